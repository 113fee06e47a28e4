/* engine/timeline.h -- time is elastic.
 *
 * Promise: speech, recordings, bells and texts with a time keep their pace;
 *          pauses, sittings and breathing stretch or shrink by one factor so
 *          that the timed steps last what the person chose, ending on a whole
 *          breath (so within one breath of the wish). The factor stays between
 *          TIMELINE_LEAST and TIMELINE_MOST. Steps that wait for the person
 *          take no time here.
 * Owner:   the caller gives all memory; the timeline borrows the practice.
 * Threads: any. No clock, no allocation.
 * Fails:   timeline_build() when the length cannot be reached: it then still
 *          fills the timeline with the nearest length that can, and says so.
 */
#ifndef ENGINE_TIMELINE_H
#define ENGINE_TIMELINE_H

#include "model/practice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;

#define TIMELINE_LEAST 0.5
#define TIMELINE_MOST 4.0
#define TIMELINE_LONGEST_SILENCE_MS INT64_C(90000)

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
	int64_t longest_silence_ms;	/* in a guide, without a word or bell */
	double stretch;			/* the factor */
};

/* Memory for a timeline; moments as many as timeline_cues() says. */
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
 * A practice without anything elastic has one length only. When a practice has
 * a write step its lengths are a guide and nothing is refused. */
bool timeline_build(struct timeline *timeline, struct timeline_room room,
		    const struct practice *practice, int64_t wanted_ms,
		    const int64_t *speech_ms, const int64_t *listen_ms,
		    struct error *error);

/* Tells the shortest and the longest length that can be reached. */
void timeline_reach(const struct practice *practice, const int64_t *speech_ms,
		    const int64_t *listen_ms, int64_t *shortest_ms,
		    int64_t *longest_ms);

/* The bell that rings in a sitting at or after `at_ms` of it, and when;
 * -1 when none is left. `starts`, `ends`: which of the sitting's bells it is. */
int64_t timeline_sit_bell(const struct step *step, const struct timed_step *timed,
			  int64_t at_ms);

#endif
