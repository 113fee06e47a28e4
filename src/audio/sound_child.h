/* audio/sound_child.h -- what the processes that own a sound device have in common.
 *
 * Promise: a child (audio/process.h) that finds its device by name, looks after its
 *          stream and ends when it is told to, when its parent dies, or when the device
 *          goes; and the piece of memory over which its parent wakes it and is told why
 *          it ended.
 * Owner:   the memory is the parent's: sound_child_share() to munmap().
 * Threads: one in each process. PortAudio's callbacks use nothing of this.
 * Fails:   the child by ending, with a reason in `words`.
 */
#ifndef AUDIO_SOUND_CHILD_H
#define AUDIO_SOUND_CHILD_H

#include <portaudio.h>
#include <semaphore.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SOUND_CHILD_WORDS = 256 };

/* What parent and child both see, beside the frames. */
struct sound_child {
	sem_t wake;			/* posted when the parent has changed something */
	_Atomic bool stop;		/* by the parent */
	char words[SOUND_CHILD_WORDS];	/* by the child: the device's name, before it runs;
					   or why it ends */
};

/* How the child ends. */
enum sound_child_end {
	SOUND_CHILD_TOLD,	/* it was told to stop */
	SOUND_CHILD_NO_DEVICE,	/* nothing could be opened */
	SOUND_CHILD_LOST	/* the device went while it ran */
};

/* ---- for the parent */

/* Takes zeroed memory of `size` bytes that a child to be forked will see too. */
void *sound_child_share(size_t size);
void sound_child_begin(struct sound_child *child);

/* Wakes it, since something has changed; tells it to stop. */
void sound_child_wake(struct sound_child *child);
void sound_child_stop(struct sound_child *child);

/* ---- for the child */

enum sound_direction { SOUND_OUT, SOUND_IN };

/* Begins PortAudio and finds the device: the system's own when `part` of a name fits it
 * or is "", else the first that fits. */
PaDeviceIndex sound_child_find(struct sound_child *child, enum sound_direction direction,
			       const char *part);

/* Starts a stream that was opened with that result, or ends. */
void sound_child_start(struct sound_child *child, PaDeviceIndex device, PaStream *stream,
		       PaError opened);

/* Sleeps until the parent has something to say, or for `ms`. */
void sound_child_listen(struct sound_child *child, int64_t ms);

/* Looks after a stream that runs until the child is told to stop; ends when it is lost. */
void sound_child_watch(struct sound_child *child, PaStream *stream);

#endif
