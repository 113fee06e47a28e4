/* exchange/case_forget.h -- those who were given something, and forgetting them.
 *
 * Promise: whoever was given an assignment here can be listed and forgotten, also when no
 *          report ever came. Forgetting reaches every copy that we made: the caseload's
 *          rows, and in $data/given the copies of assignments and the bundles. What it
 *          cannot reach is named.
 * Owner:   results live in the arena given. Threads: one.
 * Fails:   with a sentence. The caseload is first: when a file stays behind, the sentence
 *          names it, and forgetting the name once more tries it again.
 */
#ifndef EXCHANGE_CASE_FORGET_H
#define EXCHANGE_CASE_FORGET_H

#include "model/assignment.h"

#include <stdbool.h>
#include <stddef.h>

struct app;
struct arena;
struct case_person;
struct caseload;
struct error;

/* Somebody to whom something was given, and of whose name nobody has sent a report. */
struct case_waiting {
	const char *name;
	const char *title, *made;	/* of the last assignment; made: NULL when not said */
};

/* Everybody of this kind, by name. */
bool case_waiting(struct app *app, struct caseload *caseload, struct arena *arena,
		  const struct case_waiting **waiting, size_t *count, struct error *error);

struct case_forgotten {
	size_t files;			/* that were taken away */
	struct texts remaining;		/* files that we wrote, and that are there still */
	bool shared;			/* others of a team have files of their own */
};

/* Forgets a person, and forgets somebody of whom there is nothing but what was given. */
bool case_forget(struct app *app, struct caseload *caseload, struct arena *arena,
		 const struct case_person *person, struct case_forgotten *did,
		 struct error *error);
bool case_forget_waiting(struct app *app, struct caseload *caseload, const char *name,
			 struct case_forgotten *did, struct error *error);

#endif
