/* content/file_collection.h -- the files of one kind, of one folder or of two.
 *
 * Promise: reads every .ini file of a folder; what is wrong is noted, the good
 *          ones are kept. Of two folders the person's own comes first.
 * Owner:   everything lives in the arena of the problems.
 * Threads: one at a time.
 */
#ifndef CONTENT_FILE_COLLECTION_H
#define CONTENT_FILE_COLLECTION_H

#include "content/diagnostics.h"

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
	bool (*read)(void *user, const char *path, bool own,
		     struct diagnostics *diagnostics,
		     struct item *item);
};

struct file_collection {
	struct item *items;
	size_t count;
	size_t files;			/* looked at, good or not */
};

/* Reads a folder; false when it cannot be listed. */
bool file_collection_read(struct file_collection *file_collection, const char *folder,
			  bool own,
			  const struct item_reader *reader, struct diagnostics *diagnostics,
			  struct error *error);

/* The same for a folder that need not be there; one that is there and cannot be
 * listed is noted. A NULL folder is none. */
void file_collection_read_if_there(struct file_collection *file_collection,
				   const char *folder, bool own,
				   const struct item_reader *reader,
				   struct diagnostics *diagnostics);

/* Both, by id, each id once. */
struct file_collection file_collection_merge(struct arena *arena,
					     const struct file_collection *shipped,
					     const struct file_collection *own);

#endif
