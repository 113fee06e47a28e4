/* audio/recorder.c -- a small machine of five states, turned by recorder_pump(). */
#include "audio/recorder.h"

#include "audio/clip.h"
#include "audio/microphone.h"
#include "audio/process.h"
#include "base/error.h"
#include "base/memory.h"

#include <assert.h>
#include <math.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
	PATIENCE_MS = 700,	/* with a device that gives no frames */
	OPENING_MS = 6000,	/* with one that does not open */
	ENDING_MS = 700,	/* with one that does not end */
	TURN_MS = 200,		/* what one turn of watching can count for */
	CLOSE_MS = 500,
	PIECE = 1024,
	SLOTS = 30,		/* the loudest of every tenth of a second, lately */
	SLOTS_NOW = 2
};
static_assert(SLOTS_NOW <= SLOTS, "what is loud now is among the lately loud");

struct recorder {
	char *device, *file;
	struct microphone *shared;
	struct process child;
	struct clip *clip;		/* the file, while it is heard */
	enum recorder_state state;
	int64_t watched_ms, spent_ms, silent_ms;
	int64_t began_ms;		/* the file's first frame */
	uint32_t beat;
	int rate;
	float *frames;
	size_t count, capacity;
	float slots[SLOTS];		/* slot i of the take is slots[i % SLOTS] */
	char words[sizeof ((struct error *)0)->text];	/* whatever an error can say */
};

struct recorder *recorder_open(const struct recorder_setup *setup)
{
	struct recorder *recorder = memory_alloc(sizeof *recorder);

	recorder->device = memory_copy(setup->device ? setup->device : "");
	recorder->file = setup->file ? memory_copy(setup->file) : NULL;
	recorder->child = PROCESS_NONE;
	recorder->rate = AUDIO_RATE;
	return recorder;
}

static void enter(struct recorder *recorder, enum recorder_state state)
{
	recorder->state = state;
	recorder->spent_ms = recorder->silent_ms = 0;
}

static void fail(struct recorder *recorder, const char *words)
{
	snprintf(recorder->words, sizeof recorder->words, "%s", words);
	process_kill(&recorder->child);
	enter(recorder, RECORDER_FAILED);
}

static bool is_busy(const struct recorder *recorder)
{
	return recorder->state == RECORDER_OPENING || recorder->state == RECORDER_RUNNING ||
	       recorder->state == RECORDER_ENDING;
}

/* Adds frames to the take; one that would be longer than any line ends. */
static void keep(struct recorder *recorder, const float *frames, size_t count)
{
	size_t slot = (size_t)recorder->rate / 10;

	assert(slot > 0);
	if (recorder->count + count > recorder->capacity) {
		recorder->capacity = (recorder->count + count) * 2;
		recorder->frames = memory_resize(recorder->frames, recorder->capacity *
						 sizeof *recorder->frames);
	}
	for (size_t i = 0; i < count; i++) {
		float sample = isfinite(frames[i * AUDIO_CHANNELS])
			? frames[i * AUDIO_CHANNELS] : 0;
		float *loudest = &recorder->slots[recorder->count / slot % SLOTS];

		if (recorder->count % slot == 0)
			*loudest = 0;
		*loudest = fmaxf(*loudest, fabsf(sample));
		recorder->frames[recorder->count++] = sample;
	}
}

static size_t room_left(const struct recorder *recorder)
{
	size_t most = (size_t)RECORDER_LONGEST_S * (size_t)recorder->rate;

	return most - recorder->count;
}

/* Takes what the child's callback has put into the ring. */
static void drain_ring(struct recorder *recorder)
{
	struct ring *ring = &recorder->shared->intake.ring;
	float frames[PIECE * AUDIO_CHANNELS];
	size_t waiting;

	while ((waiting = ring_waiting(ring)) > 0 && room_left(recorder) > 0) {
		size_t count = waiting < PIECE ? waiting : PIECE;

		if (count > room_left(recorder))
			count = room_left(recorder);
		ring_copy(ring, ring_taken(ring), frames, count);
		ring_take_to(ring, ring_taken(ring) + count);
		keep(recorder, frames, count);
	}
}

