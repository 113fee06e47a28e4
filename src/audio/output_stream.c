/* audio/output_stream.c -- one loop: so many frames as one ramp allows, then look again. */
#include "audio/output_stream.h"

#include <stdatomic.h>
#include <string.h>

enum { CROSSING = 2 * FEED_EDGE, VOLUME_RAMP = 1440, MOST_TRIES = 16 };

/* From its first block on: as long as what it holds lasts. */
static const int64_t WAKING_NS = 200000000;

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void hear_drop(struct output_stream *feed)
{
	struct output_line *line = feed->line;
	uint32_t drops = atomic_load_explicit(&line->drops, memory_order_acquire);

	if (drops == feed->drops)
		return;
	feed->drops = drops;
	feed->dropping = true;
	feed->drop_to = atomic_load_explicit(&line->drop_to, memory_order_relaxed);
	feed->ramp_left = atomic_load_explicit(&line->drop_ramp, memory_order_relaxed);
	if (feed->ramp_left < FEED_EDGE)
		feed->ramp_left = FEED_EDGE;
}

static void hear_splice(struct output_stream *feed)
{
	struct output_line *line = feed->line;
	uint32_t splices = atomic_load_explicit(&line->splices, memory_order_acquire);

	if (splices == feed->splices)
		return;
	feed->splices = splices;
	feed->splicing = true;
	feed->crossed = 0;
	feed->splice_from = atomic_load_explicit(&line->splice_from, memory_order_relaxed);
	feed->splice_to = atomic_load_explicit(&line->splice_to, memory_order_relaxed);
}

static void end_splice(struct output_stream *feed)
{
	feed->splicing = false;
	atomic_store_explicit(&feed->line->splices_done, feed->splices,
			      memory_order_release);
}

static void end_drop(struct output_stream *feed)
{
	ring_take_to(&feed->line->ring, feed->drop_to);
	if (feed->splicing && feed->splice_to <= feed->drop_to)
		end_splice(feed);
	feed->dropping = false;
	feed->flowing = false;
	feed->gain = 1;		/* what comes now begins with its own ramp */
}

/* Where the new frames are that belong to the place reached in the old. */
static uint64_t spliced_place(const struct output_stream *feed)
{
	uint64_t taken = ring_taken(&feed->line->ring);

	return feed->splice_to + (taken > feed->splice_from ? taken - feed->splice_from : 0);
}

/* Goes over to the new frames at once: nothing is heard of the old any more. */
static void leap(struct output_stream *feed)
{
	uint64_t place = spliced_place(feed);

	if (place > ring_written(&feed->line->ring))
		place = feed->splice_to;
	ring_take_to(&feed->line->ring, place);
	end_splice(feed);
}

/* Tells whether frames may flow; a ring that ran dry first fills up a little,
 * so that it does not stutter. */
static bool may_flow(struct output_stream *feed, size_t wanted)
{
	struct output_line *line = feed->line;
	size_t waiting;

	if (feed->flowing)
		return true;
	if (feed->dropping)
		end_drop(feed);
	if (feed->splicing)
		leap(feed);
	waiting = ring_waiting(&line->ring);
	if (atomic_load_explicit(&line->more, memory_order_acquire))
		feed->flowing = waiting >= FEED_START && waiting >= wanted + FEED_EDGE;
	else
		feed->flowing = waiting > 0;
	return feed->flowing;
}

/* Ends the frames in silence: nothing follows them for now. */
static void run_dry(struct output_stream *feed, float *out, size_t count)
{
	size_t ramp = least(count, FEED_EDGE);
	float *end = out + (count - ramp) * AUDIO_CHANNELS;

	for (size_t i = 0; i < ramp; i++) {
		float gain = (float)(ramp - 1 - i) / (float)ramp;

		end[i * AUDIO_CHANNELS] *= gain;
		end[i * AUDIO_CHANNELS + 1] *= gain;
	}
	feed->flowing = false;
	feed->gain = 0;
	if (atomic_load_explicit(&feed->line->more, memory_order_relaxed))
		atomic_fetch_add_explicit(&feed->line->underruns, 1, memory_order_relaxed);
}

