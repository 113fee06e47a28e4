/* content/assignment_file.h -- one INI file becomes an assignment.
 *
 * Promise: every mistake in the file is noted with its line; nothing is guessed
 *          and nothing dropped in silence. Whether the practices exist that it
 *          names, and fit what it leaves out, references.h says.
 * Owner:   the assignment lives in the arena.
 * Threads: one at a time.
 * Fails:   returns NULL when any error was noted (warnings do not count).
 */
#ifndef CONTENT_ASSIGNMENT_FILE_H
#define CONTENT_ASSIGNMENT_FILE_H

#include "content/diagnostics.h"
#include "model/assignment.h"

#include <stdbool.h>

/* Reads an assignment from the file system; its id is the file's name. */
const struct assignment *assignment_file_read(struct arena *arena, const char *path,
					      bool own, struct diagnostics *diagnostics);

/* Reads an assignment from bytes in memory, `path` being what mistakes are said
 * of. */
const struct assignment *assignment_file_parse(struct arena *arena, const char *path,
					       bool own, const char *bytes,
					       size_t length,
					       struct diagnostics *diagnostics);

#endif
