/* audio/recorder.h -- frames from a microphone, until they are enough.
 *
 * Promise: never waits, but half a second at most for the end of a device that
 *          hangs, in recorder_begin() and recorder_close(). The device is open
 *          from recorder_begin() to recorder_end() and at no other time; it lives
 *          in a process of its own, so that one that hangs or goes away is told
 *          in words and costs nothing but what was being recorded. Time that
 *          nobody watched (a closed lid) is not held against it.
 * Owner:   whoever opened it closes it. What was recorded is borrowed until the
 *          next recorder_begin().
 * Threads: one.
 * Times:   now_ms is the time of the system's clock (base/clock.h).
 * Fails:   never; recorder_state() and recorder_words() tell.
 */
#ifndef AUDIO_RECORDER_H
#define AUDIO_RECORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct recorder;

enum recorder_state {
	RECORDER_IDLE,		/* the device is closed */
	RECORDER_OPENING,	/* it is being opened */
	RECORDER_RUNNING,	/* frames come */
	RECORDER_ENDING,	/* the last frames are still to come */
	RECORDER_FAILED		/* there is no device, or it went */
};

enum { RECORDER_PUMP_MS = 50, RECORDER_LONGEST_S = 180 };

struct recorder_setup {
	const char *device;	/* part of its name; NULL or "": the default */
	const char *file;	/* for tests: heard in place of a device, at the pace of
				   now_ms; "" stands for a machine without one */
};

struct recorder *recorder_open(const struct recorder_setup *setup);

/* Opens the device; what was recorded before is forgotten. */
void recorder_begin(struct recorder *recorder, int64_t now_ms);

/* Lets go of the device; what it has heard by now still comes. */
void recorder_end(struct recorder *recorder, int64_t now_ms);

/* Takes what has been heard and looks after the child. Call it at least every
 * RECORDER_PUMP_MS while it opens, runs or ends. After RECORDER_LONGEST_S it ends
 * by itself. */
void recorder_pump(struct recorder *recorder, int64_t now_ms);

enum recorder_state recorder_state(const struct recorder *recorder);

/* How loud it is, each from 0 to 1 and more: now, and at the most within the last
 * three seconds. */
struct recorder_level {
	float now, lately;
};
struct recorder_level recorder_level(const struct recorder *recorder);

/* What was recorded: one channel, at this rate. */
const float *recorder_frames(const struct recorder *recorder, size_t *count, int *rate);

/* How long it is. */
int64_t recorder_length_ms(const struct recorder *recorder);

/* How much of it was lost on the way, since nobody took it in time. */
int64_t recorder_lost_ms(const struct recorder *recorder);

/* The name of the device, or what is wrong. */
const char *recorder_words(const struct recorder *recorder);

/* The process that owns the device; 0 when there is none at this moment. */
pid_t recorder_process(const struct recorder *recorder);

/* Ends the child, frees all; NULL is allowed. */
void recorder_close(struct recorder *recorder);

#endif
