/* exchange/assignment_archive.h -- copies of the assignments that were made here.
 *
 * Promise: $data/given holds the text of the last one of each title to each person, so
 *          that the next can begin where it stood: leave-outs, reasons and whom to
 *          call included, which no report brings back; and whose recordings went along.
 * Owner:   the arena given. Threads: one.
 * Fails:   never: a copy that cannot be kept or read is none.
 */
#ifndef EXCHANGE_ASSIGNMENT_ARCHIVE_H
#define EXCHANGE_ASSIGNMENT_ARCHIVE_H

struct app;
struct arena;
struct assignment;

void assignment_archive_keep(const struct app *app, const char *title, const char *to,
			     const char *voice, const char *text);

/* NULL when there is none. */
const struct assignment *assignment_archive_find(const struct app *app, struct arena *arena,
						 const char *title, const char *to);

/* The voice that went along with it; NULL when there was none. */
const char *assignment_archive_voice(const struct app *app, struct arena *arena,
				     const char *title,
				     const char *to);

#endif
