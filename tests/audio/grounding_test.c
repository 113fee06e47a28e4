/* tests/audio/grounding_test.c -- what a hard moment sounds like: a soft tone for
 * each sentence, the voice, quiet; nothing sudden, with clips and without. */
#include "app/here.h"

#include "practice/grounding_turns.h"
#include "app/app.h"
#include "app/sounds.h"
#include "audio/mixer.h"
#include "measure.h"

enum { MS = 48, ROUND = GROUNDING_SENTENCES };

struct heard {
	struct here here;
	struct grounding_turns turns;
	float *frames;
	size_t count;			/* of the first round */
};

/* Plays the first round, as loud as the settings have it. */
static void hear(struct heard *heard, const char *audio)
{
	struct audio_setup setup;
	struct mixer *mixer;

	here_make(&heard->here);
	setenv("GROUNDWORK_AUDIO", audio, 1);
	here_open(&heard->here);
	heard->turns = grounding_lay_out(heard->here.app, heard->here.arena);
	heard->count = (size_t)heard->turns.from_ms[ROUND] * MS;
	heard->frames = measure_frames(heard->count);
	setup = app_sound_setup(heard->here.app);
	mixer = mixer_open();
	for (int bus = 0; bus < BUS_COUNT; bus++)
		mixer_set_gain(mixer, (enum bus)bus, setup.gains[bus]);
	mixer_set_score(mixer, &heard->turns.score, 0);
	mixer_render(mixer, heard->frames, heard->count);
	mixer_close(mixer);
}

static void forget(struct heard *heard)
{
	free(heard->frames);
	here_remove(&heard->here);
}

static const float *at(const struct heard *heard, int64_t ms)
{
	return heard->frames + ms * MS * 2;
}

/* The largest step between neighbours within a stretch that may begin in a tone. */
static double step_inside(const float *frames, size_t count)
{
	double most = 0;

	for (size_t i = 2; i < count * 2; i++)
		most = fmax(most, fabs((double)(frames[i] - frames[i - 2])));
	return most;
}

/* Each turn begins out of silence with the tone, and the tone is soft. */
static void expect_marks(const struct heard *heard)
{
	for (size_t turn = 0; turn < ROUND; turn++) {
		int64_t from_ms = heard->turns.from_ms[turn];
		double level = measure_db(measure_tone(at(heard, from_ms + 600), 600 * MS,
						       174.61));

		if (turn > 0)
			assert_true(measure_peak(at(heard, from_ms - 4000), 4000 * MS) < 1e-4);
		assert_true(level > -38 && level < -24);
		assert_true(measure_peak(at(heard, from_ms), 100 * MS) < 0.01);
		/* not a step in it, up to where the voice comes */
		assert_true(measure_leap(at(heard, from_ms), GROUNDING_SPEAK_MS * MS, false) <
			    0.004);
	}
}

static void without_a_clip_there_are_soft_tones_and_silence(void **state)
{
	struct heard heard;

	(void)state;
	hear(&heard, "/nowhere");
	expect_marks(&heard);
	for (size_t turn = 0; turn < ROUND; turn++) {
		int64_t over_ms = heard.turns.from_ms[turn] + GROUNDING_MARK_MS + 30;

		assert_true(measure_peak(at(&heard, over_ms), 3000 * MS) < 1e-4);
	}
	assert_true(measure_leap(heard.frames, heard.count, true) < 0.004);
	assert_true(measure_db(measure_peak(heard.frames, heard.count)) < -24);
	forget(&heard);
}

static void the_voice_follows_the_tone_and_nothing_clicks(void **state)
{
	struct heard heard;

	(void)state;
	hear(&heard, "audio");
	assert_int_equal(heard.turns.spoken, GROUNDING_TURNS);
	expect_marks(&heard);
	for (size_t turn = 0; turn < ROUND; turn++) {
		const struct sound *voice = &heard.turns.score.sounds[turn * 2 + 1];
		const float *begins = at(&heard, voice->at_ms);
		int64_t length_ms;

		assert_true(audio_file_length_ms(voice->path, &length_ms, NULL));
		assert_true(measure_db(measure_rms(begins, (size_t)length_ms * MS)) > -32);
		assert_true(measure_db(measure_rms(begins, (size_t)length_ms * MS)) < -18);
		assert_true(step_inside(begins - 2 * MS * 2, 10 * MS) < 0.01);
		assert_true(step_inside(begins + (length_ms - 10) * MS * 2, 15 * MS) < 0.01);
	}
	assert_true(measure_db(measure_peak(heard.frames, heard.count)) < -2.5);
	forget(&heard);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_a_clip_there_are_soft_tones_and_silence),
		cmocka_unit_test(the_voice_follows_the_tone_and_nothing_clicks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