/* Takes what is there, at most `count`; `dry`: nothing sure comes after it. */
static size_t take_plain(struct output_stream *feed, float *out, size_t count, bool *dry)
{
	struct ring *ring = &feed->line->ring;
	size_t waiting = ring_waiting(ring);

	*dry = waiting < count + FEED_EDGE;
	count = least(count, waiting);
	ring_copy(ring, ring_taken(ring), out, count);
	ring_take_to(ring, ring_taken(ring) + count);
	return count;
}

static void cross(struct output_stream *feed, float *out, size_t count, uint64_t place)
{
	struct ring *ring = &feed->line->ring;

	ring_copy(ring, ring_taken(ring), out, count);
	for (size_t i = 0; i < count; i++) {
		float fresh[AUDIO_CHANNELS];
		float part = (float)(feed->crossed + i) / CROSSING;

		ring_copy(ring, place + i, fresh, 1);
		for (size_t c = 0; c < AUDIO_CHANNELS; c++)
			out[i * AUDIO_CHANNELS + c] +=
				part * (fresh[c] - out[i * AUDIO_CHANNELS + c]);
	}
	feed->crossed += (uint32_t)count;
	ring_take_to(ring, ring_taken(ring) + count);
}

static size_t take_spliced(struct output_stream *feed, float *out, size_t count, bool *dry)
{
	struct ring *ring = &feed->line->ring;
	uint64_t taken = ring_taken(ring), place = spliced_place(feed);
	uint64_t written = ring_written(ring);

	if (taken >= feed->splice_to) {		/* the old frames are all gone */
		leap(feed);
		return take_plain(feed, out, count, dry);
	}
	count = least(count, (size_t)(feed->splice_to - taken));
	if (feed->crossed || written >= place + CROSSING + FEED_START) {
		count = least(count, CROSSING - feed->crossed);
		cross(feed, out, count, place);
		if (feed->crossed == CROSSING)
			leap(feed);
	} else {				/* the new ones are not there yet */
		ring_copy(ring, taken, out, count);
		ring_take_to(ring, taken + count);
	}
	return count;
}

/* Applies the ramp that is at work: down to a drop, or up after a gap. */
static void shape(struct output_stream *feed, float *out, size_t count)
{
	float step = feed->dropping ? -feed->gain / (float)feed->ramp_left
				    : 1.0f / FEED_EDGE;

	if (!feed->dropping && feed->gain >= 1)
		return;
	for (size_t i = 0; i < count; i++) {
		feed->gain += step;
		if (feed->gain > 1)
			feed->gain = 1;
		if (feed->gain < 0)
			feed->gain = 0;
		out[i * AUDIO_CHANNELS] *= feed->gain;
		out[i * AUDIO_CHANNELS + 1] *= feed->gain;
	}
	if (feed->dropping)
		feed->ramp_left -= (uint32_t)count;
}

static size_t take(struct output_stream *feed, float *out, size_t wanted)
{
	size_t count = feed->dropping ? least(wanted, feed->ramp_left) : wanted;
	bool dry = false;

	count = feed->splicing ? take_spliced(feed, out, count, &dry)
			       : take_plain(feed, out, count, &dry);
	shape(feed, out, count);
	if (dry)
		run_dry(feed, out, count);
	if (feed->dropping && (dry || !feed->ramp_left))
		end_drop(feed);
	return count;
}

static void turn_volume(struct output_stream *feed, float *out, size_t count)
{
	float target = atomic_load_explicit(&feed->line->volume, memory_order_relaxed);
	const float step = 1.0f / VOLUME_RAMP;

	for (size_t i = 0; i < count; i++) {
		if (feed->volume < target)
			feed->volume = feed->volume + step < target ? feed->volume + step : target;
		else if (feed->volume > target)
			feed->volume = feed->volume - step > target ? feed->volume - step : target;
		out[i * AUDIO_CHANNELS] *= feed->volume;
		out[i * AUDIO_CHANNELS + 1] *= feed->volume;
	}
}