/* Takes of the file what a device would have heard by now; after its end there is
 * silence. */
static void drain_file(struct recorder *recorder, int64_t now_ms)
{
	int64_t due = (now_ms - recorder->began_ms) * AUDIO_RATE / 1000;
	float frames[PIECE * AUDIO_CHANNELS];

	while ((int64_t)recorder->count < due && room_left(recorder) > 0) {
		size_t left = (size_t)(due - (int64_t)recorder->count), got;
		size_t count = left < PIECE ? left : PIECE;

		if (count > room_left(recorder))
			count = room_left(recorder);
		got = clip_read(recorder->clip, frames, count);
		memset(frames + got * AUDIO_CHANNELS, 0,
		       (count - got) * AUDIO_CHANNELS * sizeof *frames);
		keep(recorder, frames, count);
	}
}

static void live(void *context)
{
	struct recorder *recorder = context;

	microphone_live(recorder->shared, recorder->device);
}

/* Fresh memory for each child: whatever its forerunner left is gone. */
static void begin_device(struct recorder *recorder)
{
	if (recorder->shared)
		munmap(recorder->shared, sizeof *recorder->shared);
	recorder->shared = sound_child_share(sizeof *recorder->shared);
	sound_child_begin(&recorder->shared->child);
	enter(recorder, RECORDER_OPENING);
	if (!process_fork(&recorder->child, live, recorder))
		fail(recorder, "no process can be started for the microphone");
}

static void begin_file(struct recorder *recorder, int64_t now_ms)
{
	struct error error = { "this machine has no microphone" };

	clip_close(recorder->clip);
	recorder->clip = NULL;
	recorder->began_ms = now_ms;
	enter(recorder, RECORDER_OPENING);
	if (!recorder->file[0] ||
	    !clip_open(&recorder->clip, recorder->file, CLIP_AS_IT_IS, &error))
		fail(recorder, error.text);
}

void recorder_begin(struct recorder *recorder, int64_t now_ms)
{
	process_end(&recorder->child, CLOSE_MS);
	recorder->count = 0;
	recorder->beat = 0;
	recorder->rate = AUDIO_RATE;
	recorder->watched_ms = now_ms;
	recorder->words[0] = '\0';
	memset(recorder->slots, 0, sizeof recorder->slots);
	if (recorder->file)
		begin_file(recorder, now_ms);
	else
		begin_device(recorder);
}

void recorder_end(struct recorder *recorder, int64_t now_ms)
{
	if (recorder->state == RECORDER_OPENING) {	/* nothing was heard yet */
		process_kill(&recorder->child);
		enter(recorder, RECORDER_ENDING);
	} else if (recorder->state == RECORDER_RUNNING && recorder->file) {
		drain_file(recorder, now_ms);
		enter(recorder, RECORDER_IDLE);
	} else if (recorder->state == RECORDER_RUNNING) {
		sound_child_stop(&recorder->shared->child);
		enter(recorder, RECORDER_ENDING);
	}
}

static void watch_opening(struct recorder *recorder)
{
	struct microphone *shared = recorder->shared;
	int how;

	if (atomic_load_explicit(&shared->intake.beat, memory_order_acquire)) {
		recorder->rate = atomic_load(&shared->rate);
		snprintf(recorder->words, sizeof recorder->words, "%s", shared->child.words);
		enter(recorder, RECORDER_RUNNING);
	} else if (process_has_ended(&recorder->child, &how)) {
		fail(recorder, how == SOUND_CHILD_NO_DEVICE ? shared->child.words
			     : "the sound system failed while the microphone was opened");
	} else if (recorder->spent_ms > OPENING_MS) {
		fail(recorder, "the microphone does not answer");
	}
}

