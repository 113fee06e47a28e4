/* practice/sound_trouble.h -- when a person is told that sound is not there.
 *
 * Promise: what lasts for less than a moment and a half is not said at all, and what is
 *          said stands for four seconds at least: nothing flickers.
 * Owner:   a value in the caller's hand, zeroed at first: nothing is told. Threads: one.
 * Fails:   never.
 */
#ifndef PRACTICE_SOUND_TROUBLE_H
#define PRACTICE_SOUND_TROUBLE_H

#include "audio/engine.h"

#include <stdbool.h>
#include <stdint.h>

struct sound_trouble {
	enum audio_state told;	/* AUDIO_LOST or AUDIO_NO_DEVICE; AUDIO_SILENT: nothing */
	char why[256];		/* the device's own reason for it */
	bool lasts;
	int64_t since_ms, told_ms;
};

/* One turn: the audio room is in that state, and says why. */
void sound_trouble_turn(struct sound_trouble *trouble, enum audio_state state,
			const char *why, int64_t now_ms);

#endif
