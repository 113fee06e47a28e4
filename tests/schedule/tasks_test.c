/* tasks_test.c -- which lines of assignments are due on Sunday the 22nd of November 2026,
 * the last day of its week. A table: how often, between which dates, what was done on
 * which days, and what Today then says. */
#include "app/here.h"

#include "schedule/person_calendar.h"
#include "schedule/history.h"
#include "schedule/tasks.h"
#include "schedule/today.h"
#include "store/assignments.h"
#include "store/store.h"

/* Eight in the morning, so many days before that Sunday. */
static int64_t days_ago(int days)
{
	return INT64_C(1795334400000) - days * INT64_C(86400000);
}

static struct store *open_store(void)
{
	struct store *store;

	assert_true(store_open(&store, check_path(here.place.home, "data/groundwork"),
			       check_path(here.place.home, "state/groundwork"), NULL,
			       &here.error));
	return store;
}

static void done(const char *practice, const char *steps, int days, enum ending ending)
{
	struct session_record record = { .practice = practice, .title = practice,
					 .source = "self", .started_ms = days_ago(days),
					 .steps = steps, .planned_ms = 60000 };
	struct store *store = open_store();
	int64_t id;

	assert_true(store_session_begin(store, &record, &id, &here.error));
	assert_true(store_session_end(store, id, ending, 0, 0, 60000, &here.error));
	store_close(store);
}

struct line {
	const char *times;
	const char *practice, *steps;
	bool declined;
};

static void take(int taken_ago, const char *starts, const char *ends,
		 const struct line *lines, size_t count)
{
	struct taken_task tasks[4];
	struct taken taken = { .id = "gentle", .title = "Gentle", .from = "Anna", .to = "K.",
			       .starts = starts, .ends = ends, .text = "",
			       .taken_ms = days_ago(taken_ago), .tasks = tasks,
			       .task_count = count };
	struct store *store = open_store();

	for (size_t i = 0; i < count; i++) {
		tasks[i] = (struct taken_task){ .name = "one", .practice = lines[i].practice,
						.steps = lines[i].steps,
						.accepted = !lines[i].declined };
		assert_true(times_read(lines[i].times, &tasks[i].times));
	}
	assert_true(store_take(store, &taken, NULL, &here.error));
	store_close(store);
}

/* What is due, as "how|how, done|". */
static const char *due(void)
{
	static char text[400];
	const struct task_due *list;
	struct history past;
	size_t count, length = 0;

	here_open(&here);
	past = history_load(here.app, here.arena, person_today(here.app));
	assert_true(tasks_due(here.app, here.arena, &past, &list, &count, &here.error));
	text[0] = '\0';
	for (size_t i = 0; i < count; i++)
		length += (size_t)snprintf(text + length, sizeof text - length, "%s%s|",
					   list[i].how, list[i].done ? ", done" : "");
	here_close(&here);
	return text;
}

/* Taken in on Saturday evening in Honolulu, and done there: Sunday morning in UTC. */
static void the_day_of_taking_in_is_that_of_its_zone(void **state)
{
	struct taken_task task = { .name = "one", .practice = "ground-feet", .accepted = true,
				   .times = { OFTEN_ONCE, 0 } };
	struct taken taken = { .id = "gentle", .title = "Gentle", .from = "Anna", .to = "K.",
			       .text = "", .taken_ms = days_ago(0) - 1800000,
			       .tasks = &task, .task_count = 1 };
	struct session_record record = { .practice = "ground-feet", .title = "Feet",
					 .source = "self", .offset_s = -36000,
					 .started_ms = days_ago(0) - 900000 };
	struct store *store = open_store();
	int64_t id;

	(void)state;
	setenv("TZ", "Pacific/Honolulu", 1);
	tzset();
	assert_true(store_take(store, &taken, NULL, &here.error));
	setenv("TZ", "UTC", 1);
	tzset();
	assert_string_equal(due(), "once|");
	assert_true(store_session_begin(store, &record, &id, &here.error));
	assert_true(store_session_end(store, id, ENDED_FINISHED, 0, 0, 60000, &here.error));
	store_close(store);
	assert_string_equal(due(), "");
}

enum { DONE_MOST = 7 };

