/* schedule/schedule_text.h -- what of a plan is in use and why, and what is left aside and
 * why.
 *
 * Promise: a sentence each, from the dates, the settings and the programmes.
 * Owner:   the arena given. Threads: one. Fails: never.
 */
#ifndef SCHEDULE_SCHEDULE_TEXT_H
#define SCHEDULE_SCHEDULE_TEXT_H

#include "engine/calendar.h"
#include "schedule/history.h"

#include <stdbool.h>
#include <stdint.h>

struct app;
struct arena;

enum { SCHEDULE_REMARKS_MOST = 12 };

struct schedule_text {
	const char *heading;		/* where one is: "Preparing · 9 days ..." */
	const char *form;		/* which form is in use and why; NULL: no choice */
	const char *track;		/* which track, where there are two; NULL */
	const char *programmes;		/* that there is more than one; NULL */
	struct texts remarks;
};

/* `day` is what today is. */
struct schedule_text schedule_text(const struct app *app, struct arena *arena,
				   const struct calendar *calendar,
				   const struct calendar_day *day,
				   const struct history *past);

#endif
