/* schedule/first_run.h -- whether the first questions are due, and what is practised in
 * them.
 *
 * Promise: they come once: when nobody has been asked (`since` is empty) and nothing
 *          has been practised. Ended or left, they do not come again by themselves.
 * Owner:   the app. Threads: one.
 * Fails:   first_run_done() as app_set() does.
 */
#ifndef SCHEDULE_FIRST_RUN_H
#define SCHEDULE_FIRST_RUN_H

#include <stdbool.h>
#include <stdint.h>

struct app;
struct error;
struct practice;

/* Tells whether to ask. A log that cannot be read is one that may hold something. */
bool first_run_is_due(struct app *app);

/* Notes that they have been asked, with today as the day on which the plan was made;
 * a day that stands there already stays. */
bool first_run_done(struct app *app, struct error *error);

/* A short practice that is neither breath nor writing. */
struct first_practice {
	const struct practice *practice;
	const char *steps;		/* only these, "arrive, three"; NULL: all of it */
	int64_t minutes_ms;
	const char *about;		/* a sentence or two */
};

/* About a minute of looking around, when that is there; else the shortest that contains
 * nothing that is left out. False when there is none. */
bool first_run_practice(const struct app *app, struct first_practice *found);

#endif