static const struct {
	const char *times;
	int taken_ago;
	const char *starts, *ends;
	int done_ago[DONE_MOST];	/* days and one more; 0 ends them */
	const char *due;
} cases[] = {
	/* daily, and nothing piles up */
	{ "daily", 9, NULL, NULL, { 0 }, "daily|" },
	{ "daily", 9, NULL, NULL, { 2 }, "daily|" },
	{ "daily", 9, NULL, NULL, { 1 }, "daily, done|" },
	{ "twice daily", 9, NULL, NULL, { 0 }, "twice daily|" },
	{ "twice daily", 9, NULL, NULL, { 1 }, "twice daily, once so far|" },
	{ "twice daily", 9, NULL, NULL, { 1, 1 }, "twice daily, done|" },
	{ "twice daily", 9, NULL, NULL, { 2, 2, 2 }, "twice daily|" },
	/* once, until it was done */
	{ "once", 9, NULL, NULL, { 0 }, "once|" },
	{ "once", 9, NULL, NULL, { 1 }, "once, done|" },
	{ "once", 9, NULL, NULL, { 3 }, "" },
	{ "once", 9, NULL, NULL, { 20 }, "once|" },	/* before it was asked for */
	{ "once", 300, NULL, NULL, { 200 }, "" },	/* long ago, but done */
	/* so many days of this week; twice on one day is one day */
	{ "2 a week", 9, NULL, NULL, { 0 }, "2 a week, 0 so far|" },
	{ "2 a week", 9, NULL, NULL, { 3 }, "2 a week, 1 so far|" },
	{ "2 a week", 9, NULL, NULL, { 3, 3 }, "2 a week, 1 so far|" },
	{ "2 a week", 9, NULL, NULL, { 3, 1 }, "2 a week, 2 so far, done|" },
	{ "2 a week", 9, NULL, NULL, { 3, 4 }, "" },
	{ "2 a week", 9, NULL, NULL, { 3, 8 }, "2 a week, 1 so far|" },	/* last week */
	{ "2 a week", 9, NULL, NULL, { 3, 7 }, "" },	/* its Monday */
	{ "7 a week", 9, NULL, NULL, { 2, 3, 4, 5, 6, 7 }, "7 a week, 6 so far|" },
	/* between its dates, and never before it was taken in */
	{ "daily", 0, NULL, NULL, { 0 }, "daily|" },
	{ "daily", 9, "2026-11-22", "2026-11-22", { 0 }, "daily|" },
	{ "daily", 9, "2026-11-23", NULL, { 0 }, "" },
	{ "daily", 9, NULL, "2026-11-21", { 0 }, "" },
	{ "daily", -1, NULL, NULL, { 0 }, "daily|" },	/* further east, it is tomorrow */
	{ "daily", -3000, NULL, NULL, { 0 }, "daily|" },	/* the clock was wrong then */
};

static void what_is_due_follows_the_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct line line = { cases[i].times, "small", NULL, false };

		take(cases[i].taken_ago, cases[i].starts, cases[i].ends, &line, 1);
		for (int d = DONE_MOST; d--; )
			if (cases[i].done_ago[d])
				done("small", NULL, cases[i].done_ago[d] - 1, ENDED_FINISHED);
		if (strcmp(due(), cases[i].due) != 0)
			fail_msg("row %zu (%s): \"%s\" is due, and not \"%s\"", i,
				 cases[i].times, due(), cases[i].due);
		here_remove(&here);
		here_make(&here);
	}
}

static void what_was_left_is_not_done(void **state)
{
	const struct line line = { "daily", "small", NULL, false };

	(void)state;
	take(3, NULL, NULL, &line, 1);
	done("small", NULL, 0, ENDED_LEFT);
	done("quiet", NULL, 0, ENDED_FINISHED);
	assert_string_equal(due(), "daily|");
}

static void a_declined_line_is_never_due(void **state)
{
	const struct line lines[] = { { "daily", "small", NULL, true },
				      { "once", "quiet", NULL, false } };

	(void)state;
	take(3, NULL, NULL, lines, 2);
	assert_string_equal(due(), "once|");
}

static void two_lines_of_one_practice_want_it_twice(void **state)
{
	const struct line lines[] = { { "daily", "small", NULL, false },
				      { "daily", "small", NULL, false } };

	(void)state;
	take(3, NULL, NULL, lines, 2);
	done("small", NULL, 0, ENDED_FINISHED);
	assert_string_equal(due(), "daily, done|daily|");
	done("small", NULL, 0, ENDED_FINISHED);
	assert_string_equal(due(), "daily, done|daily, done|");
}