static void watch_running(struct recorder *recorder, int64_t elapsed_ms, int64_t now_ms)
{
	uint32_t beat = atomic_load(&recorder->shared->intake.beat);
	int how;

	drain_ring(recorder);
	recorder->silent_ms = beat == recorder->beat ? recorder->silent_ms + elapsed_ms : 0;
	recorder->beat = beat;
	if (!room_left(recorder))
		recorder_end(recorder, now_ms);
	else if (process_has_ended(&recorder->child, &how))
		fail(recorder, "the microphone went away");
	else if (recorder->silent_ms > PATIENCE_MS)
		fail(recorder, "the microphone stopped answering");
}

static void watch_ending(struct recorder *recorder)
{
	bool ended = recorder->child.pid <= 0;
	int how;

	if (!ended && recorder->spent_ms > ENDING_MS)
		process_kill(&recorder->child);
	ended = ended || process_has_ended(&recorder->child, &how);
	drain_ring(recorder);
	if (ended)
		enter(recorder, RECORDER_IDLE);
}

static void pump_file(struct recorder *recorder, int64_t now_ms)
{
	if (recorder->state == RECORDER_OPENING)
		enter(recorder, RECORDER_RUNNING);
	if (recorder->state == RECORDER_RUNNING)
		drain_file(recorder, now_ms);
	if (recorder->state == RECORDER_ENDING || !room_left(recorder))
		enter(recorder, RECORDER_IDLE);
}

void recorder_pump(struct recorder *recorder, int64_t now_ms)
{
	int64_t elapsed_ms = now_ms - recorder->watched_ms;
	int how;

	elapsed_ms = elapsed_ms < 0 ? 0 : elapsed_ms > TURN_MS ? TURN_MS : elapsed_ms;
	recorder->watched_ms = now_ms;
	recorder->spent_ms += elapsed_ms;
	if (recorder->file && is_busy(recorder))
		pump_file(recorder, now_ms);
	else if (recorder->state == RECORDER_OPENING)
		watch_opening(recorder);
	else if (recorder->state == RECORDER_RUNNING)
		watch_running(recorder, elapsed_ms, now_ms);
	else if (recorder->state == RECORDER_ENDING)
		watch_ending(recorder);
	else if (recorder->child.pid > 0)	/* killed; its end is still to be seen */
		process_has_ended(&recorder->child, &how);
}

enum recorder_state recorder_state(const struct recorder *recorder)
{
	return recorder->state;
}

struct recorder_level recorder_level(const struct recorder *recorder)
{
	size_t slot = (size_t)recorder->rate / 10;
	size_t slots = (recorder->count + slot - 1) / slot;
	struct recorder_level level = { 0, 0 };

	for (size_t i = 0; i < SLOTS && i < slots; i++) {
		float loudest = recorder->slots[(slots - 1 - i) % SLOTS];

		level.lately = fmaxf(level.lately, loudest);
		if (i < SLOTS_NOW)
			level.now = fmaxf(level.now, loudest);
	}
	return level;
}

const float *recorder_frames(const struct recorder *recorder, size_t *count, int *rate)
{
	*count = recorder->count;
	*rate = recorder->rate;
	return recorder->frames;
}

int64_t recorder_length_ms(const struct recorder *recorder)
{
	return (int64_t)recorder->count * 1000 / recorder->rate;
}

int64_t recorder_lost_ms(const struct recorder *recorder)
{
	uint64_t lost = recorder->shared ? atomic_load(&recorder->shared->intake.lost) : 0;

	return (int64_t)lost * 1000 / recorder->rate;
}

const char *recorder_words(const struct recorder *recorder)
{
	return recorder->words;
}

pid_t recorder_process(const struct recorder *recorder)
{
	return recorder->child.pid;
}

void recorder_close(struct recorder *recorder)
{
	if (!recorder)
		return;
	process_end(&recorder->child, CLOSE_MS);
	if (recorder->shared)
		munmap(recorder->shared, sizeof *recorder->shared);
	clip_close(recorder->clip);
	free(recorder->frames);
	free(recorder->device);
	free(recorder->file);
	free(recorder);
}
