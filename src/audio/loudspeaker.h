/* audio/loudspeaker.h -- the child process that owns the sound device.
 *
 * Promise: loudspeaker_live() is all that the child does: it waits until sound
 *          is wanted, opens PortAudio, and lets its callback take frames from the
 *          shared line until it is told to stop, its parent dies, or the device
 *          goes.
 * Owner:   the shared memory is the parent's (audio/speaker.h).
 * Threads: PortAudio's callback runs in a thread of its own; see audio/feed.h.
 * Fails:   by ending; `words` says why.
 */
#ifndef AUDIO_LOUDSPEAKER_H
#define AUDIO_LOUDSPEAKER_H

#include "audio/feed.h"

#include <semaphore.h>

enum loudspeaker_state {
	LOUDSPEAKER_WAITS,	/* no device is wanted yet */
	LOUDSPEAKER_OPENS,
	LOUDSPEAKER_RUNS
};

/* How the child ends. */
enum loudspeaker_end {
	LOUDSPEAKER_TOLD,	/* it was told to stop */
	LOUDSPEAKER_NO_DEVICE,	/* nothing could be opened */
	LOUDSPEAKER_LOST	/* the device went while it ran */
};

enum { LOUDSPEAKER_WORDS = 256 };

/* What parent and child both see. */
struct loudspeaker {
	struct feed_line line;
	sem_t wake;				/* posted after a change of the next two */
	_Atomic bool wanted, stop;		/* by the parent */
	_Atomic int state;			/* enum loudspeaker_state, by the child */
	_Atomic float touched;			/* by the child; nobody's concern */
	char words[LOUDSPEAKER_WORDS];		/* by the child, before it moves `state`
						   to RUNS or ends */
};

/* Lives the life of a child (audio/process.h); `device` is part of a device's name
 * or "". */
_Noreturn void loudspeaker_live(struct loudspeaker *shared, const char *device);

#endif
