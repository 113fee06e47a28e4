/* content/sections.h -- the way through a file whose sections have tables.
 *
 * Promise: every section is opened once by `place`, every entry goes to the
 *          section that is open, every mistake of the grammar is noted; what
 *          cannot be placed is told once and not again line by line.
 * Owner:   the struct is a value in the caller's hand; texts live in its arena.
 * Threads: one at a time.
 */
#ifndef CONTENT_SECTIONS_H
#define CONTENT_SECTIONS_H

#include "content/key_table.h"
#include "model/practice.h"

struct sections {
	struct arena *arena;
	struct problems *problems;
	const char *file;
	bool own;
	void *user;
	/* Finds the section that [name] opens (its words are split for it); NULL
	 * after noting why there is none. */
	struct section *(*place)(void *user, const char *name,
				 const struct texts *words, int line);
	struct section *open;		/* NULL: what comes cannot be placed */
	bool broken;			/* some section could not be read */
};

/* Reads a whole file from memory; false when it is wrong as a whole. */
bool sections_read(struct sections *sections, const char *bytes, size_t length);

/* The file's name without folder and ending; notes when it is no name for a
 * `what`, of which `example` is one. */
const char *sections_id(const struct sections *sections, const char *what,
			const char *example);

/* Notes that [name] stands there again, first in another line. */
void sections_twice(const struct sections *sections, const char *name, int line,
		    int first);

/* Tells whether the words are [KIND name] with a name that none of the sections
 * before has; notes what is wrong with it. */
bool sections_named(const struct sections *sections, const char *name,
		    const struct texts *words, int line, const char *example,
		    const struct section *before, size_t count);

#endif
