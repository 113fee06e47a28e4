/* tui/confirm.h -- what must be asked for twice is asked for with one key.
 *
 * Promise: a question is answered by the key that raised it, pressed once more, and by
 *          nothing else: any other key drops it, and so does another question.
 * Owner:   a value of the caller, zeroed at first. Threads: one. Fails: never.
 */
#ifndef TUI_CONFIRM_H
#define TUI_CONFIRM_H

#include "tui/input.h"

#include <stdbool.h>

enum { CONFIRM_QUESTION = 400 };

struct confirm {
	struct input key;		/* the last one */
	char question[CONFIRM_QUESTION];	/* "": none is open */
	bool again;			/* that key was pressed once more */
};

/* A key has come: before anything is made of it. */
void confirm_key(struct confirm *confirm, const struct input *key);

/* Tells whether that key says yes to this question; if not, the question is open now. */
bool confirm_asked(struct confirm *confirm, const char *question);

/* The question cannot be read any more. */
void confirm_drop(struct confirm *confirm);

#endif
