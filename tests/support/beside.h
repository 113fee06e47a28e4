/* support/beside.h -- what must come of a file stands in a file beside it.
 *
 * Promise: every x.ini of a folder is read, and what is written of it must be word
 *          for word what stands in x.expected. UPDATE=1 writes that anew; git
 *          shows the difference.
 * Threads: one.
 */
#ifndef SUPPORT_BESIDE_H
#define SUPPORT_BESIDE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buffer;
struct diagnostics;

/* Writes the problems, one a line. */
void beside_problems(struct buffer *out, const struct diagnostics *diagnostics);

/* Expects a file to hold this text; UPDATE=1 writes the file anew. */
void beside_compare(const char *path, const char *text);

/* Tries every file of a folder, which has `at_least` so many; each of them has an
 * error, or none has. `read` writes what came of one. */
void beside_try_folder(const char *folder, size_t at_least, bool want_error,
		       void (*read)(struct arena *arena, const char *path,
				    const char *name, struct buffer *out));

#endif
