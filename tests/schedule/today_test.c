/* today_test.c -- what Today offers, from the library, the log, the settings and
 * the clock. The log is written by the store, in days before Sunday the 22nd of
 * November 2026, eight in the morning, UTC. */
#include "app/here.h"

#include "schedule/schedule.h"
#include "schedule/today.h"
#include "base/paths.h"
#include "store/store.h"

static struct today today;

static const int64_t hour_ms = 3600000, day_ms = 86400000;

/* Civil times, counted from Sunday 08:00 backwards. */
static int64_t ago(int64_t ms)
{
	static const int64_t sunday_ms = INT64_C(1795334400000);

	return sunday_ms - ms;
}

enum rated { NOT_RATED = 9 };

static void done(const char *practice, int64_t started_ms, int64_t spent_ms,
		 enum ending ending, int steadier)
{
	struct session_record record = { .practice = practice, .title = practice,
					 .source = "self", .started_ms = started_ms,
					 .planned_ms = 120000 };
	struct answer answer = { .step = "after", .kind = STEP_RATE,
				 .holds = ANSWER_NUMBER, .number = steadier,
				 .track = "steadiness", .at_ms = started_ms };
	struct store *store;
	int64_t id;

	assert_true(store_open(&store, check_path(here.place.home, "data/groundwork"),
			       check_path(here.place.home, "state/groundwork"), NULL,
			       &here.error));
	assert_true(store_session_begin(store, &record, &id, &here.error));
	if (steadier != NOT_RATED)
		assert_true(store_answer(store, id, &answer, &here.error));
	assert_true(store_session_end(store, id, ending, 0, 0, spent_ms, &here.error));
	store_close(store);
}

static void settings(const char *text)
{
	check_write(check_path(here.place.home, "config/groundwork/groundwork.ini"), text,
		    strlen(text));
}

static void look(void)
{
	here_open(&here);
	assert_int_equal(app_notes(here.app).count, 0);
	today_load(here.app, here.arena, &today);
}

static size_t place_of(const char *id)
{
	for (size_t i = 0; i < today.suggestion_count; i++)
		if (!strcmp(today.suggestions[i].practice->id, id))
			return i;
	return SIZE_MAX;
}

static void expect_why(const char *id, const char *why)
{
	assert_true(place_of(id) < today.suggestion_count);
	assert_string_equal(today.suggestions[place_of(id)].why, why);
}

static void the_first_day_offers_short_and_grounding_things(void **state)
{
	(void)state;
	look();
	assert_int_equal(today.suggestion_count, 4);	/* held is left out at first */
	expect_why("small", "short, grounding, new to you");
	expect_why("quiet", "short, grounding, no breath pacing, new to you");
	expect_why("all-kinds", "short, grounding, new to you");
	expect_why("page", "short, inward, no breath pacing, new to you");
	assert_int_equal(place_of("page"), 3);
	assert_int_equal(today.suggestions[place_of("small")].minutes_ms, 60000);
	assert_int_equal(today.days_done, 0);
	assert_int_equal(today.days_planned, 0);
	assert_int_equal(today.weekday, 6);
	assert_null(today.intention);
	assert_false(today.unfinished);
}

static void what_is_left_out_is_not_offered(void **state)
{
	(void)state;
	settings("[practice]\nleave_out = breath, writing\n");
	look();
	assert_int_equal(today.suggestion_count, 1);
	assert_string_equal(today.suggestions[0].practice->id, "quiet");
	here_close(&here);
	settings("[practice]\nleave_out =\n[journey]\narrival = 2026-11-20\n");
	look();
	assert_true(place_of("quiet") < 2);
	assert_true(place_of("held") < 2);	/* made for the retreat */
}

static void dates_tell_the_stage(void **state)
{
	(void)state;
	settings("[journey]\narrival = 2026-11-10\nhome = 2026-11-22\n");
	look();
	assert_int_equal(place_of("page"), 2);		/* for coming home */
	assert_int_equal(place_of("small"), 3);		/* for preparing */
}

