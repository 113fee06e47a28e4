/* Every operation that changes a file is made to fail once, one run each: what
 * was acknowledged is there afterwards, once and whole. */
#include "base/arena.h"
#include "base/error.h"
#include "store/store.h"
#include "support/fault_vfs.h"
#include "support/store_place.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* One evening: an old session is resumed, written in and finished; a new one is
 * begun, written in and finished. */
enum call {
	OLD_RESUME, OLD_ANSWER, OLD_END,
	NEW_BEGIN, NEW_FIRST, NEW_AGAIN, NEW_CHOICES, NEW_PROGRESS, NEW_END,
	CALLS
};
enum { OPERATIONS_MOST = 2000 };

struct evening {
	struct store *store;
	int64_t new;
	bool *done;		/* CALLS of them: what was acknowledged */
};

static bool resume_old(struct store *store, enum call call)
{
	struct answer late = store_place_words("late", "what was left to say", 40);
	struct error error;

	if (call == OLD_RESUME)
		return store_session_resume(store, 1, &error);
	if (call == OLD_ANSWER)
		return store_answer(store, 1, &late, &error);
	return store_session_end(store, 1, ENDED_FINISHED, 3, 0, 9000, &error);
}

static bool write_new(struct evening *evening, enum call call)
{
	const char *const words[] = { "rest", "courage" };
	struct answer first = store_place_words("first", "a first sentence", 10);
	struct answer again = store_place_words("first", "a first sentence, mended", 20);
	struct answer choices = { .step = "values", .kind = STEP_CHOOSE,
				  .holds = ANSWER_CHOICES, .choices = { words, 2 },
				  .at_ms = 30 };
	struct session_record session = store_place_session(5000);
	struct store *store = evening->store;
	struct error error;

	if (call == NEW_BEGIN)
		return store_session_begin(store, &session, &evening->new, &error);
	if (call == NEW_FIRST)
		return store_answer(store, evening->new, &first, &error);
	if (call == NEW_AGAIN)
		return store_answer(store, evening->new, &again, &error);
	if (call == NEW_CHOICES)
		return store_answer(store, evening->new, &choices, &error);
	if (call == NEW_PROGRESS)
		return store_session_progress(store, evening->new, 2, 100, 4000, &error);
	return store_session_end(store, evening->new, ENDED_FINISHED, 2, 700, 5000, &error);
}

/* A session that cannot be read any more cannot be resumed; everything else must
 * be done. Returns how many calls were. */
static int live_an_evening(const struct store_place *place, bool *done)
{
	struct evening evening = { .done = done };
	struct error error;
	int count = 0;

	store_open(&evening.store, place->data, place->state, NULL, &error);
	for (enum call call = OLD_RESUME; call < CALLS; call++) {
		if (call < NEW_BEGIN)
			done[call] = (call == OLD_RESUME || done[OLD_RESUME]) &&
				     resume_old(evening.store, call);
		else
			done[call] = write_new(&evening, call);
		count += done[call];
	}
	store_close(evening.store);
	return count;
}

/* The morning: one session that was left, with one answer. */
static void live_a_morning(const struct store_place *place)
{
	struct fault_plan none = {0};
	struct answer given = store_place_words("morning", "snow", 5);
	struct store *store;

	fault_vfs_install(&none);
	store = store_place_open(place);
	assert_int_equal(store_place_begin(store, 1000), 1);
	assert_true(store_answer(store, 1, &given, NULL));
	assert_true(store_session_end(store, 1, ENDED_LEFT, 1, 0, 3000, NULL));
	store_close(store);
	fault_vfs_remove();
}

static const struct answer *find(const struct session_record *session, const char *step)
{
	for (size_t i = 0; i < session->answer_count; i++)
		if (!strcmp(session->answers[i].step, step))
			return &session->answers[i];
	return NULL;
}

static void expect_words(const struct session_record *session, const char *step,
			 const char *words, int at)
{
	const struct answer *answer = find(session, step);

	if (!answer)
		fail_msg("operation %d: the answer to %s is lost", at, step);
	assert_string_equal(answer->text, words);
}

