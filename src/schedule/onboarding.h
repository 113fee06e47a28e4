/* schedule/onboarding.h -- whether the first questions are due, and what is practised in
 * them.
 *
 * Promise: they come once: when nobody has been asked (`since` is empty) and nothing
 *          has been practised. Ended or left, they do not come again by themselves.
 * Owner:   the app. Threads: one.
 * Fails:   onboarding_done() as app_set() does.
 */
#ifndef SCHEDULE_ONBOARDING_H
#define SCHEDULE_ONBOARDING_H

#include <stdbool.h>
#include <stdint.h>

struct app;
struct error;
struct practice;

/* Tells whether to ask. A log that cannot be read is one that may hold something. */
bool onboarding_is_due(struct app *app);

/* Notes that they have been asked, with today as the day on which the plan was made;
 * a day that stands there already stays. */
bool onboarding_done(struct app *app, struct error *error);

/* A short practice that is neither breath nor writing. */
struct onboarding_practice {
	const struct practice *practice;
	const char *steps;		/* only these, "arrive, three"; NULL: all of it */
	int64_t minutes_ms;
	const char *about;		/* a sentence or two */
};

/* About a minute of looking around, when that is there; else the shortest that contains
 * nothing that is left out. False when there is none. */
bool onboarding_practice(const struct app *app, struct onboarding_practice *found);

#endif
