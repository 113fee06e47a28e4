/* A main database that cannot be used: it stays as it is, byte for byte, and
 * writing goes on elsewhere. None of it hangs on file permissions, which do not
 * bind root. */
#include "base/arena.h"
#include "base/error.h"
#include "store/store.h"
#include "support/check.h"
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

static int64_t write_one(struct store *store, int64_t started_ms)
{
	struct answer given = store_place_words("a", "still here", started_ms);
	int64_t id = store_place_begin(store, started_ms);

	assert_true(store_answer(store, id, &given, NULL));
	assert_true(store_session_end(store, id, ENDED_FINISHED, 1, 0, 1000, NULL));
	return id;
}

static void expect_written(struct fixture *fixture, struct store *store, int64_t id)
{
	struct session_record session;
	struct error error;

	assert_true(store_session(store, fixture->arena, id, &session, &error));
	assert_int_equal(session.ended, ENDED_FINISHED);
	assert_string_equal(session.answers[0].text, "still here");
}

/* A day with a database that cannot be used for the reason told: it is not
 * touched, and what is written can be read back. */
static void live_aside(struct fixture *fixture, const char *reason)
{
	const char *path = fixture->place.database;
	size_t length, length_after;
	char *before = store_place_bytes(path, &length), *after;
	struct store *store = store_place_open_aside(&fixture->place, reason);
	int64_t id = write_one(store, 2000);

	assert_non_null(strstr(store_words(store), "groundwork.db"));
	expect_written(fixture, store, id);
	store_close(store);
	store = store_place_open_aside(&fixture->place, reason);
	expect_written(fixture, store, id);
	store_close(store);
	after = store_place_bytes(path, &length_after);
	assert_int_equal(length_after, length);
	assert_memory_equal(after, before, length);
	free(before);
	free(after);
}

static void write_yesterday(struct fixture *fixture)
{
	struct store *store = store_place_open(&fixture->place);

	for (int i = 0; i < 200; i++)
		write_one(store, i);
	store_close(store);
}

static void a_newer_database_is_left_as_it_is(void **state)
{
	struct fixture *fixture = *state;

	store_close(store_place_open(&fixture->place));
	store_place_sql(fixture->place.database, "PRAGMA user_version = 99;"
			"ALTER TABLE session ADD COLUMN mood TEXT");
	live_aside(fixture, "written by a newer Groundwork (use that one)");
}

static void a_database_of_something_else_is_left_as_it_is(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(mkdir(fixture->place.data, 0700), 0);
	store_place_sql(fixture->place.database, "CREATE TABLE recipe (name TEXT)");
	live_aside(fixture, "not a database of Groundwork");
}

static void garbage_is_left_as_it_is(void **state)
{
	struct fixture *fixture = *state;
	char garbage[9000];

	for (size_t i = 0; i < sizeof garbage; i++)
		garbage[i] = (char)(i * 2654435761u >> 13);
	assert_int_equal(mkdir(fixture->place.data, 0700), 0);
	store_place_write(fixture->place.database, garbage, sizeof garbage);
	live_aside(fixture, "is damaged");
}

static void a_truncated_database_is_left_as_it_is(void **state)
{
	struct fixture *fixture = *state;
	char *bytes;
	size_t length;

	write_yesterday(fixture);
	bytes = store_place_bytes(fixture->place.database, &length);
	store_place_write(fixture->place.database, bytes, length / 2);
	free(bytes);
	live_aside(fixture, "is damaged");
}

/* Most pages are not looked at when a day begins, so the check must find it. */
static void a_database_with_a_page_of_garbage_is_left_as_it_is(void **state)
{
	struct fixture *fixture = *state;
	char *bytes;
	size_t length;

	write_yesterday(fixture);
	bytes = store_place_bytes(fixture->place.database, &length);
	assert_true(length > 4096 * 10);
	memset(bytes + length - 4096, 0x5a, 4096);
	store_place_write(fixture->place.database, bytes, length);
	free(bytes);
	live_aside(fixture, "is damaged");
}

static void damage_met_later_moves_the_writing_aside(void **state)
{
	struct fixture *fixture = *state;
	const struct session_record *sessions;
	struct store *store;
	struct error error;
	size_t count, length;
	char *bytes;
	int64_t id;

	write_yesterday(fixture);
	store = store_place_open(&fixture->place);
	id = store_place_begin(store, 5000);
	bytes = store_place_bytes(fixture->place.database, &length);
	memset(bytes + 4096, 0x5a, length - 4096);
	/* another program's doing: the change counter tells SQLite to look again */
	bytes[27]++;
	store_place_write(fixture->place.database, bytes, length);
	free(bytes);
	assert_false(store_sessions(store, fixture->arena, INT64_MIN, &sessions, &count,
				    &error));
	assert_non_null(strstr(error.text, "is damaged"));
	assert_non_null(strstr(store_words(store), "goes to"));
	assert_true(store_session_end(store, id, ENDED_FINISHED, 1, 0, 1000, NULL));
	/* what can be read is there, and that it is not all is said for ever */
	assert_false(store_sessions(store, fixture->arena, INT64_MIN, &sessions, &count,
				    &error));
	assert_non_null(strstr(error.text, "is damaged"));
	assert_int_equal(count, 1);
	assert_int_equal(sessions[0].ended, ENDED_FINISHED);
	store_close(store);
}

