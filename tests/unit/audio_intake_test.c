/* tests/unit/audio_intake_test.c -- what the recording callback leaves for the
 * other side. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio/capture_stream.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { BLOCK = 700 };

static void channels_are_mixed_to_one(void **state)
{
	static const struct { int channels; float samples[4], wanted; } cases[] = {
		{ 1, { 0.5f }, 0.5f },
		{ 2, { 0.5f, 0.25f }, 0.375f },
		{ 2, { 0.8f, 0 }, 0.4f },
		{ 4, { 0.4f, 0.4f, -0.4f, 0 }, 0.1f },
	};
	struct capture_stream *intake = calloc(1, sizeof *intake);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		float frame[2];

		capture_stream_callback(intake, cases[i].samples, cases[i].channels, 1);
		assert_int_equal(ring_waiting(&intake->ring), 1);
		ring_copy(&intake->ring, i, frame, 1);
		ring_take_to(&intake->ring, i + 1);
		assert_float_equal(frame[0], cases[i].wanted, 1e-6);
		assert_float_equal(frame[1], cases[i].wanted, 1e-6);
	}
	assert_int_equal(atomic_load(&intake->beat), 4);
	free(intake);
}

static void nothing_from_the_device_is_silence(void **state)
{
	struct capture_stream *intake = calloc(1, sizeof *intake);
	float frames[4] = { 1, 1, 1, 1 };

	(void)state;
	capture_stream_callback(intake, NULL, 2, 2);
	assert_int_equal(ring_waiting(&intake->ring), 2);
	ring_copy(&intake->ring, 0, frames, 2);
	for (size_t i = 0; i < 4; i++)
		assert_true(frames[i] == 0);
	free(intake);
}

static void what_finds_no_room_is_counted_and_the_rest_stays(void **state)
{
	struct capture_stream *intake = calloc(1, sizeof *intake);
	float *samples = calloc(RING_FRAMES + 1000, sizeof *samples), frame[2];

	(void)state;
	for (size_t i = 0; i < RING_FRAMES + 1000; i++)
		samples[i] = (float)i / 1048576;
	capture_stream_callback(intake, samples, 1, RING_FRAMES + 1000);
	assert_int_equal(ring_waiting(&intake->ring), RING_FRAMES);
	assert_int_equal(atomic_load(&intake->lost), 1000);
	ring_copy(&intake->ring, RING_FRAMES - 1, frame, 1);
	assert_true(frame[0] == samples[RING_FRAMES - 1]);
	free(samples);
	free(intake);
}

static void *give_many(void *context)
{
	struct capture_stream *intake = context;
	float samples[BLOCK * 2];
	uint32_t at = 0;

	for (int block = 0; block < 2000; block++) {
		for (size_t i = 0; i < BLOCK; i++, at++)
			samples[i * 2] = samples[i * 2 + 1] = (float)(at & 0xFFFF) / 65536;
		while (ring_room(&intake->ring) < BLOCK)
			;
		capture_stream_callback(intake, samples, 2, BLOCK);
	}
	return NULL;
}

static void frames_cross_between_two_threads_in_order(void **state)
{
	struct capture_stream *intake = calloc(1, sizeof *intake);
	uint32_t at = 0;
	pthread_t giver;

	(void)state;
	assert_int_equal(pthread_create(&giver, NULL, give_many, intake), 0);
	while (at < 2000 * BLOCK) {
		float frames[256 * 2];
		size_t count = ring_waiting(&intake->ring);

		count = count < 256 ? count : 256;
		ring_copy(&intake->ring, at, frames, count);
		ring_take_to(&intake->ring, at + count);
		for (size_t i = 0; i < count; i++, at++)
			assert_true(frames[i * 2] == (float)(at & 0xFFFF) / 65536);
	}
	pthread_join(giver, NULL);
	assert_int_equal(atomic_load(&intake->lost), 0);
	free(intake);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(channels_are_mixed_to_one),
		cmocka_unit_test(nothing_from_the_device_is_silence),
		cmocka_unit_test(what_finds_no_room_is_counted_and_the_rest_stays),
		cmocka_unit_test(frames_cross_between_two_threads_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
