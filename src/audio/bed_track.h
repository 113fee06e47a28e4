/* audio/bed_track.h -- the beds of a score, one after another, under all the rest.
 *
 * Promise: a bed rises over 3 s and sinks over 3 s (shorter spans: half of
 *          them each); neighbouring spans of one file are one; a bed that is
 *          followed at once by another crosses over into it.
 * Owner:   whoever opened it closes it; it borrows the score's paths.
 * Threads: one.
 * Fails:   never: a bed whose file cannot be read is silence.
 */
#ifndef AUDIO_BED_TRACK_H
#define AUDIO_BED_TRACK_H

#include "audio/score.h"

#include <stddef.h>
#include <stdint.h>

struct bed_track;

struct bed_track *bed_track_open(const struct score *score);

/* Prepares to mix from `frame` of the score on. */
void bed_track_seek(struct bed_track *ground, int64_t frame);

/* Adds the next `count` frames, at a gain that moves from `from` to `to`. */
void bed_track_mix(struct bed_track *ground, float *frames, size_t count, float from,
		   float to);

/* Closes it; NULL is allowed. */
void bed_track_close(struct bed_track *ground);

#endif