static void expect_old(const struct session_record *old, const bool *done, int at)
{
	assert_int_equal(old->started_ms, 1000);
	expect_words(old, "morning", "snow", at);
	if (done[OLD_ANSWER])
		expect_words(old, "late", "what was left to say", at);
	if (done[OLD_END]) {
		assert_int_equal(old->ended, ENDED_FINISHED);
		assert_int_equal(old->spent_ms, 9000);
	}
}

static void expect_new(const struct session_record *new, const bool *done, int at)
{
	assert_int_equal(new->started_ms, 5000);
	assert_string_equal(new->title, "A first intention");
	if (done[NEW_AGAIN])
		expect_words(new, "first", "a first sentence, mended", at);
	else if (done[NEW_FIRST])
		assert_non_null(find(new, "first"));
	if (done[NEW_CHOICES]) {
		assert_non_null(find(new, "values"));
		assert_int_equal(find(new, "values")->choices.count, 2);
	}
	if (done[NEW_PROGRESS])
		assert_true(new->spent_ms >= 4000);
	if (done[NEW_END]) {
		assert_int_equal(new->ended, ENDED_FINISHED);
		assert_int_equal(new->spent_ms, 5000);
		assert_int_equal(new->position_ms, 700);
	}
}

/* The next day: everything that was acknowledged is in the main database. A call
 * that was not may have come through or not, but not twice. */
static void expect_everything(const struct store_place *place, const bool *done, int at)
{
	struct fault_plan none = {0};
	struct arena *arena = arena_open();
	const struct session_record *sessions;
	struct store *store;
	const char *words;
	struct error error;
	size_t count;

	fault_vfs_install(&none);
	store = store_place_open(place);
	if (!store_examine(store, arena, &words, &error))
		fail_msg("operation %d: %s", at, error.text);
	assert_true(store_sessions(store, arena, INT64_MIN, &sessions, &count, &error));
	if (count > 2 || count < (done[NEW_BEGIN] ? 2u : 1u))
		fail_msg("operation %d: %zu sessions", at, count);
	expect_old(&sessions[0], done, at);
	if (count == 2)
		expect_new(&sessions[1], done, at);
	assert_int_equal(store_place_files(place->data, "groundwork-aside", ".db"), 0);
	assert_int_equal(store_place_files(place->state, "groundwork-aside", ".db"), 0);
	store_close(store);
	fault_vfs_remove();
	arena_close(arena);
}

/* Lives one evening during which operations fail by the plan; returns how many
 * calls were acknowledged. */
static int fail_once(struct fault_plan *plan)
{
	bool done[CALLS] = {0};
	struct store_place place;
	int count;

	store_place_make(&place);
	live_a_morning(&place);
	fault_vfs_install(plan);
	count = live_an_evening(&place, done);
	fault_vfs_remove();
	for (enum call call = NEW_BEGIN; call < CALLS; call++)
		if (!done[call])
			fail_msg("operation %d: call %d was refused", plan->at, call);
	expect_everything(&place, done, plan->at);
	store_place_remove(&place);
	return count;
}

/* One evening for each operation. Returns how many operations there are; *least
 * is the least number of calls that were acknowledged. */
static int fail_each(struct fault_plan like, int *least)
{
	*least = CALLS;
	for (int at = 1; at < OPERATIONS_MOST; at++) {
		struct fault_plan plan = like;
		int count;

		plan.at = at;
		count = fail_once(&plan);
		if (count < *least)
			*least = count;
		if (plan.count < at)
			return at - 1;
	}
	fail_msg("the evening does not end");
	return 0;
}

static void a_write_that_finds_the_disk_full_loses_nothing(void **state)
{
	struct fault_plan plan = { .code = SQLITE_FULL };
	int least;

	(void)state;
	assert_in_range(fail_each(plan, &least), CALLS * 4, OPERATIONS_MOST);
	assert_int_equal(least, CALLS);
}

static void a_write_that_is_torn_loses_nothing(void **state)
{
	struct fault_plan plan = { .code = SQLITE_IOERR_WRITE, .manner = FAULT_TEAR };
	int least;

	(void)state;
	assert_in_range(fail_each(plan, &least), CALLS * 4, OPERATIONS_MOST);
	assert_int_equal(least, CALLS);
}

