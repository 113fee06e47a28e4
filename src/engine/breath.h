/* engine/breath.h -- where in a breath one is.
 *
 * Promise: pure arithmetic on a pattern: no clock, no memory.
 * Owner:   values only. Threads: any. Fails: never.
 */
#ifndef ENGINE_BREATH_H
#define ENGINE_BREATH_H

#include "model/practice.h"

#include <stdint.h>

enum breath_phase { BREATH_IN, BREATH_TOP_UP, BREATH_HOLD, BREATH_OUT, BREATH_REST };

struct breath_view {
	enum breath_phase phase;
	int64_t into_ms, phase_ms;	/* how far into the phase, and its length */
	int64_t left_ms;		/* until the phase ends */
	int breath;			/* counts from 0 */
	double fullness;		/* 0 empty to 1 full, along a cosine */
};

/* The word for a phase when the practice names none: "In", "A little more",
 * "Hold", "Out", "Rest". */
const char *breath_phase_word(enum breath_phase phase);

/* Where one is at `at_ms` from the start of the first breath. */
struct breath_view breath_at(const struct breath_pattern *pattern, int64_t at_ms);

/* The phase that begins first at or after `at_ms`, and when; phases of no
 * length are passed over. */
int64_t breath_next_phase(const struct breath_pattern *pattern, int64_t at_ms,
			  enum breath_phase *phase, int64_t *length_ms);

/* How many whole breaths come nearest to `length_ms`, at least 1. */
int breath_count_for(const struct breath_pattern *pattern, int64_t length_ms);

#endif
