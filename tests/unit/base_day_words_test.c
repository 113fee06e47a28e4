/* base_day_words_test.c -- dates as people write them, and those that are in doubt. */
#include "support/check.h"

#include "base/day_words.h"

#include <string.h>

/* Near the 22nd of November 2026. */
static const struct {
	const char *text;
	enum day_words is;
	const char *day, *other;
} rows[] = {
	{ "", DAY_WORDS_NONE, "", "" },
	{ "  ", DAY_WORDS_NONE, "", "" },
	{ "2026-12-05", DAY_WORDS_DAY, "2026-12-05", "" },
	{ "20261205", DAY_WORDS_DAY, "2026-12-05", "" },
	{ "2026/12/5", DAY_WORDS_DAY, "2026-12-05", "" },
	{ "26 Nov", DAY_WORDS_DAY, "2026-11-26", "" },
	{ "26 nov 2026", DAY_WORDS_DAY, "2026-11-26", "" },
	{ "26November2027", DAY_WORDS_DAY, "2027-11-26", "" },
	{ "Nov 26, 2027", DAY_WORDS_DAY, "2027-11-26", "" },
	{ "2027 Nov 26", DAY_WORDS_DAY, "2027-11-26", "" },
	{ "Thursday, 26th of November", DAY_WORDS_DAY, "2026-11-26", "" },
	{ "1 sept", DAY_WORDS_DAY, "2026-09-01", "" },
	{ "5 Jan", DAY_WORDS_DAY, "2027-01-05", "" },	/* the nearest */
	{ "29 Feb", DAY_WORDS_DAY, "2028-02-29", "" },
	{ "26/11/2026", DAY_WORDS_DAY, "2026-11-26", "" },
	{ "11/26/2026", DAY_WORDS_DAY, "2026-11-26", "" },
	{ "26.11.2026", DAY_WORDS_DAY, "2026-11-26", "" },
	{ "26-11-2026", DAY_WORDS_DAY, "2026-11-26", "" },
	{ "5.12.2026", DAY_WORDS_DAY, "2026-12-05", "" },
	{ "5.12.", DAY_WORDS_DAY, "2026-12-05", "" },
	{ "26/11", DAY_WORDS_DAY, "2026-11-26", "" },
	{ "12/12/2026", DAY_WORDS_DAY, "2026-12-12", "" },
	{ "5/12/2026", DAY_WORDS_EITHER, "2026-12-05", "2026-05-12" },
	{ "5-12-2026", DAY_WORDS_EITHER, "2026-12-05", "2026-05-12" },
	{ "5/12", DAY_WORDS_EITHER, "2026-12-05", "2027-05-12" },
	{ "2027-02-29", DAY_WORDS_NO_DAY, "2027-02-29", "" },
	{ "31 Feb 2027", DAY_WORDS_NO_DAY, "2027-02-31", "" },
	{ "32/13/2026", DAY_WORDS_NO_DAY, "2026-13-32", "" },
	{ "26", DAY_WORDS_PART, "", "" },
	{ "2026-12", DAY_WORDS_PART, "", "" },
	{ "Nov 2026", DAY_WORDS_PART, "", "" },
	{ "26/11/26", DAY_WORDS_PART, "", "" },	/* a year has four digits */
	{ "26 No", DAY_WORDS_PART, "", "" },
	{ "26 Nov 2026 7", DAY_WORDS_PART, "", "" },
	{ "26 Nov Dec", DAY_WORDS_PART, "", "" },
	{ "soon", DAY_WORDS_PART, "", "" },
	{ "26 N\xc3\xb6v", DAY_WORDS_PART, "", "" },
	{ "99999999999999999999", DAY_WORDS_PART, "", "" },
};

static void a_date_is_read_as_it_is_written(void **state)
{
	static const struct day near = { 2026, 11, 22 };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct day day, other;
		char text[DAY_ISO];

		if (day_words_read(rows[i].text, near, &day, &other) != rows[i].is)
			fail_msg("\"%s\" is read as something else", rows[i].text);
		day_iso(day, text);
		if (*rows[i].day && strcmp(text, rows[i].day))
			fail_msg("\"%s\" is %s", rows[i].text, text);
		day_iso(other, text);
		if (*rows[i].other && strcmp(text, rows[i].other))
			fail_msg("\"%s\" can be %s", rows[i].text, text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_date_is_read_as_it_is_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
