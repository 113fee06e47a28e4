/* cli/telling.h -- a practice told in lines, as it goes.
 *
 * Promise: no cursor movement and no redraw; what has been said is not said again, and
 *          a line is out before the next wait.
 * Owner:   a value in the caller's hand that starts from TELLING; it keeps nothing that
 *          has to be freed.
 * Threads: one.
 */
#ifndef CLI_TELLING_H
#define CLI_TELLING_H

#include "practice/player.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;

struct telling {
	struct app *app;
	struct player *player;	/* once it is open */
	bool rehearse;		/* each line begins with its time */
	bool talks;		/* a person sits at the terminal */
	bool asks_safe;		/* the support page waits for its one answer */
	/* what was said last, so that only changes are said */
	size_t step, cue;	/* SIZE_MAX: none */
	int phase, breath;	/* -1: none */
	int64_t bell_ms;	/* the next bell of the step; -1: none */
	const char *caption, *note;
	bool paused;
};

#define TELLING .step = SIZE_MAX, .cue = SIZE_MAX, .phase = -1, .breath = -1, .bell_ms = -1

void telling_say(const struct telling *telling, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Says first what the practice contains of what is left out; tells whether that
 * wants an Enter. */
bool telling_left_out(struct telling *telling, const struct practice *practice);

/* Title, cautions and keys; then what has changed since the last look; then how it
 * ended. `alone`: no key can come any more. */
void telling_opening(struct telling *telling, const struct practice *practice);
void telling_changes(struct telling *telling, bool alone);
void telling_end(struct telling *telling);

/* The present step is to be said anew, and its bells are no longer waited for. */
void telling_anew(struct telling *telling);

/* Tells whether something has changed that would have to be said first. */
bool telling_is_behind(const struct telling *telling);

/* The support page with its question; the question alone; what follows from the
 * answer. */
void telling_support(struct telling *telling);
void telling_ask_safe(struct telling *telling);
void telling_safe(struct telling *telling, bool safe);

/* What helps in a hard moment, and whom to call; also before the player is open. */
void telling_hard_moment(struct telling *telling);

#endif
