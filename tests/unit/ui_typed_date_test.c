/* ui_typed_date_test.c -- how far away a day is, and dates in a list. */
#include "support/check.h"

#include "base/buffer.h"
#include "ui/typed_date.h"

static void a_day_is_so_far_away(void **state)
{
	static const struct { int64_t days; const char *words; } rows[] = {
		{ 0, "today" }, { 1, "tomorrow" }, { -1, "yesterday" },
		{ 2, "in 2 days" }, { -2, "2 days ago" }, { 400, "in 400 days" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char text[DAYS_AWAY];

		days_away(rows[i].days, text);
		assert_string_equal(text, rows[i].words);
	}
}

static void dates_are_listed_in_their_order(void **state)
{
	static const char *known[] = { "2026-12-05", "2026-12-09" };
	static const struct { int without; const char *more, *list; } rows[] = {
		{ NO_INDEX, "", "2026-12-05, 2026-12-09" },
		{ NO_INDEX, "2026-12-01", "2026-12-01, 2026-12-05, 2026-12-09" },
		{ NO_INDEX, "2026-12-07", "2026-12-05, 2026-12-07, 2026-12-09" },
		{ NO_INDEX, "2026-12-30", "2026-12-05, 2026-12-09, 2026-12-30" },
		{ NO_INDEX, "2026-12-05", "2026-12-05, 2026-12-09" },
		{ NO_INDEX, "2026-12-09", "2026-12-05, 2026-12-09" },
		{ 0, "", "2026-12-09" },
		{ 1, "", "2026-12-05" },
		{ 0, "2026-12-30", "2026-12-09, 2026-12-30" },
		{ 1, "2026-12-05", "2026-12-05" },
		{ 1, "2026-12-09", "2026-12-05, 2026-12-09" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buffer list = { 0 };

		list_dates((struct texts){ known, 2 }, rows[i].without, rows[i].more, &list);
		assert_string_equal(buffer_string(&list), rows[i].list);
		buffer_free(&list);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_is_so_far_away),
		cmocka_unit_test(dates_are_listed_in_their_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
