/* engine/elastic.h -- the parts of a practice that stretch.
 *
 * Promise: tells the silences, sittings and breathings of a practice in their
 *          order, and how long each is at a given factor. Pauses that follow one
 *          another without a word or bell between are one silence, also across
 *          neighbouring guides, so that a bound on a silence is a bound on what
 *          is heard.
 * Owner:   values only; a part borrows nothing.
 * Threads: any. Fails: never. Used by engine/timeline.c alone.
 * Units:   factors and scaled lengths are fixed-point numbers of ELASTIC_ONE, so
 *          that every machine finds the same milliseconds.
 */
#ifndef ENGINE_ELASTIC_H
#define ENGINE_ELASTIC_H

#include "model/practice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The bounds that timeline.h promises. */
#define TIMELINE_LEAST 0.5
#define TIMELINE_MOST 4.0
#define TIMELINE_LONGEST_SILENCE_MS INT64_C(90000)
#define TIMELINE_LONGEST_PACED_MS INT64_C(600000)

#define ELASTIC_ONE (INT64_C(1) << 28)
#define ELASTIC_LEAST ((int64_t)(TIMELINE_LEAST * ELASTIC_ONE))
#define ELASTIC_MOST ((int64_t)(TIMELINE_MOST * ELASTIC_ONE))

/* No part counts for more, so that sums cannot overflow; no practice that the
 * checker lets pass comes near. */
#define ELASTIC_PART_MS INT64_C(28800000)

enum part_kind { PART_SILENCE, PART_SITTING, PART_BREATHING };

/* Sets of kinds: bits 1u << enum part_kind. */
#define PARTS_LOOSE (1u << PART_SILENCE | 1u << PART_SITTING)
#define PARTS_BREATHING (1u << PART_BREATHING)
#define PARTS_ALL (PARTS_LOOSE | PARTS_BREATHING)

struct elastic_part {
	enum part_kind kind;
	size_t step;			/* sitting, breathing */
	size_t first_cue, end_cue;	/* silence: among the cues of all guides */
	int64_t written_ms;
	int64_t least_ms, most_ms;	/* whatever the factor */
	int64_t breath_ms;		/* breathing: of one breath, never 0 */
};

/* Where one is in a practice; starts as { practice }. */
struct elastic_walk {
	const struct practice *practice;
	size_t step, cue_in_step, cue;
};

/* A pause as it is counted here: the one written, within reason. */
int64_t elastic_pause_ms(const struct cue *cue);

/* The next elastic part; false when none is left. */
bool elastic_next(struct elastic_walk *walk, struct elastic_part *part);

/* The scaled length of a part at a factor. */
int64_t elastic_scaled(const struct elastic_part *part, int64_t factor);

/* The milliseconds of all parts of some kinds at a factor, rounded once. */
int64_t elastic_sum_ms(const struct practice *practice, unsigned kinds,
		       int64_t factor);

/* The least factor at which the parts of some kinds last `wanted_ms`; the
 * nearest end of the range when none does. */
int64_t elastic_solve(const struct practice *practice, unsigned kinds,
		      int64_t wanted_ms);

#endif
