/* unit/engine_laid.h -- practices written in C, laid out, and made up at random.
 *
 * Everything is static: each engine test includes this alone.
 */
#ifndef TESTS_UNIT_ENGINE_LAID_H
#define TESTS_UNIT_ENGINE_LAID_H

#include "base/error.h"
#include "engine/timeline.h"
#include "model/practice.h"

#include <string.h>

#define SAY(words) { .kind = CUE_SAY, .text = (words) }
#define PAUSE(s) { .kind = CUE_PAUSE, .pause_ms = (int64_t)((s) * 1000.0) }
#define RING { .kind = CUE_BELL }
#define CUES(list) .cues = (list), .cue_count = sizeof (list) / sizeof *(list)
#define GUIDE(list) { .kind = STEP_GUIDE, .name = #list, CUES(list) }
#define BREATHE(in, out, n)                                                      \
	{ .kind = STEP_BREATHE, .name = "breathe",                               \
	  .pattern = { .in_ms = (in), .out_ms = (out) }, .breaths = (n) }
#define SIT(s) { .kind = STEP_SIT, .name = "sit", .length_ms = (int64_t)((s) * 1000.0) }
#define READ(s) { .kind = STEP_READ, .name = "read", .length_ms = (int64_t)((s) * 1000.0) }
#define LISTEN { .kind = STEP_LISTEN, .name = "listen" }
#define WRITE { .kind = STEP_WRITE, .name = "write" }
#define RATE { .kind = STEP_RATE, .name = "rate" }
#define PRACTICE(words, list)                                                    \
	{ .id = #list, .title = (words), .steps = (list),                        \
	  .step_count = sizeof (list) / sizeof *(list) }

enum { LAID_STEPS = 24, LAID_CUES = 20 };

/* A practice with its lengths and its timeline. */
struct laid {
	struct practice practice;
	struct step steps[LAID_STEPS];
	struct cue cues[LAID_STEPS][LAID_CUES];
	int64_t speech_ms[LAID_STEPS * LAID_CUES], listen_ms[LAID_STEPS];
	struct timed_step timed[LAID_STEPS];
	struct moment moments[LAID_STEPS * LAID_CUES];
	struct timeline timeline;
	struct error error;
};

/* Every word takes as long, every recording as long. */
static inline void laid_take(struct laid *laid, const struct practice *practice,
			     int64_t speech_ms, int64_t listen_ms)
{
	laid->practice = *practice;
	for (size_t i = 0; i < LAID_STEPS * LAID_CUES; i++)
		laid->speech_ms[i] = speech_ms;
	for (size_t i = 0; i < LAID_STEPS; i++)
		laid->listen_ms[i] = i < practice->step_count &&
			practice->steps[i].kind == STEP_LISTEN ? listen_ms : 0;
}

static inline bool laid_build(struct laid *laid, int64_t wanted_ms)
{
	struct timeline_room room = { laid->timed, laid->moments };

	/* Whatever was there before must not matter. */
	memset(laid->timed, 0xA5, sizeof laid->timed);
	memset(laid->moments, 0xA5, sizeof laid->moments);
	laid->error.text[0] = '\0';
	return timeline_build(&laid->timeline, room, &laid->practice, wanted_ms,
			      laid->speech_ms, laid->listen_ms, &laid->error);
}

static inline void laid_reach(const struct laid *laid, int64_t *shortest_ms,
			      int64_t *longest_ms)
{
	timeline_reach(&laid->practice, laid->speech_ms, laid->listen_ms, shortest_ms,
		       longest_ms);
}

/* A small generator (xorshift64*), the same on every machine. */
static inline uint64_t dice(uint64_t *seed)
{
	*seed ^= *seed >> 12;
	*seed ^= *seed << 25;
	*seed ^= *seed >> 27;
	return *seed * UINT64_C(2685821657736338717) >> 16;
}

/* From `least` to `most`, both included. */
static inline int64_t roll(uint64_t *seed, int64_t least, int64_t most)
{
	return least + (int64_t)(dice(seed) % (uint64_t)(most - least + 1));
}

static inline void laid_roll_guide(struct laid *laid, size_t i, size_t *cue,
				   uint64_t *seed)
{
	struct step *step = &laid->steps[i];
	int64_t longest_ms = roll(seed, 0, 9) ? 20000 : 200000;

	step->cues = laid->cues[i];
	step->cue_count = (size_t)roll(seed, 0, LAID_CUES);
	for (size_t j = 0; j < step->cue_count; j++, (*cue)++) {
		struct cue *made = &laid->cues[i][j];
		int64_t kind = roll(seed, 0, 9);

		made->kind = kind < 4 ? CUE_SAY : kind < 9 ? CUE_PAUSE : CUE_BELL;
		made->text = "words";
		if (made->kind == CUE_PAUSE)
			made->pause_ms = roll(seed, 0, longest_ms);
		laid->speech_ms[*cue] = roll(seed, 0, 9) ? roll(seed, 500, 9000) : 0;
	}
}

static inline void laid_roll_breathing(struct step *step, uint64_t *seed)
{
	step->pattern.in_ms = 500 * roll(seed, 3, 12);
	step->pattern.out_ms = 500 * roll(seed, 3, 16);
	if (!roll(seed, 0, 3))
		step->pattern.top_up_ms = 500 * roll(seed, 1, 3);
	if (!roll(seed, 0, 3))
		step->pattern.hold_in_ms = 500 * roll(seed, 1, 8);
	if (!roll(seed, 0, 3))
		step->pattern.hold_out_ms = 500 * roll(seed, 1, 8);
	if (roll(seed, 0, 1))
		step->breaths = (int)roll(seed, 1, 30);
	else
		step->length_ms = roll(seed, 1000, 400000);
}

/* Makes up a practice of up to LAID_STEPS steps of the kinds in `kinds`
 * (bits 1u << enum step_kind). */
static inline void laid_roll(struct laid *laid, unsigned kinds, uint64_t *seed)
{
	size_t cue = 0, count = (size_t)roll(seed, 1, roll(seed, 0, 3) ? 6 : LAID_STEPS);

	memset(laid, 0, sizeof *laid);
	laid->practice = (struct practice){ .id = "made-up", .title = "Made up",
					    .steps = laid->steps, .step_count = count };
	for (size_t i = 0; i < count; i++) {
		struct step *step = &laid->steps[i];

		do
			step->kind = (enum step_kind)roll(seed, 0, STEP_KIND_COUNT - 1);
		while (!(kinds & 1u << step->kind));
		step->name = step_kind_name(step->kind);
		if (step->kind == STEP_GUIDE)
			laid_roll_guide(laid, i, &cue, seed);
		if (step->kind == STEP_BREATHE)
			laid_roll_breathing(step, seed);
		if (step->kind == STEP_SIT)
			step->length_ms = roll(seed, 1, 600000);
		if (step->kind == STEP_READ && roll(seed, 0, 1))
			step->length_ms = roll(seed, 1, 60000);
		if (step->kind == STEP_LISTEN)
			laid->listen_ms[i] = roll(seed, 0, 300000);
	}
}

#endif
