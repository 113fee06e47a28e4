/* tests/unit/audio_mixer_test.c -- a score comes out at its frames and levels,
 * and nothing in it ever clicks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio/measure.h"
#include "audio/mixer.h"

enum { MS = 48, SECOND = 48000 };

static char *folder, *voice, *voice_44, *bell, *bed, *drone, *ocean;

static int make_sounds(void **state)
{
	const int flac = SF_FORMAT_FLAC | SF_FORMAT_PCM_24;

	(void)state;
	folder = measure_folder();
	voice = measure_write_sine(folder, "voice.flac", flac, 48000, 1, 2, 441, 0.3);
	voice_44 = measure_write_sine(folder, "voice.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16,
				      44100, 1, 2, 441, 0.3);
	bell = measure_write_sine(folder, "bell.opus", SF_FORMAT_OGG | SF_FORMAT_OPUS, 48000, 2,
				  3, 880, 0.4);
	bed = measure_write_sine(folder, "bed.flac", flac, 48000, 2, 1, 200, 0.5);
	drone = measure_write_sine(folder, "drone.flac", flac, 48000, 2, 1, 300, 0.5);
	ocean = measure_write_sine(folder, "ocean.opus", SF_FORMAT_OGG | SF_FORMAT_OPUS, 48000,
				   2, 5, 150, 0.5);
	return 0;
}

static int remove_sounds(void **state)
{
	char command[600];

	(void)state;
	snprintf(command, sizeof command, "rm -r '%s'", folder);
	free(folder);
	free(voice);
	free(voice_44);
	free(bell);
	free(bed);
	free(drone);
	free(ocean);
	return system(command);
}

/* Renders `count` frames from frame `from` of a score. */
static float *render(const struct score *score, int64_t from, size_t count)
{
	struct mixer *mixer = mixer_open();
	float *frames = measure_frames(count);

	mixer_set_score(mixer, score, from);
	mixer_render(mixer, frames, count);
	mixer_close(mixer);
	return frames;
}

static struct sound clip(enum bus bus, int64_t at_ms, const char *path)
{
	return (struct sound){ .kind = SOUND_CLIP, .bus = bus, .at_ms = at_ms, .path = path };
}

static void without_a_score_there_is_silence(void **state)
{
	struct mixer *mixer = mixer_open();
	float frames[2000];

	(void)state;
	frames[5] = 1;
	mixer_render(mixer, frames, 1000);
	assert_true(measure_peak(frames, 1000) == 0);
	assert_true(mixer_is_over(mixer));
	assert_int_equal(mixer_at(mixer), 1000);
	mixer_close(mixer);
}

static void every_bell_begins_at_its_very_frame(void **state)
{
	const char *knock;
	float *frames, given[1920];
	struct sound sounds[5];
	struct score score = { .sounds = sounds, .sound_count = 5, .length_ms = 5000 };
	static const int64_t at_ms[] = { 0, 7, 1003, 1500, 3333 };

	(void)state;
	for (size_t i = 0; i < 960; i++)
		given[i * 2] = given[i * 2 + 1] = i < 300 ? 0 : 0.5f;	/* after the ramp */
	knock = measure_write_frames(folder, "knock.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT,
				     given, 960);
	for (size_t i = 0; i < 5; i++)
		sounds[i] = clip(BUS_BELLS, at_ms[i], knock);
	frames = render(&score, 0, 5 * SECOND);
	assert_true(measure_first(frames, 5 * SECOND, 0.1) == 300);	/* 7 ms overlaps */
	for (size_t i = 2; i < 5; i++) {
		size_t near = (size_t)(at_ms[i] - 100) * MS;

		assert_int_equal(near + measure_first(frames + near * 2, SECOND, 0.4),
				 at_ms[i] * MS + 300);
	}
	free(frames);
	free((char *)knock);
}

