/* exchange/assignment_archive.h -- copies of the assignments that were made here.
 *
 * Promise: $data/given holds the text of the last one of each title to each person, so
 *          that the next can begin where it stood: leave-outs, reasons and whom to
 *          call included, which no report brings back; and whose recordings went along.
 *          Bundles that were written there for want of another place stand beside them.
 *          All of it can be listed by whom it is to, and be forgotten.
 * Owner:   the arena given. Threads: one.
 * Fails:   where an error is given, with a sentence; else never: a copy that cannot be
 *          kept or read is none.
 */
#ifndef EXCHANGE_ASSIGNMENT_ARCHIVE_H
#define EXCHANGE_ASSIGNMENT_ARCHIVE_H

#include "model/assignment.h"

#include <stdbool.h>
#include <stddef.h>

struct app;
struct arena;
struct error;

void assignment_archive_keep(const struct app *app, const char *title, const char *to,
			     const char *voice, const char *text);

/* NULL when there is none. */
const struct assignment *assignment_archive_find(const struct app *app, struct arena *arena,
						 const char *title, const char *to);

/* The voice that went along with it; NULL when there was none. */
const char *assignment_archive_voice(const struct app *app, struct arena *arena,
				     const char *title,
				     const char *to);

/* What is kept, of either kind. */
struct archived {
	const char *path;
	const char *to, *title;		/* NULL: it cannot be read */
	const char *made;		/* 2026-11-22; NULL when not said */
};

bool assignment_archive_list(const struct app *app, struct arena *arena,
			     const struct archived **list, size_t *count,
			     struct error *error);

/* Takes away what is to one of these names, or is one of these files; *removed counts
 * also when it fails. */
bool assignment_archive_forget(const struct app *app, const struct texts *names,
			       const struct texts *files, size_t *removed,
			       struct error *error);

/* Makes the folder and names a file in it that is not there yet. */
bool assignment_archive_place(const struct app *app, struct arena *arena, const char *to,
			      const char *made, const char **path, struct error *error);

/* What a file may be called by these words: small letters and digits with hyphens between,
 * and never one in front, where a command would take it for an option. */
const char *assignment_archive_word(struct arena *arena, const char *words,
				    const char *otherwise);

#endif
