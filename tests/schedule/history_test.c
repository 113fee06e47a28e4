/* history_test.c -- what the log tells of the days behind.
 *
 * A log is a line of words, oldest first: so many days ago, and how the practice left
 * the person: "9- 8- 2+" is less steady nine and eight days ago, steadier two days ago;
 * "=" is the same, "." was not asked. Today is Sunday the 22nd of November 2026, eight
 * in the morning. */
#include "app/here.h"

#include "schedule/person_calendar.h"
#include "schedule/history.h"
#include "base/buffer.h"
#include "base/paths.h"
#include "store/store.h"

static struct history past;

static const int64_t hour_ms = 3600000, day_ms = 86400000;
static const int64_t sunday_ms = INT64_C(1795334400000);

enum { NOT_RATED = 9 };

struct entry {
	const char *practice, *steps, *source, *place;
	int64_t ago_ms;
	enum ending ending;
	int steadier;
};

static void write_entry(struct store *store, const struct entry *entry)
{
	struct session_record record = {
		.practice = entry->practice, .title = entry->practice,
		.source = entry->source ? entry->source : "self", .place = entry->place,
		.steps = entry->steps, .started_ms = sunday_ms - entry->ago_ms,
		.planned_ms = 120000 };
	struct answer answer = { .step = "after", .kind = STEP_RATE,
				 .holds = ANSWER_NUMBER, .number = entry->steadier,
				 .track = "steadiness", .at_ms = record.started_ms };
	int64_t id;

	assert_true(store_session_begin(store, &record, &id, &here.error));
	if (entry->steadier != NOT_RATED)
		assert_true(store_answer(store, id, &answer, &here.error));
	assert_true(store_session_end(store, id, entry->ending, 0, 0, 60000, &here.error));
}

static struct store *open_log(void)
{
	struct store *store;

	assert_true(store_open(&store, check_path(here.place.home, "data/groundwork"),
			       check_path(here.place.home, "state/groundwork"), NULL,
			       &here.error));
	return store;
}

static void log_entry(struct entry entry)
{
	struct store *store = open_log();

	write_entry(store, &entry);
	store_close(store);
}

/* "9- 8- 2+" */
static void log_line(const char *line)
{
	struct store *store = open_log();
	int days, used;
	char mark;

	for (; sscanf(line, "%d%c%n", &days, &mark, &used) == 2; line += used)
		write_entry(store, &(struct entry){
			"quiet", .ago_ms = days * day_ms, .ending = ENDED_FINISHED,
			.steadier = mark == '-' ? -1 : mark == '=' ? 0 : mark == '+' ? 1
					       : NOT_RATED });
	assert_int_equal(*line, '\0');
	store_close(store);
}

static void forget(void)
{
	if (here.app)
		here_close(&here);
	here_remove(&here);
	here_make(&here);
}

static void look(void)
{
	here_open(&here);
	past = history_load(here.app, here.arena, person_today(here.app));
}

