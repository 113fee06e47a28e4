/* tests/unit/audio_bed_test.c -- a bed goes round and nobody hears where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio/bed.h"
#include "base/error.h"
#include "audio/measure.h"

enum { SECOND = 48000 };

static char *folder;

static int make_folder(void **state)
{
	(void)state;
	folder = measure_folder();
	return 0;
}

static int remove_folder(void **state)
{
	char command[600];

	(void)state;
	snprintf(command, sizeof command, "rm -r '%s'", folder);
	free(folder);
	return system(command);
}

static struct bed *open_bed(const char *path)
{
	struct bed *bed;

	assert_true(bed_open(&bed, path, NULL));
	return bed;
}

static void an_exact_loop_is_joined_sample_by_sample(void **state)
{
	/* 441 whole turns in one second: the seam of a perfect loop */
	char *path = measure_write_sine(folder, "loop.flac",
					SF_FORMAT_FLAC | SF_FORMAT_PCM_24, SECOND, 2, 1, 441,
					0.5);
	struct bed *bed = open_bed(path);
	float *frames = measure_frames(5 * SECOND / 2);

	(void)state;
	bed_read(bed, frames, 5 * SECOND / 2);
	for (size_t i = 0; i < 5 * SECOND / 2; i++)
		assert_true(fabs((double)frames[i * 2] - 0.5 * sin(MEASURE_TURN * 441 *
			    (double)i / SECOND)) < 1e-4);
	bed_close(bed);
	free(frames);
	free(path);
}

static float *noise(size_t count)
{
	float *frames = measure_frames(count);
	uint32_t seed = 7;
	double y = 0;

	for (size_t i = 0; i < count; i++) {
		seed = seed * 1664525 + 1013904223;
		y = 0.95 * y + 0.05 * ((double)(seed >> 8) / 8388608 - 1);
		frames[i * 2] = frames[i * 2 + 1] = (float)y;
	}
	return frames;
}

static void the_seam_of_a_lossy_loop_is_no_louder_softer_or_sharper(void **state)
{
	float *given = noise(2 * SECOND), *frames = measure_frames(10 * SECOND);
	char *path = measure_write_frames(folder, "noise.opus",
					  SF_FORMAT_OGG | SF_FORMAT_OPUS, given, 2 * SECOND);
	size_t period = 2 * SECOND - 4800;
	struct bed *bed = open_bed(path);
	double usual, leap;

	(void)state;
	bed_read(bed, frames, 10 * SECOND);
	usual = measure_rms(frames + 20000 * 2, 40000);
	leap = measure_leap(frames + 2, period - 1, false);
	for (size_t round = 1; round <= 4; round++) {
		const float *seam = frames + (round * period) * 2;

		assert_true(fabs(measure_db(measure_rms(seam, 4800) / usual)) < 2.5);
		for (size_t i = 0; i < 6800; i++)
			assert_true(fabs((double)seam[2 * i] - (double)(seam - 2)[2 * i]) <=
				    leap * 1.3);
	}
	bed_close(bed);
	free(given);
	free(frames);
	free(path);
}

static void the_middle_of_any_round_can_be_sought(void **state)
{
	static const int64_t places[] = { 0, 100, 50000, 91199, 91200, 92000, 96000, 95999,
					  182400, 183000, 190000, 400000 };
	static const char *const names[] = { "seek.flac", "seek.opus" };
	static const int kinds[] = { SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
				     SF_FORMAT_OGG | SF_FORMAT_OPUS };
	float *given = noise(2 * SECOND), *whole = measure_frames(10 * SECOND);
	float *part = measure_frames(SECOND);

	(void)state;
	for (size_t k = 0; k < 2; k++) {
		char *path = measure_write_frames(folder, names[k], kinds[k], given, 2 * SECOND);
		struct bed *bed = open_bed(path);

		bed_read(bed, whole, 10 * SECOND);
		for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
			bed_seek(bed, places[p]);
			bed_read(bed, part, SECOND);
			if (measure_difference(part, whole + places[p] * 2, SECOND) > 0.002)
				fail_msg("%s from %d: %f", names[k], (int)places[p],
					 measure_difference(part, whole + places[p] * 2, SECOND));
		}
		bed_close(bed);
		free(path);
	}
	free(given);
	free(whole);
	free(part);
}

static void torn_short_and_empty_beds_do_not_stop_the_sound(void **state)
{
	static const int kinds[] = { SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
				     SF_FORMAT_OGG | SF_FORMAT_OPUS,
				     SF_FORMAT_OGG | SF_FORMAT_VORBIS,
				     SF_FORMAT_WAV | SF_FORMAT_PCM_16 };
	static const double seconds[] = { 3, 3, 0.001, 0 };
	float *frames = measure_frames(9 * SECOND);

	(void)state;
	for (size_t i = 0; i < 16; i++) {
		char *path = measure_write_sine(folder, "torn", kinds[i / 4], 48000, 1,
						seconds[i % 4], 441, 0.5);
		struct error error;
		struct bed *bed;

		if (i % 4 == 0)
			measure_cut(path, 0.5);
		if (i % 4 == 1)
			measure_tear(path);
		if (bed_open(&bed, path, &error)) {
			bed_read(bed, frames, 9 * SECOND);
			bed_seek(bed, 7 * SECOND);
			bed_read(bed, frames, SECOND);
			assert_true(measure_peak(frames, 9 * SECOND) <= 2.1);
			bed_close(bed);
		}
		free(path);
	}
	free(frames);
}

static void a_bed_that_is_cut_short_goes_round_softly(void **state)
{
	char *path = measure_write_sine(folder, "cut.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
					48000, 2, 4, 441, 0.5);
	float *frames = measure_frames(9 * SECOND);
	struct bed *bed;

	(void)state;
	measure_cut(path, 0.6);
	bed = open_bed(path);
	bed_read(bed, frames, 9 * SECOND);
	assert_true(measure_leap(frames, 9 * SECOND, false) < 0.06);
	assert_true(measure_rms(frames + 6 * SECOND * 2, 3 * SECOND) > 0.3);
	bed_close(bed);
	free(frames);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_exact_loop_is_joined_sample_by_sample),
		cmocka_unit_test(the_seam_of_a_lossy_loop_is_no_louder_softer_or_sharper),
		cmocka_unit_test(the_middle_of_any_round_can_be_sought),
		cmocka_unit_test(torn_short_and_empty_beds_do_not_stop_the_sound),
		cmocka_unit_test(a_bed_that_is_cut_short_goes_round_softly),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
