/* audio/polyphony.h -- the sounds of a score that sound at this moment.
 *
 * Promise: every sound of the score is begun at its very frame, mixed while it
 *          lasts, and released. After polyphony_seek() whatever began before and
 *          still rings is taken up in its middle.
 * Owner:   whoever opened it closes it; it borrows the score.
 * Threads: one.
 * Fails:   never: a sound whose file is missing or torn is silence.
 */
#ifndef AUDIO_POLYPHONY_H
#define AUDIO_POLYPHONY_H

#include "audio/score.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct polyphony;

/* The gain of each bus at the two ends of a block. */
struct bus_gains {
	float from[BUS_COUNT], to[BUS_COUNT];
};

struct polyphony *polyphony_open(const struct score *score);

/* Prepares to mix from `frame` of the score on. */
void polyphony_seek(struct polyphony *choir, int64_t frame);

/* Adds the next `count` frames of all that sounds. `speaking` tells whether a
 * sound of the voice was among them. */
void polyphony_mix(struct polyphony *choir, float *frames, size_t count,
		   const struct bus_gains *gains, bool *speaking);

/* Tells whether every sound has come and gone. */
bool polyphony_is_done(const struct polyphony *choir);

/* For how many frames before `frame` a voice has spoken or been silent: the
 * state of ducking there, 0 (not ducked) to 1, when it goes down in `down` and
 * comes up in `up` frames. */
double polyphony_ducking(struct polyphony *choir, int64_t frame, int64_t down, int64_t up);

/* Closes it; NULL is allowed. */
void polyphony_close(struct polyphony *choir);

#endif