static void two_less_steady_in_a_row_count_until_something_has_cleared_them(void **state)
{
	static const struct {
		const char *log, *is;
	} lines[] = {
		{ "", "steady" },
		{ "1-", "less this week" },
		{ "2- 1-", "unsteady, less this week" },
		{ "2- 1- 0.", "unsteady, less this week" },
		/* the same, or steadier, is enough */
		{ "3- 2- 1=", "less this week" },
		{ "3- 2- 1+", "less this week" },
		/* not in a row */
		{ "3- 2= 1-", "less this week" },
		/* once more */
		{ "5- 4- 3+ 2- 1-", "unsteady, less this week" },
		/* a week is seven days, today among them */
		{ "7- 6-", "unsteady, less this week" },
		{ "8- 7-", "steady" },
		{ "6-", "less this week" },
		{ "7-", "steady" },
		{ "20- 19- 1=", "steady" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct buffer is = { 0 };

		log_line(lines[i].log);
		look();
		buffer_print(&is, "%s%s", past.unsteady ? "unsteady" : "",
			     past.less_this_week ? past.unsteady ? ", less this week"
								  : "less this week" : "");
		if (!is.length)
			buffer_print(&is, "steady");
		if (strcmp(buffer_string(&is), lines[i].is))
			fail_msg("\"%s\" should be %s, but is %s", lines[i].log, lines[i].is,
				 buffer_string(&is));
		buffer_free(&is);
		forget();
	}
}

static bool done(const char *practice, const char *steps, int64_t days_ago)
{
	return history_done(&past, practice, steps, past.date - days_ago,
			    past.date) != NULL;
}

static void what_was_done_is_found_with_its_steps_and_its_day(void **state)
{
	(void)state;
	log_entry((struct entry){ "page", .ago_ms = 3 * day_ms, .ending = ENDED_FINISHED,
				  .steadier = NOT_RATED });
	log_entry((struct entry){ "all-kinds", "words, quiet", .ago_ms = 2 * day_ms,
				  .ending = ENDED_FINISHED, .steadier = NOT_RATED });
	log_entry((struct entry){ "quiet", .ago_ms = day_ms, .ending = ENDED_LEFT,
				  .steadier = NOT_RATED });
	look();
	assert_true(done("page", NULL, 3));
	assert_false(done("page", NULL, 2));
	/* the whole is more than some steps of it, and some are not the whole */
	assert_true(done("page", "today", 3));
	assert_true(done("all-kinds", "words, quiet", 2));
	assert_false(done("all-kinds", NULL, 2));
	assert_false(done("all-kinds", "words", 2));
	assert_false(done("quiet", NULL, 5));		/* it was left */
	assert_false(done("small", NULL, 130));
}

static void what_was_done_before_is_found_at_its_place(void **state)
{
	const struct session_record *found;

	(void)state;
	log_entry((struct entry){ "page", NULL, "programme:prepare", "day 4", 9 * day_ms,
				  ENDED_FINISHED, NOT_RATED });
	log_entry((struct entry){ "page", NULL, "programme:prepare", "day 5", 8 * day_ms,
				  ENDED_FINISHED, NOT_RATED });
	log_entry((struct entry){ "page", .ago_ms = 7 * day_ms, .ending = ENDED_FINISHED,
				  .steadier = NOT_RATED });
	look();
	found = history_done_at(&past, "page", NULL, "programme:prepare", "day 4");
	assert_non_null(found);
	assert_int_equal(history_date(&past, found), past.date - 9);
	assert_null(history_done_at(&past, "page", NULL, "programme:prepare", "day 6"));
	assert_null(history_done_at(&past, "page", NULL, "programme:other", "day 4"));
	assert_null(history_done_at(&past, "quiet", NULL, "programme:prepare", "day 4"));
}

static void the_night_belongs_to_the_day_before(void **state)
{
	(void)state;
	/* Sunday at half past two in the morning, and at three */
	log_entry((struct entry){ "quiet", .ago_ms = 5 * hour_ms + hour_ms / 2,
				  .ending = ENDED_FINISHED, .steadier = NOT_RATED });
	look();
	assert_false(done("quiet", NULL, 0));
	assert_true(done("quiet", NULL, 1));
	assert_int_equal(history_last_date(&past), past.date - 1);
	here_close(&here);
	log_entry((struct entry){ "quiet", .ago_ms = 5 * hour_ms, .ending = ENDED_FINISHED,
				  .steadier = NOT_RATED });
	look();
	assert_true(done("quiet", NULL, 0));
	assert_int_equal(history_last_date(&past), past.date);
}

/* The clock was ahead, or is behind: nothing of it is lost, and nothing counts yet. */
static void what_is_ahead_of_the_clock_waits_for_its_day(void **state)
{
	(void)state;
	log_line("3= -1- -2- -365.");
	look();
	assert_true(past.ahead);
	assert_int_equal(past.count, 1);
	assert_false(past.unsteady);
	assert_int_equal(history_last_date(&past), past.date - 3);
}

static void a_clock_that_is_right_has_nothing_ahead(void **state)
{
	(void)state;
	log_line("3= 0+");
	look();
	assert_false(past.ahead);
	assert_int_equal(past.count, 2);
}

/* What was done before the days that are looked back on is no less done. */
static void what_asks_for_ever_asks_the_whole_log(void **state)
{
	(void)state;
	log_line("300= 200- 150+ 2= 1-");
	look();
	assert_int_equal(past.count, 2);
	assert_int_equal(history_begun(&past, NULL), 5);
	assert_int_equal(history_begun(&past, past.sessions[0].practice), 5);
	assert_int_equal(history_begun(&past, "another"), 0);
	assert_int_equal(history_finished(&past, NULL), 5);
	assert_int_equal(history_steady(&past, past.sessions[0].practice, past.date), 3);
	assert_int_equal(history_steady(&past, past.sessions[0].practice, past.date - 5), 2);
}

/* The days that are looked back on are few; whether there were any before is known. */
static void a_long_absence_is_not_a_beginning(void **state)
{
	(void)state;
	look();
	assert_true(history_last_date(&past) == NO_DATE);
	here_close(&here);
	log_line("300= 299=");
	look();
	assert_int_equal(past.count, 0);
	assert_int_equal(history_last_date(&past), past.date - 299);
	here_close(&here);
	log_line("2=");
	look();
	assert_int_equal(past.count, 1);
	assert_int_equal(history_last_date(&past), past.date - 2);
}

/* The hour of the day goes on into the night. */
static void one_in_the_morning_is_evening_still(void **state)
{
	static const struct {
		const char *at;
		int hour;
	} lines[] = {
		{ "2026-11-22T03:00:00Z", 3 }, { "2026-11-22T11:59:59Z", 11 },
		{ "2026-11-22T23:59:59Z", 23 }, { "2026-11-23T00:00:00Z", 24 },
		{ "2026-11-23T02:59:59Z", 26 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		setenv("GROUNDWORK_TEST_CLOCK", lines[i].at, 1);
		here_open(&here);
		assert_int_equal(person_hour(here.app), lines[i].hour);
		assert_int_equal(day_from_number(person_today(here.app)).day, 22);
		here_close(&here);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, here_set_up, here_tear_down)
		TEST(two_less_steady_in_a_row_count_until_something_has_cleared_them),
		TEST(what_was_done_is_found_with_its_steps_and_its_day),
		TEST(what_was_done_before_is_found_at_its_place),
		TEST(the_night_belongs_to_the_day_before),
		TEST(what_is_ahead_of_the_clock_waits_for_its_day),
		TEST(a_clock_that_is_right_has_nothing_ahead),
		TEST(a_long_absence_is_not_a_beginning),
		TEST(what_asks_for_ever_asks_the_whole_log),
		TEST(one_in_the_morning_is_evening_still),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
