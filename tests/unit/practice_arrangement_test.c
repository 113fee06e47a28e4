/* practice_arrangement_test.c -- where the sounds of a practice stand: the score against the
 * timeline, with each choice a person has. */
#include "app/here.h"

#include "app/app.h"
#include "practice/arrangement.h"
#include "engine/breath.h"

static struct arrangement arrangement;
static struct arrangement_sound as_written = { .voice = true, .cue_as_written = true };

static void lay_out(const char *id, int64_t wanted_ms)
{
	assert_true(arrangement_make(&arrangement, here.app, here.arena,
				     app_practice(here.app, id), wanted_ms, &here.error));
}

static struct score score_of_all(const struct arrangement_sound *sound)
{
	return arrangement_score(&arrangement, here.app, here.arena, sound, 0,
				 arrangement.practice->step_count);
}

static int64_t step_begins(size_t step)
{
	int64_t at_ms = 0;

	for (size_t i = 0; i < step; i++)
		at_ms += arrangement.timeline.steps[i].length_ms;
	return at_ms;
}

static size_t sounds_on(const struct score *score, enum bus bus)
{
	size_t count = 0;

	for (size_t i = 0; i < score->sound_count; i++)
		count += score->sounds[i].bus == bus;
	return count;
}

static const struct sound *sound_at(const struct score *score, enum bus bus,
				    int64_t at_ms)
{
	for (size_t i = 0; i < score->sound_count; i++)
		if (score->sounds[i].bus == bus && score->sounds[i].at_ms == at_ms)
			return &score->sounds[i];
	fail_msg("no sound of bus %d at %lld ms", (int)bus, (long long)at_ms);
	return NULL;
}

static void expect_file(const struct sound *sound, const char *ending)
{
	size_t length = strlen(sound->path), wanted = strlen(ending);

	assert_true(length > wanted);
	assert_string_equal(sound->path + length - wanted, ending);
}

static void a_score_is_ordered_and_as_long_as_the_timeline(void **state)
{
	static const char *const all[] = { "all-kinds", "held", "quiet", "small" };

	(void)state;
	for (size_t p = 0; p < 4; p++) {
		struct score score;

		lay_out(all[p], 0);
		score = score_of_all(&as_written);
		assert_int_equal(score.length_ms, arrangement.timeline.length_ms);
		for (size_t i = 1; i < score.sound_count; i++)
			assert_true(score.sounds[i - 1].at_ms <= score.sounds[i].at_ms);
		for (size_t i = 0; i < score.sound_count; i++)
			assert_true(score.sounds[i].at_ms <= score.length_ms);
		for (size_t i = 0; i < score.bed_count; i++)
			assert_true(score.beds[i].from_ms < score.beds[i].to_ms);
	}
}

static void lines_and_bells_of_a_guide_sound_at_their_moments(void **state)
{
	const struct moment *moments;
	struct score score;

	(void)state;
	lay_out("small", 0);
	score = score_of_all(&as_written);
	moments = arrangement.timeline.steps[0].moments;
	/* bowl, say without clip, pause, say with a clip, pause, small */
	expect_file(sound_at(&score, BUS_BELLS, moments[0].at_ms), "/bowl.wav");
	expect_file(sound_at(&score, BUS_VOICE, moments[3].at_ms), "f01dfe284fab7312.wav");
	expect_file(sound_at(&score, BUS_BELLS, moments[5].at_ms), "/small.wav");
	assert_int_equal(arrangement.lines, 2);
	assert_int_equal(arrangement.lines_without_clip, 1);
	assert_int_equal(moments[3].length_ms, 1000);
	/* the line, and the recording */
	assert_int_equal(sounds_on(&score, BUS_VOICE), 2);
	expect_file(sound_at(&score, BUS_VOICE, step_begins(1)), "/note.wav");
	assert_true(sound_at(&score, BUS_VOICE, step_begins(1))->gain_db == -6);
}

