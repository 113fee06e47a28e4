/* audio/capture_stream.h -- what the recording callback does: frames into a ring.
 *
 * Promise: capture_stream_callback() takes what the device has heard. It neither allocates,
 *          locks, waits nor enters the kernel. What finds no room in the ring
 *          is counted and dropped: the device is never kept waiting.
 * Owner:   a struct intake lies in memory that both sides see, zeroed at first.
 * Threads: capture_stream_callback() on the device's side; the ring's reading side and the
 *          counters on the other.
 * Fails:   never.
 */
#ifndef AUDIO_CAPTURE_STREAM_H
#define AUDIO_CAPTURE_STREAM_H

#include "audio/ring.h"

#include <stddef.h>
#include <stdint.h>

struct capture_stream {
	struct ring ring;		/* both sides of a frame are the same */
	_Atomic uint32_t beat;		/* how many blocks were given so far */
	_Atomic uint64_t lost;		/* frames that found no room */
};

/* Gives `count` frames of one or more channels; they are mixed to one. NULL, as a
 * device gives when it has nothing, is silence. */
void capture_stream_callback(struct capture_stream *intake, const float *samples,
			     int channels,
			     size_t count);

#endif
