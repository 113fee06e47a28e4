/* Another program holds the database: that is waited for once, whatever is asked and
 * written after it; nothing that cannot be read is taken for nothing; and what is free
 * again is read again.
 *
 * No clock is looked at: this file's sqlite3_sleep() stands before the library's, counts
 * what would be waited, and returns at once. */
#include "base/arena.h"
#include "base/error.h"
#include "store/assignments.h"
#include "store/places.h"
#include "store/store.h"
#include "support/child.h"
#include "support/store_place.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int waited_ms;

int sqlite3_sleep(int ms)
{
	waited_ms += ms;
	return ms;
}

struct fixture {
	struct store_place place;
	struct arena *arena;
	struct child child;
	struct error error;
	const char *lock;	/* what the child runs to hold it */
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);

	store_place_make(&fixture->place);
	fixture->arena = arena_open();
	waited_ms = 0;
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

/* SQLite's connections do not survive a fork, so the child comes first. */
static void lock_when_told(struct child *child, const void *with)
{
	const struct fixture *fixture = with;
	sqlite3 *db;

	child_ready(child);
	if (sqlite3_open(fixture->place.database, &db) ||
	    sqlite3_exec(db, fixture->lock, NULL, NULL, NULL))
		_exit(1);
	child_ready(child);
	sqlite3_close(db);
}

static void write_yesterday(const struct fixture *fixture)
{
	const struct taken taken = { .id = "gentle", .title = "Gentle", .from = "Anna",
				     .to = "K.", .text = "", .taken_ms = 1 };
	struct answer given = store_place_words("i", "to listen", 10);
	struct store *store = store_place_open(&fixture->place);
	int64_t id = store_place_begin(store, 1000);
	struct error error;

	given.keep = "intention";
	assert_true(store_answer(store, id, &given, &error));
	assert_true(store_session_end(store, id, ENDED_LEFT, 1, 0, 1000, &error));
	assert_true(store_take(store, &taken, NULL, &error));
	store_close(store);
}

static struct store *begin(struct fixture *fixture, const char *lock)
{
	fixture->lock = lock;
	child_start(&fixture->child, lock_when_told, fixture);
	write_yesterday(fixture);
	return store_place_open(&fixture->place);
}

/* Everything that can be asked; each is answered, or each says why not. */
static void ask_all(struct fixture *fixture, struct store *store, bool answered)
{
	const struct session_record *sessions;
	const struct known_signer *signers;
	const struct taken *list;
	struct session_record session;
	struct kept kept;
	size_t count;
	bool found;
	const bool said[] = {
		store_sessions(store, fixture->arena, INT64_MIN, &sessions, &count,
			       &fixture->error),
		store_unfinished(store, fixture->arena, INT64_MIN, NULL, &found, &session,
				 &fixture->error),
		store_kept(store, fixture->arena, "intention", &kept, &fixture->error),
		store_kept_beside(store, fixture->arena, "intention", "intention", &kept,
				  &fixture->error),
		store_signers(store, fixture->arena, &signers, &count, &fixture->error),
		store_assignments(store, fixture->arena, &list, &count, &fixture->error),
	};

	for (size_t i = 0; i < sizeof said; i++)
		assert_int_equal(said[i], answered);
	if (answered)
		assert_true(count == 1 && !strcmp(kept.text, "to listen"));
	else
		assert_non_null(strstr(fixture->error.text, "is held by another program"));
}

static void write_on(struct fixture *fixture, struct store *store, int64_t started_ms)
{
	struct answer given = store_place_words("a", "still here", started_ms);
	int64_t id = store_place_begin(store, started_ms);

	for (int i = 0; i < 20; i++)
		assert_true(store_answer(store, id, &given, &fixture->error));
	assert_true(store_session_end(store, id, ENDED_FINISHED, 1, 0, 1000,
				      &fixture->error));
}

/* Whatever meets the lock first waits; then nothing does, asked or written. */
static void expect_one_wait(struct fixture *fixture, struct store *store)
{
	int first_ms = waited_ms;

	assert_true(first_ms > LOCK_WAIT_MS / 2 && first_ms <= LOCK_WAIT_MS);
	ask_all(fixture, store, false);
	write_on(fixture, store, 2000);
	ask_all(fixture, store, false);
	assert_int_equal(waited_ms, first_ms);
}