static void an_empty_file_is_made_a_database(void **state)
{
	struct fixture *fixture = *state;
	struct store *store;

	assert_int_equal(mkdir(fixture->place.data, 0700), 0);
	store_place_write(fixture->place.database, "", 0);
	store = store_place_open(&fixture->place);
	expect_written(fixture, store, write_one(store, 1000));
	store_close(store);
}

static void a_folder_in_its_place_is_left_as_it_is(void **state)
{
	struct fixture *fixture = *state;
	struct store *store;

	assert_int_equal(mkdir(fixture->place.data, 0700), 0);
	assert_int_equal(mkdir(fixture->place.database, 0700), 0);
	store = store_place_open_aside(&fixture->place, "is not an ordinary file");
	expect_written(fixture, store, write_one(store, 1000));
	store_close(store);
}

static void a_pipe_in_its_place_does_not_hang(void **state)
{
	struct fixture *fixture = *state;
	struct store *store;

	assert_int_equal(mkdir(fixture->place.data, 0700), 0);
	assert_int_equal(mkfifo(fixture->place.database, 0600), 0);
	store = store_place_open_aside(&fixture->place, "is not an ordinary file");
	expect_written(fixture, store, write_one(store, 1000));
	store_close(store);
}

static void a_read_only_database_is_left_and_still_read(void **state)
{
	struct fixture *fixture = *state;
	struct fault_plan plan = { .only = "groundwork.db", .read_only = true };
	const struct session_record *sessions;
	struct store *store;
	size_t count;

	write_yesterday(fixture);
	fault_vfs_install(&plan);
	live_aside(fixture, "may not be written (look at its permissions)");
	store = store_place_open_aside(&fixture->place, "may not be written");
	assert_true(store_sessions(store, fixture->arena, INT64_MIN, &sessions, &count,
				   NULL));
	assert_int_equal(count, 201);
	store_close(store);
	fault_vfs_remove();
	store_close(store_place_open(&fixture->place));
	assert_int_equal(store_place_number(fixture->place.database,
					    "SELECT count(*) FROM session"), 201);
}

/* The data folder cannot be made, because a file has its name. */
static void without_a_data_folder_the_state_folder_serves(void **state)
{
	struct fixture *fixture = *state;
	struct store *store;
	int64_t id;

	store_place_write(fixture->place.data, "", 0);
	store = store_place_open_aside(&fixture->place, "look at its folder's permissions");
	id = write_one(store, 1000);
	assert_int_equal(strncmp(store_path(store), fixture->place.state,
				 strlen(fixture->place.state)), 0);
	expect_written(fixture, store, id);
	store_close(store);
	assert_int_equal(unlink(fixture->place.data), 0);
	store = store_place_open(&fixture->place);
	expect_written(fixture, store, 1);
	store_close(store);
}

static void without_any_folder_memory_serves_until_there_is_one(void **state)
{
	struct fixture *fixture = *state;
	struct answer given = store_place_words("b", "written at last", 30);
	struct session_record session;
	struct store *store;
	int64_t id;

	store_place_write(fixture->place.data, "", 0);
	store_place_write(fixture->place.state, "", 0);
	store = store_place_open_aside(&fixture->place, "in memory only");
	assert_null(store_path(store));
	expect_written(fixture, store, write_one(store, 1000));
	id = store_place_begin(store, 2000);
	assert_int_equal(unlink(fixture->place.state), 0);
	assert_true(store_answer(store, id, &given, NULL));
	assert_true(store_session_end(store, id, ENDED_FINISHED, 1, 0, 1000, NULL));
	assert_non_null(store_path(store));
	assert_non_null(strstr(store_words(store), fixture->place.state));
	store_close(store);
	assert_int_equal(unlink(fixture->place.data), 0);
	store = store_place_open(&fixture->place);
	expect_written(fixture, store, 1);
	assert_true(store_session(store, fixture->arena, 2, &session, NULL));
	assert_string_equal(session.answers[0].text, "written at last");
	store_close(store);
}

/* What is emptied at the end of the day is left as soon as it can be. */
static void a_passing_place_serves_until_there_is_a_better_one(void **state)
{
	struct fixture *fixture = *state;
	const char *last = check_folder();
	const struct session_record *sessions;
	struct store *store;
	struct error why;
	size_t count;

	store_place_write(fixture->place.data, "", 0);
	store_place_write(fixture->place.state, "", 0);
	assert_false(store_open(&store, fixture->place.data, fixture->place.state, last, &why));
	write_one(store, 1000);
	assert_true(store_is_passing(store));
	assert_false(store_leave_passing(store));
	assert_true(store_only_passing(store, fixture->arena, &sessions, &count, &why));
	assert_int_equal(count, 1);
	assert_int_equal(unlink(fixture->place.state), 0);
	assert_true(store_leave_passing(store));
	assert_false(store_is_passing(store));
	assert_int_equal(strncmp(store_path(store), fixture->place.state,
				 strlen(fixture->place.state)), 0);
	store_close(store);
	assert_int_equal(unlink(fixture->place.data), 0);
	assert_true(store_open(&store, fixture->place.data, fixture->place.state, last, &why));
	assert_true(store_sessions(store, fixture->arena, INT64_MIN, &sessions, &count, &why));
	assert_int_equal(count, 1);
	store_close(store);
	check_remove(last);
}

