/* schedule/retreat_dates.h -- the person's dates: looked at, set, and what follows from it.
 *
 * Promise: arrival, home and session_days have one place where they are checked.
 *          A date that contradicts another is refused with why; one that is only
 *          unusual gets a calm sentence and is kept when the person wants it.
 *          When the arrival changes, so may the day from which the plan counts
 *          (`since`): a date that is new or much earlier wants the form that fits the
 *          days left; one that is later, or earlier by no more than a day for each week
 *          of the form, leaves a preparation that is under way in its form. A first
 *          day at home leaves the days before it as they are.
 * Owner:   the caller's buffers. Threads: one.
 * Fails:   with a sentence for a person, as app_set() does.
 */
#ifndef SCHEDULE_RETREAT_DATES_H
#define SCHEDULE_RETREAT_DATES_H

#include "base/moment.h"

#include <stdbool.h>

struct app;
struct error;

enum { RETREAT_DATE_TEXT = 240 };

/* How the remark begins when an arrival begins a new journey. */
#define RETREAT_ANEW "A new journey."

/* Tells whether `key` of [journey] is one of the three that are set here. */
bool retreat_date_has(const char *key);

/* Looks at a value before it is kept. False: it cannot be, and *error says why.
 * The remark is "" when there is nothing to say. */
bool retreat_date_check(const struct app *app, const char *key, const char *value,
			char remark[RETREAT_DATE_TEXT], struct error *error);

/* Sets it, when it can be. An arrival after a return home that has passed begins a new
 * journey: the weeks at home go on until its preparation begins. */
bool retreat_date_set(struct app *app, const char *key, const char *value,
		      char remark[RETREAT_DATE_TEXT], struct error *error);

/* Notes today as the day on which the plan was made. */
bool retreat_since_today(struct app *app, struct error *error);

/* The person's day now. */
struct day person_day(const struct app *app);

/* "5 December 2026". */
enum { DAY_LONG = 32 };
void day_long_text(struct day day, char text[DAY_LONG]);

#endif
