/* practice_grounding_test.c -- the sentences of a hard moment: when each has its turn,
 * what is heard then, and how the turns go by. */
#include "app/here.h"

#include "practice/grounding.h"
#include "practice/grounding_turns.h"
#include "app/app.h"
#include "app/sounds.h"
#include "model/narration.h"

/* With the shipped voice, or with a folder that has none of its clips. */
static void open_with(const char *audio)
{
	here_make(&here);
	setenv("GROUNDWORK_AUDIO", audio, 1);
	here_open(&here);
}

static const struct sound *sound_of(const struct grounding_turns *turns, enum bus bus,
				    int64_t at_ms)
{
	for (size_t i = 0; i < turns->score.sound_count; i++)
		if (turns->score.sounds[i].bus == bus && turns->score.sounds[i].at_ms == at_ms)
			return &turns->score.sounds[i];
	return NULL;
}

static int64_t end_of(const struct grounding_turns *turns, size_t turn)
{
	return turn + 1 < GROUNDING_TURNS ? turns->from_ms[turn + 1] : turns->length_ms;
}

static void the_score_is_in_order_and_ends_with_the_turns(void **state)
{
	static const char *const folders[] = { "audio", "/nowhere" };

	(void)state;
	for (size_t f = 0; f < 2; f++) {
		struct grounding_turns turns;

		open_with(folders[f]);
		turns = grounding_lay_out(here.app, here.arena);
		assert_int_equal(turns.score.length_ms, turns.length_ms);
		assert_int_equal(turns.score.bed_count, 0);
		for (size_t i = 1; i < turns.score.sound_count; i++)
			assert_true(turns.score.sounds[i - 1].at_ms < turns.score.sounds[i].at_ms);
		for (size_t turn = 0; turn < GROUNDING_TURNS; turn++) {
			const struct sound *mark =
				sound_of(&turns, BUS_BELLS, turns.from_ms[turn]);

			assert_non_null(mark);
			assert_int_equal(mark->kind, SOUND_MARK);
			assert_int_equal(mark->length_ms, GROUNDING_MARK_MS);
		}
		here_remove(&here);
	}
	open_with("audio");
}

static void each_sentence_is_spoken_and_has_its_quiet(void **state)
{
	struct grounding_turns turns;

	(void)state;
	open_with("audio");
	turns = grounding_lay_out(here.app, here.arena);
	assert_int_equal(turns.spoken, GROUNDING_TURNS);
	for (size_t turn = 0; turn < GROUNDING_TURNS; turn++) {
		const struct sound *voice = sound_of(&turns, BUS_VOICE, turns.from_ms[turn] +
						     GROUNDING_SPEAK_MS);
		char key[NARRATION_KEY];
		int64_t length_ms;

		narration_key(NARRATION_VOICE,
			      grounding_lines().at[turn % GROUNDING_SENTENCES], key);
		assert_non_null(voice);
		assert_non_null(strstr(voice->path, key));
		assert_true(audio_file_length_ms(voice->path, &length_ms, &here.error));
		assert_true(voice->at_ms + length_ms + 5000 <= end_of(&turns, turn));
	}
	/* a calm pace, and an end to it */
	assert_in_range(turns.length_ms, 150000, 300000);
}

static void without_a_clip_the_turns_are_as_long_as_reading_takes(void **state)
{
	struct grounding_turns turns;

	(void)state;
	open_with("/nowhere");
	turns = grounding_lay_out(here.app, here.arena);
	assert_int_equal(turns.spoken, 0);
	assert_int_equal(turns.score.sound_count, GROUNDING_TURNS);
	for (size_t turn = 0; turn < GROUNDING_TURNS; turn++) {
		const char *line = grounding_lines().at[turn % GROUNDING_SENTENCES];

		assert_true(end_of(&turns, turn) - turns.from_ms[turn] >=
			    narration_reading_ms(line) + 5000);
	}
}

static void a_clip_that_cannot_be_read_is_none(void **state)
{
	char key[NARRATION_KEY], name[80];
	struct grounding_turns turns;

	(void)state;
	open_with("/nowhere");
	narration_key(NARRATION_VOICE, grounding_lines().at[1], key);
	snprintf(name, sizeof name, "data/groundwork/audio/voices/heart-1/%s.opus", key);
	check_write(check_path(here.place.home, name), "torn", 4);
	assert_non_null(app_clip(here.app, here.arena, grounding_lines().at[1]));
	turns = grounding_lay_out(here.app, here.arena);
	assert_int_equal(turns.spoken, 0);
	assert_int_equal(turns.score.sound_count, GROUNDING_TURNS);
}

