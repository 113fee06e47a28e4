/* cli/replies.h -- lines from standard input, as answers and as keys.
 *
 * Promise: answers that are piped in wait until a step asks; a person at a terminal
 *          may type at any time. The end of input skips what is left. Where nobody
 *          sits, nothing waits for a key.
 * Owner:   a value in the caller's hand, from { .telling, .input.fd };
 *          replies_free() at the end.
 * Threads: one.
 */
#ifndef CLI_REPLIES_H
#define CLI_REPLIES_H

#include "cli/line_input.h"

#include <stdbool.h>

struct telling;

struct replies {
	struct telling *telling;	/* and through it the player */
	struct line_input input;
	bool told_broken;		/* that some of it is no text has been said */
};

/* Takes the lines that are there, as far as the practice wants them now. */
void replies_take(struct replies *replies);

/* Tells whether a line would be taken now, so that it is worth waiting for. */
bool replies_are_wanted(const struct replies *replies);

/* Tells whether no key can come any more. */
bool replies_are_over(const struct replies *replies);

void replies_free(struct replies *replies);

#endif