static void every_phase_of_a_breath_has_its_sound(void **state)
{
	static const enum sound_kind kinds[] = { SOUND_BREATH_IN, SOUND_BREATH_HOLD,
						 SOUND_BREATH_OUT, SOUND_BREATH_REST };
	const struct breath_pattern *pattern;
	struct score score;
	int64_t at_ms = 0;
	size_t i = 0;

	(void)state;
	lay_out("held", 0);
	score = score_of_all(&as_written);
	pattern = &arrangement.practice->steps[0].pattern;
	for (; at_ms < score.length_ms; i++) {
		const int64_t lengths[] = { pattern->in_ms, pattern->hold_in_ms,
					    pattern->out_ms, pattern->hold_out_ms };
		const struct sound *sound = &score.sounds[i];

		assert_true(i < score.sound_count);
		assert_int_equal(sound->kind, kinds[i % 4]);
		assert_int_equal(sound->bus, BUS_CUES);
		assert_int_equal(sound->at_ms, at_ms);
		assert_int_equal(sound->length_ms, lengths[i % 4]);
		at_ms += lengths[i % 4];
	}
	assert_int_equal(i, score.sound_count);
	assert_int_equal(i, 4 * (size_t)arrangement.timeline.steps[0].breaths);
}

static void a_phase_without_a_spoken_word_has_a_tone(void **state)
{
	const struct sound *in, *out;
	struct score score;

	(void)state;
	lay_out("small", 0);	/* cue = voice; "Breathe in." has a clip, "out" has none */
	score = score_of_all(&as_written);
	in = sound_at(&score, BUS_CUES, step_begins(2));
	out = sound_at(&score, BUS_CUES, step_begins(2) + 3000);
	assert_int_equal(in->kind, SOUND_CLIP);
	expect_file(in, "7557bdf060365bd5.wav");
	assert_int_equal(out->kind, SOUND_BREATH_OUT);
	assert_int_equal(out->length_ms, 4000);
}

static void a_person_chooses_how_the_breath_is_heard(void **state)
{
	struct arrangement_sound sound = { .voice = true, .cue = BREATH_CUE_TONE };
	struct score score;

	(void)state;
	lay_out("small", 0);
	score = score_of_all(&sound);
	assert_int_equal(sound_at(&score, BUS_CUES, step_begins(2))->kind, SOUND_BREATH_IN);
	sound.cue = BREATH_CUE_NONE;
	score = score_of_all(&sound);
	assert_int_equal(sounds_on(&score, BUS_CUES), 0);
}

static void a_sitting_rings_at_its_marks(void **state)
{
	int64_t begins_ms, length_ms;
	struct score score;

	(void)state;
	lay_out("all-kinds", 270000);
	score = score_of_all(&as_written);
	begins_ms = step_begins(5);
	length_ms = arrangement.timeline.steps[5].length_ms;
	expect_file(sound_at(&score, BUS_BELLS, begins_ms), "/bowl.wav");
	for (int64_t mark_ms = 30000; mark_ms < length_ms - TIMELINE_BELL_APART_MS;
	     mark_ms += 30000)
		expect_file(sound_at(&score, BUS_BELLS, begins_ms + mark_ms), "/small.wav");
	expect_file(sound_at(&score, BUS_BELLS, begins_ms + length_ms), "/bowl.wav");
}

static void what_is_seen_of_bells_is_what_is_heard(void **state)
{
	struct score score;
	size_t seen = 0;

	(void)state;
	lay_out("all-kinds", 0);
	score = score_of_all(&as_written);
	for (size_t s = 0; s < arrangement.practice->step_count; s++)
		for (int64_t at_ms = arrangement_next_bell_ms(&arrangement, s, 0); at_ms >= 0;
		     at_ms = arrangement_next_bell_ms(&arrangement, s, at_ms + 1), seen++)
			sound_at(&score, BUS_BELLS, step_begins(s) + at_ms);
	assert_int_equal(seen, sounds_on(&score, BUS_BELLS));
	assert_true(seen > 3);
}

static void beds_of_neighbouring_steps_meet(void **state)
{
	struct score score;

	(void)state;
	lay_out("all-kinds", 0);	/* a bed under guide, breathe and sit */
	score = score_of_all(&as_written);
	assert_int_equal(score.bed_count, 3);
	assert_int_equal(score.beds[0].from_ms, step_begins(2));
	assert_int_equal(score.beds[0].to_ms, step_begins(3));	/* not under the piece */
	assert_int_equal(score.beds[1].from_ms, step_begins(4));
	assert_int_equal(score.beds[1].to_ms, score.beds[2].from_ms);
	assert_string_equal(score.beds[1].path, score.beds[2].path);
	assert_int_equal(score.beds[2].to_ms, step_begins(6));
}