static void gains_in_decibels_and_per_cent_are_heard(void **state)
{
	struct sound sounds[] = { clip(BUS_BELLS, 0, voice), clip(BUS_BELLS, 3000, voice) };
	struct score score = { .sounds = sounds, .sound_count = 2, .length_ms = 5000 };
	struct mixer *mixer = mixer_open();
	float *frames = measure_frames(6 * SECOND);

	(void)state;
	sounds[1].gain_db = -6;
	mixer_set_gain(mixer, BUS_BELLS, 50);
	mixer_set_score(mixer, &score, 0);
	mixer_render(mixer, frames, 5 * SECOND);
	assert_true(fabs(measure_tone(frames + SECOND, SECOND, 441) - 0.3 / 4) < 0.001);
	assert_true(fabs(measure_tone(frames + 7 * SECOND, SECOND, 441) - 0.3 / 8) < 0.001);
	mixer_set_gain(mixer, BUS_BELLS, 0);
	mixer_seek(mixer, 0);
	mixer_render(mixer, frames, 5 * SECOND);
	assert_true(measure_peak(frames, 5 * SECOND) == 0);
	mixer_close(mixer);
	free(frames);
}

static void a_bed_rises_stays_and_sinks_ten_decibels_down(void **state)
{
	struct bed_span span = { bed, 1000, 13000 };
	struct score score = { .beds = &span, .bed_count = 1, .length_ms = 15000 };
	float *frames = render(&score, 0, 15 * SECOND);
	double level = 0.5 * pow(10, -10 / 20.0);

	(void)state;
	assert_true(measure_peak(frames, SECOND) == 0);
	assert_true(measure_peak(frames + 13 * SECOND * 2, 2 * SECOND) == 0);
	assert_true(fabs(measure_tone(frames + 7 * SECOND * 2, SECOND, 200) - level) < 0.002);
	assert_true(measure_tone(frames + SECOND * 2, SECOND, 200) < level * 0.3);
	assert_true(measure_tone(frames + 12 * SECOND * 2, SECOND, 200) < level * 0.3);
	assert_true(measure_leap(frames, 15 * SECOND, true) <
		    measure_sine_leap(200, level) * 1.05);
	free(frames);
}

static void neighbouring_spans_of_one_bed_are_one(void **state)
{
	struct bed_span one[] = { { ocean, 0, 20000 } };
	struct bed_span two[] = { { ocean, 0, 7003 }, { ocean, 7003, 20000 } };
	struct score whole = { .beds = one, .bed_count = 1, .length_ms = 20000 };
	struct score parts = { .beds = two, .bed_count = 2, .length_ms = 20000 };
	float *a = render(&whole, 0, 20 * SECOND), *b = render(&parts, 0, 20 * SECOND);

	(void)state;
	assert_true(measure_peak(a, 20 * SECOND) > 0.1);
	assert_true(measure_difference(a, b, 20 * SECOND) == 0);
	free(a);
	free(b);
}

static void another_bed_that_follows_at_once_crosses_over(void **state)
{
	struct bed_span spans[] = { { bed, 0, 10000 }, { drone, 10000, 20000 } };
	struct score score = { .beds = spans, .bed_count = 2, .length_ms = 20000 };
	float *frames = render(&score, 0, 20 * SECOND);

	(void)state;
	assert_true(measure_tone(frames + 9 * SECOND * 2, SECOND, 200) > 0.15);
	assert_true(measure_tone(frames + 11 * SECOND * 2, SECOND, 200) > 0.05);
	assert_true(measure_tone(frames + 11 * SECOND * 2, SECOND, 300) > 0.02);
	assert_true(measure_tone(frames + 14 * SECOND * 2, SECOND, 200) < 0.001);
	assert_true(measure_tone(frames + 14 * SECOND * 2, SECOND, 300) > 0.15);
	free(frames);
}

static double bed_level_db(const float *frames, double seconds)
{
	return measure_db(measure_tone(frames + (size_t)(seconds * SECOND) * 2, SECOND / 10,
				       200));
}

static void a_bed_steps_back_for_the_voice_but_not_for_a_bell(void **state)
{
	struct sound sounds[] = { clip(BUS_VOICE, 6000, voice), clip(BUS_BELLS, 12000, bell) };
	struct bed_span span = { bed, 0, 20000 };
	struct score score = { .sounds = sounds, .sound_count = 2, .beds = &span,
			       .bed_count = 1, .length_ms = 20000 };
	float *frames = render(&score, 0, 20 * SECOND);
	double before = bed_level_db(frames, 5.5);

	(void)state;
	assert_true(fabs(bed_level_db(frames, 6.15) - before + 2) < 0.4);
	assert_true(fabs(bed_level_db(frames, 6.5) - before + 4) < 0.2);
	assert_true(fabs(bed_level_db(frames, 7.8) - before + 4) < 0.2);
	assert_true(fabs(bed_level_db(frames, 8.7) - before + 2) < 0.4);
	assert_true(fabs(bed_level_db(frames, 9.8) - before) < 0.1);
	assert_true(fabs(bed_level_db(frames, 13) - before) < 0.1);
	free(frames);
}

