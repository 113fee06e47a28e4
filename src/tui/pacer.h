/* tui/pacer.h -- the breath, seen: a disk, a bar, or words alone.
 *
 * Owner: a value of the caller. Threads: one. Fails: never.
 */
#ifndef TUI_PACER_H
#define TUI_PACER_H

#include "model/settings.h"
#include "tui/draw.h"

#include <stdint.h>

struct pacer {
	enum motion motion;
	const char *word;		/* of the phase */
	int64_t left_ms;		/* of the phase */
	double fullness;		/* 0 to 1 */
	int breath, breaths;		/* counts from 0; of how many, 0: not said */
};

/* The motion that fits this window: the disk needs some room. */
enum motion pacer_motion(enum motion wanted);

void pacer_draw(const struct pacer *pacer, struct area area);

/* How long a drawing stays right. */
int64_t pacer_frame_ms(enum motion motion, int64_t left_ms);

#endif
