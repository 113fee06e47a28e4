/* An index that lost what it pointed to hides rows that are all there: it is found at the
 * next opening, built anew, and said. Each index of the schema is emptied in turn. */
#include "base/arena.h"
#include "base/error.h"
#include "store/store.h"
#include "support/store_place.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define INDEXES "FROM sqlite_schema WHERE type = 'index'"

enum { PAGE = 4096 };

static void write_evening(struct store *store)
{
	const char *const words[] = { "rest", "courage" };
	struct answer text = store_place_words("i", "to listen", 10);
	struct answer choices = { .step = "v", .kind = STEP_CHOOSE,
				  .holds = ANSWER_CHOICES, .choices = { words, 2 },
				  .at_ms = 20 };
	struct error error;

	text.keep = "intention";
	for (int i = 0; i < 3; i++) {
		int64_t id = store_place_begin(store, 1000 + i);

		assert_true(store_answer(store, id, &text, &error));
		assert_true(store_answer(store, id, &choices, &error));
		assert_true(store_session_end(store, id, ENDED_LEFT, 1, 0, 1000, &error));
	}
	store_close(store);
}

/* The page of an index as one without entries. */
static void empty_index(const char *path, int64_t number)
{
	static const char leaf[] = { 0x0a, 0, 0, 0, 0, PAGE >> 8, 0, 0 };
	char sql[200], *bytes;
	size_t length, at;

	snprintf(sql, sizeof sql, "SELECT rootpage " INDEXES " ORDER BY rootpage LIMIT 1 "
		 "OFFSET %d", (int)number);
	at = (size_t)(store_place_number(path, sql) - 1) * PAGE;
	bytes = store_place_bytes(path, &length);
	assert_true(at > 0 && at + PAGE <= length);
	memset(bytes + at, 0, PAGE);
	memcpy(bytes + at, leaf, sizeof leaf);
	store_place_write(path, bytes, length);
	free(bytes);
}

static void expect_evening(struct store *store)
{
	struct arena *arena = arena_open();
	const struct session_record *sessions;
	struct error error;
	struct kept kept;
	size_t count;

	assert_true(store_sessions(store, arena, INT64_MIN, &sessions, &count, &error));
	assert_int_equal(count, 3);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(sessions[i].answer_count, 2);
		assert_string_equal(sessions[i].answers[0].text, "to listen");
		assert_int_equal(sessions[i].answers[1].choices.count, 2);
	}
	assert_true(store_kept(store, arena, "intention", &kept, &error));
	assert_string_equal(kept.text, "to listen");
	arena_close(arena);
}

static int64_t indexes_of(void)
{
	struct store_place place;
	int64_t count;

	store_place_make(&place);
	store_close(store_place_open(&place));
	count = store_place_number(place.database, "SELECT count(*) " INDEXES);
	store_place_remove(&place);
	return count;
}

static void an_index_that_hides_rows_is_built_anew(void **state)
{
	int64_t count = indexes_of(), said = 0;

	(void)state;
	assert_true(count > 3);
	for (int64_t i = 0; i < count; i++) {
		struct store_place place;
		struct store *store;

		store_place_make(&place);
		write_evening(store_place_open(&place));
		empty_index(place.database, i);
		store = store_place_open(&place);
		expect_evening(store);
		said += store_mended(store) != NULL;
		assert_null(store_words(store));
		store_close(store);
		store = store_place_open(&place);
		assert_null(store_mended(store));
		store_close(store);
		store_place_remove(&place);
	}
	/* those over empty tables have nothing to hide */
	assert_true(said >= 5);
}

/* What waits aside is looked through before it is taken in, since its file is set aside
 * then. */
static void an_index_aside_hides_nothing_from_taking_in(void **state)
{
	int64_t count = indexes_of();

	(void)state;
	for (int64_t i = 0; i < count; i++) {
		struct store_place place;
		struct store *store;
		char path[600];

		store_place_make(&place);
		store_close(store_place_open(&place));
		store_place_sql(place.database, "PRAGMA user_version = 99");
		write_evening(store_place_open_aside(&place, "newer"));
		store_place_file(place.data, "groundwork-aside-", ".db", path);
		empty_index(path, i);
		remove(place.database);
		store = store_place_open(&place);
		expect_evening(store);
		store_close(store);
		store_place_remove(&place);
	}
}

/* The same is found when it happens while the database is open. */
static void the_doctor_builds_it_anew_too(void **state)
{
	struct arena *arena = arena_open();
	struct store_place place;
	struct error error;
	struct store *store;
	const char *words;
	char *bytes;
	size_t length;

	(void)state;
	store_place_make(&place);
	write_evening(store_place_open(&place));
	store = store_place_open(&place);
	empty_index(place.database, 0);
	bytes = store_place_bytes(place.database, &length);
	bytes[27]++;	/* another program's doing: SQLite looks again */
	store_place_write(place.database, bytes, length);
	free(bytes);
	assert_true(store_examine(store, arena, &words, &error));
	assert_non_null(strstr(words, "it was built anew"));
	expect_evening(store);
	store_close(store);
	store_place_remove(&place);
	arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_index_that_hides_rows_is_built_anew),
		cmocka_unit_test(an_index_aside_hides_nothing_from_taking_in),
		cmocka_unit_test(the_doctor_builds_it_anew_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
