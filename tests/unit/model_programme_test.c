/* Programmes and assignments: which day it is, what it holds, how often. */
#include "support/check.h"

#include "model/assignment.h"
#include "model/programme.h"

#include <string.h>

/* Four days: the second form keeps the first and the last. */
static struct portion ground = { .practice = "ground" }, write = { .practice = "write" },
		      both = { .practice = "both" };
static struct programme_day days[] = {
	{ .number = 1, .forms = 3, .todo = { &ground, 1 }, .shortest = { &both, 1 } },
	{ .number = 2, .forms = 1, .todo = { &write, 1 }, .tender = { &ground, 1 } },
	{ .number = 3, .forms = 1, .todo = { &write, 1 } },
	{ .number = 4, .forms = 3, .todo = { &ground, 1 } },
};
static struct programme_day weeks[] = { { .number = 1 }, { .number = 2 } };
static const struct programme programme = {
	.forms = { 4, 2 }, .form_count = 2, .days = days, .day_count = 4,
	.weeks = weeks, .week_count = 2
};

static void a_shorter_form_is_the_same_days_with_some_left_out(void **state)
{
	(void)state;
	assert_int_equal(programme_day(&programme, 0, 2)->number, 2);
	assert_int_equal(programme_day(&programme, 0, 4)->number, 4);
	assert_null(programme_day(&programme, 0, 5));
	assert_int_equal(programme_day(&programme, 1, 1)->number, 1);
	assert_int_equal(programme_day(&programme, 1, 2)->number, 4);
	assert_null(programme_day(&programme, 1, 3));
	assert_null(programme_day(&programme, 0, 0));
}

static void the_form_is_the_longest_that_there_is_time_for(void **state)
{
	(void)state;
	assert_int_equal(programme_form_for(&programme, 30), 0);
	assert_int_equal(programme_form_for(&programme, 4), 0);
	assert_int_equal(programme_form_for(&programme, 3), 1);
	assert_int_equal(programme_form_for(&programme, 1), 1);
}

static void a_day_holds_what_its_form_and_track_say(void **state)
{
	(void)state;
	assert_string_equal(programme_portions(&programme, &days[0], 0, TRACK_STEADY)
				    ->at[0].practice, "ground");
	assert_string_equal(programme_portions(&programme, &days[0], 1, TRACK_STEADY)
				    ->at[0].practice, "both");
	assert_string_equal(programme_portions(&programme, &days[1], 0, TRACK_STEADY)
				    ->at[0].practice, "write");
	assert_string_equal(programme_portions(&programme, &days[1], 0, TRACK_TENDER)
				    ->at[0].practice, "ground");
	assert_string_equal(programme_portions(&programme, &days[2], 0, TRACK_TENDER)
				    ->at[0].practice, "write");
}

static void weeks_are_found_by_their_number(void **state)
{
	(void)state;
	assert_ptr_equal(programme_week(&programme, 2), &weeks[1]);
	assert_null(programme_week(&programme, 3));
}

static void how_often_is_read_as_it_is_written(void **state)
{
	static const char *const ok[] = { "once", "daily", "twice daily", "1 a week",
					    "7 a week" };
	static const char *const wrong[] = { "", "Once", "0 a week", "8 a week", "a week",
					     "10 a week", "5 a  week", "5 a weekend",
					     "daily " };
	struct times times;
	char text[TIMES_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof ok / sizeof *ok; i++) {
		assert_true(times_read(ok[i], &times));
		times_write(&times, text);
		assert_string_equal(text, ok[i]);
	}
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(times_read(wrong[i], &times));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_shorter_form_is_the_same_days_with_some_left_out),
		cmocka_unit_test(the_form_is_the_longest_that_there_is_time_for),
		cmocka_unit_test(a_day_holds_what_its_form_and_track_say),
		cmocka_unit_test(weeks_are_found_by_their_number),
		cmocka_unit_test(how_often_is_read_as_it_is_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