static void a_moment_belongs_to_one_turn(void **state)
{
	struct grounding_turns turns;

	(void)state;
	open_with("audio");
	turns = grounding_lay_out(here.app, here.arena);
	assert_int_equal(grounding_turn_at(&turns, -5), 0);
	for (size_t turn = 0; turn < GROUNDING_TURNS; turn++) {
		assert_int_equal(grounding_turn_at(&turns, turns.from_ms[turn]), turn);
		assert_int_equal(grounding_turn_at(&turns, end_of(&turns, turn) - 1), turn);
	}
	assert_int_equal(grounding_turn_at(&turns, turns.length_ms), GROUNDING_TURNS);
	assert_int_equal(grounding_turn_at(&turns, INT64_MAX), GROUNDING_TURNS);
}

/* Lets time pass as a main loop would; false when nothing is due any more. */
static bool pass_to_what_is_due(struct grounding *grounding)
{
	int64_t due_ms = grounding_due_ms(grounding);

	if (due_ms == INT64_MAX)
		return false;
	assert_true(due_ms >= clock_now_ms(app_clock(here.app)));
	clock_wait(app_clock(here.app), NULL, 0, due_ms);
	grounding_turn(grounding);
	return true;
}

static void the_sentences_go_round_twice_and_then_rest(void **state)
{
	struct grounding *grounding;
	size_t sentence, last = SIZE_MAX, seen = 0;
	double part;

	(void)state;
	open_with("audio");
	grounding = grounding_open(here.app, false);
	do {
		if (!grounding_look(grounding, &sentence, &part))
			continue;
		assert_true(part >= 0 && part < 1);
		if (sentence != last)
			assert_int_equal(sentence, seen++ % GROUNDING_SENTENCES);
		last = sentence;
	} while (pass_to_what_is_due(grounding));
	assert_int_equal(seen, GROUNDING_TURNS);
	assert_false(grounding_look(grounding, &sentence, &part));
	clock_wait(app_clock(here.app), NULL, 0, clock_now_ms(app_clock(here.app)) + 9999999);
	grounding_turn(grounding);
	grounding_go_on(grounding);
	assert_false(grounding_look(grounding, &sentence, &part));
	assert_int_equal(grounding_due_ms(grounding), INT64_MAX);
	grounding_close(grounding);
}

static void what_sounded_has_a_second_to_fade(void **state)
{
	struct grounding *first, *second;

	(void)state;
	open_with("audio");
	first = grounding_open(here.app, false);
	second = grounding_open(here.app, true);
	grounding_turn(first);
	assert_int_equal(grounding_due_ms(second) - clock_now_ms(app_clock(here.app)), 1000);
	pass_to_what_is_due(second);
	assert_int_equal(grounding_due_ms(second), grounding_due_ms(first) + 1000);
	grounding_close(first);
	grounding_close(second);
	grounding_close(NULL);
}

static void held_it_stands_and_goes_on_with_the_sentence_from_its_beginning(void **state)
{
	struct grounding *grounding;
	struct clock *clock;
	size_t sentence;
	double part;

	(void)state;
	open_with("audio");
	clock = app_clock(here.app);
	grounding = grounding_open(here.app, false);
	grounding_turn(grounding);
	pass_to_what_is_due(grounding);
	clock_wait(clock, NULL, 0, clock_now_ms(clock) + 4000);
	grounding_turn(grounding);
	grounding_hold(grounding);
	grounding_hold(grounding);
	assert_int_equal(grounding_due_ms(grounding), INT64_MAX);
	clock_wait(clock, NULL, 0, clock_now_ms(clock) + 3600000);
	grounding_turn(grounding);
	assert_true(grounding_look(grounding, &sentence, &part));
	assert_int_equal(sentence, 1);
	assert_true(part > 0.1);
	grounding_go_on(grounding);
	grounding_go_on(grounding);
	grounding_turn(grounding);
	assert_true(grounding_look(grounding, &sentence, &part));
	assert_int_equal(sentence, 1);
	assert_true(part <= 0);
	pass_to_what_is_due(grounding);
	assert_true(grounding_look(grounding, &sentence, &part));
	assert_int_equal(sentence, 2);
	grounding_close(grounding);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(the_score_is_in_order_and_ends_with_the_turns,
					  here_tear_down),
		cmocka_unit_test_teardown(each_sentence_is_spoken_and_has_its_quiet,
					  here_tear_down),
		cmocka_unit_test_teardown(
			without_a_clip_the_turns_are_as_long_as_reading_takes, here_tear_down),
		cmocka_unit_test_teardown(a_clip_that_cannot_be_read_is_none, here_tear_down),
		cmocka_unit_test_teardown(a_moment_belongs_to_one_turn, here_tear_down),
		cmocka_unit_test_teardown(the_sentences_go_round_twice_and_then_rest,
					  here_tear_down),
		cmocka_unit_test_teardown(what_sounded_has_a_second_to_fade, here_tear_down),
		cmocka_unit_test_teardown(
			held_it_stands_and_goes_on_with_the_sentence_from_its_beginning,
			here_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
