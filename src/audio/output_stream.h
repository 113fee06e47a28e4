/* audio/output_stream.h -- what the audio callback does: frames out of a ring, with
 * ramps.
 *
 * Promise: output_stream_callback() gives the device exactly as many frames as it wants: the
 *          ring's, or silence. It neither allocates, locks, waits nor enters
 *          the kernel. The ring running dry, its return, a dropped score, a new
 *          loudness: all are ramps of at least FEED_EDGE frames, never steps.
 * Owner:   a struct output_line lies in memory that both sides see, zeroed at
 *          first (then volume must be set); struct feed is the reader's own.
 * Threads: output_stream_callback() on the device's side, feed_order_*(), feed_more() and
 *          output_stream_heard() on the other. Neither side waits for the other.
 *
 * Orders:  "drop": fade, then leave out everything before a frame's number.
 *          "splice": the frames from `to` on are those from `from` on, mixed
 *          anew; cross over to them at the corresponding place. One order of a
 *          kind is kept: a newer takes an older one's place.
 */
#ifndef AUDIO_OUTPUT_STREAM_H
#define AUDIO_OUTPUT_STREAM_H

#include "audio/ring.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	FEED_EDGE = 240,	/* the shortest ramp, in frames: 5 ms */
	FEED_START = 9600	/* what must wait before a dry ring flows again */
};

struct output_line {
	struct ring ring;

	/* written by the mixing side */
	_Atomic uint32_t drops;			/* how many were ordered */
	_Atomic uint64_t drop_to;
	_Atomic uint32_t drop_ramp;		/* frames */
	_Atomic uint32_t splices;
	_Atomic uint64_t splice_from, splice_to;
	_Atomic float volume;			/* a factor, 0 to 1 */
	_Atomic bool more;			/* more frames are to come */

	/* written by the device's side */
	_Atomic uint32_t splices_done;
	_Atomic int64_t begun_ns;		/* when the first block was asked for */
	_Atomic uint32_t beat;			/* odd while the next three change */
	_Atomic int64_t block_at;		/* number of the block's first frame */
	_Atomic int64_t block_ns;		/* when it was asked for */
	_Atomic int64_t latency_frames;		/* from then until it is heard */
	_Atomic uint64_t still_frames;		/* silent since then; 0: sounding */
	_Atomic uint32_t underruns;
};

struct output_stream {
	struct output_line *line;
	bool flowing;
	float gain;			/* of the ramp at work, 1 when none is */
	float volume;			/* follows the line's */
	uint32_t drops, splices;	/* orders heard so far */
	bool dropping, splicing;
	uint32_t ramp_left;		/* frames until the drop */
	uint64_t drop_to, splice_from, splice_to;
	uint32_t crossed;		/* frames of the crossing that are done */
};

/* Fills `out` with `count` frames; their first will be heard after
 * `latency_frames`; the time is `now_ns`. */
void output_stream_callback(struct output_stream *feed, float *out, size_t count,
			    int64_t latency_frames,
			    int64_t now_ns);

/* Orders a drop of all that is written by now. */
void output_stream_order_drop(struct output_line *line, uint32_t ramp_frames);

/* Orders a splice from frame number `from` to the one that is written next. */
void output_stream_order_splice(struct output_line *line, uint64_t from);

/* Tells whether the last splice is still to be done. */
bool output_stream_is_splicing(const struct output_line *line);

/* Tells whether the device keeps time. One that wakes fills its buffer at once and then
 * may ask for nothing for two seconds; only what it asks for later shows that it plays. */
bool output_stream_keeps_time(const struct output_line *line);

/* The number of the frame that is heard at `now_ns`; false before the device
 * has asked for any. */
bool output_stream_heard(const struct output_line *line, int64_t now_ns, int64_t *frame);

#endif
