/* exchange/assign.h -- a therapist makes an assignment.
 *
 * Promise: a draft is what was chosen and typed, as words; it becomes the INI text
 *          that a person could have written, is held against the library by the
 *          same checks as any file, and is written whole: as plain INI (.ini), or as
 *          a signed bundle (.gwb) with the practices and recordings that belong to
 *          it.
 * Owner:   a draft borrows its texts; findings live in the arena given.
 * Threads: one.
 * Fails:   with a sentence; no half file is left.
 */
#ifndef EXCHANGE_ASSIGN_H
#define EXCHANGE_ASSIGN_H

#include "model/assignment.h"

#include <stdbool.h>
#include <stddef.h>

struct app;
struct arena;
struct error;

/* One task in words, as files have them; NULL or "" is not written. */
struct assign_draft_task {
	const char *name, *todo, *times, *minutes, *when, *why;
};

struct assign_draft {
	const char *title, *from, *to, *made, *starts, *ends, *leave_out, *longest;
	struct texts notes, stop_if, contacts;
	struct assign_draft_task tasks[TASKS_MOST];
	size_t task_count;
	struct texts with;		/* files of own practices to go along */
	const char *voice;		/* whose recordings go along; NULL: none */
	bool voice_as_before;		/* as the last time: where it still speaks a line */
};

/* What a check finds in it, in order. */
struct finding {
	bool warning;
	const char *file;		/* that is meant */
	int line;			/* 0: the whole */
	const char *text;
};

struct findings {
	struct finding *at;
	size_t count, errors;
};

/* The samples there are to begin from, and one of them; NULL: none of that name. */
const struct assignment *const *assign_templates(const struct app *app, size_t *count);
const struct assignment *assign_template(const struct app *app, const char *id);

/* Begins with a sample (NULL: empty), made today. Of one that everybody has neither the
 * names nor a number that waits to be filled in are taken along. */
void assign_draft_begin(struct assign_draft *draft, const struct app *app,
			struct arena *arena,
			const struct assignment *sample);

/* Adds a task from words such as "ground-feet; times=daily; when=after lunch"; the
 * times are daily when not said. */
bool assign_draft_add(struct assign_draft *draft, struct arena *arena, const char *words,
		      struct error *error);

/* The name of a task that a practice has, when no other task has it: "ground-feet", or
 * "ground-feet-2". */
const char *assign_draft_name(const struct assign_draft *draft, struct arena *arena,
			      const char *todo);

/* What Groundwork holds to by itself of what a task asks, in sentences; NULL: nothing. */
const char *assign_task_rules(const struct app *app, struct arena *arena,
			      const struct assign_draft_task *task);

/* The assignment as a file has it. */
const char *assign_draft_text(const struct assign_draft *draft, struct arena *arena);

/* Holds it against the library; `path` is where it would be written, whose ending tells
 * what can go along. Without a contact and a stop_if a bundle is not ready, and plain text
 * is remarked upon. */
void assign_draft_check(struct app *app, const struct assign_draft *draft,
			struct arena *arena,
			const char *path, struct findings *findings);

/* Tells whether a path is one of a bundle, which wants signing. */
bool assign_is_bundle(const char *path);

/* Writes it. A bundle is signed with the own key, which `passphrase` (NULL: none)
 * opens, and which is made when there is none. What is there already is not
 * overwritten unless `replace`. */
bool assign_draft_write(struct app *app, const struct assign_draft *draft, const char *path,
			const char *passphrase, bool replace, struct error *error);

/* Its two halves: the file, and the copy with which the next one to this person begins. */
bool assign_draft_put(struct app *app, const struct assign_draft *draft, const char *path,
		      const char *passphrase, bool replace, struct error *error);
void assign_draft_remember(struct app *app, const struct assign_draft *draft);

#endif