static void a_main_database_that_stays_broken_loses_nothing(void **state)
{
	struct fault_plan plan = { .code = SQLITE_IOERR_WRITE, .only = "groundwork.db",
				   .manner = FAULT_TEAR, .lasting = true };
	int least;

	(void)state;
	assert_in_range(fail_each(plan, &least), CALLS * 4, OPERATIONS_MOST);
}

static void a_main_database_that_stays_full_loses_nothing(void **state)
{
	struct fault_plan plan = { .code = SQLITE_FULL, .only = "groundwork.db",
				   .lasting = true };
	int least;

	(void)state;
	assert_in_range(fail_each(plan, &least), CALLS * 4, OPERATIONS_MOST);
}

/* The main database is not to be used at all, and the next place fails too. */
static void a_side_database_that_fails_loses_nothing(void **state)
{
	struct fault_plan plan;
	int at = 0;

	(void)state;
	do {
		bool done[CALLS] = {0};
		struct store_place place;

		plan = (struct fault_plan){ .code = SQLITE_FULL, .only = "-aside-",
					    .at = ++at };
		store_place_make(&place);
		live_a_morning(&place);
		store_place_sql(place.database, "PRAGMA user_version = 99");
		fault_vfs_install(&plan);
		assert_int_equal(live_an_evening(&place, done), CALLS - NEW_BEGIN);
		fault_vfs_remove();
		store_place_sql(place.database, "PRAGMA user_version = 4");
		expect_everything(&place, done, at);
		store_place_remove(&place);
	} while (plan.count >= at && at < OPERATIONS_MOST);
	assert_in_range(at, CALLS, OPERATIONS_MOST - 1);
}

/* Tells whether the process was killed before the evening's end. */
static bool live_and_die(const struct store_place *place, int at, int calls, bool *done)
{
	struct fault_plan plan = { .at = at, .manner = FAULT_KILL };
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0) {
		fault_vfs_install(&plan);
		_exit(live_an_evening(place, done) == calls ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
		return true;
	assert_int_equal(status, 0);
	return false;
}

/* With `newer`, the evening is written aside and dies there. Returns how many
 * operations there are. */
static int kill_at_each(bool newer)
{
	size_t size = CALLS * sizeof(bool);
	bool *done = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
			  -1, 0);
	bool killed = true;
	int at;

	assert_ptr_not_equal(done, MAP_FAILED);
	for (at = 1; killed && at < OPERATIONS_MOST; at++) {
		struct store_place place;

		memset(done, 0, size);
		store_place_make(&place);
		live_a_morning(&place);
		if (newer)
			store_place_sql(place.database, "PRAGMA user_version = 99");
		killed = live_and_die(&place, at, newer ? CALLS - NEW_BEGIN : CALLS, done);
		if (newer)
			store_place_sql(place.database, "PRAGMA user_version = 4");
		expect_everything(&place, done, at);
		store_place_remove(&place);
	}
	munmap(done, size);
	return at;
}

static void a_process_killed_in_any_write_loses_nothing_acknowledged(void **state)
{
	(void)state;
	assert_in_range(kill_at_each(false), CALLS * 4, OPERATIONS_MOST - 1);
}

static void a_process_killed_while_it_writes_aside_loses_nothing(void **state)
{
	(void)state;
	assert_in_range(kill_at_each(true), CALLS * 3, OPERATIONS_MOST - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_write_that_finds_the_disk_full_loses_nothing),
		cmocka_unit_test(a_write_that_is_torn_loses_nothing),
		cmocka_unit_test(a_main_database_that_stays_broken_loses_nothing),
		cmocka_unit_test(a_main_database_that_stays_full_loses_nothing),
		cmocka_unit_test(a_side_database_that_fails_loses_nothing),
		cmocka_unit_test(a_process_killed_in_any_write_loses_nothing_acknowledged),
		cmocka_unit_test(a_process_killed_while_it_writes_aside_loses_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
