/* audio/ring.c -- two counters that only ever grow, and a mask. */
#include "audio/ring.h"

#include <assert.h>
#include <stdatomic.h>
#include <string.h>

static_assert((RING_FRAMES & (RING_FRAMES - 1)) == 0, "places wrap by a mask");

uint64_t ring_written(const struct ring *ring)
{
	return atomic_load_explicit(&ring->written, memory_order_acquire);
}

uint64_t ring_taken(const struct ring *ring)
{
	return atomic_load_explicit(&ring->taken, memory_order_acquire);
}

size_t ring_room(const struct ring *ring)
{
	return RING_FRAMES - ring_waiting(ring);
}

size_t ring_waiting(const struct ring *ring)
{
	uint64_t taken = ring_taken(ring);

	return (size_t)(ring_written(ring) - taken);
}

/* How many of `count` frames lie in one piece from `at` on. */
static size_t until_wrap(uint64_t at, size_t count)
{
	size_t left = RING_FRAMES - (size_t)(at & (RING_FRAMES - 1));

	return count < left ? count : left;
}

size_t ring_write(struct ring *ring, const float *frames, size_t count)
{
	uint64_t written = atomic_load_explicit(&ring->written, memory_order_relaxed);
	size_t room = ring_room(ring);
	size_t first;

	if (count > room)
		count = room;
	first = until_wrap(written, count);
	memcpy(&ring->frames[(written & (RING_FRAMES - 1)) * AUDIO_CHANNELS], frames,
	       first * AUDIO_CHANNELS * sizeof *frames);
	memcpy(ring->frames, frames + first * AUDIO_CHANNELS,
	       (count - first) * AUDIO_CHANNELS * sizeof *frames);
	atomic_store_explicit(&ring->written, written + count, memory_order_release);
	return count;
}

void ring_copy(const struct ring *ring, uint64_t at, float *frames, size_t count)
{
	size_t first = until_wrap(at, count);

	assert(at + count <= ring_written(ring));
	memcpy(frames, &ring->frames[(at & (RING_FRAMES - 1)) * AUDIO_CHANNELS],
	       first * AUDIO_CHANNELS * sizeof *frames);
	memcpy(frames + first * AUDIO_CHANNELS, ring->frames,
	       (count - first) * AUDIO_CHANNELS * sizeof *frames);
}

void ring_take_to(struct ring *ring, uint64_t to)
{
	uint64_t taken = atomic_load_explicit(&ring->taken, memory_order_relaxed);
	uint64_t written = ring_written(ring);

	if (to > written)
		to = written;
	if (to > taken)
		atomic_store_explicit(&ring->taken, to, memory_order_release);
}
