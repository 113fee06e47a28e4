/* A process that ended is not taken for one that lives. */
#include "base/arena.h"
#include "base/error.h"
#include "store/process_id.h"
#include "store/store.h"
#include "support/child.h"
#include "support/store_place.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void this_process_lives(void **state)
{
	struct owner self = owner_self();

	(void)state;
	assert_int_equal(self.pid, getpid());
	assert_false(owner_is_gone(&self));
}

static void a_process_that_ended_is_gone_even_before_it_is_reaped(void **state)
{
	struct owner owner = owner_self();
	siginfo_t about;
	int status;

	(void)state;
	owner.born = 0;
	owner.pid = fork();
	if (owner.pid == 0)
		_exit(0);
	assert_int_equal(waitid(P_PID, (id_t)owner.pid, &about, WEXITED | WNOWAIT), 0);
	assert_true(owner_is_gone(&owner));
	assert_int_equal(waitpid((pid_t)owner.pid, &status, 0), owner.pid);
	assert_true(owner_is_gone(&owner));
}

static void a_number_used_again_is_another_process(void **state)
{
	struct owner owner = owner_self();

	(void)state;
	assert_true(owner.born > 0);
	owner.born--;
	assert_true(owner_is_gone(&owner));
}

static void nobody_outlives_a_restart_of_the_machine(void **state)
{
	struct owner owner = owner_self();

	(void)state;
	assert_true(owner.boot[0] != '\0');
	owner.boot[0] = owner.boot[0] == '0' ? '1' : '0';
	assert_true(owner_is_gone(&owner));
}

static void what_is_not_known_is_not_compared(void **state)
{
	struct owner owner = owner_self();

	(void)state;
	owner.boot[0] = '\0';
	owner.born = 0;
	assert_false(owner_is_gone(&owner));
	owner.pid = 0;
	assert_true(owner_is_gone(&owner));
}

/* The child begins a session and leaves it running. */
static void begin_and_wait(struct child *child, const void *with)
{
	struct store *store = store_place_open(with);

	store_place_begin(store, 1000);
	child_ready(child);
}

static enum ending ending_now(struct store *store)
{
	struct arena *arena = arena_open();
	struct session_record session;
	enum ending ended;

	assert_true(store_session(store, arena, 1, &session, NULL));
	ended = session.ended;
	arena_close(arena);
	return ended;
}

static void a_session_is_interrupted_when_its_process_is_killed(void **state)
{
	struct store_place place;
	struct store *store;
	struct error error;
	struct child child;

	(void)state;
	store_place_make(&place);
	child_start(&child, begin_and_wait, &place);
	store = store_place_open(&place);
	assert_int_equal(ending_now(store), ENDED_RUNNING);
	assert_false(store_session_resume(store, 1, &error));
	assert_non_null(strstr(error.text, "another window"));
	child_kill(&child);
	assert_int_equal(ending_now(store), ENDED_INTERRUPTED);
	assert_true(store_session_resume(store, 1, &error));
	assert_int_equal(ending_now(store), ENDED_RUNNING);
	store_close(store);
	store_place_remove(&place);
}

static void opening_marks_what_was_interrupted(void **state)
{
	struct store_place place;
	struct child child;

	(void)state;
	store_place_make(&place);
	child_start(&child, begin_and_wait, &place);
	store_close(store_place_open(&place));
	assert_int_equal(store_place_number(place.database, "SELECT count(*) FROM session "
					    "WHERE ended = 'running'"), 1);
	child_kill(&child);
	store_close(store_place_open(&place));
	assert_int_equal(store_place_number(place.database, "SELECT count(*) FROM session "
					    "WHERE ended = 'interrupted'"), 1);
	store_place_remove(&place);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(this_process_lives),
		cmocka_unit_test(a_process_that_ended_is_gone_even_before_it_is_reaped),
		cmocka_unit_test(a_number_used_again_is_another_process),
		cmocka_unit_test(nobody_outlives_a_restart_of_the_machine),
		cmocka_unit_test(what_is_not_known_is_not_compared),
		cmocka_unit_test(a_session_is_interrupted_when_its_process_is_killed),
		cmocka_unit_test(opening_marks_what_was_interrupted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
