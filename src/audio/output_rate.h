/* audio/output_rate.h -- a device that works at another rate than the house.
 *
 * Promise: output_rate_callback() is output_stream_callback() for a device of any rate:
 *          at the house's own nothing is changed, at another the frames are resampled.
 *          It neither allocates, locks, waits nor enters the kernel.
 * Owner:   a value in the child's hand that does not move; output_rate_open() takes what
 *          resampling needs, which ends with the process.
 * Threads: output_rate_callback() belongs to the device's thread.
 * Fails:   output_rate_open() when the rate is none that can be resampled to.
 */
#ifndef AUDIO_OUTPUT_RATE_H
#define AUDIO_OUTPUT_RATE_H

#include "audio/output_stream.h"

#include <stdbool.h>

enum { OUTPUT_RATE_PIECE = 256 };

struct output_rate {
	struct output_stream feed;
	double ratio;			/* frames of the device for one of the house */
	struct SRC_STATE_tag *resampler;	/* NULL: the house's own rate */
	int64_t latency_frames, now_ns;	/* of the house's next piece */
	float piece[OUTPUT_RATE_PIECE * AUDIO_CHANNELS];
};

bool output_rate_open(struct output_rate *output, struct output_line *line, double rate);

/* Fills `out` with `count` frames of the device; their first will be heard after
 * `latency_s`; the time is `now_ns`. */
void output_rate_callback(struct output_rate *output, float *out, size_t count,
			  double latency_s, int64_t now_ns);

#endif
