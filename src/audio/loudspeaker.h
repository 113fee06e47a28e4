/* audio/loudspeaker.h -- the child process that owns the sound device.
 *
 * Promise: loudspeaker_live() is all that the child does: it waits until sound
 *          is wanted, opens PortAudio, and lets its callback take frames from the
 *          shared line until it is told to stop, its parent dies, or the device
 *          goes.
 * Owner:   the shared memory is the parent's (audio/speaker.h).
 * Threads: PortAudio's callback runs in a thread of its own; see audio/output_stream.h.
 * Fails:   by ending; see audio/sound_child.h.
 */
#ifndef AUDIO_LOUDSPEAKER_H
#define AUDIO_LOUDSPEAKER_H

#include "audio/output_stream.h"
#include "audio/sound_child.h"

enum loudspeaker_state {
	LOUDSPEAKER_WAITS,	/* no device is wanted yet */
	LOUDSPEAKER_OPENS,
	LOUDSPEAKER_RUNS
};

/* What parent and child both see. */
struct loudspeaker {
	struct output_line line;
	struct sound_child child;
	_Atomic bool wanted;			/* by the parent */
	_Atomic int state;			/* enum loudspeaker_state, by the child */
	_Atomic int rate;			/* by the child: at which it opens */
	_Atomic float touched;			/* by the child; nobody's concern */
};

/* Lives the life of a child (audio/process.h); `device` is part of a device's name
 * or "". */
_Noreturn void loudspeaker_live(struct loudspeaker *shared, const char *device);

#endif