/* Says what this block was; the other side reads it between two even beats. */
static void tell(struct output_stream *feed, size_t count, int64_t latency_frames,
		 int64_t now_ns, bool sounded)
{
	struct output_line *line = feed->line;
	uint64_t still = atomic_load_explicit(&line->still_frames, memory_order_relaxed);

	if (!atomic_load_explicit(&line->begun_ns, memory_order_relaxed))
		atomic_store(&line->begun_ns, now_ns);
	atomic_fetch_add(&line->beat, 1);
	atomic_store(&line->block_at, (int64_t)ring_taken(&line->ring) - (int64_t)count);
	atomic_store(&line->block_ns, now_ns);
	atomic_store(&line->latency_frames, latency_frames);
	atomic_store(&line->still_frames, sounded ? 0 : still + count);
	atomic_fetch_add(&line->beat, 1);
}

void output_stream_callback(struct output_stream *feed, float *out, size_t count,
			    int64_t latency_frames,
			    int64_t now_ns)
{
	size_t done = 0;

	hear_splice(feed);
	hear_drop(feed);
	while (done < count && may_flow(feed, count - done))
		done += take(feed, out + done * AUDIO_CHANNELS, count - done);
	memset(out + done * AUDIO_CHANNELS, 0,
	       (count - done) * AUDIO_CHANNELS * sizeof *out);
	turn_volume(feed, out, count);
	tell(feed, count, latency_frames, now_ns, done > 0);
}

void output_stream_order_drop(struct output_line *line, uint32_t ramp_frames)
{
	atomic_store_explicit(&line->drop_to, ring_written(&line->ring),
			      memory_order_relaxed);
	atomic_store_explicit(&line->drop_ramp, ramp_frames, memory_order_relaxed);
	atomic_fetch_add_explicit(&line->drops, 1, memory_order_release);
}

void output_stream_order_splice(struct output_line *line, uint64_t from)
{
	atomic_store_explicit(&line->splice_from, from, memory_order_relaxed);
	atomic_store_explicit(&line->splice_to, ring_written(&line->ring),
			      memory_order_relaxed);
	atomic_fetch_add_explicit(&line->splices, 1, memory_order_release);
}

bool output_stream_is_splicing(const struct output_line *line)
{
	return atomic_load_explicit(&line->splices_done, memory_order_acquire) !=
	       atomic_load_explicit(&line->splices, memory_order_relaxed);
}

/* Reads what belongs together. A reader that died in the middle of telling
 * leaves the beat odd; then there is nothing to be known. */
static bool read_block(const struct output_line *line, int64_t *at, int64_t *ns,
		       int64_t *latency)
{
	for (int i = 0; i < MOST_TRIES; i++) {
		uint32_t before = atomic_load(&line->beat);

		*at = atomic_load(&line->block_at);
		*ns = atomic_load(&line->block_ns);
		*latency = atomic_load(&line->latency_frames);
		if (before && !(before & 1) && before == atomic_load(&line->beat))
			return true;
	}
	return false;
}

bool output_stream_keeps_time(const struct output_line *line)
{
	int64_t at, ns, latency;

	return read_block(line, &at, &ns, &latency) &&
	       ns - atomic_load(&line->begun_ns) >= WAKING_NS;
}

bool output_stream_heard(const struct output_line *line, int64_t now_ns, int64_t *frame)
{
	int64_t at, ns, latency, taken;

	if (!read_block(line, &at, &ns, &latency))
		return false;
	taken = (int64_t)ring_taken(&line->ring);
	*frame = at - latency + (now_ns - ns) * AUDIO_RATE / 1000000000;
	if (*frame > taken)
		*frame = taken;
	return true;
}
