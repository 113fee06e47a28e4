/* audio/limiter.c -- the gain at each border of two blocks suits them both. */
#include "audio/limiter.h"

#include "audio/score.h"

#include <math.h>

static const float RELEASE = 1.012f;	/* at most 0.1 dB up in a block */

static float allowed(const float *frames, size_t count)
{
	float peak = 0;

	for (size_t i = 0; i < count * AUDIO_CHANNELS; i++) {
		float size = fabsf(frames[i]);

		if (size > peak)
			peak = size;
	}
	return peak > LIMITER_CEILING ? LIMITER_CEILING / peak : 1;
}

void limiter_pass(struct limiter *limiter, float *frames, const float *next,
		  size_t count)
{
	float here = allowed(frames, count), there = allowed(next, count);
	float from = limiter->gain > 0 ? limiter->gain : here;
	float to = fminf(fminf(here, there), fminf(1, from * RELEASE));

	limiter->gain = to;
	if (from >= 1 && to >= 1)
		return;
	for (size_t i = 0; i < count; i++) {
		float gain = from + (to - from) * (float)i / (float)count;

		frames[i * AUDIO_CHANNELS] *= gain;
		frames[i * AUDIO_CHANNELS + 1] *= gain;
	}
}
