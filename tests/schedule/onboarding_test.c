/* onboarding_test.c -- what is said of a date before it is kept, what follows from one
 * that is, and when the first questions are due. It is Sunday the 22nd of November
 * 2026, eight in the morning, UTC. */
#include "app/here.h"

#include "schedule/onboarding.h"
#include "schedule/retreat_dates.h"
#include "practice/sound_check.h"
#include "model/settings.h"

static const char *own_settings(void)
{
	return check_path(here.place.home, "config/groundwork/groundwork.ini");
}

static void open_with(const char *settings)
{
	if (settings)
		check_write(own_settings(), settings, strlen(settings));
	here_open(&here);
}

/* ---- what is said of a date: where | arrival | home | key | value -> words that are
 * in the remark ("" for none), or after "no:" in the refusal */
static const struct {
	const char *where, *arrival, *home, *key, *value, *says;
} dates[] = {
	{ "preparing", "", "", "arrival", "2026-12-05", "" },
	{ "preparing", "", "", "arrival", "", "" },
	{ "preparing", "", "", "arrival", "2026-11-23", "" },
	{ "preparing", "", "", "arrival", "2026-11-22", "That is today" },
	{ "preparing", "", "", "arrival", "2026-11-21", "on retreat, or home again?" },
	{ "", "", "", "arrival", "2026-11-21", "on retreat, or home again?" },
	{ "preparing", "", "", "arrival", "2029-11-24", "" },
	{ "preparing", "", "", "arrival", "2029-11-25", "more than three years away" },
	{ "preparing", "", "", "arrival", "2023-11-19", "more than three years ago" },
	{ "preparing", "", "", "arrival", "2028-02-29", "" },
	{ "preparing", "", "", "arrival", "2027-02-29", "no:There is no day" },
	{ "preparing", "", "", "arrival", "tomorrow", "no:There is no day" },
	{ "preparing", "", "", "arrival", "2026-12", "no:There is no day" },
	{ "retreat", "", "", "arrival", "2026-11-20", "" },
	{ "retreat", "", "", "arrival", "2026-11-22", "" },
	{ "retreat", "", "", "arrival", "2026-11-24", "preparing, then?" },
	{ "home", "", "", "home", "2026-11-20", "" },
	{ "home", "", "", "home", "2026-11-22", "" },
	{ "home", "", "", "home", "2026-11-24", "still to come" },
	{ "preparing", "2026-12-05", "", "home", "2026-12-10", "" },
	{ "preparing", "2026-12-05", "", "home", "2026-12-05", "" },
	{ "preparing", "2026-12-05", "", "home", "2026-12-04", "no:before your arrival" },
	{ "preparing", "", "2026-12-10", "arrival", "2026-12-11", "no:after your first day" },
	{ "preparing", "", "2026-12-10", "arrival", "2026-12-10", "" },
	{ "home", "2026-11-01", "2026-11-05", "arrival", "2026-11-06", "no:after your first" },
	{ "home", "2026-11-01", "2026-11-05", "arrival", "2026-12-20", "A new journey" },
	{ "retreat", "2026-11-20", "", "session_days", "2026-11-21, 2026-11-23", "" },
	{ "retreat", "2026-11-20", "", "session_days", "", "" },
	{ "retreat", "2026-11-20", "", "session_days", "2026-11-21, 23", "no:\"23\"" },
	{ "retreat", "2026-11-20", "", "session_days", "2026-11-19", "before your arrival" },
	{ "retreat", "", "2026-11-25", "session_days", "2026-11-25", "home again already" },
	{ "retreat", "", "", "session_days", "2031-01-01", "more than three years" },
};

static void a_date_is_looked_at_before_it_is_kept(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		bool refused = !strncmp(dates[i].says, "no:", 3), ok;
		const char *words = dates[i].says + (refused ? 3 : 0);
		char remark[RETREAT_DATE_TEXT], text[200];

		snprintf(text, sizeof text, "[journey]\nwhere = %s\narrival = %s\nhome = %s\n",
			 dates[i].where, dates[i].arrival, dates[i].home);
		open_with(text);
		ok = retreat_date_check(here.app, dates[i].key, dates[i].value, remark,
					&here.error);
		if (ok == refused || (*words ? !strstr(refused ? here.error.text : remark,
						       words)
					       : remark[0] != '\0'))
			fail_msg("row %zu, %s = %s: %s", i, dates[i].key, dates[i].value,
				 ok ? remark : here.error.text);
		here_close(&here);
	}
}

static void set_date(const char *key, const char *value, bool expected)
{
	char remark[RETREAT_DATE_TEXT];

	assert_int_equal(retreat_date_set(here.app, key, value, remark, &here.error),
			 expected);
}

static void a_changed_arrival_keeps_the_form_as_far_as_it_can(void **state)
{
	const struct settings *settings;

	(void)state;
	open_with("[journey]\nsince = 2026-10-01\narrival = 2026-12-05\n");
	settings = app_settings(here.app);
	set_date("arrival", "2026-12-05", true);	/* the same */
	set_date("session_days", "2026-12-06", true);
	set_date("home", "2026-12-01", false);		/* refused */
	assert_string_equal(settings->since, "2026-10-01");
	assert_string_equal(settings->home, "");
	set_date("home", "2026-12-10", true);		/* the days before stay */
	assert_string_equal(settings->since, "2026-10-01");
	set_date("arrival", "2026-12-08", true);	/* later: the form stays */
	assert_string_equal(settings->since, "2026-10-01");
	set_date("arrival", "2026-12-02", true);	/* the form that fits now */
	assert_string_equal(settings->since, "2026-11-22");
	here_close(&here);
	here_open(&here);			/* and the next time */
	assert_string_equal(app_settings(here.app)->since, "2026-11-22");
	assert_string_equal(app_settings(here.app)->home, "2026-12-10");
}

