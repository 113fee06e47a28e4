/* schedule/left_practice.h -- a practice that was left with words in it, when it is about
 * to be begun once more.
 *
 * Promise: whoever begins it again is told that their words are there, and can go on with
 *          them; beginning anew is a choice. A run in which nothing was said is not told of.
 * Owner:   what is found lives in the arena.
 * Threads: one. Fails: never; a log that cannot be read has nothing that was left.
 */
#ifndef SCHEDULE_LEFT_PRACTICE_H
#define SCHEDULE_LEFT_PRACTICE_H

#include "model/record.h"

#include <stdbool.h>

struct app;
struct arena;
struct practice;

struct left_practice {
	struct session_record open;	/* to be gone on with */
	const char *story;	/* "You began this on Sunday 22 November and left it ..." */
	const char *last;	/* the beginning of what was written last; NULL */
};

/* Tells whether there is one. `place` is the one of a programme for which it would be begun
 * (NULL: none): what another day of it asked for is another thing. */
bool left_practice_find(struct app *app, struct arena *arena, const struct practice *practice,
			const char *place, struct left_practice *left);

#endif
