/* engine_elastic_test.c -- thousands of made-up practices, each asked for lengths
 * within and without its reach, and measured by counting anew. */
#include "unit/engine_laid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

enum { PRACTICES = 4000, WISHES = 4 };
enum {
	ALL_KINDS = (1u << STEP_KIND_COUNT) - 1,
	NO_WRITING = ALL_KINDS & ~(1u << STEP_WRITE),
};

static int64_t longest_breath(const struct laid *laid)
{
	int64_t longest_ms = 0;

	for (size_t i = 0; i < laid->practice.step_count; i++)
		if (laid->steps[i].kind == STEP_BREATHE &&
		    breath_length_ms(&laid->steps[i].pattern) > longest_ms)
			longest_ms = breath_length_ms(&laid->steps[i].pattern);
	return longest_ms;
}

static bool has_timed_step(const struct laid *laid)
{
	for (size_t i = 0; i < laid->practice.step_count; i++)
		if (step_is_timed(&laid->steps[i]))
			return true;
	return false;
}

/* What a pause may come to, a millisecond of rounding apart. */
static void assert_pause(int64_t written_ms, int64_t length_ms)
{
	assert_in_range(length_ms, 0, TIMELINE_LONGEST_SILENCE_MS);
	assert_true(length_ms <= 4 * written_ms + 1);
}

static void assert_guide(const struct laid *laid, size_t i, size_t *cue,
			 int64_t *silence_ms, int64_t *longest_ms)
{
	const struct step *step = &laid->steps[i];
	const struct timed_step *timed = &laid->timed[i];
	int64_t at_ms = 0;

	for (size_t j = 0; j < step->cue_count; j++, (*cue)++) {
		const struct moment *moment = &timed->moments[j];

		assert_ptr_equal(moment, &laid->moments[*cue]);
		assert_int_equal(moment->at_ms, at_ms);
		if (step->cues[j].kind == CUE_SAY)
			assert_int_equal(moment->length_ms, laid->speech_ms[*cue]);
		if (step->cues[j].kind == CUE_BELL)
			assert_int_equal(moment->length_ms, 0);
		if (step->cues[j].kind == CUE_PAUSE)
			assert_pause(step->cues[j].pause_ms, moment->length_ms);
		*silence_ms = step->cues[j].kind == CUE_PAUSE
			? *silence_ms + moment->length_ms : 0;
		if (*silence_ms > *longest_ms)
			*longest_ms = *silence_ms;
		at_ms += moment->length_ms;
	}
	assert_int_equal(timed->length_ms, at_ms);
}

static void assert_breathing(const struct step *step, const struct timed_step *timed)
{
	int64_t breath_ms = breath_length_ms(&step->pattern);
	int64_t written_ms = step->breaths ? step->breaths * breath_ms : step->length_ms;

	assert_true(timed->breaths >= 1);
	assert_int_equal(timed->length_ms, timed->breaths * breath_ms);
	assert_true(timed->length_ms >= written_ms / 2);
	assert_true(timed->length_ms <= 4 * written_ms || timed->breaths == 1);
	assert_true(timed->length_ms <= TIMELINE_LONGEST_PACED_MS ||
		    timed->length_ms < written_ms + breath_ms);
}

/* Every law of timeline.h that does not depend on the wish. */
static void assert_laws(const struct laid *laid)
{
	int64_t sum_ms = 0, silence_ms = 0, longest_ms = 0;
	size_t cue = 0;

	for (size_t i = 0; i < laid->practice.step_count; i++) {
		const struct step *step = &laid->steps[i];
		const struct timed_step *timed = &laid->timed[i];

		assert_int_equal(timed->timed, step_is_timed(step));
		if (step->kind == STEP_GUIDE)
			assert_guide(laid, i, &cue, &silence_ms, &longest_ms);
		else
			silence_ms = 0;
		if (step->kind == STEP_BREATHE)
			assert_breathing(step, timed);
		if (step->kind == STEP_SIT)
			assert_in_range(timed->length_ms, step->length_ms / 2,
					4 * step->length_ms + 1);
		if (step->kind == STEP_READ)
			assert_int_equal(timed->length_ms, step->length_ms);
		if (step->kind == STEP_LISTEN)
			assert_int_equal(timed->length_ms, laid->listen_ms[i]);
		if (!timed->timed)
			assert_int_equal(timed->length_ms, 0);
		sum_ms += timed->length_ms;
	}
	assert_int_equal(laid->timeline.length_ms, sum_ms);
	assert_int_equal(laid->timeline.longest_silence_ms, longest_ms);
	assert_true(longest_ms <= TIMELINE_LONGEST_SILENCE_MS);
	assert_true(laid->timeline.stretch >= TIMELINE_LEAST);
	assert_true(laid->timeline.stretch <= TIMELINE_MOST);
}

/* How long pauses and sittings are together. */
static int64_t loose_length(const struct laid *laid)
{
	int64_t sum_ms = 0;

	for (size_t i = 0; i < laid->practice.step_count; i++) {
		const struct step *step = &laid->steps[i];

		if (step->kind == STEP_SIT)
			sum_ms += laid->timed[i].length_ms;
		for (size_t j = 0; step->kind == STEP_GUIDE && j < step->cue_count; j++)
			if (step->cues[j].kind == CUE_PAUSE)
				sum_ms += laid->timed[i].moments[j].length_ms;
	}
	return sum_ms;
}