static void a_new_journey_leaves_the_weeks_at_home(void **state)
{
	(void)state;
	open_with("[journey]\nsince = 2026-01-01\narrival = 2026-11-01\nhome = 2026-11-05\n");
	set_date("arrival", "2026-12-20", true);
	assert_string_equal(app_settings(here.app)->home, "2026-11-05");
	assert_string_equal(app_settings(here.app)->arrival, "2026-12-20");
	assert_string_equal(app_settings(here.app)->since, "2026-11-22");
}

static void a_date_that_cannot_be_written_holds_for_this_run(void **state)
{
	(void)state;
	check_write(check_path(here.place.home, "config/groundwork"), "", 0);
	open_with(NULL);
	set_date("arrival", "2026-12-05", false);
	program_expect(here.error.text, "holds for now");
	assert_string_equal(app_settings(here.app)->arrival, "2026-12-05");
	assert_string_equal(app_settings(here.app)->since, "2026-11-22");
}

/* ---- when they are due */

static void the_questions_are_due_once(void **state)
{
	(void)state;
	open_with(NULL);
	assert_true(onboarding_is_due(here.app));
	assert_true(onboarding_done(here.app, &here.error));
	assert_false(onboarding_is_due(here.app));
	here_close(&here);
	here_open(&here);
	assert_false(onboarding_is_due(here.app));
	assert_string_equal(app_settings(here.app)->since, "2026-11-22");
}

static void a_plan_that_was_made_keeps_its_day(void **state)
{
	(void)state;
	open_with("[journey]\nsince = 2026-10-01\n");
	assert_true(onboarding_done(here.app, &here.error));
	assert_string_equal(app_settings(here.app)->since, "2026-10-01");
}

static void who_has_practised_is_not_asked(void **state)
{
	(void)state;
	open_with(NULL);
	player_close(here_play(&here, "quiet"));
	assert_false(onboarding_is_due(here.app));
	assert_string_equal(app_settings(here.app)->since, "");
}

static void a_log_that_cannot_be_read_may_hold_something(void **state)
{
	(void)state;
	check_write(here.place.database, "this is no database, whatever its name says", 43);
	open_with(NULL);
	assert_false(onboarding_is_due(here.app));
}

/* ---- the practice inside */

static void expect_practice(const char *id, const char *steps, int64_t minutes_ms)
{
	struct onboarding_practice found;

	assert_true(onboarding_practice(here.app, &found));
	assert_string_equal(found.practice->id, id);
	assert_string_equal(found.steps ? found.steps : "all", steps);
	assert_int_equal(found.minutes_ms, minutes_ms);
}

static void the_practice_inside_is_short_and_neither_breath_nor_writing(void **state)
{
	(void)state;
	open_with(NULL);
	expect_practice("quiet", "all", 90000);
}

static void of_what_is_shipped_it_is_looking_around(void **state)
{
	(void)state;
	setenv("GROUNDWORK_CONTENT", "content", 1);
	open_with("[practice]\nleave_out = breath, holds, eyes, body, imagery, tensing, "
		  "walking, writing\n");
	expect_practice("ground-orient", "arrive, three, after", 90000);
}

/* ---- the bell */

static void the_bell_rings_through_and_is_over(void **state)
{
	struct sound_check *check;

	(void)state;
	setenv("GROUNDWORK_AUDIO", "audio", 1);
	open_with(NULL);
	check = sound_check_open(here.app);
	assert_null(sound_check_words(check));
	sound_check_play(check);
	sound_check_play(check);		/* again, from its beginning */
	for (int i = 0; i < 20; i++) {
		clock_wait(app_clock(here.app), NULL, 0, clock_now_ms(app_clock(here.app)) + 1000);
		sound_check_turn(check);
	}
	assert_int_equal(sound_check_due_ms(check), INT64_MAX);
	sound_check_volume(check, -80);
	assert_int_equal(app_settings(here.app)->volume, 0);
	program_expect(sound_check_words(check), "stands at 0");
	sound_check_close(check);
	sound_check_close(NULL);
}

static void a_bell_that_is_not_there_is_said(void **state)
{
	struct sound_check *check;

	(void)state;
	setenv("GROUNDWORK_AUDIO", here.place.home, 1);
	open_with(NULL);
	check = sound_check_open(here.app);
	program_expect(sound_check_words(check), "missing");
	sound_check_play(check);
	sound_check_close(check);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, here_set_up, here_tear_down)
		TEST(a_date_is_looked_at_before_it_is_kept),
		TEST(a_changed_arrival_keeps_the_form_as_far_as_it_can),
		TEST(a_new_journey_leaves_the_weeks_at_home),
		TEST(a_date_that_cannot_be_written_holds_for_this_run),
		TEST(the_questions_are_due_once),
		TEST(a_plan_that_was_made_keeps_its_day),
		TEST(who_has_practised_is_not_asked),
		TEST(a_log_that_cannot_be_read_may_hold_something),
		TEST(the_practice_inside_is_short_and_neither_breath_nor_writing),
		TEST(of_what_is_shipped_it_is_looking_around),
		TEST(the_bell_rings_through_and_is_over),
		TEST(a_bell_that_is_not_there_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
