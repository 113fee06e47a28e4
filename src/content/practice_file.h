/* content/practice_file.h -- one INI file becomes a practice.
 *
 * Promise: every mistake in the file is noted with its line; nothing is guessed
 *          and nothing dropped in silence. The safety limits of the format are
 *          part of it.
 * Owner:   the practice lives in the arena.
 * Threads: one at a time.
 * Fails:   returns NULL when any error was noted (warnings do not count).
 */
#ifndef CONTENT_PRACTICE_FILE_H
#define CONTENT_PRACTICE_FILE_H

#include "content/diagnostics.h"
#include "model/practice.h"

#include <stdbool.h>

/* Reads a practice from the file system; its id is the file's name. */
const struct practice *practice_file_read(struct arena *arena, const char *path,
					  bool own, struct diagnostics *diagnostics);

/* Reads a practice from bytes in memory, `path` being what mistakes are said of. */
const struct practice *practice_file_parse(struct arena *arena, const char *path,
					   bool own, const char *bytes,
					   size_t length, struct diagnostics *diagnostics);

#endif
