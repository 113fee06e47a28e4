/* audio/loudspeaker.h -- the child process that owns the sound device.
 *
 * Promise: loudspeaker_live() is all that the child does: it lets go of the
 *          terminal and of every file of its parent, waits until sound is
 *          wanted, opens PortAudio, and lets its callback take frames from the
 *          shared line until it is told to stop, its parent dies, or the device
 *          goes. Nothing that a sound library prints, hangs in or dies of
 *          reaches the parent.
 * Owner:   the shared memory is the parent's (audio/speaker.h).
 * Threads: PortAudio's callback runs in a thread of its own; see audio/feed.h.
 * Fails:   by ending; `words` says why.
 */
#ifndef AUDIO_LOUDSPEAKER_H
#define AUDIO_LOUDSPEAKER_H

#include "audio/feed.h"

#include <semaphore.h>
#include <sys/types.h>

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

/* Lives the child's life; `device` is part of a device's name or ""; `life` is a
 * descriptor that stays open as long as the child lives. */
_Noreturn void loudspeaker_live(struct loudspeaker *shared, const char *device,
				pid_t parent, int life);

/* Makes a forked child fit to load sound libraries: away from the terminal, with
 * no descriptor of the parent but `keep` (-1: none), and it dies with the
 * parent. */
void loudspeaker_detach(pid_t parent, int keep);

#endif
