/* audio/bed.h -- a sound file that goes round for ever.
 *
 * Promise: the seam is not heard: a file whose samples are exact (wav, flac at
 *          48 kHz) is joined end to beginning; any other is crossed over 100 ms
 *          with equal power. bed_seek() to a place gives what reading up to
 *          there would have given.
 * Owner:   whoever opened it closes it.
 * Threads: one at a time.
 * Fails:   bed_open(), in words. A file that ends too soon goes round at its
 *          end; one with nothing in it is silence.
 */
#ifndef AUDIO_BED_H
#define AUDIO_BED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bed;
struct error;

bool bed_open(struct bed **bed, const char *path, struct error *error);

/* Goes to a frame, counted from when the bed began to play. */
void bed_seek(struct bed *bed, int64_t frame);

/* Reads exactly `count` stereo frames. */
void bed_read(struct bed *bed, float *frames, size_t count);

/* Closes it; NULL is allowed. */
void bed_close(struct bed *bed);

#endif