/* SQLite's connections do not survive a fork, so the child comes first. */
static void lock_when_told(struct child *child, const void *with)
{
	const struct store_place *place = with;
	sqlite3 *db;

	child_ready(child);
	if (sqlite3_open(place->database, &db) ||
	    sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL))
		_exit(1);
	child_ready(child);
	sqlite3_close(db);
}

static void a_locked_database_is_left_and_what_was_written_comes_back(void **state)
{
	struct fixture *fixture = *state;
	struct store *store;
	struct child child;

	child_start(&child, lock_when_told, &fixture->place);
	store_close(store_place_open(&fixture->place));
	child_step(&child);
	store = store_place_open_aside(&fixture->place, "is held by another program");
	expect_written(fixture, store, write_one(store, 1000));
	store_close(store);
	child_finish(&child);
	store = store_place_open(&fixture->place);
	expect_written(fixture, store, 1);
	store_close(store);
}

static void a_lock_met_in_use_moves_the_session_aside(void **state)
{
	struct fixture *fixture = *state;
	struct answer given = store_place_words("a", "still here", 10);
	struct store *store;
	struct child child;
	int64_t id;

	child_start(&child, lock_when_told, &fixture->place);
	store = store_place_open(&fixture->place);
	id = store_place_begin(store, 1000);
	child_step(&child);
	assert_true(store_answer(store, id, &given, NULL));
	assert_non_null(strstr(store_words(store), "is held by another program"));
	assert_true(store_session_end(store, id, ENDED_FINISHED, 1, 0, 1000, NULL));
	store_close(store);
	child_finish(&child);
	store = store_place_open(&fixture->place);
	expect_written(fixture, store, id);
	assert_int_equal(store_place_number(fixture->place.database,
					    "SELECT count(*) FROM session"), 1);
	store_close(store);
}

static void a_database_brought_further_meanwhile_is_left(void **state)
{
	struct fixture *fixture = *state;
	struct answer given = store_place_words("a", "still here", 10);
	struct store *store = store_place_open(&fixture->place);
	int64_t id = store_place_begin(store, 1000);

	store_place_sql(fixture->place.database, "PRAGMA user_version = 99");
	assert_true(store_answer(store, id, &given, NULL));
	assert_non_null(strstr(store_words(store), "newer Groundwork"));
	assert_true(store_session_end(store, id, ENDED_FINISHED, 1, 0, 1000, NULL));
	expect_written(fixture, store, id);
	store_close(store);
	assert_int_equal(store_place_number(fixture->place.database,
					    "SELECT count(*) FROM answer"), 0);
}

static void a_database_moved_away_meanwhile_is_left(void **state)
{
	struct fixture *fixture = *state;
	struct answer given = store_place_words("a", "still here", 10);
	struct store *store = store_place_open(&fixture->place);
	int64_t id = store_place_begin(store, 1000);
	char elsewhere[400];

	snprintf(elsewhere, sizeof elsewhere, "%s/elsewhere", fixture->place.root);
	assert_int_equal(rename(fixture->place.database, elsewhere), 0);
	assert_true(store_answer(store, id, &given, NULL));
	assert_non_null(strstr(store_words(store), "was moved away"));
	assert_true(store_session_end(store, id, ENDED_FINISHED, 1, 0, 1000, NULL));
	store_close(store);
	store = store_place_open(&fixture->place);
	expect_written(fixture, store, 1);
	store_close(store);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_newer_database_is_left_as_it_is),
		TEST(a_database_of_something_else_is_left_as_it_is),
		TEST(garbage_is_left_as_it_is),
		TEST(a_truncated_database_is_left_as_it_is),
		TEST(a_database_with_a_page_of_garbage_is_left_as_it_is),
		TEST(damage_met_later_moves_the_writing_aside),
		TEST(an_empty_file_is_made_a_database),
		TEST(a_folder_in_its_place_is_left_as_it_is),
		TEST(a_pipe_in_its_place_does_not_hang),
		TEST(a_read_only_database_is_left_and_still_read),
		TEST(without_a_data_folder_the_state_folder_serves),
		TEST(without_any_folder_memory_serves_until_there_is_one),
		TEST(a_passing_place_serves_until_there_is_a_better_one),
		TEST(a_locked_database_is_left_and_what_was_written_comes_back),
		TEST(a_lock_met_in_use_moves_the_session_aside),
		TEST(a_database_brought_further_meanwhile_is_left),
		TEST(a_database_moved_away_meanwhile_is_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
