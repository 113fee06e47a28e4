/* The hour of a person's day, near to Greenwich and far from it on both sides. */
#include "support/check.h"

#include "schedule/person_calendar.h"

#include <stdio.h>

enum { HOUR = 3600 };

struct row {
	const char *moment;		/* in UTC */
	int offset_s, day_starts, hour;
};

static const struct row rows[] = {
	{ "2026-11-22T08:00:00Z", 0, 4, 8 },
	{ "2026-11-22T08:59:59Z", 0, 4, 8 },
	/* the same moment is evening in the east and night in the west */
	{ "2026-11-22T08:00:00Z", 9 * HOUR, 4, 17 },
	{ "2026-11-22T08:00:00Z", -8 * HOUR, 4, 24 },
	{ "2026-11-22T20:30:00Z", -10 * HOUR, 4, 10 },
	{ "2026-11-22T20:30:00Z", 13 * HOUR, 4, 9 },
	{ "2026-11-22T06:15:00Z", 5 * HOUR + HOUR / 2 + HOUR / 4, 4, 12 },
	/* the night belongs to the day before until the day begins */
	{ "2026-11-22T03:59:59Z", 0, 4, 27 },
	{ "2026-11-22T04:00:00Z", 0, 4, 4 },
	{ "2026-11-22T00:00:00Z", 0, 0, 0 },
	{ "2026-11-22T23:59:59Z", 0, 0, 23 },
	/* before 1970 the count of seconds is negative */
	{ "1969-12-31T23:00:00Z", 0, 4, 23 },
	{ "1969-12-31T23:00:00Z", -2 * HOUR, 4, 21 },
};

static void the_hour_is_that_of_the_persons_zone(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t moment_ms;
		int hour;

		assert_true(moment_parse(rows[i].moment, &moment_ms));
		hour = person_hour_at(moment_ms, rows[i].offset_s, rows[i].day_starts);
		if (hour != rows[i].hour)
			fail_msg("%s at %d s: hour %d, not %d", rows[i].moment,
				 rows[i].offset_s, hour, rows[i].hour);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_hour_is_that_of_the_persons_zone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
