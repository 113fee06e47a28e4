/* today_and_weeks_test.c -- Today and the weeks ask the same of a day, and find the same
 * of it done. Each row of the table is a moment, dates, and what the log has. */
#include "schedule/weeks.h"

#include "schedule/today.h"

static struct schedule weeks;
static struct today today;

struct entry {
	const char *moment, *practice, *steps, *source, *place;
	enum ending ended;
};

enum { ENTRIES_MOST = 2 };

struct row {
	const char *about, *now, *journey;
	struct entry log[ENTRIES_MOST];
	const char *asks;		/* of both */
};

/* By oneself unless a place is named. */
#define DID(moment, practice, steps)                                             \
	{ moment, practice, steps, NULL, NULL, ENDED_FINISHED }
#define LEFT(moment, practice, steps)                                            \
	{ moment, practice, steps, NULL, NULL, ENDED_LEFT }

#define BEFORE "arrival = 2026-11-25\nsince = 2026-11-10\n"
#define HOME_IN_WEEK_2 "home = 2026-11-13\nsince = 2026-11-01\n"

static const struct row rows[] = {
	{ "two of a day, nothing done", "2026-11-18T08:00:00Z", BEFORE,
	  { LEFT("2026-11-18T07:00:00Z", "wide", NULL) },
	  "Feet open; A page open; " },
	{ "one of two done", "2026-11-18T12:00:00Z", BEFORE,
	  { DID("2026-11-18T09:00:00Z", "ground", NULL) },
	  "Feet done; A page open; " },
	{ "both done", "2026-11-18T12:00:00Z", BEFORE,
	  { DID("2026-11-18T09:00:00Z", "ground", NULL),
	    DID("2026-11-18T10:00:00Z", "page", NULL) },
	  "Feet done; A page done; " },
	{ "the whole does what its steps do", "2026-11-20T12:00:00Z", BEFORE,
	  { DID("2026-11-20T09:00:00Z", "page", NULL) },
	  "A page (first) done; " },
	{ "just those steps", "2026-11-20T12:00:00Z", BEFORE,
	  { DID("2026-11-20T09:00:00Z", "page", "first") },
	  "A page (first) done; " },
	{ "other steps are another thing", "2026-11-20T12:00:00Z", BEFORE,
	  { DID("2026-11-20T09:00:00Z", "page", "first, second") },
	  "A page (first) open; " },
	{ "some steps are not the whole", "2026-11-22T12:00:00Z", BEFORE,
	  { DID("2026-11-22T09:00:00Z", "page", "first") },
	  "A page open; " },
	{ "what was not ended is not done", "2026-11-22T12:00:00Z", BEFORE,
	  { LEFT("2026-11-22T09:00:00Z", "page", NULL) },
	  "A page open; " },
	{ "the day before does not count", "2026-11-22T12:00:00Z", BEFORE,
	  { DID("2026-11-21T09:00:00Z", "page", NULL) },
	  "A page open; " },
	{ "the night belongs to the day before", "2026-11-22T12:00:00Z", BEFORE,
	  { DID("2026-11-22T02:30:00Z", "page", NULL) },
	  "A page open; " },
	{ "the shortest form has its own", "2026-11-22T12:00:00Z",
	  "arrival = 2026-11-25\nsince = 2026-11-10\nform = 3\n",
	  { DID("2026-11-22T09:00:00Z", "page", NULL) },
	  "Feet open; " },
	{ "the tender track has its own", "2026-11-22T12:00:00Z",
	  "home = 2026-11-21\nsince = 2026-11-10\ntrack = tender\n",
	  { DID("2026-11-22T09:00:00Z", "ground", NULL) },
	  "Feet done; " },
	{ "a day that was put here stands beside the own one", "2026-11-22T12:00:00Z",
	  BEFORE "moved = before 3 on 2026-11-22\n",
	  { DID("2026-11-22T09:00:00Z", "page", "first") },
	  "A page open; A page (first) done; " },
	{ "a day that was put elsewhere asks nothing here", "2026-11-22T12:00:00Z",
	  BEFORE "moved = before 5 on 2026-11-23\n",
	  { DID("2026-11-22T09:00:00Z", "page", NULL) }, "" },
	{ "a week is done on any of its days", "2026-11-22T12:00:00Z", HOME_IN_WEEK_2,
	  { DID("2026-11-20T09:00:00Z", "ground", NULL) },
	  "Feet done; " },
	{ "and not before its first one", "2026-11-22T12:00:00Z", HOME_IN_WEEK_2,
	  { DID("2026-11-19T09:00:00Z", "ground", NULL) },
	  "Feet open; " },
	{ "a medicine day asks for one thing", "2026-11-22T12:00:00Z",
	  "arrival = 2026-11-21\nsince = 2026-11-01\nsession_days = 2026-11-22\n",
	  { DID("2026-11-22T09:00:00Z", "ground", NULL) },
	  "Feet done; " },
	{ "a look back stands beside the day", "2026-11-22T12:00:00Z",
	  "arrival = 2026-11-19\nhome = 2026-11-22\nsince = 2026-11-01\n"
	  "session_days = 2026-11-21\n",
	  { DID("2026-11-22T09:00:00Z", "page", NULL) },
	  "Feet open; A page (first) done; " },
	{ "the month is done on one of its days", "2026-11-27T12:00:00Z",
	  "home = 2026-10-05\nsince = 2026-09-01\n",
	  { DID("2026-11-27T09:00:00Z", "page", NULL) },
	  "A page done; " },
};

