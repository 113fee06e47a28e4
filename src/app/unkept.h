/* app/unkept.h -- what is nowhere but in memory, or where it passes: words, and settings.
 *
 * Promise: nobody leaves without having been told of it. Each look tries the disk first.
 * Owner:   what is found lives in the arena.
 * Threads: one.
 * Fails:   with a sentence for a person.
 */
#ifndef APP_UNKEPT_H
#define APP_UNKEPT_H

#include "model/record.h"

#include <stdbool.h>
#include <stddef.h>

struct app;
struct arena;
struct error;

struct unkept {
	const struct session_record *sessions;	/* in which something was given */
	size_t count;
	const char *passing;			/* a file that lasts until the system is
						   switched off has them; NULL: none */
	bool settings;				/* some setting is not in its file */
};

/* Tells whether anything is only there, after a last look for a disk. */
bool unkept_find(struct app *app, struct arena *arena, struct unkept *unkept);

/* What there is to know of it, in a sentence or two: while it can still be kept, or, when
 * it is `over`, that it was not. */
const char *unkept_story(struct arena *arena, const struct unkept *unkept, bool over);

/* A short sentence to stand while it is so; NULL: it is not. Tries no disk. */
const char *unkept_words(const struct app *app);

/* Writes the words into a new file that the person has named ("~/" is their home). */
bool unkept_write(struct arena *arena, const struct unkept *unkept, const char *path,
		  struct error *error);

#endif
