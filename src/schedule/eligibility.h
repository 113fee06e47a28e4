/* schedule/eligibility.h -- whether a practice can be begun now.
 *
 * Promise: hardly anything is ever refused. What is only for assignments wants
 *          one as its source; a form with a question that opens the support page
 *          is not for a day with a medicine session, not for a person without
 *          numbers to call, and not for twice in REPEAT_AFTER_DAYS, since it asks
 *          about these days.
 * Owner:   nothing is kept. Threads: one.
 * Fails:   with a calm sentence that says what can be done.
 */
#ifndef SCHEDULE_ELIGIBILITY_H
#define SCHEDULE_ELIGIBILITY_H

#include <stdbool.h>

struct app;
struct arena;
struct error;
struct practice;

enum { REPEAT_AFTER_DAYS = 14 };

/* `source` as in the log: "self", "programme:ID" or "assignment:ID". */
bool eligibility_check(struct app *app, const struct practice *practice,
		       const char *source, struct error *error);

/* Says what there is to know before a practice begins, so that the person can
 * choose: "It contains breath holds, which you leave out.", or why a demanding one
 * is not offered yet. NULL when there is nothing of it. */
const char *eligibility_warning(struct app *app, const struct practice *practice,
				struct arena *arena);

/* The first of these alone. */
const char *eligibility_left_out(const struct app *app, const struct practice *practice,
				 struct arena *arena);

#endif
