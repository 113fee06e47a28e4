/* audio/capture_stream.c -- a small piece at a time, from the device's shape to the
 * house's. */
#include "audio/capture_stream.h"

#include <assert.h>
#include <stdatomic.h>

enum { PIECE = 256 };

static void shape(float *frames, const float *samples, int channels, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		float sum = 0;

		for (int c = 0; samples && c < channels; c++)
			sum += samples[i * (size_t)channels + (size_t)c];
		frames[i * AUDIO_CHANNELS] = frames[i * AUDIO_CHANNELS + 1] =
			sum / (float)channels;
	}
}

void capture_stream_callback(struct capture_stream *intake, const float *samples,
			     int channels,
			     size_t count)
{
	float frames[PIECE * AUDIO_CHANNELS];
	size_t taken = 0;

	assert(channels > 0);
	for (size_t done = 0; done < count; done += PIECE) {
		size_t piece = count - done < PIECE ? count - done : PIECE;

		shape(frames, samples ? samples + done * (size_t)channels : NULL, channels,
		      piece);
		taken += ring_write(&intake->ring, frames, piece);
	}
	if (taken < count)
		atomic_fetch_add_explicit(&intake->lost, count - taken,
					  memory_order_relaxed);
	atomic_fetch_add_explicit(&intake->beat, 1, memory_order_release);
}
