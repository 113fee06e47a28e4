/* audio/ground.h -- the beds of a score, one after another, under all the rest.
 *
 * Promise: a bed rises over 3 s and sinks over 3 s (shorter spans: half of
 *          them each); neighbouring spans of one file are one; a bed that is
 *          followed at once by another crosses over into it.
 * Owner:   whoever opened it closes it; it borrows the score's paths.
 * Threads: one.
 * Fails:   never: a bed whose file cannot be read is silence.
 */
#ifndef AUDIO_GROUND_H
#define AUDIO_GROUND_H

#include "audio/score.h"

#include <stddef.h>
#include <stdint.h>

struct ground;

struct ground *ground_open(const struct score *score);

/* Prepares to mix from `frame` of the score on. */
void ground_seek(struct ground *ground, int64_t frame);

/* Adds the next `count` frames, at a gain that moves from `from` to `to`. */
void ground_mix(struct ground *ground, float *frames, size_t count, float from,
		float to);

/* Closes it; NULL is welcome. */
void ground_close(struct ground *ground);

#endif
