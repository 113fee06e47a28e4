/* base_charset_test.c -- the terminal's bytes and UTF-8, to and fro. */
#include "support/check.h"

#include "base/charset.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Makes a locale for this test alone; skips it where the system cannot. */
static void live_in(const char *language, const char *charmap)
{
	const char *folder = check_folder();
	char call[600], name[64];

	setenv("LOCPATH", folder, 1);
	snprintf(name, sizeof name, "%s.%s", language, charmap);
	snprintf(call, sizeof call, "localedef -i %s -f %s %s/%s > /dev/null 2>&1", language,
		 charmap, folder, name);
	if (system(call) && !setlocale(LC_ALL, name))
		skip();
	if (!setlocale(LC_ALL, name))
		skip();
}

static void expect(const char *bytes, size_t used, const char *letter)
{
	char read[CHARSET_LETTER];

	assert_int_equal(charset_read(bytes, strlen(bytes), read), used);
	assert_string_equal(read, letter);
}

static void expect_shown(const char *text, const char *bytes)
{
	char *shown = charset_shown(text);

	assert_string_equal(shown, bytes);
	free(shown);
}

static void utf8_is_what_it_is(void **state)
{
	static const char *const locales[] = { "C.UTF-8", "C" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		assert_non_null(setlocale(LC_ALL, locales[i]));
		assert_true(charset_is_utf8());
		assert_string_equal(charset_name(), "UTF-8");
		expect("a\u00df", 1, "a");
		expect("\u00dfa", 2, "\u00df");
		expect("\U0001f469", 4, "\U0001f469");
		expect("\xf0\x9f\x91", 0, "");		/* there is more to come */
		expect("\xe2(", 1, "");
		expect("\xff", 1, "");
		expect("\xed\xa0\x80", 1, "");		/* half of a pair */
		expect_shown("Stra\u00dfe", "Stra\u00dfe");
	}
}

static void letters_of_single_bytes(void **state)
{
	(void)state;
	live_in("de_DE", "ISO-8859-1");
	assert_false(charset_is_utf8());
	assert_string_equal(charset_name(), "ISO-8859-1");
	expect("\xdf", 1, "\u00df");
	expect("\xe9", 1, "\u00e9");
	expect("e", 1, "e");
	expect_shown("Stra\u00dfe \u2019", "Stra\xdf" "e '");
	expect_shown("\u6f22.", "?.");
}

static void letters_of_two_bytes(void **state)
{
	(void)state;
	live_in("ja_JP", "EUC-JP");
	expect("\xc6\xfc\xcb\xdc", 2, "\u65e5");
	expect("\xc6", 0, "");
	expect("\xff", 1, "");
	expect_shown("\u65e5\u672c", "\xc6\xfc\xcb\xdc");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8_is_what_it_is),
		cmocka_unit_test(letters_of_single_bytes),
		cmocka_unit_test(letters_of_two_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
