/* audio/mixer.h -- the one road from a score to frames.
 *
 * Promise: mixer_render() fills any number of frames from the place where the
 *          mixer stands: voices, bells, breath tones, beds under them (ducked
 *          while a voice speaks), limited to -1 dBFS. Wherever it is sent it
 *          gives what it would have given by playing up to there (within what
 *          the codecs can; the first 10 ms are a ramp). The loudspeaker, the
 *          file writer and the tests all pull here.
 * Owner:   whoever opened it closes it; it borrows the score until another is
 *          set.
 * Threads: one.
 * Fails:   never: what cannot be read is silent.
 */
#ifndef AUDIO_MIXER_H
#define AUDIO_MIXER_H

#include "audio/score.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct mixer;

/* Opens a mixer without a score: silence. */
struct mixer *mixer_open(void);

/* Takes a score, NULL for none, and goes to a frame of it. */
void mixer_set_score(struct mixer *mixer, const struct score *score, int64_t frame);

/* Sets the loudness of a bus; what is mixed next goes there over 10 ms. */
void mixer_set_gain(struct mixer *mixer, enum bus bus, int per_cent);

/* Goes to a frame of the score. */
void mixer_seek(struct mixer *mixer, int64_t frame);

/* The frame that comes next. */
int64_t mixer_at(const struct mixer *mixer);

/* Renders the next `count` stereo frames. */
void mixer_render(struct mixer *mixer, float *frames, size_t count);

/* Tells whether only silence is left: the score has ended and the last bell has
 * rung out. */
bool mixer_is_over(const struct mixer *mixer);

/* Closes it; NULL is allowed. */
void mixer_close(struct mixer *mixer);

#endif
