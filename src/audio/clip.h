/* audio/clip.h -- a sound file as frames of the house format, from any place.
 *
 * Promise: frames at 48 kHz, stereo, whatever the file is (resampled when it
 *          must be). Reading after clip_seek() gives what reading on from the
 *          start would have given there, as far as the codec can. A file that
 *          ends too soon fades over 5 ms instead of stopping dead; with soft
 *          edges every clip begins and ends so.
 * Owner:   whoever opened it closes it.
 * Threads: one at a time.
 * Fails:   clip_open(), in words. Later trouble is the end of the clip.
 */
#ifndef AUDIO_CLIP_H
#define AUDIO_CLIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct clip;
struct error;

enum clip_edges { CLIP_AS_IT_IS, CLIP_SOFT };

bool clip_open(struct clip **clip, const char *path, enum clip_edges edges,
	       struct error *error);

/* Its length in frames as the file's header has it; -1 when that cannot be
 * believed. */
int64_t clip_length(const struct clip *clip);

/* Tells whether its end and beginning meet exactly when it is looped. */
bool clip_loops(const struct clip *clip);

/* Reads up to `count` stereo frames; fewer only at the end. */
size_t clip_read(struct clip *clip, float *frames, size_t count);

/* Goes to a frame. */
void clip_seek(struct clip *clip, int64_t frame);

/* Closes it; NULL is allowed. */
void clip_close(struct clip *clip);

#endif