static void what_was_just_done_steps_back(void **state)
{
	(void)state;
	done("small", ago(hour_ms), 60000, ENDED_FINISHED, NOT_RATED);
	look();
	assert_int_equal(place_of("small"), 2);
	assert_true(today.suggestions[2].done);
	assert_false(today.suggestions[0].done);
	expect_why("small", "short, grounding");
}

static void what_was_steadying_comes_first(void **state)
{
	(void)state;
	done("all-kinds", ago(2 * day_ms), 60000, ENDED_FINISHED, 1);
	done("quiet", ago(day_ms), 60000, ENDED_FINISHED, 0);
	look();
	assert_int_equal(place_of("all-kinds"), 0);
	expect_why("all-kinds", "short, you found it steadying on Friday");
}

static void what_was_unsettling_steps_far_back(void **state)
{
	(void)state;
	done("small", ago(3 * day_ms), 60000, ENDED_FINISHED, 1);
	done("small", ago(2 * day_ms), 60000, ENDED_FINISHED, -1);
	done("quiet", ago(day_ms), 60000, ENDED_FINISHED, NOT_RATED);
	look();
	assert_true(place_of("small") > place_of("quiet"));
	assert_true(place_of("small") > place_of("all-kinds"));
	assert_null(strstr(today.suggestions[place_of("small")].why, "steadying"));
}

static void another_answer_later_forgets_what_was_unsettling(void **state)
{
	(void)state;
	done("small", ago(3 * day_ms), 60000, ENDED_FINISHED, -1);
	done("small", ago(2 * day_ms), 60000, ENDED_FINISHED, 0);
	done("all-kinds", ago(day_ms), 60000, ENDED_FINISHED, NOT_RATED);
	look();
	assert_true(place_of("small") < place_of("all-kinds"));
	assert_true(place_of("small") < place_of("page"));
}

/* Four weeks in which nothing is done: no reason to offer the same again. */
static void nothing_is_offered_first_twice_in_a_row(void **state)
{
	char before[64] = "";

	(void)state;
	for (int day = 1; day <= 28; day++) {
		char clock[40];

		snprintf(clock, sizeof clock, "2026-02-%02dT08:00:00Z", day);
		setenv("GROUNDWORK_TEST_CLOCK", clock, 1);
		look();
		assert_string_not_equal(today.suggestions[0].practice->id, before);
		snprintf(before, sizeof before, "%s", today.suggestions[0].practice->id);
		here_close(&here);
	}
	setenv("GROUNDWORK_TEST_CLOCK", "2026-11-22T08:00:00Z", 1);
	look();
}

/* The week is Monday the 16th to Sunday the 22nd. */
static void dots_are_days_on_which_something_was_practised(void **state)
{
	static const bool expected[7] = { true, false, true, false, true, false, false };

	(void)state;
	done("quiet", ago(6 * day_ms - hour_ms), 0, ENDED_FINISHED, NOT_RATED);
	done("page", ago(4 * day_ms), 60000, ENDED_LEFT, NOT_RATED);	/* stopping counts */
	done("page", ago(4 * day_ms - hour_ms), 60000, ENDED_LEFT, NOT_RATED);
	done("page", ago(3 * day_ms), 59999, ENDED_LEFT, NOT_RATED);	/* too short */
	done("small", ago(2 * day_ms), 61000, ENDED_INTERRUPTED, NOT_RATED);
	done("quiet", ago(7 * day_ms), 120000, ENDED_FINISHED, NOT_RATED); /* last week */
	look();
	assert_memory_equal(today.practised, expected, sizeof expected);
	assert_int_equal(today.days_done, 3);
}

static void a_day_begins_when_the_person_says(void **state)
{
	(void)state;
	/* Saturday, two in the morning: Friday still, by the default of three */
	done("quiet", ago(day_ms + 6 * hour_ms), 120000, ENDED_FINISHED, NOT_RATED);
	look();
	assert_true(today.practised[4]);
	assert_false(today.practised[5]);
	here_close(&here);
	settings("[practice]\nday_starts = 2\ndays_a_week = 3\n");
	look();
	assert_false(today.practised[4]);
	assert_true(today.practised[5]);
	assert_int_equal(today.days_planned, 3);
}

