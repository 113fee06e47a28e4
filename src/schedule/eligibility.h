/* schedule/eligibility.h -- may a practice be offered, or begun, at this moment?
 *
 * Promise: the one place that holds a practice's rules against a person's days, log and
 *          settings; Today, the suggestions, the weeks, assignments, the library and
 *          whatever plays a practice ask here and nowhere else. Hardly anything is ever
 *          refused: what stands against a practice is said before it begins, and the
 *          person decides. Refused is only what needs an assignment and has none, and a
 *          form with a question that opens the support page: on a day with a session,
 *          without numbers to call, and again before REPEAT_AFTER_DAYS are over.
 * Owner:   words are the arena's. Threads: one.
 * Fails:   with a calm sentence that says what can be done. Where the log cannot be read,
 *          a rule that leans on it stands.
 */
#ifndef SCHEDULE_ELIGIBILITY_H
#define SCHEDULE_ELIGIBILITY_H

#include "schedule/situation.h"

#include <stdbool.h>

struct app;
struct arena;
struct error;
struct practice;

enum stance {
	STANDS_FREE,			/* nothing is against it */
	STANDS_TOLD,			/* it stays where it is asked for, and says so */
	STANDS_BACK,			/* it gives way, and is told before it begins */
	STANDS_REFUSED			/* it cannot be begun */
};

struct eligibility {
	enum stance standing;
	bool passes;			/* what is against it ends some day */
	const char *sentence;		/* "It waits until ..."; NULL: nothing */
	const char *seen;		/* the same where others may look on; NULL: as it is */
	const char *clause;		/* the same after a title: "which waits until ..." */
	const struct practice *first;	/* a practice that leads to it; NULL */
	bool wants_numbers;		/* once it is written down whom to call, it is free */
};

/* The weightiest of what is against it. Some steps of a practice are asked after as the
 * practice that they make; `source` as in the log: "self", "programme:ID" or
 * "assignment:ID". */
struct eligibility eligibility_of(const struct situation *now,
				  const struct practice *practice, const char *source);

/* Whether it can be begun at all. */
bool eligibility_check(struct app *app, const struct practice *practice,
		       const char *source, struct error *error);

/* Whether only numbers to call keep it from being begun. */
bool eligibility_wants_numbers(struct app *app, const struct practice *practice,
			       const char *source);

/* What is to be told before it begins, so that the person can choose; NULL when there
 * is nothing of it. */
const char *eligibility_warning(struct app *app, const struct practice *practice,
				struct arena *arena);

/* What of it the settings leave out, as a sentence; NULL when nothing. It looks at
 * neither days nor log. */
const char *eligibility_left_out(const struct app *app, const struct practice *practice,
				 struct arena *arena);

bool eligibility_is_left_out(const struct app *app, const struct practice *practice);

/* Whether a person who is so steady, of ten, is steady enough for it. */
bool eligibility_is_steady(const struct practice *practice, int steady);

/* The title of the practice that a rule wants first. */
const char *eligibility_steady_first(const struct app *app, const struct rules *rules);

#endif
