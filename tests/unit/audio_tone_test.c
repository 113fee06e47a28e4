/* tests/unit/audio_tone_test.c -- the breath is heard in the tone's direction. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio/measure.h"
#include "audio/tone.h"

enum { SECOND = AUDIO_RATE };

static float *make(enum sound_kind kind, int64_t length, size_t room, size_t *got)
{
	float *frames = measure_frames(room);
	struct tone tone;

	tone_begin(&tone, kind, length);
	*got = tone_read(&tone, frames, room);
	return frames;
}

/* The pitch around a moment, measured over a fifth of a second. */
static double pitch_at(const float *frames, double seconds)
{
	size_t at = (size_t)(seconds * SECOND);

	return measure_pitch(frames + at * 2, SECOND / 5, 110, 300);
}

static void the_in_breath_rises_a_fourth(void **state)
{
	size_t got;
	float *frames = make(SOUND_BREATH_IN, 4 * SECOND, 5 * SECOND, &got);
	double start = pitch_at(frames, 0.3), middle = pitch_at(frames, 1.9);
	double end = pitch_at(frames, 3.6);

	(void)state;
	assert_int_equal(got, 4 * SECOND);
	assert_true(start < middle - 15 && middle < end - 15);
	assert_true(fabs(start - 174.6) < 6 && fabs(end - 232.8) < 4);
	free(frames);
}

static void the_out_breath_falls_a_fourth(void **state)
{
	size_t got;
	float *frames = make(SOUND_BREATH_OUT, 6 * SECOND, 7 * SECOND, &got);
	double start = pitch_at(frames, 0.3), middle = pitch_at(frames, 2.9);
	double end = pitch_at(frames, 5.5);

	(void)state;
	assert_int_equal(got, 6 * SECOND);
	assert_true(start > middle + 15 && middle > end + 15);
	assert_true(fabs(start - 232.8) < 4 && fabs(end - 174.6) < 6);
	free(frames);
}

static void the_top_up_rises_less_and_from_higher(void **state)
{
	size_t got;
	float *frames = make(SOUND_BREATH_TOP_UP, 2 * SECOND, 2 * SECOND, &got);
	double start = pitch_at(frames, 0.15), end = pitch_at(frames, 1.7);

	(void)state;
	assert_true(start > 228 && end > start + 15 && end - start < 40);
	free(frames);
}

static void hold_and_rest_stand_still_and_soft_and_the_rest_is_lower(void **state)
{
	size_t got;
	float *breath = make(SOUND_BREATH_IN, 4 * SECOND, 4 * SECOND, &got);
	float *hold = make(SOUND_BREATH_HOLD, 4 * SECOND, 4 * SECOND, &got);
	float *rest = make(SOUND_BREATH_REST, 4 * SECOND, 4 * SECOND, &got);
	double loud = measure_db(measure_peak(breath, 4 * SECOND));

	(void)state;
	assert_true(fabs(pitch_at(hold, 0.8) - pitch_at(hold, 3)) < 0.6);
	assert_true(fabs(pitch_at(rest, 0.8) - pitch_at(rest, 3)) < 0.6);
	assert_true(pitch_at(rest, 1) < pitch_at(hold, 1) - 50);
	assert_true(loud < -11.5 && loud > -15);
	assert_true(measure_db(measure_peak(hold, 4 * SECOND)) < loud - 15);
	assert_true(measure_db(measure_peak(rest, 4 * SECOND)) < loud - 15);
	assert_true(measure_peak(hold, 4 * SECOND) > 0.01);
	free(breath);
	free(hold);
	free(rest);
}

static void a_mark_is_still_softer_than_a_breath_and_heard_on_small_loudspeakers(void **state)
{
	size_t got;
	float *breath = make(SOUND_BREATH_IN, 4 * SECOND, 4 * SECOND, &got);
	float *mark = make(SOUND_MARK, 2 * SECOND, 2 * SECOND, &got);
	double loud = measure_db(measure_peak(breath, 4 * SECOND));
	double soft = measure_db(measure_peak(mark, 2 * SECOND));

	(void)state;
	assert_true(fabs(pitch_at(mark, 0.7) - 174.6) < 1);
	assert_true(fabs(pitch_at(mark, 0.7) - pitch_at(mark, 1.2)) < 0.6);
	assert_true(soft < loud - 9 && soft > -27);
	free(breath);
	free(mark);
}

/* How strong a partial of a still tone is, beside its first. */
static double partial(const float *frames, double hz, double times)
{
	const float *middle = frames + SECOND * 2;

	return measure_tone(middle, 2 * SECOND, hz * times) /
	       measure_tone(middle, 2 * SECOND, hz);
}

