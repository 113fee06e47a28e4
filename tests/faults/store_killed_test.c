/* A process is killed (SIGKILL) while it writes as fast as it can: each answer
 * whose call had returned is there, and the database is whole. The moment of the
 * kill is where the kernel happens to be; every_write_test.c visits each one. */
#include "base/arena.h"
#include "base/error.h"
#include "store/store.h"
#include "support/child.h"
#include "support/store_place.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ROUNDS = 20, FIRST_KILL = 2 };

struct shared {
	const struct store_place *place;
	atomic_int written;	/* answers acknowledged */
};

/* Each answer replaces the one before: as typing does. */
static void write_without_end(struct child *child, const void *with)
{
	struct shared *shared = (struct shared *)(uintptr_t)with;
	struct store *store = store_place_open(shared->place);
	int64_t id = store_place_begin(store, 1000);
	char text[32];

	child_ready(child);
	for (int i = 1; ; i++) {
		struct answer given = store_place_words("journal", text, i);

		snprintf(text, sizeof text, "sentence %d", i);
		if (!store_answer(store, id, &given, NULL))
			_exit(1);
		atomic_store(&shared->written, i);
	}
}

static void expect_at_least(const struct store_place *place, int written)
{
	struct store *store = store_place_open(place);
	struct arena *arena = arena_open();
	struct session_record session;
	const char *words;
	struct error error;
	int last = 0;

	if (!store_examine(store, arena, &words, &error))
		fail_msg("%s", error.text);
	assert_true(store_session(store, arena, 1, &session, NULL));
	assert_int_equal(session.ended, ENDED_INTERRUPTED);
	assert_int_equal(session.answer_count, 1);
	assert_int_equal(sscanf(session.answers[0].text, "sentence %d", &last), 1);
	/* one may have come through whose call had not returned yet */
	assert_in_range(last, written, written + 1);
	store_close(store);
	arena_close(arena);
}

static void what_was_acknowledged_before_the_kill_is_there(void **state)
{
	struct shared *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE,
				     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct store_place place;
	struct child child;

	(void)state;
	assert_ptr_not_equal(shared, MAP_FAILED);
	for (int round = 0; round < ROUNDS; round++) {
		store_place_make(&place);
		shared->place = &place;
		atomic_store(&shared->written, 0);
		child_start(&child, write_without_end, shared);
		child_go(&child);
		while (atomic_load(&shared->written) < FIRST_KILL + round % 7)
			sched_yield();
		child_kill(&child);
		expect_at_least(&place, atomic_load(&shared->written));
		store_place_remove(&place);
	}
	munmap(shared, sizeof *shared);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_acknowledged_before_the_kill_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
