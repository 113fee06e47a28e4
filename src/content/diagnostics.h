/* content/diagnostics.h -- everything that is wrong with content files, in order.
 *
 * Promise: a mistake is kept with its file, its line and a sentence that says
 *          what was expected and how to mend it; all of them, not the first.
 * Owner:   the arena given at the start.
 * Threads: one at a time. Fails: never.
 */
#ifndef CONTENT_DIAGNOSTICS_H
#define CONTENT_DIAGNOSTICS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct error;

struct diagnostic {
	bool warning;		/* false: an error; the file is not used */
	const char *file;
	int line;		/* 0: the whole file */
	const char *text;
};

struct diagnostics {
	struct arena *arena;
	struct diagnostic *at;
	size_t count, capacity, errors;
};

/* Notes an error or a warning. */
void diagnostics_error(struct diagnostics *diagnostics, const char *file, int line,
		       const char *format, ...) __attribute__((format(printf, 4, 5)));
void diagnostics_warning(struct diagnostics *diagnostics, const char *file, int line,
			 const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Notes that a file could not be read at all. */
void diagnostics_unreadable(struct diagnostics *diagnostics, const char *file,
			    const struct error *error);

/* Orders the problems from the index `from` on by their lines; those of one line
 * stay as they were noted. */
void diagnostics_sort(struct diagnostics *diagnostics, size_t from);

/* "file:line: error: text", as compilers write it; without ":line" when the
 * whole file is meant. */
const char *diagnostic_line(struct arena *arena, const struct diagnostic *diagnostic);

#endif
