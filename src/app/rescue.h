/* app/rescue.h -- texts that an earlier run left in an editor's file.
 *
 * Promise: a text that the log does not have is offered until a person decides; one that
 *          it has, or that is empty, is cleared without a word. What another program still
 *          holds is left alone.
 * Owner:   what is found is held until rescue_let_go(); its strings live in the arena.
 * Threads: one.
 * Fails:   with a sentence for a person; the text is then still where it was.
 */
#ifndef APP_RESCUE_H
#define APP_RESCUE_H

#include "base/draft.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;
struct error;

enum { RESCUES_MOST = 16 };

struct rescue {
	struct draft draft;
	const char *text;	/* that the log does not have; NULL: none, or no text */
	const char *why_not;	/* why it cannot be taken as a text; NULL */
	bool copy;		/* the editor left a copy of what was not saved */
	int64_t at_ms;		/* when it was written last */
};

struct rescues {
	struct rescue at[RESCUES_MOST];
	size_t count;
};

/* Finds what is left, and clears what the log has. */
void rescue_find(struct app *app, struct arena *arena, struct rescues *found);

/* Looks at one again, after an editor went on with it; false when nothing is left of it,
 * and it is cleared. */
bool rescue_look(struct app *app, struct arena *arena, struct rescue *rescue);

/* What there is to know of it, in one or two sentences. */
const char *rescue_story(struct arena *arena, const struct rescue *rescue);

/* Puts the text into the log, or what is no text into a file of its own, named by *where
 * (NULL: the log). What the editor has in its copy stays: look again. */
bool rescue_keep(struct app *app, struct arena *arena, struct rescue *rescue,
		 const char **where, struct error *error);

/* Throws it away, the copy too. */
void rescue_discard(struct rescue *rescue);

/* Lets go of all that is still held. */
void rescue_let_go(struct rescues *found);

#endif
