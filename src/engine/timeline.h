/* engine/timeline.h -- time is elastic.
 *
 * Promise: speech, recordings, bells and texts with a time keep their pace;
 *          pauses, sittings and breathing stretch or shrink by one factor so
 *          that the timed steps last what the person chose, ending on a whole
 *          breath. The wish is met to the millisecond where pauses or sittings
 *          can take up what whole breaths leave over, else within half a breath.
 *          The factor stays between TIMELINE_LEAST and TIMELINE_MOST; no silence
 *          of a guide grows beyond TIMELINE_LONGEST_SILENCE_MS and no breathing
 *          beyond TIMELINE_LONGEST_PACED_MS unless it is written so, the rest
 *          then stretches a little more. Steps that wait for the person take no
 *          time here.
 * Owner:   the caller gives all memory; the timeline borrows the practice.
 * Threads: any. No clock, no allocation.
 * Fails:   timeline_build() when the length cannot be reached: it then still
 *          fills the timeline with the nearest length that can, and says so.
 */
#ifndef ENGINE_TIMELINE_H
#define ENGINE_TIMELINE_H

#include "engine/elastic.h"
#include "model/practice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;

/* When a cue of a guide happens, from the start of its step. A bell takes no
 * time of its own: it rings on under what follows. */
struct moment {
	int64_t at_ms, length_ms;
};

struct timed_step {
	bool timed;			/* false: the person's own time */
	int64_t length_ms;		/* 0 when not timed */
	int breaths;			/* breathe: whole breaths */
	const struct moment *moments;	/* guide: one a cue */
};

struct timeline {
	const struct practice *practice;
	const struct timed_step *steps;	/* one a step of the practice */
	int64_t length_ms;		/* of all timed steps */
	int64_t longest_silence_ms;	/* in guides, without a word or bell */
	double stretch;			/* the factor */
};

/* Memory for a timeline, which lasts as long as it: a timed_step for each step,
 * a moment for each of timeline_cues(). It need not be zeroed. */
struct timeline_room {
	struct timed_step *steps;
	struct moment *moments;
};

/* The number of cues in all guides of the practice, which is the number of
 * moments and of speech lengths. */
size_t timeline_cues(const struct practice *practice);

/* Lays the practice out for `wanted_ms`. `speech_ms` gives the length of each
 * cue of all guides in order (say: its clip's or reading time; others ignored);
 * `listen_ms` gives the length of each step's recording (0 for other steps).
 * A length counts as reached within one breath (the longest of the practice) or
 * a second. A practice in which nothing stretches by ten seconds has one length
 * only, and ten seconds or a twentieth of it are near enough. When a practice
 * has a write step its lengths are a guide: the first of them means the written
 * pace, others are taken in proportion, and nothing is refused; nor is it when
 * all its steps wait. */
bool timeline_build(struct timeline *timeline, struct timeline_room room,
		    const struct practice *practice, int64_t wanted_ms,
		    const int64_t *speech_ms, const int64_t *listen_ms,
		    struct error *error);

/* Tells the shortest and the longest length that can be reached, to the
 * millisecond. */
void timeline_reach(const struct practice *practice, const int64_t *speech_ms,
		    const int64_t *listen_ms, int64_t *shortest_ms,
		    int64_t *longest_ms);

/* When the next bell of a sitting rings, at or after `at_ms` of it: at 0, every
 * so many minutes of the clock (marks do not stretch, and none rings in the last
 * TIMELINE_BELL_APART_MS before the end bell), and when its length is over; -1
 * when none is left. */
#define TIMELINE_BELL_APART_MS INT64_C(10000)
int64_t timeline_sit_bell(const struct step *step, const struct timed_step *timed,
			  int64_t at_ms);

#endif
