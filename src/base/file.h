/* base/file.h -- whole files: read at once, written whole or not at all.
 *
 * Promise: a file that is written is never seen half-written, even when the
 *          machine stops: it is written beside, flushed, then renamed.
 * Owner:   what is read belongs to the arena.
 * Threads: any.
 * Fails:   with the path and the system's reason.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct error;

/* Tells whether something of that name is there. */
bool file_exists(const char *path);

/* Reads a regular file of at most `most` bytes; *bytes is NUL-ended as well. */
bool file_read(struct arena *arena, const char *path, size_t most, char **bytes,
	       size_t *length, struct error *error);

/* Writes a whole file with the given mode, replacing what was there. */
bool file_write(const char *path, const char *bytes, size_t length,
		unsigned mode, struct error *error);

/* Lists the names in a folder that end in `suffix` ("" for all) and do not
 * begin with a dot, sorted by bytes. */
bool folder_list(struct arena *arena, const char *folder, const char *suffix,
		 const char ***names, size_t *count, struct error *error);

/* Removes a folder with all that is in it, as far as that is possible. Never follows a
 * link. */
void folder_remove(const char *folder);

/* Flushes a folder's names to the disk. */
void folder_flush(const char *folder);

#endif
