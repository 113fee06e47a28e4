/* audio/tone.h -- the breath as a tone, and a mark, made while they play.
 *
 * Promise: a tone of exactly the asked length that begins and ends in silence.
 *          In rises from F3 to Bb3 and brightens; the top-up is a smaller rise
 *          above it; out falls back; a hold is still, and so is a rest, lower. A
 *          mark is still, between the two in pitch. The peak is about -12 dBFS for
 *          a breath, -24 for a mark, -32 for a stillness.
 *          The same kind and length give the same samples, from any place.
 * Owner:   a struct tone is a value. Threads: one at a time. Fails: never.
 */
#ifndef AUDIO_TONE_H
#define AUDIO_TONE_H

#include "audio/score.h"

#include <stddef.h>
#include <stdint.h>

/* A filter of second order: its coefficients and its memory. */
struct tone_filter {
	double b0, b1, b2, a1, a2;
	double x1, x2, y1, y2;
};

struct tone {
	enum sound_kind kind;
	int64_t length_frames, at;
	double cycles, fifth_cycles;		/* phases */
	double pink[3];
	struct tone_filter band, low;
};

/* Begins a tone of `kind` (any but a clip). */
void tone_begin(struct tone *tone, enum sound_kind kind, int64_t length_frames);

/* Goes to a frame of it. */
void tone_seek(struct tone *tone, int64_t frame);

/* Reads up to `count` stereo frames; fewer only at the end. */
size_t tone_read(struct tone *tone, float *frames, size_t count);

#endif
