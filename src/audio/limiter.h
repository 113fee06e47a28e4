/* audio/limiter.h -- nothing leaves the house louder than -1 dBFS.
 *
 * Promise: no sample of a block that was limited lies above LIMITER_CEILING.
 *          The gain moves in straight lines over whole blocks, down before the
 *          peak comes and slowly up after it. What is not too loud passes
 *          untouched, bit for bit.
 * Owner:   a struct limiter is a value. Threads: one at a time. Fails: never.
 */
#ifndef AUDIO_LIMITER_H
#define AUDIO_LIMITER_H

#include <stddef.h>

#define LIMITER_CEILING 0.891f

struct limiter {
	float gain;	/* at the border of the next block; 0: just begun */
};

/* Limits a block in place, knowing the block that follows it. */
void limiter_pass(struct limiter *limiter, float *frames, const float *next,
		  size_t count);

#endif
