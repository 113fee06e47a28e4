/* content/shelf.h -- the files of one kind, of one folder or of two.
 *
 * Promise: reads every .ini file of a folder; what is wrong is noted, the good
 *          ones are kept. Of two folders the person's own comes first.
 * Owner:   everything lives in the arena of the problems.
 * Threads: one at a time.
 */
#ifndef CONTENT_SHELF_H
#define CONTENT_SHELF_H

#include "content/problems.h"

#include <stdbool.h>
#include <stddef.h>

struct error;

/* Something that was read from a file. */
struct item {
	const char *id;
	bool own;
	const void *thing;
};

/* Reads one file into *item; false when there was any error, which is noted. */
struct item_reader {
	void *user;
	bool (*read)(void *user, const char *path, bool own, struct problems *problems,
		     struct item *item);
};

struct shelf {
	struct item *items;
	size_t count;
	size_t files;			/* looked at, good or not */
};

/* Reads a folder; false when it cannot be listed. */
bool shelf_read(struct shelf *shelf, const char *folder, bool own,
		const struct item_reader *reader, struct problems *problems,
		struct error *error);

/* The same for a folder that need not be there; one that is there and cannot be
 * listed is noted. A NULL folder is none. */
void shelf_read_if_there(struct shelf *shelf, const char *folder, bool own,
			 const struct item_reader *reader, struct problems *problems);

/* Both, by id, each id once. */
struct shelf shelf_merge(struct arena *arena, const struct shelf *shipped,
			 const struct shelf *own);

#endif
