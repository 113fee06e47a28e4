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

/* Tells whether that is a folder. */
bool folder_exists(const char *path);

/* Reads a regular file of at most `most` bytes; *bytes is NUL-ended as well. */
bool file_read(struct arena *arena, const char *path, size_t most, char **bytes,
	       size_t *length, struct error *error);

/* Writes a whole file with the given mode, replacing a file that is there; a link is
 * followed, and what is no file (a pipe, a device) is left alone. */
bool file_write(const char *path, const char *bytes, size_t length,
		unsigned mode, struct error *error);

/* The same, or, as FILE_NEW, only where nothing is: it fails when something is, also when
 * that came a moment ago. */
enum file_place { FILE_REPLACES, FILE_NEW };

bool file_put(const char *path, enum file_place place, const char *bytes, size_t length,
	      unsigned mode, struct error *error);

/* The same for who writes piece by piece, into `fd`. After file_begin() went well, exactly
 * one file_finish(): it puts the file into its place, or, when `ok` is false (the caller has
 * said why), takes away what was written. */
struct file_writing {
	int fd;
	const char *path;		/* the caller's, until it is finished */
	char *place, *beside;		/* this module's own */
};

bool file_begin(struct file_writing *writing, const char *path, struct error *error);
bool file_finish(struct file_writing *writing, bool ok, enum file_place place, unsigned mode,
		 struct error *error);

/* Whoever reads a whole file, changes it and writes it again holds this lock meanwhile, and
 * reads under it. It is a file beside that one, and stays there; its folder must be there.
 * Waits ten seconds at most. */
bool file_lock(const char *path, int *lock, struct error *error);
void file_unlock(int lock);

/* Tells whether a name is one under which file_write() works until it is done: such a file
 * is half of one whose writer has gone. */
bool file_is_half(const char *name);

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
