/* Arenas, growing strings, errors, hashes and near names. */
#include "support/check.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "model/narration.h"

#include <string.h>

static void an_arena_gives_zeroed_aligned_memory_of_any_size(void **state)
{
	struct arena *arena = arena_open();

	(void)state;
	for (size_t size = 0; size < 70000; size = size * 2 + 1) {
		char *taken = arena_alloc(arena, size);

		assert_int_equal((uintptr_t)taken % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(taken[i], 0);
		memset(taken, 0xAB, size);
	}
	assert_string_equal(arena_copy(arena, "text"), "text");
	assert_string_equal(arena_print(arena, "%s %d", "n", 7), "n 7");
	arena_close(arena);
}

static void a_buffer_is_spliced_anywhere(void **state)
{
	struct buffer buffer = { 0 };

	(void)state;
	assert_string_equal(buffer_string(&buffer), "");
	buffer_add_string(&buffer, "one three");
	buffer_splice(&buffer, 4, 0, "two ", 4);
	assert_string_equal(buffer_string(&buffer), "one two three");
	buffer_splice(&buffer, 0, 4, "", 0);
	buffer_print(&buffer, "%c%d", '!', 12);
	assert_string_equal(buffer_string(&buffer), "two three!12");
	buffer_clear(&buffer);
	assert_string_equal(buffer_string(&buffer), "");
	for (int i = 0; i < 10000; i++)
		buffer_add(&buffer, "x", 1);
	assert_int_equal(buffer.length, 10000);
	buffer_free(&buffer);
}

static void an_error_is_cut_at_a_whole_character(void **state)
{
	struct error error;
	char longish[3000];

	(void)state;
	for (size_t i = 0; i + 3 < sizeof longish; i += 3)
		memcpy(longish + i, "\u2019", 4);
	for (int lead = 0; lead < 3; lead++) {
		assert_false(error_set(&error, "%.*s%s", lead, "abc", longish));
		assert_true(utf8_valid(error.text, strlen(error.text)));
		assert_true(strlen(error.text) > sizeof error.text - 8);
	}
	assert_false(error_set(ERROR_NO_MATTER("a reason"), "nobody listens"));
}

static void hashes_are_those_of_the_published_vectors(void **state)
{
	(void)state;
	assert_true(hash_add(HASH_START, "", 0) == UINT64_C(0xcbf29ce484222325));
	assert_true(hash_add(HASH_START, "a", 1) == UINT64_C(0xaf63dc4c8601ec8c));
	assert_true(hash_add(HASH_START, "foobar", 6) == UINT64_C(0x85944171f73967e8));
}

static void a_clip_is_named_by_voice_and_words(void **state)
{
	char key[NARRATION_KEY], other[NARRATION_KEY];

	(void)state;
	narration_key("heart-1", "Breathe in.", key);
	assert_string_equal(key, "7557bdf060365bd5");
	narration_key("heart-1", "Breathe in,", other);
	assert_string_not_equal(key, other);
	narration_key("heart-2", "Breathe in.", other);
	assert_string_not_equal(key, other);
}

static void reading_takes_time_by_the_word(void **state)
{
	(void)state;
	assert_int_equal(narration_reading_ms("Rest here."), 2000);
	assert_int_equal(narration_reading_ms("one two three four five six"), 3200);
	assert_int_equal(narration_reading_ms(""), 2000);
}

static void near_names_come_nearest_first(void **state)
{
	static const char *const names[] = { "breath-longer-out", "breath-sigh",
					     "mind-anchor", "mind-bodyscan" };
	size_t found[3];

	(void)state;
	assert_int_equal(nearest_distance("anchor", "anchro"), 1);
	assert_int_equal(nearest_distance("", "abc"), 3);
	assert_int_equal(nearest_names("mind-ancor", names, 4, found, 3), 1);
	assert_int_equal(found[0], 2);
	assert_int_equal(nearest_names("sigh", names, 4, found, 3), 1);
	assert_int_equal(found[0], 1);
	assert_int_equal(nearest_names("breath", names, 4, found, 1), 1);
	assert_int_equal(found[0], 0);
	assert_int_equal(nearest_names("zzz", names, 4, found, 3), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_arena_gives_zeroed_aligned_memory_of_any_size),
		cmocka_unit_test(a_buffer_is_spliced_anywhere),
		cmocka_unit_test(an_error_is_cut_at_a_whole_character),
		cmocka_unit_test(hashes_are_those_of_the_published_vectors),
		cmocka_unit_test(a_clip_is_named_by_voice_and_words),
		cmocka_unit_test(reading_takes_time_by_the_word),
		cmocka_unit_test(near_names_come_nearest_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