/* Everything at once: what a practice sounds like. */
static void fill_score(struct score *score, struct sound *sounds, struct bed_span *spans)
{
	sounds[0] = clip(BUS_BELLS, 500, bell);
	sounds[1] = clip(BUS_VOICE, 2500, voice);
	sounds[2] = clip(BUS_VOICE, 4600, voice_44);
	sounds[3] = (struct sound){ SOUND_BREATH_IN, BUS_CUES, 7000, 2500, NULL, 0 };
	sounds[4] = (struct sound){ SOUND_BREATH_HOLD, BUS_CUES, 9500, 1000, NULL, 0 };
	sounds[5] = (struct sound){ SOUND_BREATH_OUT, BUS_CUES, 10500, 3500, NULL, 0 };
	sounds[6] = clip(BUS_BELLS, 13000, bell);
	spans[0] = (struct bed_span){ ocean, 0, 6000 };
	spans[1] = (struct bed_span){ bed, 6000, 14500 };
	*score = (struct score){ sounds, 7, spans, 2, 15000, 0 };
}

static void from_the_middle_it_sounds_like_the_middle(void **state)
{
	static const int64_t places[] = { 1, 479, 480, 30000, 72001, 130000, 200123, 260000,
					  400007, 480240, 560000, 640001, 700000 };
	struct score score;
	struct sound sounds[7];
	struct bed_span spans[2];
	double sharpest;
	float *whole;

	(void)state;
	fill_score(&score, sounds, spans);
	whole = render(&score, 0, 17 * SECOND);
	sharpest = measure_leap(whole, 17 * SECOND, false) * 1.01;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		float *part = render(&score, places[i], SECOND);
		double apart = measure_difference(part + 960, whole + places[i] * 2 + 960,
						  SECOND - 480);

		if (apart > 0.003)
			fail_msg("from frame %d: %f", (int)places[i], apart);
		assert_true(measure_leap(part, SECOND, false) <= sharpest);
		free(part);
	}
	free(whole);
}

static void nothing_clicks_when_a_gain_changes_or_a_place_is_sought(void **state)
{
	struct score score;
	struct sound sounds[7];
	struct bed_span spans[2];
	struct mixer *mixer = mixer_open();
	float *frames = measure_frames(15 * SECOND);

	(void)state;
	fill_score(&score, sounds, spans);
	mixer_set_score(mixer, &score, 0);
	for (int i = 0; i < 150; i++) {
		for (int bus = 0; bus < BUS_COUNT; bus++)
			mixer_set_gain(mixer, (enum bus)bus, (i * 37 + bus * 11) % 101);
		mixer_render(mixer, frames + (size_t)i * SECOND / 10 * 2, SECOND / 10);
	}
	/* the bell's own sine is the sharpest thing in it: 0.4 at 880 Hz */
	assert_true(measure_leap(frames, 15 * SECOND, false) < 0.09);
	mixer_close(mixer);
	free(frames);
}

static void what_is_too_loud_together_is_held_below_the_ceiling(void **state)
{
	struct sound sounds[12];
	struct score score = { .sounds = sounds, .sound_count = 12, .length_ms = 4000 };
	float *frames;

	(void)state;
	for (size_t i = 0; i < 12; i++) {
		sounds[i] = clip(i % 2 ? BUS_VOICE : BUS_BELLS, (int64_t)i * 100, bell);
		sounds[i].gain_db = 6;
	}
	frames = render(&score, 0, 5 * SECOND);
	assert_true(measure_peak(frames, 5 * SECOND) <= 0.8913);
	assert_true(measure_rms(frames + SECOND * 2, SECOND) > 0.3);
	free(frames);
}

