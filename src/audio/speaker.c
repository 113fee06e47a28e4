/* audio/speaker.c -- a small machine of five states, turned by speaker_watch(). */
#include "audio/speaker.h"

#include "audio/process.h"
#include "audio/loudspeaker.h"
#include "base/memory.h"
#include "base/trace.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
	PATIENCE_MS = 700,		/* with a device that takes no frames */
	MOST_PATIENCE_DOUBLINGS = 2,	/* when it has stalled again and again */
	OPENING_MS = 6000,		/* with a device that does not open */
	STEADY_MS = 10000,		/* after which old troubles are forgotten */
	RAN_MS = 1000,			/* a run, not a vain attempt */
	TURN_MS = 200,			/* what one turn of watching can count for */
	CLOSE_MS = 500
};

static const int64_t pauses_ms[] = { 500, 1000, 2000, 5000, 10000, 20000, 30000 };
enum { PAUSES = sizeof pauses_ms / sizeof *pauses_ms };

struct speaker {
	struct loudspeaker *shared;
	char *device;
	double volume;
	enum speaker_state state;
	enum speaker_trouble trouble;
	bool wanted;
	struct process child;
	int64_t watched_ms;		/* when it was last looked after */
	int64_t spent_ms;		/* watched time in this state */
	int64_t stalled_ms;		/* watched time since the last beat */
	int64_t retry_ms;		/* when the next child is tried */
	uint32_t beat, runs;
	int failures, stalls;		/* in a row */
	char words[SOUND_CHILD_WORDS];
};

static void enter(struct speaker *speaker, enum speaker_state state)
{
	trace("speaker", "state", state);
	speaker->state = state;
	speaker->spent_ms = speaker->stalled_ms = 0;
}

static void say(struct speaker *speaker, const char *words)
{
	snprintf(speaker->words, sizeof speaker->words, "%s", words);
}

/* Fresh memory for each child: whatever its forerunner left is gone. */
static struct loudspeaker *share_memory(double volume)
{
	struct loudspeaker *shared = sound_child_share(sizeof *shared);

	sound_child_begin(&shared->child);
	atomic_store(&shared->line.volume, (float)volume);
	return shared;
}

static void live(void *context)
{
	struct speaker *speaker = context;

	loudspeaker_live(speaker->shared, speaker->device);
}

static bool fork_child(struct speaker *speaker)
{
	if (speaker->shared)
		munmap(speaker->shared, sizeof *speaker->shared);
	speaker->shared = share_memory(speaker->volume);
	return process_fork(&speaker->child, live, speaker);
}

static void rest(struct speaker *speaker, int64_t now_ms)
{
	int pause = speaker->failures < PAUSES ? speaker->failures : PAUSES - 1;

	speaker->retry_ms = now_ms + pauses_ms[pause];
	speaker->failures++;
	enter(speaker, SPEAKER_RESTING);
}

static void start_opening(struct speaker *speaker)
{
	enter(speaker, SPEAKER_OPENING);
	atomic_store(&speaker->shared->wanted, true);
	sound_child_wake(&speaker->shared->child);
}

static void try_again(struct speaker *speaker, int64_t now_ms)
{
	if (!fork_child(speaker)) {
		speaker->trouble = SPEAKER_NO_DEVICE;
		say(speaker, "no process can be started for the sound");
		rest(speaker, now_ms);
	} else if (speaker->wanted) {
		start_opening(speaker);
	} else {
		enter(speaker, SPEAKER_ASLEEP);
	}
}

/* After a run the next child comes at once; after a vain attempt, a pause. */
static void replace(struct speaker *speaker, int64_t now_ms, bool ran)
{
	if (!ran) {
		rest(speaker, now_ms);
		return;
	}
	speaker->failures = 0;
	try_again(speaker, now_ms);
}

static void kill_child(struct speaker *speaker)
{
	process_kill(&speaker->child);
	enter(speaker, SPEAKER_ENDING);
}

static void watch_opening(struct speaker *speaker, int64_t now_ms)
{
	struct loudspeaker *shared = speaker->shared;
	int how;

	if (process_has_ended(&speaker->child, &how)) {
		speaker->trouble = SPEAKER_NO_DEVICE;
		say(speaker, how == SOUND_CHILD_NO_DEVICE ? shared->child.words
			     : "the sound system failed while it was opened");
		rest(speaker, now_ms);
	} else if (atomic_load(&shared->state) == LOUDSPEAKER_RUNS &&
		   output_stream_keeps_time(&shared->line)) {
		speaker->trouble = SPEAKER_WELL;
		speaker->runs++;
		say(speaker, shared->child.words);
		enter(speaker, SPEAKER_RUNNING);
	} else if (speaker->spent_ms > OPENING_MS) {
		speaker->trouble = SPEAKER_NO_DEVICE;
		say(speaker, "the sound device does not answer");
		kill_child(speaker);
	}
}