static void write_log(const struct entry *entries)
{
	struct store *store;

	assert_true(store_open(&store, check_path(here.place.home, "data/groundwork"),
			       check_path(here.place.home, "state/groundwork"), NULL,
			       &here.error));
	for (size_t i = 0; i < ENTRIES_MOST && entries[i].moment; i++) {
		struct session_record record = {
			.practice = entries[i].practice, .title = entries[i].practice,
			.steps = entries[i].steps, .source = "self" };
		int64_t id;

		assert_true(moment_parse(entries[i].moment, &record.started_ms));
		assert_true(store_session_begin(store, &record, &id, &here.error));
		assert_true(store_session_end(store, id, entries[i].ended, 0, 0, 120000,
					      &here.error));
	}
	store_close(store);
}

static void add_words(struct buffer *text, const char *title, const char *steps, bool done)
{
	buffer_print(text, "%s%s%s%s %s; ", title, steps ? " (" : "", steps ? steps : "",
		     steps ? ")" : "", done ? "done" : "open");
}

static void today_words(struct buffer *text)
{
	for (size_t i = 0; i < today.due_count; i++) {
		const struct today_item *due = &today.due[i];

		if ((due->kind == TODAY_PRACTICE || due->kind == TODAY_CHECK) &&
		    due->source)
			add_words(text, due->title, due->steps, due->done);
	}
}

/* The row's own date comes first, then what was put there, then what is open. */
static int order_of(const struct schedule_row *row)
{
	return row->kind == SCHEDULE_MONTH ? 3 : row->kind == SCHEDULE_AFTER ? 2
	       : row->moved_from != NO_DATE;
}

static void weeks_words(struct buffer *text)
{
	struct schedule_item parts[SCHEDULE_ITEMS_MOST];

	for (int order = 0; order <= 3; order++)
		for (size_t r = 0; r < weeks.count; r++) {
			const struct schedule_row *row = &weeks.rows[r];
			size_t count = schedule_items(here.app, here.arena, &weeks, row,
						      parts);

			if (row->date > weeks.today || row->last < weeks.today ||
			    row->moved_to != NO_DATE || order_of(row) != order)
				continue;
			for (size_t i = 0; i < count; i++)
				if (parts[i].kind != ITEM_LEAST)
					add_words(text, parts[i].title, parts[i].steps,
						  parts[i].done);
		}
}

static void check_row(const struct row *row)
{
	struct buffer day = { 0 }, of_weeks = { 0 };

	at(row->now);
	journey(row->journey);
	write_log(row->log);
	here_open(&here);
	today_load(here.app, here.arena, &today);
	schedule_load(here.app, here.arena, &weeks);
	today_words(&day);
	weeks_words(&of_weeks);
	if (strcmp(buffer_string(&day), row->asks) ||
	    strcmp(buffer_string(&of_weeks), row->asks))
		fail_msg("%s:\n     both \"%s\"\n    Today \"%s\"\nthe weeks \"%s\"", row->about,
			 row->asks, buffer_string(&day), buffer_string(&of_weeks));
	buffer_free(&day);
	buffer_free(&of_weeks);
}

static void both_ask_the_same_and_find_the_same_done(void **state)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		weeks_make(state);
		check_row(&rows[i]);
		here_tear_down(state);
	}
}

/* Begun from its place on an earlier day: the weeks have it as done, and Today, which
 * asks for it again, says when that was. */
static void what_was_begun_before_its_day_is_known_to_both(void **state)
{
	struct schedule_item parts[SCHEDULE_ITEMS_MOST];

	(void)state;
	journey(BEFORE);
	practised("2026-11-21T09:00:00Z", "page", "programme:before", "day 5");
	here_open(&here);
	today_load(here.app, here.arena, &today);
	schedule_load(here.app, here.arena, &weeks);
	assert_false(today.due[0].done);
	assert_string_equal(today.due[0].why, "you did this on Saturday 21 November; again, "
			    "if you like");
	assert_int_equal(schedule_items(here.app, here.arena, &weeks,
					&weeks.rows[weeks.now], parts), 1);
	assert_true(parts[0].done);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_ask_the_same_and_find_the_same_done),
		cmocka_unit_test_setup_teardown(what_was_begun_before_its_day_is_known_to_both,
						weeks_make, here_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
