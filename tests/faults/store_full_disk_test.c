/* The kernel itself refuses to let a file grow (RLIMIT_FSIZE): what is written
 * goes on, first in a smaller file, then in memory. */
#include "base/arena.h"
#include "base/error.h"
#include "store/store.h"
#include "support/store_place.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* Files cannot grow beyond `bytes` until the limit is lifted by
 * RLIM_INFINITY. */
static void limit_files(rlim_t bytes)
{
	struct rlimit limit;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static char *long_text(void)
{
	char *text = malloc(50001);

	memset(text, 'w', 50000);
	text[50000] = '\0';
	return text;
}

static void answer(struct store *store, int64_t id, const char *step, const char *text)
{
	struct answer given = store_place_words(step, text, 10);
	struct error error;

	if (!store_answer(store, id, &given, &error))
		fail_msg("%s", error.text);
}

static void expect_answers(const struct store_place *place, int64_t id, size_t count)
{
	struct store *store = store_place_open(place);
	struct arena *arena = arena_open();
	struct session_record session;

	assert_true(store_session(store, arena, id, &session, NULL));
	assert_int_equal(session.ended, ENDED_FINISHED);
	assert_int_equal(session.answer_count, count);
	store_close(store);
	arena_close(arena);
}

static void a_full_disk_in_the_middle_loses_no_word(void **state)
{
	struct store_place place;
	struct store *store;
	char *text = long_text();
	int64_t id;

	(void)state;
	store_place_make(&place);
	store = store_place_open(&place);
	answer(store, store_place_begin(store, 500), "other", text);
	id = store_place_begin(store, 1000);
	answer(store, id, "first", "a sentence");
	limit_files(64 << 10);
	answer(store, id, "second", text);
	assert_non_null(strstr(store_words(store), "groundwork.db could not"));
	limit_files(RLIM_INFINITY);
	assert_true(store_session_end(store, id, ENDED_FINISHED, 1, 0, 1000, NULL));
	store_close(store);
	expect_answers(&place, id, 2);
	free(text);
	store_place_remove(&place);
}

static void with_no_room_at_all_memory_holds_it_until_there_is(void **state)
{
	struct store_place place;
	struct store *store;
	int64_t id;

	(void)state;
	store_place_make(&place);
	store = store_place_open(&place);
	id = store_place_begin(store, 1000);
	limit_files(0);
	answer(store, id, "first", "a sentence");
	assert_null(store_path(store));
	assert_non_null(strstr(store_words(store), "in memory only"));
	answer(store, id, "second", "another");
	limit_files(RLIM_INFINITY);
	assert_true(store_session_end(store, id, ENDED_FINISHED, 1, 0, 1000, NULL));
	assert_non_null(store_path(store));
	store_close(store);
	expect_answers(&place, id, 2);
	assert_int_equal(store_place_number(place.database, "SELECT count(*) FROM session"),
			 1);
	store_place_remove(&place);
}

static void a_disk_that_is_full_from_the_start_stops_nobody(void **state)
{
	struct store_place place;
	struct store *store;
	int64_t id;

	(void)state;
	store_place_make(&place);
	limit_files(0);
	store = store_place_open_aside(&place, "in memory only");
	id = store_place_begin(store, 1000);
	answer(store, id, "first", "a sentence");
	assert_true(store_session_end(store, id, ENDED_FINISHED, 1, 0, 1000, NULL));
	assert_int_equal(store_place_files(place.data, "groundwork-aside", ""), 0);
	limit_files(RLIM_INFINITY);
	store_close(store);
	expect_answers(&place, 1, 1);
	store_place_remove(&place);
}

static int ignore_the_signal(void **state)
{
	(void)state;
	return signal(SIGXFSZ, SIG_IGN) == SIG_ERR;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_full_disk_in_the_middle_loses_no_word),
		cmocka_unit_test(with_no_room_at_all_memory_holds_it_until_there_is),
		cmocka_unit_test(a_disk_that_is_full_from_the_start_stops_nobody),
	};

	return cmocka_run_group_tests(tests, ignore_the_signal, NULL);
}
