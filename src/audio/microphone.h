/* audio/microphone.h -- the child process that owns the recording device.
 *
 * Promise: microphone_live() is all that the child does: it opens PortAudio and
 *          lets its callback give frames to the shared intake until it is told to
 *          stop, its parent dies, or the device goes. Told to stop it still gives
 *          what was heard by then, and releases the device.
 * Owner:   the shared memory is the parent's (audio/recorder.h).
 * Threads: PortAudio's callback runs in a thread of its own; see audio/capture_stream.h.
 * Fails:   by ending; see audio/sound_child.h.
 */
#ifndef AUDIO_MICROPHONE_H
#define AUDIO_MICROPHONE_H

#include "audio/capture_stream.h"
#include "audio/sound_child.h"


/* What parent and child both see. */
struct microphone {
	struct capture_stream intake;
	struct sound_child child;
	_Atomic int channels;		/* by the child, before the first block */
	_Atomic int rate;		/* frames a second; by the child, likewise */
};

/* Lives the life of a child (audio/process.h); `device` is part of a device's
 * name or "". */
_Noreturn void microphone_live(struct microphone *shared, const char *device);

#endif
