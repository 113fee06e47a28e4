/* tests/unit/audio_limiter_test.c -- loud sound is held, other sound is left. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio/gain.h"
#include "audio/limiter.h"
#include "audio/measure.h"

enum { BLOCK = 480, BLOCKS = 400 };

/* Runs a whole recording through a limiter, block by block, in place. */
static void limit(float *frames, size_t blocks)
{
	struct limiter limiter = { 0 };
	float silence[BLOCK * 2] = { 0 };

	for (size_t i = 0; i < blocks; i++)
		limiter_pass(&limiter, frames + i * BLOCK * 2,
			     i + 1 < blocks ? frames + (i + 1) * BLOCK * 2 : silence, BLOCK);
}

static float *sine(double level)
{
	float *frames = measure_frames(BLOCK * BLOCKS);

	for (size_t i = 0; i < BLOCK * BLOCKS; i++)
		frames[i * 2] = frames[i * 2 + 1] =
			(float)(level * sin(MEASURE_TURN * 220 * (double)i / 48000));
	return frames;
}

static void sound_at_a_normal_level_passes_bit_for_bit(void **state)
{
	float *before = sine(0.89), *after = sine(0.89);

	(void)state;
	limit(after, BLOCKS);
	assert_memory_equal(before, after, BLOCK * BLOCKS * 2 * sizeof *after);
	free(before);
	free(after);
}

static void nothing_leaves_above_the_ceiling(void **state)
{
	float *frames = sine(0.5);
	uint32_t seed = 1;

	(void)state;
	for (size_t i = 0; i < BLOCK * BLOCKS; i++) {	/* bursts anywhere, up to 8 */
		seed = seed * 1664525 + 1013904223;
		if (seed >> 20 < 3)
			frames[i * 2 + (seed >> 10 & 1)] = (float)(seed % 1600) / 100 - 8;
	}
	limit(frames, BLOCKS);
	assert_true(measure_peak(frames, BLOCK * BLOCKS) <= 0.8913);
	free(frames);
}

static void a_loud_moment_is_turned_down_without_a_click(void **state)
{
	float *frames = sine(0.5);

	(void)state;
	for (size_t i = 100 * BLOCK; i < 200 * BLOCK; i++)
		for (size_t c = 0; c < 2; c++)
			frames[i * 2 + c] *= 1 + 3 * (float)sin(MEASURE_TURN / 2 *
					     (double)(i - 100 * BLOCK) / (100.0 * BLOCK));
	limit(frames, BLOCKS);
	assert_true(measure_peak(frames, BLOCK * BLOCKS) <= 0.8913);
	assert_true(measure_leap(frames, BLOCK * BLOCKS, false) <
		    measure_sine_leap(220, 0.9) * 1.2);
	assert_true(measure_rms(frames + 390 * BLOCK * 2, 10 * BLOCK) > 0.353 * 0.99);
	free(frames);
}

static void per_cents_grow_from_silence_to_one(void **state)
{
	(void)state;
	assert_true(gain_from_per_cent(0) == 0 && gain_from_per_cent(-5) == 0);
	assert_true(gain_from_per_cent(100) == 1 && gain_from_per_cent(300) == 1);
	for (int i = 0; i < 100; i++)
		assert_true(gain_from_per_cent(i) < gain_from_per_cent(i + 1));
	assert_true(fabs(measure_db(gain_from_per_cent(50)) + 12) < 0.1);
	assert_true(fabs(gain_from_db(-6) - 0.501) < 0.001);
	assert_true(gain_from_db(NAN) == 1 && gain_from_db(INFINITY) < 16);
	assert_true(gain_from_db(-INFINITY) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sound_at_a_normal_level_passes_bit_for_bit),
		cmocka_unit_test(nothing_leaves_above_the_ceiling),
		cmocka_unit_test(a_loud_moment_is_turned_down_without_a_click),
		cmocka_unit_test(per_cents_grow_from_silence_to_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
