/* practice/voice_recording_take.h -- a take that waits: a file in memory until it is kept.
 *
 * Promise: nothing of a take touches the disk before it is kept. What is heard and what
 *          is then kept are the same bytes; it is on the disk whole or not at all, and
 *          stands in the place of any older clip of the same words.
 * Owner:   a value in the caller's hand, begun as HELD_TAKE_NONE; held_take_drop()
 *          before it goes.
 * Threads: one.
 * Fails:   in words; a take that cannot be kept is still held.
 */
#ifndef PRACTICE_VOICE_RECORDING_TAKE_H
#define PRACTICE_VOICE_RECORDING_TAKE_H

#include "audio/recording.h"

#include <stdbool.h>

struct app;
struct arena;
struct error;
struct spoken_line;

struct held_take {
	struct recording take;
	int file;		/* the same as a file in memory; -1: none is held */
};

#define HELD_TAKE_NONE ((struct held_take){ .file = -1 })

/* Takes over what recording_make() made. When it cannot be held nothing is. */
bool held_take_hold(struct held_take *held, struct recording take, struct error *error);

/* Lets go of it; nothing when none is held. */
void held_take_drop(struct held_take *held);

/* A path under which it can be read as long as it is held. */
const char *held_take_path(const struct held_take *held, struct arena *arena);

/* Writes it as the voice's clip of a line; it is still held. */
bool held_take_keep(const struct held_take *held, const struct app *app,
		    const char *voice, const struct spoken_line *line,
		    struct error *error);

#endif