static void a_length_within_reach_is_met(void **state)
{
	uint64_t seed = 20261123;
	int exact = 0, all = 0;

	(void)state;
	for (int i = 0; i < PRACTICES; i++) {
		int64_t shortest_ms, longest_ms, least_ms, most_ms;
		struct laid laid;

		laid_roll(&laid, NO_WRITING, &seed);
		laid_reach(&laid, &shortest_ms, &longest_ms);
		assert_true(shortest_ms <= longest_ms);
		assert_true(laid_build(&laid, shortest_ms));
		assert_int_equal(laid.timeline.length_ms, shortest_ms);
		least_ms = loose_length(&laid);
		assert_true(laid_build(&laid, longest_ms));
		assert_int_equal(laid.timeline.length_ms, longest_ms);
		most_ms = loose_length(&laid);
		for (int j = 0; j < WISHES; j++) {
			int64_t wish_ms = roll(&seed, shortest_ms, longest_ms), off_ms;

			assert_true(laid_build(&laid, wish_ms));
			assert_laws(&laid);
			off_ms = llabs(laid.timeline.length_ms - wish_ms);
			assert_true(2 * off_ms <= longest_breath(&laid));
			if (off_ms > 0)
				assert_true(loose_length(&laid) == least_ms ||
					    loose_length(&laid) == most_ms);
			exact += off_ms == 0;
			all++;
		}
	}
	assert_true(exact > all / 2);
}

static void a_length_out_of_reach_gives_the_nearest_and_says_so(void **state)
{
	uint64_t seed = 7;

	(void)state;
	for (int i = 0; i < PRACTICES; i++) {
		int64_t shortest_ms, longest_ms, wish_ms, named_ms;
		const char *number;
		struct laid laid;
		bool below;

		laid_roll(&laid, NO_WRITING, &seed);
		laid_reach(&laid, &shortest_ms, &longest_ms);
		below = roll(&seed, 0, 1);
		wish_ms = below ? shortest_ms / 2 - 60000
				: longest_ms + longest_ms / 10 + roll(&seed, 60000, 600000);
		if (!has_timed_step(&laid)) {
			assert_true(laid_build(&laid, wish_ms));
			continue;
		}
		assert_false(laid_build(&laid, wish_ms));
		assert_laws(&laid);
		assert_int_equal(laid.timeline.length_ms, below ? shortest_ms : longest_ms);
		assert_non_null(strstr(laid.error.text, "Made up cannot last "));
		/* What the sentence names last can be had. */
		number = strrchr(laid.error.text, ' ') + 1;
		named_ms = (int64_t)(strtod(number, NULL) * 60000 + 0.5);
		assert_true(laid_build(&laid, named_ms));
	}
}

static void a_practice_that_writes_is_never_refused(void **state)
{
	uint64_t seed = 99;

	(void)state;
	for (int i = 0; i < PRACTICES / 4; i++) {
		int64_t shortest_ms, longest_ms;
		struct laid laid;

		laid_roll(&laid, ALL_KINDS, &seed);
		if (!practice_has(&laid.practice, STEP_WRITE))
			continue;
		laid.practice.minutes_count = 1;
		laid.practice.minutes_ms[0] = roll(&seed, 1, 1200000);
		laid_reach(&laid, &shortest_ms, &longest_ms);
		assert_true(laid_build(&laid, roll(&seed, -1000, 2 * longest_ms)));
		assert_laws(&laid);
		assert_in_range(laid.timeline.length_ms, shortest_ms, longest_ms);
	}
}

static void without_breathing_a_length_is_met_to_the_millisecond(void **state)
{
	uint64_t seed = 4242;

	(void)state;
	for (int i = 0; i < PRACTICES; i++) {
		int64_t shortest_ms, longest_ms, wish_ms;
		struct laid laid;

		laid_roll(&laid, NO_WRITING & ~(1u << STEP_BREATHE), &seed);
		laid_reach(&laid, &shortest_ms, &longest_ms);
		wish_ms = roll(&seed, shortest_ms, longest_ms);
		assert_true(laid_build(&laid, wish_ms));
		assert_int_equal(laid.timeline.length_ms, wish_ms);
	}
}

/* Files without measure are the checker's to refuse; here they only must not
 * break anything. */
static void absurd_lengths_overflow_nothing(void **state)
{
	uint64_t seed = 1;

	(void)state;
	for (int i = 0; i < 200; i++) {
		struct laid laid;

		laid_roll(&laid, 1u << STEP_GUIDE | 1u << STEP_SIT | 1u << STEP_BREATHE,
			  &seed);
		for (size_t j = 0; j < laid.practice.step_count; j++) {
			laid.steps[j].length_ms = INT64_C(1) << 40;
			laid.steps[j].breaths = laid.steps[j].breaths ? 2000000000 : 0;
			for (size_t k = 0; k < laid.steps[j].cue_count; k++)
				laid.cues[j][k].pause_ms = INT64_C(1) << 50;
		}
		laid_build(&laid, roll(&seed, 0, INT64_C(1) << 50));
		assert_true(laid.timeline.longest_silence_ms <=
			    TIMELINE_LONGEST_SILENCE_MS);
		assert_true(laid.timeline.length_ms >= 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_length_within_reach_is_met),
		cmocka_unit_test(a_length_out_of_reach_gives_the_nearest_and_says_so),
		cmocka_unit_test(a_practice_that_writes_is_never_refused),
		cmocka_unit_test(without_breathing_a_length_is_met_to_the_millisecond),
		cmocka_unit_test(absurd_lengths_overflow_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
