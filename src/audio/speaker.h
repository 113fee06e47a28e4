/* audio/speaker.h -- the parent's side of the loudspeaker: it forks the child,
 * watches it, and replaces it.
 *
 * Promise: never waits (but speaker_close(), half a second at most). A child
 *          that has stopped taking frames is killed within a second and a new
 *          one forked; one that finds no device is tried again after pauses
 *          that grow to half a minute. Time that nobody watched (a closed lid)
 *          is not held against the child.
 * Owner:   whoever opened it closes it.
 * Threads: one.
 * Fails:   never; speaker_state() and speaker_words() tell.
 */
#ifndef AUDIO_SPEAKER_H
#define AUDIO_SPEAKER_H

#include "audio/output_stream.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct speaker;

enum speaker_state {
	SPEAKER_ASLEEP,		/* no device is wanted yet */
	SPEAKER_OPENING,	/* the child opens its device, and the device wakes */
	SPEAKER_RUNNING,	/* the device keeps time */
	SPEAKER_ENDING,		/* the child was killed and is going */
	SPEAKER_RESTING		/* there is none; another will be tried later */
};

enum speaker_trouble { SPEAKER_WELL, SPEAKER_LOST, SPEAKER_NO_DEVICE };

/* Forks the child. `device` is part of a device's name, "" the default. */
struct speaker *speaker_open(const char *device, double volume, int64_t now_ms);

/* Asks the child to open its device. */
void speaker_want(struct speaker *speaker, int64_t now_ms);

/* Looks after the child. */
void speaker_watch(struct speaker *speaker, int64_t now_ms);

enum speaker_state speaker_state(const struct speaker *speaker);

/* What has gone wrong since it last ran well. */
enum speaker_trouble speaker_trouble(const struct speaker *speaker);

/* How many children have come to run so far. A new number means an empty line
 * and that every order is forgotten. */
uint32_t speaker_runs(const struct speaker *speaker);

/* The line to the present child; give frames and orders only while the state is
 * SPEAKER_RUNNING. */
struct output_line *speaker_line(struct speaker *speaker);

/* Sets the loudness, a factor from 0 to 1; heard at once. */
void speaker_set_volume(struct speaker *speaker, double volume);

/* The device's name, or what is wrong. */
const char *speaker_words(const struct speaker *speaker);

/* The rate at which the device works, once it runs. */
int speaker_rate(const struct speaker *speaker);

/* The child's process, 0 when there is none at this moment. */
pid_t speaker_pid(const struct speaker *speaker);

/* Lets what fades play out, ends the child, frees all; NULL is allowed. */
void speaker_close(struct speaker *speaker);

#endif