static void a_missing_or_broken_file_is_silence(void **state)
{
	char *broken = measure_path(folder, "broken.opus");
	struct sound sounds[] = { clip(BUS_VOICE, 0, "/nowhere/at/all.opus"),
				  clip(BUS_VOICE, 100, broken), clip(BUS_VOICE, 150, NULL),
				  clip(BUS_VOICE, 200, folder), clip(BUS_BELLS, 1000, voice) };
	struct bed_span spans[] = { { "/nowhere/bed.flac", 0, 2000 }, { broken, 2000, 5000 } };
	struct score score = { sounds, 5, spans, 2, 5000, 0 };
	FILE *file = fopen(broken, "w");
	float *frames;

	(void)state;
	fputs("OggS and nothing more", file);
	fclose(file);
	frames = render(&score, 0, 5 * SECOND);
	assert_true(measure_peak(frames, SECOND) == 0);
	assert_true(measure_tone(frames + 3 * SECOND, SECOND, 441) > 0.29);
	free(frames);
	frames = render(&score, 2 * SECOND, SECOND);
	assert_true(measure_peak(frames, SECOND) > 0.29);
	free(frames);
	free(broken);
}

static void bells_ring_on_after_the_end_and_then_it_is_over(void **state)
{
	struct sound sounds[] = { clip(BUS_BELLS, 1900, bell) };
	struct score score = { .sounds = sounds, .sound_count = 1, .length_ms = 2000 };
	struct mixer *mixer = mixer_open();
	float *frames = measure_frames(8 * SECOND);
	size_t at = 0;

	(void)state;
	mixer_set_score(mixer, &score, 0);
	while (!mixer_is_over(mixer) && at < 8 * SECOND) {
		mixer_render(mixer, frames + at * 2, 480);
		at += 480;
	}
	assert_true(at >= 4900 * MS && at <= 4950 * MS);
	assert_true(measure_tone(frames + 3 * SECOND * 2, SECOND, 880) > 0.38);
	mixer_render(mixer, frames, SECOND);
	assert_true(measure_peak(frames, SECOND) == 0);
	mixer_close(mixer);
	free(frames);
}

static void a_score_of_nothing_is_over_at_its_length(void **state)
{
	struct score score = { .length_ms = 1000 };
	struct mixer *mixer = mixer_open();
	float *frames = measure_frames(SECOND);

	(void)state;
	mixer_set_score(mixer, &score, 0);
	mixer_render(mixer, frames, SECOND - 480);
	assert_false(mixer_is_over(mixer));
	mixer_render(mixer, frames, 480);
	assert_true(mixer_is_over(mixer));
	mixer_close(mixer);
	free(frames);
}

static void the_size_of_the_bites_does_not_matter(void **state)
{
	struct score score;
	struct sound sounds[7];
	struct bed_span spans[2];
	struct mixer *mixer = mixer_open();
	float *whole, *bites = measure_frames(10 * SECOND);
	size_t at = 0;

	(void)state;
	fill_score(&score, sounds, spans);
	whole = render(&score, 0, 10 * SECOND);
	mixer_set_score(mixer, &score, 0);
	for (size_t bite = 1; at + bite <= 10 * SECOND; bite = bite * 7 % 2039 + 1) {
		mixer_render(mixer, bites + at * 2, bite);
		at += bite;
	}
	assert_true(at > 9 * SECOND);
	assert_memory_equal(whole, bites, at * 2 * sizeof *whole);
	mixer_close(mixer);
	free(whole);
	free(bites);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_a_score_there_is_silence),
		cmocka_unit_test(every_bell_begins_at_its_very_frame),
		cmocka_unit_test(gains_in_decibels_and_per_cent_are_heard),
		cmocka_unit_test(a_bed_rises_stays_and_sinks_ten_decibels_down),
		cmocka_unit_test(neighbouring_spans_of_one_bed_are_one),
		cmocka_unit_test(another_bed_that_follows_at_once_crosses_over),
		cmocka_unit_test(a_bed_steps_back_for_the_voice_but_not_for_a_bell),
		cmocka_unit_test(from_the_middle_it_sounds_like_the_middle),
		cmocka_unit_test(nothing_clicks_when_a_gain_changes_or_a_place_is_sought),
		cmocka_unit_test(what_is_too_loud_together_is_held_below_the_ceiling),
		cmocka_unit_test(a_missing_or_broken_file_is_silence),
		cmocka_unit_test(bells_ring_on_after_the_end_and_then_it_is_over),
		cmocka_unit_test(a_score_of_nothing_is_over_at_its_length),
		cmocka_unit_test(the_size_of_the_bites_does_not_matter),
	};

	return cmocka_run_group_tests(tests, make_sounds, remove_sounds);
}
