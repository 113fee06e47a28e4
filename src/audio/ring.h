/* audio/ring.h -- a one-way pipe of frames between two threads or processes.
 *
 * Promise: what one side writes, the other reads, in order and untorn. Frames
 *          have numbers that only grow: `taken` is the next to be read,
 *          `written` the next to be written.
 * Owner:   whoever gives the memory; zeroed memory is an empty ring, and memory
 *          that two processes share will do.
 * Threads: ring_write() belongs to one side; ring_copy() and ring_take_to() to
 *          one other. Nobody ever waits, allocates or locks, so the reading
 *          side is fit for an audio callback.
 * Fails:   never. A full or empty ring is no failure: counts say how far it got.
 */
#ifndef AUDIO_RING_H
#define AUDIO_RING_H

#include "audio/score.h"

#include <stddef.h>
#include <stdint.h>

/* A power of two: 2.7 s. The mixer keeps two seconds of it full; the rest is
 * for the frames of a new score that wait while the old ones fade. */
enum { RING_FRAMES = 131072 };

struct ring {
	_Atomic uint64_t written;	/* moved by the writing side only */
	_Atomic uint64_t taken;		/* moved by the reading side only */
	float frames[RING_FRAMES * AUDIO_CHANNELS];
};

/* The number of the next frame to be written, and to be read. */
uint64_t ring_written(const struct ring *ring);
uint64_t ring_taken(const struct ring *ring);

/* How many frames can be written, and how many wait to be read. */
size_t ring_room(const struct ring *ring);
size_t ring_waiting(const struct ring *ring);

/* Copies up to `count` frames in; returns how many found room. */
size_t ring_write(struct ring *ring, const float *frames, size_t count);

/* Copies frames out from number `at` on without taking them; they must lie
 * between taken and written. */
void ring_copy(const struct ring *ring, uint64_t at, float *frames, size_t count);

/* Takes (reads or drops) all frames before number `to`; never goes back, nor
 * beyond what is written. */
void ring_take_to(struct ring *ring, uint64_t to);

#endif