static size_t sessions_of(struct fixture *fixture, struct store *store)
{
	const struct session_record *sessions;
	size_t count;

	assert_true(store_sessions(store, fixture->arena, INT64_MIN, &sessions, &count,
				   &fixture->error));
	return count;
}

/* It is free: what is in it can be read at once, and at the next opening all is in it. */
static void expect_all_again(struct fixture *fixture, struct store *store)
{
	int before_ms = waited_ms;

	child_finish(&fixture->child);
	ask_all(fixture, store, true);
	assert_int_equal(sessions_of(fixture, store), 2);
	assert_int_equal(waited_ms, before_ms);
	store_close(store);
	store = store_place_open(&fixture->place);
	assert_int_equal(sessions_of(fixture, store), 2);
	store_close(store);
}

static void a_question_waits_once(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = begin(fixture, "BEGIN EXCLUSIVE");
	bool any;

	child_step(&fixture->child);
	assert_false(store_has_sessions(store, &any, &fixture->error));
	expect_one_wait(fixture, store);
	expect_all_again(fixture, store);
}

static void a_list_of_assignments_waits_once(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = begin(fixture, "BEGIN EXCLUSIVE");
	const struct taken *list;
	size_t count;

	child_step(&fixture->child);
	assert_false(store_assignments(store, fixture->arena, &list, &count,
				       &fixture->error));
	expect_one_wait(fixture, store);
	expect_all_again(fixture, store);
}

static void a_written_word_waits_once(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = begin(fixture, "BEGIN EXCLUSIVE");
	struct answer given = store_place_words("a", "still here", 10);
	int64_t id = store_place_begin(store, 500);

	child_step(&fixture->child);
	assert_true(store_answer(store, id, &given, &fixture->error));
	assert_true(store_session_end(store, id, ENDED_FINISHED, 1, 0, 1, &fixture->error));
	expect_one_wait(fixture, store);
	child_finish(&fixture->child);
	assert_int_equal(sessions_of(fixture, store), 3);
	store_close(store);
}

/* Somebody who only reads lets a change begin, but not end: both waits are one. */
static void a_reader_in_the_way_is_waited_for_once(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = begin(fixture, "BEGIN; SELECT count(*) FROM session");

	child_step(&fixture->child);
	write_on(fixture, store, 2000);
	assert_true(waited_ms > LOCK_WAIT_MS / 2 && waited_ms <= LOCK_WAIT_MS);
	assert_int_equal(sessions_of(fixture, store), 2);
	expect_all_again(fixture, store);
}

static void a_beginning_waits_once(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = begin(fixture, "BEGIN EXCLUSIVE");

	store_close(store);
	child_step(&fixture->child);
	store = store_place_open_aside(&fixture->place, "is held by another program");
	expect_one_wait(fixture, store);
	expect_all_again(fixture, store);
}

/* An assignment can be taken in again as soon as the database is free. */
static void an_assignment_is_taken_in_when_it_is_free(void **state)
{
	struct fixture *fixture = *state;
	const struct taken taken = { .id = "more", .title = "More", .from = "Anna",
				     .to = "K.", .text = "", .taken_ms = 2 };
	struct store *store = begin(fixture, "BEGIN EXCLUSIVE");
	const struct taken *list;
	size_t count;

	child_step(&fixture->child);
	assert_false(store_take(store, &taken, NULL, &fixture->error));
	assert_non_null(strstr(fixture->error.text, "is held by another program"));
	child_finish(&fixture->child);
	assert_true(store_take(store, &taken, NULL, &fixture->error));
	assert_true(store_assignments(store, fixture->arena, &list, &count,
				      &fixture->error));
	assert_int_equal(count, 2);
	store_close(store);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_question_waits_once),
		TEST(a_list_of_assignments_waits_once),
		TEST(a_written_word_waits_once),
		TEST(a_reader_in_the_way_is_waited_for_once),
		TEST(a_beginning_waits_once),
		TEST(an_assignment_is_taken_in_when_it_is_free),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
