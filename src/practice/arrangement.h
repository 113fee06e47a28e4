/* practice/arrangement.h -- a practice laid out for a length: timeline and score.
 *
 * Promise: looks up every sound once, asks the engine for the timeline and turns
 *          it into what the audio room plays. What cannot be heard is left out of
 *          the score and told in `unheard`. Used in the same way for the
 *          loudspeaker, a file, a page and the checks.
 * Owner:   everything lives in the arena given to arrangement_make().
 * Threads: one.
 */
#ifndef PRACTICE_ARRANGEMENT_H
#define PRACTICE_ARRANGEMENT_H

#include "audio/score.h"
#include "engine/timeline.h"
#include "model/captions.h"
#include "model/practice.h"
#include "practice/unheard.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;
struct error;
struct settings;

struct arrangement {
	const struct practice *practice;
	struct timeline timeline;
	const char *const *clips;	/* one a cue of all guides; NULL: no clip */
	const char *const *recordings;	/* one a step; NULL: not a listen step, or
					   the file is missing */
	const struct captions *captions; /* one a step; empty without a file */
	size_t lines, lines_without_clip;
	const struct unheard *unheard;	/* in the order of the steps */
	size_t unheard_count;
};

/* How the sounds of a practice are chosen, beside what its file says. */
struct arrangement_sound {
	bool voice;			/* speak the lines */
	bool bells_only;		/* bells and nothing else */
	const char *bed;		/* NULL: as written; "none"; or a name */
	bool cue_as_written;
	enum breath_cue cue;
};

/* As the settings want them. */
struct arrangement_sound arrangement_sound_of(const struct settings *settings);

/* The bed that comes after one: as written, none, then each by its name, and round
 * again. */
const char *arrangement_bed_after(const char *bed);

/* Lays the practice out for wanted_ms (0: its default). Returns false with the
 * engine's sentence when the length cannot be reached; the
 * arrangement is then made for the nearest one. */
bool arrangement_make(struct arrangement *arrangement, const struct app *app,
		      struct arena *arena, const struct practice *practice,
		      int64_t wanted_ms, struct error *error);

/* The score of the steps `first` up to (not with) `end`, one after the other;
 * steps that wait take no time. */
struct score arrangement_score(const struct arrangement *arrangement,
			       const struct app *app, struct arena *arena,
			       const struct arrangement_sound *sound,
			       size_t first, size_t end);

/* When the next bell of a timed step rings, at or after `at_ms` of it; -1 when
 * none is left. */
int64_t arrangement_next_bell_ms(const struct arrangement *arrangement, size_t step,
				 int64_t at_ms);

/* When a step's recording has its next caption, or none, after `at_ms` of it; -1
 * when nothing changes any more. */
int64_t arrangement_next_caption_ms(const struct arrangement *arrangement, size_t step,
				    int64_t at_ms);

/* The sooner of the two after `at_ms`: a bell, or a change of caption; -1 when none. */
int64_t arrangement_next_sign_ms(const struct arrangement *arrangement, size_t step,
				 int64_t at_ms);

/* The caption of a step's recording at `at_ms` of it; NULL when there is none. */
const struct caption *arrangement_caption(const struct arrangement *arrangement,
					  size_t step, int64_t at_ms);

/* The step after the run of timed steps that begins with `first`. */
size_t arrangement_run_end(const struct arrangement *arrangement, size_t first);

#endif
