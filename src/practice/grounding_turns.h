/* practice/grounding_turns.h -- the turns of a hard moment's sentences, and their score.
 *
 * Promise: the same turns for eyes and ears; a line that has no clip, or one that
 *          cannot be read, has its turn in silence for as long as reading takes.
 * Owner:   the arena given; lines are literals.
 * Threads: one. Fails: never.
 */
#ifndef PRACTICE_GROUNDING_TURNS_H
#define PRACTICE_GROUNDING_TURNS_H

#include "practice/safety.h"
#include "audio/score.h"

#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;

/* The sentences to hold on to, and the one about people. The one about danger is
 * only seen: its number is the country's, and an alarm in the ear helps nobody. */
enum {
	GROUNDING_SENTENCES = SAFETY_GROUNDING + 1,
	GROUNDING_ROUNDS = 2,
	GROUNDING_TURNS = GROUNDING_SENTENCES * GROUNDING_ROUNDS,
	GROUNDING_MARK_MS = 2000,	/* how long the tone lasts */
	GROUNDING_SPEAK_MS = 1400	/* when the voice begins: as it fades */
};

/* The lines that the voice speaks. */
struct texts grounding_lines(void);

/* The turns laid out, and what is heard of them. */
struct grounding_turns {
	int64_t from_ms[GROUNDING_TURNS];
	int64_t length_ms;		/* from here on they rest */
	size_t spoken;			/* turns that have a clip */
	struct score score;
};

struct grounding_turns grounding_lay_out(const struct app *app, struct arena *arena);

/* The turn at a moment; GROUNDING_TURNS when they rest. */
size_t grounding_turn_at(const struct grounding_turns *turns, int64_t at_ms);

#endif
