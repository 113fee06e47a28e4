/* What is written aside is taken in, once and whole; what can still be read is
 * shown meanwhile. */
#include "base/arena.h"
#include "base/error.h"
#include "store/store.h"
#include "support/child.h"
#include "support/fault_vfs.h"
#include "support/store_place.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ASIDE "groundwork-aside-"

struct fixture {
	struct store_place place;
	struct arena *arena;
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);

	store_place_make(&fixture->place);
	fixture->arena = arena_open();
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	arena_close(fixture->arena);
	store_place_remove(&fixture->place);
	free(fixture);
	return 0;
}

static void make_newer(const struct store_place *place)
{
	store_place_sql(place->database, "PRAGMA user_version = 99");
}

static void make_ours(const struct store_place *place)
{
	store_place_sql(place->database, "PRAGMA user_version = 4");
}

/* Writes one session with one answer and ends it. */
static void write_one(struct store *store, int64_t started_ms, const char *text)
{
	struct answer given = store_place_words("a", text, started_ms);
	int64_t id = store_place_begin(store, started_ms);

	assert_true(store_answer(store, id, &given, NULL));
	assert_true(store_session_end(store, id, ENDED_FINISHED, 1, 0, 1000, NULL));
}

/* One session in the main database, and one aside while that cannot be used. */
static void write_main_and_aside(const struct store_place *place)
{
	struct store *store = store_place_open(place);

	write_one(store, 1000, "in the main one");
	store_close(store);
	make_newer(place);
	store = store_place_open_aside(place, "newer");
	write_one(store, 2000, "aside");
	store_close(store);
	make_ours(place);
}

static size_t load_all(struct store *store, struct arena *arena,
		       const struct session_record **sessions)
{
	size_t count;

	assert_true(store_sessions(store, arena, INT64_MIN, sessions, &count, NULL));
	return count;
}

static void expect_both(struct fixture *fixture)
{
	const struct session_record *sessions;
	struct store *store = store_place_open(&fixture->place);

	assert_int_equal(load_all(store, fixture->arena, &sessions), 2);
	assert_int_equal(sessions[0].id, 1);
	assert_string_equal(sessions[0].answers[0].text, "in the main one");
	assert_int_equal(sessions[1].id, 2);
	assert_string_equal(sessions[1].answers[0].text, "aside");
	assert_int_equal(sessions[1].ended, ENDED_FINISHED);
	store_close(store);
}

static void what_was_written_aside_is_taken_in_and_its_file_kept(void **state)
{
	struct fixture *fixture = *state;

	write_main_and_aside(&fixture->place);
	assert_int_equal(store_place_files(fixture->place.data, ASIDE, ".db"), 1);
	expect_both(fixture);
	assert_int_equal(store_place_files(fixture->place.data, ASIDE, ".db"), 0);
	assert_int_equal(store_place_files(fixture->place.data, ASIDE, ".taken-in"), 1);
	assert_int_equal(store_place_files(fixture->place.data, ASIDE, "-journal"), 0);
	expect_both(fixture);
}

static void nothing_is_taken_in_twice(void **state)
{
	struct fixture *fixture = *state;
	char taken[600], *copy;

	write_main_and_aside(&fixture->place);
	expect_both(fixture);
	/* as if the process had been killed between the commit and the rename */
	store_place_file(fixture->place.data, ASIDE, ".taken-in", taken);
	copy = strdup(taken);
	*strstr(copy, ".taken-in") = '\0';
	assert_int_equal(rename(taken, copy), 0);
	expect_both(fixture);
	assert_int_equal(store_place_files(fixture->place.data, ASIDE, ".taken-in"), 1);
	free(copy);
}