/* The whole does what a part would have done; a part is not the whole. */
static void some_steps_are_done_by_these_or_by_all(void **state)
{
	const struct line lines[] = { { "daily", "all-kinds", "words", false },
				      { "once", "all-kinds", NULL, false } };

	(void)state;
	take(3, NULL, NULL, lines, 2);
	done("all-kinds", "piece", 0, ENDED_FINISHED);
	assert_string_equal(due(), "daily|once|");
	done("all-kinds", "words", 0, ENDED_FINISHED);
	assert_string_equal(due(), "daily, done|once|");
	done("all-kinds", NULL, 0, ENDED_FINISHED);
	assert_string_equal(due(), "daily, done|once, done|");
}

static void a_newer_version_keeps_what_was_done(void **state)
{
	const struct line once = { "once", "small", NULL, false };
	const struct line lines[] = { { "once", "small", NULL, false },
				      { "daily", "quiet", NULL, false } };

	(void)state;
	take(9, NULL, NULL, &once, 1);
	done("small", NULL, 5, ENDED_FINISHED);
	take(2, NULL, NULL, lines, 2);
	assert_string_equal(due(), "daily|");
}

static void what_was_put_away_asks_for_nothing(void **state)
{
	const struct line line = { "daily", "small", NULL, false };
	struct store *store;
	bool found;

	(void)state;
	take(3, NULL, NULL, &line, 1);
	store = open_store();
	assert_true(store_end_assignment(store, "gentle", days_ago(0), &found, NULL));
	store_close(store);
	assert_string_equal(due(), "");
}

/* Nothing is suggested with what somebody asked to leave out, as long as that holds. */
static void what_is_to_be_left_out_is_not_suggested(void **state)
{
	struct taken_task task = { .name = "one", .practice = "small", .accepted = true };
	struct taken taken = { .id = "gentle", .title = "Gentle", .from = "Anna", .to = "K.",
			       .text = "", .taken_ms = days_ago(2), .ends = "2026-11-22",
			       .leave_out = 1u << LEAVE_OUT_BREATH | 1u << LEAVE_OUT_WRITING,
			       .tasks = &task, .task_count = 1 };
	struct store *store = open_store();
	struct today today;
	unsigned out;

	(void)state;
	assert_true(store_take(store, &taken, NULL, &here.error));
	store_close(store);
	here_open(&here);
	assert_true(tasks_leave_out(here.app, here.arena, &out, &here.error));
	assert_int_equal(out, taken.leave_out);
	today_load(here.app, here.arena, &today);
	assert_true(today.suggestion_count > 0);
	for (size_t i = 0; i < today.suggestion_count; i++)
		assert_int_equal(today.suggestions[i].practice->contains & taken.leave_out, 0);
	assert_string_equal(today.due[0].from, "Anna");
	here_close(&here);
	store = open_store();
	taken.ends = "2026-11-21";
	assert_true(store_take(store, &taken, NULL, &here.error));
	store_close(store);
	here_open(&here);
	assert_true(tasks_leave_out(here.app, here.arena, &out, &here.error));
	assert_int_equal(out, 0);
}

static const char *source_of(const char *practice)
{
	const char *source;

	assert_true(tasks_source(here.app, here.arena, practice, &source, &here.error));
	return source;
}

static void a_practice_counts_for_whoever_asked(void **state)
{
	const struct line lines[] = { { "2 a week", "small", NULL, false },
				      { "daily", "quiet", NULL, true } };

	(void)state;
	take(3, NULL, NULL, lines, 2);
	here_open(&here);
	assert_string_equal(source_of("small"), "assignment:gentle");
	assert_null(source_of("quiet"));
	assert_null(source_of("page"));
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, here_set_up, here_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(what_is_due_follows_the_table),
		TEST(the_day_of_taking_in_is_that_of_its_zone),
		TEST(what_was_left_is_not_done),
		TEST(a_declined_line_is_never_due),
		TEST(two_lines_of_one_practice_want_it_twice),
		TEST(some_steps_are_done_by_these_or_by_all),
		TEST(a_newer_version_keeps_what_was_done),
		TEST(what_was_put_away_asks_for_nothing),
		TEST(what_is_to_be_left_out_is_not_suggested),
		TEST(a_practice_counts_for_whoever_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
