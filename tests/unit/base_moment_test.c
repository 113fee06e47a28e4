/* Civil moments and days: parsing, writing, counting, zones. */
#include "support/check.h"

#include "base/moment.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static void zone(const char *name)
{
	setenv("TZ", name, 1);
	tzset();
}

static void days_count_without_gap_or_overlap(void **state)
{
	struct day day = { 1899, 12, 31 };
	int64_t number = day_number(day);

	(void)state;
	for (int i = 0; i < 200 * 366; i++, number++) {
		day = day_from_number(number);
		assert_int_equal(day_number(day), number);
		assert_int_equal(day_of_week(day), (int)(((number + 3) % 7 + 7) % 7));
	}
	assert_int_equal(day_number((struct day){ 1970, 1, 1 }), 0);
	assert_string_equal(day_week_name((struct day){ 2026, 11, 22 }), "Sunday");
	assert_string_equal(day_month_name((struct day){ 2026, 11, 22 }), "November");
}

static void only_days_that_exist_are_read(void **state)
{
	static const struct { const char *text; bool ok; } table[] = {
		{ "2026-11-22", true }, { "2028-02-29", true }, { "2026-02-29", false },
		{ "2100-02-29", false }, { "2026-04-31", false }, { "2026-13-01", false },
		{ "2026-00-10", false }, { "2026-1-02", false }, { "22.11.2026", false },
		{ "2026-11-22 ", false }, { "", false }, { "0000-01-01", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct day day;

		assert_int_equal(day_parse(table[i].text, &day), table[i].ok);
	}
}

static void moments_are_read_and_written_with_their_offset(void **state)
{
	char text[MOMENT_TEXT];
	int64_t moment_ms;

	(void)state;
	assert_true(moment_parse("2026-11-22T08:00:00Z", &moment_ms));
	assert_int_equal(moment_ms, INT64_C(1795334400000));
	assert_true(moment_parse("2026-11-22T09:00:00+01:00", &moment_ms));
	assert_int_equal(moment_ms, INT64_C(1795334400000));
	moment_format(moment_ms, 3600, text);
	assert_string_equal(text, "2026-11-22T09:00:00+01:00");
	moment_format(moment_ms, -12600, text);
	assert_string_equal(text, "2026-11-22T04:30:00-03:30");
	assert_false(moment_parse("2026-11-22", &moment_ms));
	assert_false(moment_parse("2026-11-22T25:00:00Z", &moment_ms));
	assert_false(moment_parse("2026-11-22T08:00:00Zebra", &moment_ms));
}

static void a_day_starts_at_its_hour(void **state)
{
	int64_t one_in_the_morning;
	struct day day;

	(void)state;
	assert_true(moment_parse("2026-11-22T01:00:00Z", &one_in_the_morning));
	day = moment_day(one_in_the_morning, 0, 3);
	assert_int_equal(day.day, 21);
	day = moment_day(one_in_the_morning, 0, 0);
	assert_int_equal(day.day, 22);
	day = moment_day(one_in_the_morning, 2 * 3600, 3);
	assert_int_equal(day.day, 22);
}

static void daylight_saving_is_the_zones(void **state)
{
	int64_t winter, summer;
	struct day short_day = { 2026, 3, 29 }, next = { 2026, 3, 30 };

	(void)state;
	zone("CET-1CEST,M3.5.0,M10.5.0/3");
	assert_true(moment_parse("2026-01-10T12:00:00", &winter));
	assert_true(moment_parse("2026-07-10T12:00:00", &summer));
	assert_int_equal(moment_offset_s(winter), 3600);
	assert_int_equal(moment_offset_s(summer), 7200);
	assert_int_equal(day_begins_ms(next, 3) - day_begins_ms(short_day, 0),
			 (int64_t)26 * 3600000);
	zone("UTC");
}

static void a_day_is_written_as_it_is_read(void **state)
{
	static const char *const days[] = { "2026-11-22", "0001-01-01", "9999-12-31" };

	(void)state;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		char text[DAY_ISO];
		struct day day;

		assert_true(day_parse(days[i], &day));
		day_iso(day, text);
		assert_string_equal(text, days[i]);
	}
}

/* It is the year 10000 already in the east: a year stays four digits. */
static void the_last_day_is_the_last(void **state)
{
	char text[MOMENT_TEXT], date[DAY_ISO];
	int64_t evening_ms;

	(void)state;
	assert_true(moment_parse("9999-12-31T20:00:00Z", &evening_ms));
	day_iso(moment_day(evening_ms, 13 * 3600, 0), date);
	assert_string_equal(date, "9999-12-31");
	moment_format(evening_ms, 13 * 3600, text);
	assert_string_equal(text, "9999-12-31T09:00:00+13:00");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_count_without_gap_or_overlap),
		cmocka_unit_test(only_days_that_exist_are_read),
		cmocka_unit_test(a_day_is_written_as_it_is_read),
		cmocka_unit_test(moments_are_read_and_written_with_their_offset),
		cmocka_unit_test(a_day_starts_at_its_hour),
		cmocka_unit_test(daylight_saving_is_the_zones),
		cmocka_unit_test(the_last_day_is_the_last),
	};

	zone("UTC");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