static void the_timbre_is_a_soft_reed_with_a_fifth_above_it(void **state)
{
	const double hold_hz = 174.61 * 4 / 3, rest_hz = 130.81;
	size_t got;
	float *hold = make(SOUND_BREATH_HOLD, 4 * SECOND, 4 * SECOND, &got);
	float *rest = make(SOUND_BREATH_REST, 4 * SECOND, 4 * SECOND, &got);

	(void)state;
	assert_true(fabs(partial(hold, hold_hz, 1.5) - 0.30) < 0.01);
	assert_true(fabs(partial(hold, hold_hz, 2) - 0.088) < 0.004);
	assert_true(fabs(partial(hold, hold_hz, 3) - 0.024) < 0.002);
	assert_true(partial(hold, hold_hz, 4) < 0.002);
	/* empty lungs: as dark as it gets */
	assert_true(fabs(partial(rest, rest_hz, 1.5) - 0.30) < 0.01);
	assert_true(partial(rest, rest_hz, 2) < 0.002 && partial(rest, rest_hz, 3) < 0.002);
	free(hold);
	free(rest);
}

static void every_tone_of_any_length_begins_and_ends_in_silence(void **state)
{
	static const int64_t lengths[] = { 1, 63, 64, 65, 480, 4801, 24000, 500001 };

	(void)state;
	for (int kind = SOUND_BREATH_IN; kind <= SOUND_MARK; kind++) {
		for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
			size_t got;
			float *frames = make((enum sound_kind)kind, lengths[i], 500100, &got);

			assert_int_equal(got, lengths[i]);
			assert_true(fabs((double)frames[0]) < 1e-6);
			assert_true(fabs((double)frames[got * 2 - 1]) < 0.05);
			assert_true(measure_peak(frames, got) <= 0.2501);
			free(frames);
		}
	}
}

static void a_tone_has_no_click_in_it(void **state)
{
	(void)state;
	for (int kind = SOUND_BREATH_IN; kind <= SOUND_MARK; kind++) {
		size_t got;
		float *frames = make((enum sound_kind)kind, 3 * SECOND, 3 * SECOND, &got);

		assert_true(measure_leap(frames, got, true) < 0.035);
		free(frames);
	}
}

static void going_to_the_middle_gives_what_playing_up_to_there_gives(void **state)
{
	size_t got;
	float *whole = make(SOUND_BREATH_OUT, 5 * SECOND, 5 * SECOND, &got);
	float *part = measure_frames(SECOND);
	static const int64_t places[] = { 0, 1, 4799, 10000, 77777, 5 * SECOND - 10 };
	struct tone tone;

	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		tone_begin(&tone, SOUND_BREATH_OUT, 5 * SECOND);
		tone_seek(&tone, places[i]);
		got = tone_read(&tone, part, SECOND);
		assert_int_equal(got, 5 * SECOND - places[i] < SECOND
				      ? 5 * SECOND - places[i] : SECOND);
		assert_true(measure_difference(part, whole + places[i] * 2, got) < 1e-4);
	}
	tone_seek(&tone, 99 * SECOND);
	assert_int_equal(tone_read(&tone, part, SECOND), 0);
	free(whole);
	free(part);
}

static void no_length_is_no_sound(void **state)
{
	float frames[20];
	struct tone tone;

	(void)state;
	tone_begin(&tone, SOUND_BREATH_HOLD, 0);
	assert_int_equal(tone_read(&tone, frames, 10), 0);
	tone_begin(&tone, SOUND_BREATH_HOLD, -5);
	assert_int_equal(tone_read(&tone, frames, 10), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_in_breath_rises_a_fourth),
		cmocka_unit_test(the_out_breath_falls_a_fourth),
		cmocka_unit_test(the_top_up_rises_less_and_from_higher),
		cmocka_unit_test(hold_and_rest_stand_still_and_soft_and_the_rest_is_lower),
		cmocka_unit_test(
			a_mark_is_still_softer_than_a_breath_and_heard_on_small_loudspeakers),
		cmocka_unit_test(the_timbre_is_a_soft_reed_with_a_fifth_above_it),
		cmocka_unit_test(every_tone_of_any_length_begins_and_ends_in_silence),
		cmocka_unit_test(a_tone_has_no_click_in_it),
		cmocka_unit_test(going_to_the_middle_gives_what_playing_up_to_there_gives),
		cmocka_unit_test(no_length_is_no_sound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