static void a_session_of_this_night_is_done_today(void **state)
{
	(void)state;
	/* Sunday, half past two: the evening of Saturday */
	done("quiet", ago(5 * hour_ms + hour_ms / 2), 120000, ENDED_FINISHED, NOT_RATED);
	look();
	assert_false(today.suggestions[place_of("quiet")].done);
	done("quiet", ago(hour_ms), 120000, ENDED_FINISHED, NOT_RATED);
	here_close(&here);
	look();
	assert_true(today.suggestions[place_of("quiet")].done);
}

static void an_unfinished_page_can_be_gone_on_with_for_a_week(void **state)
{
	(void)state;
	done("page", ago(2 * hour_ms), 30000, ENDED_LEFT, NOT_RATED);
	look();
	assert_true(today.unfinished);
	assert_string_equal(today.open.practice, "page");
	assert_true(app_put_away(here.app, today.open.id, &here.error));
	today_load(here.app, here.arena, &today);
	assert_false(today.unfinished);
}

static void what_was_left_on_purpose_is_let_go(void **state)
{
	(void)state;
	done("quiet", ago(2 * hour_ms), 30000, ENDED_LEFT, NOT_RATED);
	look();
	assert_false(today.unfinished);		/* nothing was being written */
	here_close(&here);
	done("quiet", ago(hour_ms), 30000, ENDED_INTERRUPTED, NOT_RATED);
	look();
	assert_true(today.unfinished);
}

static void an_old_one_is_let_go(void **state)
{
	(void)state;
	done("page", ago(8 * day_ms), 30000, ENDED_INTERRUPTED, NOT_RATED);
	look();
	assert_false(today.unfinished);
}

static void a_practice_that_is_gone_is_not_offered_again(void **state)
{
	(void)state;
	done("vanished", ago(hour_ms), 30000, ENDED_INTERRUPTED, 1);
	look();
	assert_false(today.unfinished);
	assert_int_equal(today.suggestion_count, 4);
}

static void the_last_intention_stands_there(void **state)
{
	struct player *player;

	(void)state;
	here_open(&here);
	player = here_play(&here, "all-kinds");
	while (player_look(player).step->kind != STEP_WRITE)
		player_do(player, SESSION_ON);
	player_answer_text(player, "Meet what comes with curiosity.");
	player_close(player);
	today_load(here.app, here.arena, &today);
	assert_string_equal(today.intention, "Meet what comes with curiosity.");
}

static void expect_told(const char *where, const char *words)
{
	if (!words || !strstr(words, "cannot be read just now") ||
	    !strstr(words, "groundwork doctor"))
		fail_msg("%s: not told: %s", where, words ? words : "nothing");
}

/* One table fails, while the others can be read. A log that fails is left until the
 * program is started again; a list of assignments that fails is asked again. */
static void look_without(const char *table)
{
	bool left = strcmp(table, "assignment") != 0;
	struct schedule weeks;
	char sql[128];

	here_open(&here);
	snprintf(sql, sizeof sql, "ALTER TABLE %s RENAME TO hidden", table);
	store_place_sql(check_path(here.place.home, "data/groundwork/groundwork.db"), sql);
	today_load(here.app, here.arena, &today);
	expect_told(table, today.remark);
	schedule_load(here.app, here.arena, &weeks);
	if (left)
		expect_told("the weeks", weeks.words.remarks.count
			    ? weeks.words.remarks.at[0] : NULL);
	for (size_t i = 0; i < today.suggestion_count; i++)
		assert_true(today.suggestions[i].practice->intensity < 3);
	snprintf(sql, sizeof sql, "ALTER TABLE hidden RENAME TO %s", table);
	store_place_sql(check_path(here.place.home, "data/groundwork/groundwork.db"), sql);
	today_load(here.app, here.arena, &today);
	if (left)
		expect_told("later in the same run", today.remark);
	else
		assert_null(today.remark);
	here_close(&here);
	here_open(&here);
	today_load(here.app, here.arena, &today);
	if (today.remark && strstr(today.remark, "cannot be read"))
		fail_msg("told for ever: %s", today.remark);
	here_close(&here);
}