static void a_side_file_is_private_and_says_so_in_the_words(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = store_place_open(&fixture->place);
	struct stat about;

	store_close(store);
	make_newer(&fixture->place);
	store = store_place_open_aside(&fixture->place, "groundwork.db was written by a "
				       "newer Groundwork");
	assert_int_equal(stat(store_path(store), &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	assert_non_null(strstr(store_words(store), store_path(store)));
	store_close(store);
}

static void a_side_file_without_sessions_is_not_left_behind(void **state)
{
	struct fixture *fixture = *state;

	store_close(store_place_open(&fixture->place));
	make_newer(&fixture->place);
	store_close(store_place_open_aside(&fixture->place, "newer"));
	assert_int_equal(store_place_files(fixture->place.data, ASIDE, ""), 0);
}

static void the_same_side_file_serves_again_while_it_is_needed(void **state)
{
	struct fixture *fixture = *state;
	const struct session_record *sessions;
	struct store *store = store_place_open(&fixture->place);
	struct error error;
	size_t count;

	store_close(store);
	make_newer(&fixture->place);
	for (int64_t run = 1; run <= 3; run++) {
		store = store_place_open_aside(&fixture->place, "newer");
		write_one(store, run, "aside");
		/* what can be read is there, and that it may not be all is said */
		assert_false(store_sessions(store, fixture->arena, INT64_MIN, &sessions,
					    &count, &error));
		assert_non_null(strstr(error.text, "newer Groundwork"));
		assert_int_equal(count, run);
		store_close(store);
	}
	assert_int_equal(store_place_files(fixture->place.data, ASIDE, ".db"), 1);
	make_ours(&fixture->place);
	store = store_place_open(&fixture->place);
	assert_int_equal(load_all(store, fixture->arena, &sessions), 3);
	store_close(store);
}

/* A window that writes aside and stays open. */
static void write_aside_and_wait(struct child *child, const void *with)
{
	struct store *store = store_place_open_aside(with, "newer");

	write_one(store, 2000, "first half");
	child_ready(child);
	write_one(store, 3000, "second half");
	store_close(store);
}

static void a_side_file_that_another_window_writes_is_let_alone(void **state)
{
	struct fixture *fixture = *state;
	const struct session_record *sessions;
	struct store *store;
	struct child child;

	store_close(store_place_open(&fixture->place));
	make_newer(&fixture->place);
	child_start(&child, write_aside_and_wait, &fixture->place);
	make_ours(&fixture->place);
	store = store_place_open(&fixture->place);
	assert_int_equal(load_all(store, fixture->arena, &sessions), 0);
	store_close(store);
	assert_int_equal(store_place_files(fixture->place.data, ASIDE, ".db"), 1);
	child_finish(&child);
	store = store_place_open(&fixture->place);
	assert_int_equal(load_all(store, fixture->arena, &sessions), 2);
	assert_string_equal(sessions[1].answers[0].text, "second half");
	store_close(store);
}

/* What SQLite writes beside a side database has words in it, and goes with it. */
static void what_a_killed_window_left_beside_its_file_goes_too(void **state)
{
	struct fixture *fixture = *state;
	const struct session_record *sessions;
	struct store *store;
	struct child child;
	char stray[600];

	store_close(store_place_open(&fixture->place));
	make_newer(&fixture->place);
	child_start(&child, write_aside_and_wait, &fixture->place);
	child_kill(&child);
	assert_int_equal(store_place_files(fixture->place.data, ASIDE, "-journal"), 1);
	/* as earlier versions left it: its database was taken in and renamed */
	snprintf(stray, sizeof stray, "%s/" ASIDE "20260101-000000-1.db-journal",
		 fixture->place.data);
	store_place_write(stray, "pages with words", 16);
	make_ours(&fixture->place);
	store = store_place_open(&fixture->place);
	assert_int_equal(load_all(store, fixture->arena, &sessions), 1);
	assert_string_equal(sessions[0].answers[0].text, "first half");
	assert_int_equal(store_place_files(fixture->place.data, ASIDE, ".taken-in"), 1);
	assert_int_equal(store_place_files(fixture->place.data, ASIDE, "-journal"), 0);
	store_close(store);
	assert_int_equal(store_place_files(fixture->place.data, ASIDE, "-journal"), 0);
}

static void two_windows_aside_do_not_share_a_file(void **state)
{
	struct fixture *fixture = *state;
	const struct session_record *sessions;
	struct store *store;
	struct child child;

	store_close(store_place_open(&fixture->place));
	make_newer(&fixture->place);
	child_start(&child, write_aside_and_wait, &fixture->place);
	store = store_place_open_aside(&fixture->place, "newer");
	write_one(store, 1000, "the other window");
	store_close(store);
	child_finish(&child);
	assert_int_equal(store_place_files(fixture->place.data, ASIDE, ".db"), 2);
	make_ours(&fixture->place);
	store = store_place_open(&fixture->place);
	assert_int_equal(load_all(store, fixture->arena, &sessions), 3);
	store_close(store);
}

/* A session that has begun in the main database goes on aside. */
static void a_session_moves_aside_in_the_middle_and_comes_back_as_one(void **state)
{
	struct fixture *fixture = *state;
	struct fault_plan plan = { .code = SQLITE_FULL, .only = "groundwork.db" };
	struct answer before = store_place_words("a", "before", 10);
	struct answer after = store_place_words("b", "after", 20);
	const struct session_record *sessions;
	struct session_record session;
	struct store *store;
	int64_t id;

	fault_vfs_install(&plan);
	store = store_place_open(&fixture->place);
	write_one(store, 1000, "yesterday");
	id = store_place_begin(store, 2000);
	assert_true(store_answer(store, id, &before, NULL));
	plan.at = plan.count + 1;
	plan.lasting = true;
	assert_true(store_answer(store, id, &after, NULL));
	assert_non_null(strstr(store_words(store), "the disk is full"));
	assert_true(store_session(store, fixture->arena, id, &session, NULL));
	assert_int_equal(session.id, id);
	assert_int_equal(session.answer_count, 2);
	assert_int_equal(load_all(store, fixture->arena, &sessions), 2);
	assert_string_equal(sessions[0].answers[0].text, "yesterday");
	assert_int_equal(sessions[1].answer_count, 2);
	assert_true(store_session_end(store, id, ENDED_FINISHED, 2, 0, 1000, NULL));
	store_close(store);
	fault_vfs_remove();
	store = store_place_open(&fixture->place);
	assert_int_equal(load_all(store, fixture->arena, &sessions), 2);
	assert_int_equal(sessions[1].id, id);
	assert_int_equal(sessions[1].ended, ENDED_FINISHED);
	assert_int_equal(sessions[1].answer_count, 2);
	assert_string_equal(sessions[1].answers[0].text, "before");
	assert_string_equal(sessions[1].answers[1].text, "after");
	store_close(store);
}

static void what_can_still_be_read_is_shown_and_can_be_changed(void **state)
{
	struct fixture *fixture = *state;
	struct fault_plan plan = { .only = "groundwork.db", .read_only = true };
	struct answer given = store_place_words("i", "to listen", 10);
	struct answer kind = store_place_words("k", "tea", 11);
	struct store *store = store_place_open(&fixture->place);
	int64_t id = store_place_begin(store, 1000);
	struct session_record session;
	struct kept kept;
	struct error error;
	bool found, any;

	given.keep = "intention";
	kind.keep = "kindness";
	assert_true(store_answer(store, id, &given, NULL));
	assert_true(store_answer(store, id, &kind, NULL));
	assert_true(store_session_end(store, id, ENDED_LEFT, 1, 0, 1000, NULL));
	store_close(store);
	fault_vfs_install(&plan);
	store = store_place_open_aside(&fixture->place, "may not be written");
	assert_true(store_has_sessions(store, &any, NULL));
	assert_true(any);
	assert_true(store_kept(store, fixture->arena, "intention", &kept, &error));
	assert_string_equal(kept.text, "to listen");
	assert_true(store_kept_beside(store, fixture->arena, "kindness", "intention", &kept,
				      &error));
	assert_string_equal(kept.text, "tea");
	assert_true(store_unfinished(store, fixture->arena, INT64_MIN, NULL, &found, &session,
				     NULL));
	assert_true(found);
	assert_int_equal(session.id, id);
	assert_true(store_put_away(store, id, NULL));
	assert_true(store_unfinished(store, fixture->arena, INT64_MIN, NULL, &found, &session,
				     NULL));
	assert_false(found);
	store_close(store);
	fault_vfs_remove();
	store = store_place_open(&fixture->place);
	assert_int_equal(store_place_number(fixture->place.database,
					    "SELECT put_away FROM session"), 1);
	store_close(store);
}

/* A window went aside and was killed; meanwhile another went on with the same
 * session in the main database. */
static void the_later_answer_to_a_step_stays(void **state)
{
	struct fixture *fixture = *state;
	const struct store_place *place = &fixture->place;
	struct session_record session;
	struct store *store;
	char side[600];

	write_main_and_aside(place);
	store_place_file(place->data, ASIDE, ".db", side);
	store_place_sql(side, "UPDATE session SET uid = 'u', revision = 5, spent_ms = 5;"
			"UPDATE answer SET text = 'older', at_ms = 10;"
			"INSERT INTO answer SELECT session, 'b', kind, holds, 'newer', "
			"NULL, NULL, NULL, 40, NULL FROM answer;"
			"INSERT INTO answer SELECT session, 'c', kind, holds, 'only aside',"
			"NULL, NULL, NULL, 15, NULL FROM answer LIMIT 1");
	store_place_sql(place->database, "UPDATE session SET uid = 'u', revision = 9;"
			"UPDATE answer SET text = 'later', at_ms = 20;"
			"INSERT INTO answer SELECT session, 'b', kind, holds, 'old', "
			"NULL, NULL, NULL, 30, NULL FROM answer");
	store = store_place_open(place);
	assert_true(store_session(store, fixture->arena, 1, &session, NULL));
	assert_int_equal(session.spent_ms, 1000);
	assert_int_equal(session.answer_count, 3);
	assert_string_equal(session.answers[0].text, "later");
	assert_string_equal(session.answers[1].text, "newer");
	assert_string_equal(session.answers[2].text, "only aside");
	store_close(store);
}

static void a_damaged_side_file_is_told_and_left(void **state)
{
	struct fixture *fixture = *state;
	struct store *store;
	char side[600], *bytes;
	struct error why;
	size_t length;

	write_main_and_aside(&fixture->place);
	store_place_file(fixture->place.data, ASIDE, ".db", side);
	store_place_write(side, "this is no database, but it is long enough", 42);
	assert_true(store_open(&store, fixture->place.data, fixture->place.state, NULL, &why));
	assert_non_null(strstr(store_words(store), ASIDE));
	assert_non_null(strstr(store_words(store), "is damaged"));
	assert_string_equal(store_path(store), fixture->place.database);
	write_one(store, 3000, "goes on");
	store_close(store);
	bytes = store_place_bytes(side, &length);
	assert_int_equal(length, 42);
	assert_memory_equal(bytes, "this is no database", 19);
	free(bytes);
}

static bool is_wanted(void *times)
{
	return --*(int *)times < 0;
}

/* Writes while another program has the database; returns how often it waited. Somebody
 * wants it to end after some times. */
static int waits_while_held(struct fixture *fixture, bool hurry, int times)
{
	struct fault_plan plan = { .only = "no file of this name" };
	struct store *store;
	sqlite3 *other;

	store_place_make(&fixture->place);
	store_close(store_place_open(&fixture->place));
	assert_int_equal(sqlite3_open(fixture->place.database, &other), SQLITE_OK);
	fault_vfs_install(&plan);
	store = store_place_open(&fixture->place);
	assert_int_equal(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
	store_hurry(store, hurry);
	store_give_way(store, is_wanted, &times);
	write_one(store, 1000, "not lost");
	assert_non_null(strstr(store_words(store), "held by another program"));
	store_hurry(store, false);
	store_close(store);
	fault_vfs_remove();
	sqlite3_close(other);
	store_place_remove(&fixture->place);
	return plan.waits;
}

static void in_a_hurry_no_lock_is_waited_for(void **state)
{
	struct fixture *fixture = *state;

	store_place_remove(&fixture->place);
	assert_true(waits_while_held(fixture, false, 1000000) > 0);
	assert_int_equal(waits_while_held(fixture, true, 1000000), 0);
	store_place_make(&fixture->place);
}

static void a_wait_ends_when_something_else_is_wanted(void **state)
{
	struct fixture *fixture = *state;

	store_place_remove(&fixture->place);
	assert_int_equal(waits_while_held(fixture, false, 3), 3);
	assert_int_equal(waits_while_held(fixture, false, 0), 0);
	store_place_make(&fixture->place);
}

/* At the opening as well: the third time another program lets it go. */
struct letting_go {
	sqlite3 *other;
	int asked;
	bool gives_up;
};

static bool lets_go(void *with)
{
	struct letting_go *letting = with;

	if (++letting->asked == 3)
		sqlite3_exec(letting->other, "COMMIT", NULL, NULL, NULL);
	return letting->gives_up;
}

static bool opens_held(struct fixture *fixture, struct letting_go *letting)
{
	struct store *store;
	struct error why;
	bool opened;

	assert_int_equal(sqlite3_open(fixture->place.database, &letting->other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(letting->other, "BEGIN EXCLUSIVE", NULL, NULL, NULL),
			 SQLITE_OK);
	opened = store_open_patiently(&store, fixture->place.data, fixture->place.state, NULL,
				      lets_go, letting, &why);
	store_close(store);
	sqlite3_close(letting->other);
	return opened;
}

static void a_wait_at_the_opening_can_be_ended_too(void **state)
{
	struct letting_go patient = { .gives_up = false }, hurried = { .gives_up = true };
	struct fixture *fixture = *state;

	store_close(store_place_open(&fixture->place));
	assert_true(opens_held(fixture, &patient));
	assert_int_equal(patient.asked, 3);
	assert_false(opens_held(fixture, &hurried));
	assert_true(hurried.asked < 3);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(what_was_written_aside_is_taken_in_and_its_file_kept),
		TEST(nothing_is_taken_in_twice),
		TEST(a_side_file_is_private_and_says_so_in_the_words),
		TEST(a_side_file_without_sessions_is_not_left_behind),
		TEST(the_same_side_file_serves_again_while_it_is_needed),
		TEST(a_side_file_that_another_window_writes_is_let_alone),
		TEST(what_a_killed_window_left_beside_its_file_goes_too),
		TEST(two_windows_aside_do_not_share_a_file),
		TEST(a_session_moves_aside_in_the_middle_and_comes_back_as_one),
		TEST(what_can_still_be_read_is_shown_and_can_be_changed),
		TEST(the_later_answer_to_a_step_stays),
		TEST(a_damaged_side_file_is_told_and_left),
		TEST(in_a_hurry_no_lock_is_waited_for),
		TEST(a_wait_ends_when_something_else_is_wanted),
		TEST(a_wait_at_the_opening_can_be_ended_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
