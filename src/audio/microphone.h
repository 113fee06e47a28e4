/* audio/microphone.h -- the child process that owns the recording device.
 *
 * Promise: microphone_live() is all that the child does: it opens PortAudio and
 *          lets its callback give frames to the shared intake until it is told to
 *          stop, its parent dies, or the device goes. Told to stop it still gives
 *          what was heard by then, and lets go of the device.
 * Owner:   the shared memory is the parent's (audio/recorder.h).
 * Threads: PortAudio's callback runs in a thread of its own; see audio/intake.h.
 * Fails:   by ending; `words` says why.
 */
#ifndef AUDIO_MICROPHONE_H
#define AUDIO_MICROPHONE_H

#include "audio/intake.h"

#include <semaphore.h>
#include <stdbool.h>

/* How the child ends. */
enum microphone_end {
	MICROPHONE_TOLD,	/* it was told to stop */
	MICROPHONE_NONE,	/* nothing could be opened */
	MICROPHONE_LOST		/* the device went while it ran */
};

enum { MICROPHONE_WORDS = 256 };

/* What parent and child both see. */
struct microphone {
	struct intake intake;
	sem_t wake;			/* posted after a change of `stop` */
	_Atomic bool stop;		/* by the parent */
	_Atomic int channels;		/* by the child, before the first block */
	_Atomic int rate;		/* frames a second; by the child, likewise */
	char words[MICROPHONE_WORDS];	/* by the child: the device's name, before the
					   first block; or why it ends */
};

/* Lives the life of a child (audio/process.h); `device` is part of a device's
 * name or "". */
_Noreturn void microphone_live(struct microphone *shared, const char *device);

#endif