static int64_t patience_ms(const struct speaker *speaker)
{
	int doublings = speaker->stalls < MOST_PATIENCE_DOUBLINGS ? speaker->stalls
								  : MOST_PATIENCE_DOUBLINGS;

	return (int64_t)PATIENCE_MS << doublings;
}

static void watch_running(struct speaker *speaker, int64_t elapsed_ms, int64_t now_ms)
{
	uint32_t beat = atomic_load(&speaker->shared->line.beat);
	bool ran = speaker->spent_ms >= RAN_MS;
	int how;

	if (beat != speaker->beat)
		speaker->stalled_ms = 0;
	else
		speaker->stalled_ms += elapsed_ms;
	speaker->beat = beat;
	if (speaker->spent_ms > STEADY_MS)
		speaker->stalls = 0;
	if (process_has_ended(&speaker->child, &how)) {
		speaker->trouble = SPEAKER_LOST;
		say(speaker, "the sound device went away");
		replace(speaker, now_ms, ran);
	} else if (speaker->stalled_ms > patience_ms(speaker)) {
		speaker->trouble = SPEAKER_LOST;
		say(speaker, "the sound device stopped playing");
		speaker->stalls++;
		speaker->failures = ran ? 0 : speaker->failures;
		kill_child(speaker);
	}
}

struct speaker *speaker_open(const char *device, double volume, int64_t now_ms)
{
	struct speaker *speaker = memory_alloc(sizeof *speaker);

	speaker->device = memory_copy(device);
	speaker->volume = volume;
	speaker->child = PROCESS_NONE;
	speaker->watched_ms = now_ms;
	try_again(speaker, now_ms);
	return speaker;
}

void speaker_want(struct speaker *speaker, int64_t now_ms)
{
	speaker->wanted = true;
	speaker->watched_ms = now_ms;
	if (speaker->state == SPEAKER_ASLEEP)
		start_opening(speaker);
}

void speaker_watch(struct speaker *speaker, int64_t now_ms)
{
	int64_t elapsed_ms = now_ms - speaker->watched_ms;
	int how;

	if (elapsed_ms < 0)
		elapsed_ms = 0;
	if (elapsed_ms > TURN_MS)
		elapsed_ms = TURN_MS;
	speaker->watched_ms = now_ms;
	speaker->spent_ms += elapsed_ms;
	switch (speaker->state) {
	case SPEAKER_ASLEEP:
		if (process_has_ended(&speaker->child, &how))
			rest(speaker, now_ms);
		break;
	case SPEAKER_OPENING:
		watch_opening(speaker, now_ms);
		break;
	case SPEAKER_RUNNING:
		watch_running(speaker, elapsed_ms, now_ms);
		break;
	case SPEAKER_ENDING:
		if (process_has_ended(&speaker->child, &how))
			replace(speaker, now_ms, speaker->trouble == SPEAKER_LOST);
		break;
	case SPEAKER_RESTING:
		if (now_ms >= speaker->retry_ms)
			try_again(speaker, now_ms);
		break;
	}
}

enum speaker_state speaker_state(const struct speaker *speaker)
{
	return speaker->state;
}

enum speaker_trouble speaker_trouble(const struct speaker *speaker)
{
	return speaker->trouble;
}

uint32_t speaker_runs(const struct speaker *speaker)
{
	return speaker->runs;
}

struct output_line *speaker_line(struct speaker *speaker)
{
	return &speaker->shared->line;
}

void speaker_set_volume(struct speaker *speaker, double volume)
{
	speaker->volume = volume;
	atomic_store(&speaker->shared->line.volume, (float)volume);
}

const char *speaker_words(const struct speaker *speaker)
{
	return speaker->words;
}

int speaker_rate(const struct speaker *speaker)
{
	return atomic_load(&speaker->shared->rate);
}

pid_t speaker_pid(const struct speaker *speaker)
{
	return speaker->child.pid;
}

static void end_child(struct speaker *speaker)
{
	sound_child_stop(&speaker->shared->child);
	if (speaker->state == SPEAKER_RUNNING || speaker->state == SPEAKER_ASLEEP)
		if (process_wait(&speaker->child, CLOSE_MS))
			return;
	process_end(&speaker->child, CLOSE_MS);
}

void speaker_close(struct speaker *speaker)
{
	if (!speaker)
		return;
	if (speaker->child.pid > 0)
		end_child(speaker);
	munmap(speaker->shared, sizeof *speaker->shared);
	free(speaker->device);
	free(speaker);
}
