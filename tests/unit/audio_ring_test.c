/* tests/unit/audio_ring_test.c -- frames come out in the order they went in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio/ring.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { ALL = 3000000, STEP = 977 };

static void number_frames(float *frames, uint64_t from, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		frames[i * 2] = (float)((from + i) % 65521);
		frames[i * 2 + 1] = -frames[i * 2];
	}
}

static void *write_all(void *user)
{
	struct ring *ring = user;
	float frames[STEP * 2];
	uint64_t done = 0;

	while (done < ALL) {
		size_t count = ALL - done < STEP ? (size_t)(ALL - done) : STEP;

		number_frames(frames, done, count);
		done += ring_write(ring, frames, count);
	}
	return NULL;
}

static void two_threads_keep_every_frame_in_order(void **state)
{
	struct ring *ring = calloc(1, sizeof *ring);
	float frames[1201 * 2], expected[1201 * 2];
	pthread_t writer;
	uint64_t done = 0;

	(void)state;
	assert_int_equal(pthread_create(&writer, NULL, write_all, ring), 0);
	while (done < ALL) {
		size_t count = ring_waiting(ring);

		count = count < 1201 ? count : 1201;
		ring_copy(ring, done, frames, count);
		ring_take_to(ring, done + count);
		number_frames(expected, done, count);
		assert_memory_equal(frames, expected, count * 2 * sizeof *frames);
		done += count;
	}
	pthread_join(writer, NULL);
	assert_int_equal(ring_waiting(ring), 0);
	assert_true(ring_taken(ring) == ALL);
	free(ring);
}

static void a_full_ring_takes_no_more(void **state)
{
	struct ring *ring = calloc(1, sizeof *ring);
	float *frames = calloc(RING_FRAMES, 2 * sizeof *frames);

	(void)state;
	assert_int_equal(ring_write(ring, frames, RING_FRAMES - 10), RING_FRAMES - 10);
	assert_int_equal(ring_room(ring), 10);
	assert_int_equal(ring_write(ring, frames, 20), 10);
	assert_int_equal(ring_write(ring, frames, 20), 0);
	assert_int_equal(ring_waiting(ring), RING_FRAMES);
	free(frames);
	free(ring);
}

static void taking_goes_neither_back_nor_beyond_what_is_written(void **state)
{
	struct ring *ring = calloc(1, sizeof *ring);
	float frames[100 * 2] = { 0 };

	(void)state;
	ring_write(ring, frames, 100);
	ring_take_to(ring, 60);
	ring_take_to(ring, 20);
	assert_true(ring_taken(ring) == 60);
	ring_take_to(ring, 500);
	assert_true(ring_taken(ring) == 100);
	free(ring);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_threads_keep_every_frame_in_order),
		cmocka_unit_test(a_full_ring_takes_no_more),
		cmocka_unit_test(taking_goes_neither_back_nor_beyond_what_is_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
