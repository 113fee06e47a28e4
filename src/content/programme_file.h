/* content/programme_file.h -- one INI file becomes a programme.
 *
 * Promise: every mistake in the file is noted with its line; nothing is guessed
 *          and nothing dropped in silence. Whether the practices exist that it
 *          names, references.h says.
 * Owner:   the programme lives in the arena.
 * Threads: one at a time.
 * Fails:   returns NULL when any error was noted (warnings do not count).
 */
#ifndef CONTENT_PROGRAMME_FILE_H
#define CONTENT_PROGRAMME_FILE_H

#include "content/diagnostics.h"
#include "model/programme.h"

#include <stdbool.h>

/* Reads a programme from the file system; its id is the file's name. */
struct programme *programme_file_read(struct arena *arena, const char *path, bool own,
				      struct diagnostics *diagnostics);

/* Reads a programme from bytes in memory, `path` being what mistakes are said
 * of. */
struct programme *programme_file_parse(struct arena *arena, const char *path, bool own,
				       const char *bytes, size_t length,
				       struct diagnostics *diagnostics);

#endif