static void another_bed_takes_its_place_and_no_other(void **state)
{
	struct arrangement_sound sound = as_written;
	struct score score;

	(void)state;
	lay_out("all-kinds", 0);
	sound.bed = "none";
	assert_int_equal(score_of_all(&sound).bed_count, 0);
	sound.bed = "note";
	score = score_of_all(&sound);
	assert_int_equal(score.bed_count, 3);
	assert_non_null(strstr(score.beds[0].path, "/note.wav"));
	sound.bed = "night";	/* there is no such file here */
	assert_int_equal(score_of_all(&sound).bed_count, 0);
	lay_out("quiet", 0);	/* written without: it stays without */
	sound.bed = "note";
	assert_int_equal(score_of_all(&sound).bed_count, 0);
}

static void a_voice_can_be_left_out(void **state)
{
	struct arrangement_sound sound = as_written;
	struct score with, without;

	(void)state;
	lay_out("small", 0);
	with = score_of_all(&as_written);
	sound.voice = false;
	without = score_of_all(&sound);
	/* the recording is no voice-over: it stays */
	assert_int_equal(sounds_on(&with, BUS_VOICE), 2);
	assert_int_equal(sounds_on(&without, BUS_VOICE), 1);
	assert_int_equal(without.length_ms, with.length_ms);
	assert_int_equal(sounds_on(&without, BUS_BELLS), sounds_on(&with, BUS_BELLS));
}

static void bells_only_leaves_bells_only(void **state)
{
	struct arrangement_sound sound = as_written;
	struct score score;

	(void)state;
	lay_out("all-kinds", 0);
	sound.bells_only = true;
	score = score_of_all(&sound);
	assert_int_equal(score.sound_count, sounds_on(&score, BUS_BELLS));
	assert_true(score.sound_count > 0);
	assert_int_equal(score.bed_count, 0);
	assert_int_equal(score.length_ms, arrangement.timeline.length_ms);
}

static void a_score_can_begin_in_the_middle(void **state)
{
	struct score all, part;
	size_t end;

	(void)state;
	lay_out("all-kinds", 0);
	all = score_of_all(&as_written);
	end = arrangement_run_end(&arrangement, 3);
	assert_int_equal(end, 6);	/* up to the page, which waits */
	assert_int_equal(arrangement_run_end(&arrangement, 6), 6);
	part = arrangement_score(&arrangement, here.app, here.arena, &as_written, 3, end);
	assert_int_equal(part.length_ms, step_begins(6) - step_begins(3));
	for (size_t i = 0; i < part.sound_count; i++)
		sound_at(&all, part.sounds[i].bus, part.sounds[i].at_ms + step_begins(3));
	assert_string_equal(part.sounds[0].path, arrangement.recordings[3]);
}

static void captions_change_when_they_say(void **state)
{
	(void)state;
	lay_out("all-kinds", 0);
	assert_string_equal(arrangement_caption(&arrangement, 3, 0)->text, "[a note begins]");
	assert_int_equal(arrangement_next_caption_ms(&arrangement, 3, 0), 900);
	assert_null(arrangement_caption(&arrangement, 3, 950));
	assert_int_equal(arrangement_next_caption_ms(&arrangement, 3, 900), 1000);
	assert_string_equal(arrangement_caption(&arrangement, 3, 1999)->text, "[it fades]");
	assert_int_equal(arrangement_next_caption_ms(&arrangement, 3, 1000), 2000);
	assert_int_equal(arrangement_next_caption_ms(&arrangement, 3, 2000), -1);
	assert_int_equal(arrangement_next_caption_ms(&arrangement, 2, 0), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, here_set_up_open, here_tear_down)
		TEST(a_score_is_ordered_and_as_long_as_the_timeline),
		TEST(lines_and_bells_of_a_guide_sound_at_their_moments),
		TEST(every_phase_of_a_breath_has_its_sound),
		TEST(a_phase_without_a_spoken_word_has_a_tone),
		TEST(a_person_chooses_how_the_breath_is_heard),
		TEST(a_sitting_rings_at_its_marks),
		TEST(what_is_seen_of_bells_is_what_is_heard),
		TEST(beds_of_neighbouring_steps_meet),
		TEST(another_bed_takes_its_place_and_no_other),
		TEST(a_voice_can_be_left_out),
		TEST(bells_only_leaves_bells_only),
		TEST(a_score_can_begin_in_the_middle),
		TEST(captions_change_when_they_say),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