static void a_log_that_cannot_be_read_is_told(void **state)
{
	static const char *const tables[] = { "session", "answer", "assignment" };

	(void)state;
	done("small", ago(hour_ms), 60000, ENDED_FINISHED, 0);
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		look_without(tables[i]);
}

/* With nothing in the last months the whole log is asked. */
static void an_old_log_that_cannot_be_read_is_told(void **state)
{
	(void)state;
	done("small", ago(300 * day_ms), 60000, ENDED_FINISHED, 0);
	look_without("answer");
}

/* ---- the words of a day, where practices give way */

static void home_since(const char *day, const char *track)
{
	char text[120];

	setenv("GROUNDWORK_CONTENT", "content", 1);
	snprintf(text, sizeof text, "[journey]\nhome = %s\nsince = 2026-10-08\ntrack = %s\n",
		 day, track);
	settings(text);
}

static void expect_note(const char *words)
{
	for (size_t i = 0; i < today.notes.count; i++)
		if (strstr(today.notes.at[i], words))
			return;
	fail_msg("no note with \"%s\" among %zu", words, today.notes.count);
}

static void a_note_is_seen_after_two_less_steady(void **state)
{
	(void)state;
	home_since("2026-11-09", "steady");
	done("ground-feet", ago(2 * hour_ms), 60000, ENDED_FINISHED, -1);
	done("ground-feet", ago(hour_ms), 60000, ENDED_FINISHED, -1);
	look();
	assert_int_equal(today.mode, DAY_UNSTEADY);
	expect_note("call the clinic today");
	assert_string_equal(today.notes.at[today.notes.count - 1],
			    "The practices that are named here can wait.");
	for (size_t i = 0; i < today.due_count; i++)
		assert_int_equal(today.due[i].kind, TODAY_PAGE);
	here_close(&here);
}

/* The eighth day speaks of writing it out, which waits for seven practices. */
static void a_note_is_followed_by_what_waits(void **state)
{
	(void)state;
	home_since("2026-11-15", "steady");
	done("ground-feet", ago(30 * hour_ms), 60000, ENDED_FINISHED, NOT_RATED);
	look();
	expect_note("Only if you are fairly steady");
	assert_string_equal(today.notes.at[today.notes.count - 1],
			    "Today does not ask for Writing it out. Where these words speak of "
			    "it, that can wait.");
	here_close(&here);
}

/* What a person leaves out waits for nothing. */
static void a_note_is_not_followed_by_what_is_left_out(void **state)
{
	(void)state;
	home_since("2026-10-08", "steady\n[practice]\nleave_out = body");
	done("ground-feet", ago(30 * hour_ms), 60000, ENDED_FINISHED, NOT_RATED);
	look();
	assert_true(today.notes.count > 0);
	for (size_t i = 0; i < today.notes.count; i++)
		assert_null(strstr(today.notes.at[i], "does not ask"));
	here_close(&here);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, here_set_up, here_tear_down)
		TEST(the_first_day_offers_short_and_grounding_things),
		TEST(a_log_that_cannot_be_read_is_told),
		TEST(an_old_log_that_cannot_be_read_is_told),
		TEST(what_is_left_out_is_not_offered),
		TEST(dates_tell_the_stage),
		TEST(what_was_just_done_steps_back),
		TEST(what_was_steadying_comes_first),
		TEST(what_was_unsettling_steps_far_back),
		TEST(another_answer_later_forgets_what_was_unsettling),
		TEST(nothing_is_offered_first_twice_in_a_row),
		TEST(dots_are_days_on_which_something_was_practised),
		TEST(a_day_begins_when_the_person_says),
		TEST(a_session_of_this_night_is_done_today),
		TEST(an_unfinished_page_can_be_gone_on_with_for_a_week),
		TEST(what_was_left_on_purpose_is_let_go),
		TEST(an_old_one_is_let_go),
		TEST(a_practice_that_is_gone_is_not_offered_again),
		TEST(the_last_intention_stands_there),
		TEST(a_note_is_seen_after_two_less_steady),
		TEST(a_note_is_followed_by_what_waits),
		TEST(a_note_is_not_followed_by_what_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
