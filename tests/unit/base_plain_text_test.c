/* Which characters may stand in a text that comes from somebody else. */
#include "support/check.h"

#include "base/plain_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const well[] = {
	"", "plain", "a\tb\nc", "Stra\u00DFe, na\u00EFve", "\u4F60\u597D", "10\u00A0km",
	/* emoji: family, keycap, skin, heart on fire */
	"\U0001F468\u200D\U0001F469\u200D\U0001F467", "1\uFE0F\u20E3", "\u2764\uFE0F",
	"\U0001F44B\U0001F3FD", "\u2764\uFE0F\u200D\U0001F525",
	"\U0001F469\U0001F3FD\u200D\u2695\uFE0F",
	/* "I want" in Persian, "ksha" taken apart in Hindi, a mark behind the joiner's letter */
	"\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
	"\u0915\u094D\u200D\u0937", "\u0915\u094D\u200C\u0937",
	/* Hebrew with marks, an isolate that is closed, an Arabic number sign */
	"\u05E9\u05DC\u05D5\u05DD\u200F!", "\u05E9\u05DC\u05D5\u05DD \u2066abc\u2069",
	"\u0645 \u0600\u0661", "\u0E01\u200B\u0E02",
};

/* What does not belong: where it stands and what it is called. */
static const struct {
	const char *text, *words;
	size_t at;
	bool lines;
} odd[] = {
	{ "a\x1b[2J", "U+001B (control character), behind \"a\"", 1, true },
	{ "a\nb", "U+000A (control character), behind \"a\"", 1, false },
	{ "a\rb", "U+000D (control character), behind \"a\"", 1, true },
	{ "\x7f", "U+007F (control character)", 0, true },
	{ "\xC2\x85", "U+0085 (control character)", 0, true },
	{ "ab\u202E21", "U+202E (right-to-left override), behind \"ab\"", 2, true },
	{ "\u05E9\u202A", "U+202A (left-to-right embedding), behind \"\u05E9\"", 2, true },
	{ "Dr\u200BT", "U+200B (zero width space), behind \"Dr\"", 2, true },
	{ "Dr\u200CT", "U+200C (zero width non-joiner), behind \"Dr\"", 2, true },
	{ "Dr\u200DT", "U+200D (zero width joiner), behind \"Dr\"", 2, true },
	{ "1\u200D\u2764", "U+200D (zero width joiner), behind \"1\"", 1, true },
	{ "so\u00ADfa", "U+00AD (soft hyphen), behind \"so\"", 2, true },
	{ "\uFEFFa", "U+FEFF (zero width no-break space)", 0, true },
	{ "a\u2060", "U+2060 (word joiner), behind \"a\"", 1, true },
	{ "a\u2028b", "U+2028 (line separator), behind \"a\"", 1, true },
	{ "a\u3164", "U+3164 (hangul filler), behind \"a\"", 1, true },
	{ "A\uFE0F", "U+FE0F (variation selector-16), behind \"A\"", 1, true },
	{ "a\U000E0041", "U+E0041 (tag latin capital letter a), behind \"a\"", 1, true },
	{ "\u2067" "987 65\u2069", "U+2067 (right-to-left isolate)", 0, true },
	{ "\u05E9\n\u200F" "987", "U+200F (right-to-left mark)", 3, true },
	{ "\u05E9\u2067x", "U+2067 (right-to-left isolate), behind \"\u05E9\"", 2, true },
	{ "\u05E9\u2069\u2067", "U+2069 (pop directional isolate), behind \"\u05E9\"", 2, true },
	{ "ok \xff", "a byte that is no UTF-8, behind \"ok \"", 3, true },
	{ "\xED\xA0\x80", "a byte that is no UTF-8", 0, true },
};

static void what_writing_needs_belongs(void **state)
{
	struct odd_character found;

	(void)state;
	for (size_t i = 0; i < sizeof well / sizeof *well; i++)
		if (plain_text_odd(well[i], strlen(well[i]), true, &found))
			fail_msg("text %zu is refused at %zu", i, found.at);
}

static void what_nobody_sees_is_found_and_named(void **state)
{
	struct odd_character found;
	char words[ODD_WORDS];

	(void)state;
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		if (!plain_text_odd(odd[i].text, strlen(odd[i].text), odd[i].lines, &found))
			fail_msg("text %zu passes", i);
		plain_text_odd_words(odd[i].text, &found, words);
		assert_string_equal(words, odd[i].words);
		assert_int_equal(found.at, odd[i].at);
	}
}

static void a_nul_inside_is_found(void **state)
{
	struct odd_character found;

	(void)state;
	assert_true(plain_text_odd("a\0b", 3, true, &found));
	assert_int_equal(found.at, 1);
}

static void what_was_cleaned_belongs(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		char out[64], shown[64];

		snprintf(out, sizeof out, "%s", odd[i].text);
		snprintf(shown, sizeof shown, "%s", odd[i].text);
		plain_text_make(out, odd[i].lines);
		plain_text_show(shown);
		assert_true(plain_text_is(out, odd[i].lines));
		assert_true(plain_text_is(shown, true));
		assert_true(strlen(out) < strlen(odd[i].text) || !odd[i].lines);
	}
}

/* Taking the letter away takes from the joiner what it needed. */
static void cleaning_leaves_nothing_behind(void **state)
{
	char text[] = "a\u200D\u200Db\u2067\u200Fc\x80\xE2\x80";
	char whole[] = "\U0001F468\u200D\U0001F469";

	(void)state;
	plain_text_make(text, true);
	assert_string_equal(text, "abc");
	plain_text_make(whole, true);
	assert_string_equal(whole, "\U0001F468\u200D\U0001F469");
}

/* Such a sentence is a line of its own in a list of findings. */
static void the_words_before_stay_on_one_line(void **state)
{
	struct odd_character found;
	char words[ODD_WORDS];

	(void)state;
	assert_true(plain_text_odd("a\tb\u200B", 6, true, &found));
	plain_text_odd_words("a\tb\u200B", &found, words);
	assert_string_equal(words, "U+200B (zero width space), behind \"a b\"");
}

static void the_words_before_are_cut_between_characters(void **state)
{
	const char *text = "\u4F60\u4F60\u4F60\u4F60\u4F60\u4F60\u4F60\u4F60\u4F60\u200B";
	struct odd_character found;
	char words[ODD_WORDS];

	(void)state;
	assert_true(plain_text_odd(text, strlen(text), true, &found));
	plain_text_odd_words(text, &found, words);
	assert_true(plain_text_is(words, false));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_writing_needs_belongs),
		cmocka_unit_test(what_nobody_sees_is_found_and_named),
		cmocka_unit_test(a_nul_inside_is_found),
		cmocka_unit_test(what_was_cleaned_belongs),
		cmocka_unit_test(cleaning_leaves_nothing_behind),
		cmocka_unit_test(the_words_before_stay_on_one_line),
		cmocka_unit_test(the_words_before_are_cut_between_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
