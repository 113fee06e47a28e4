/* app/today.h -- what Today shows.
 *
 * Promise: computed afresh from the library, the log, the settings and the
 *          clock; nothing is stored. No streaks: only "days you planned".
 * Owner:   strings and lists live in the arena given.
 * Threads: one.
 */
#ifndef APP_TODAY_H
#define APP_TODAY_H

#include "base/moment.h"
#include "model/practice.h"
#include "model/record.h"

#include <stdbool.h>
#include <stddef.h>

struct app;
struct arena;

enum { TODAY_SUGGESTIONS = 4 };

struct suggestion {
	const struct practice *practice;
	int64_t minutes_ms;		/* the length to begin with */
	const char *why;		/* "short, seated, no breath pacing" */
	bool done;			/* already done today */
};

struct today {
	struct day day;
	const char *intention;		/* the last one kept; NULL when none */
	struct suggestion suggestions[TODAY_SUGGESTIONS];
	size_t suggestion_count;
	bool practised[7];		/* this week, Monday first */
	int weekday;			/* 0 is Monday */
	int days_done, days_planned;	/* in this week */
	bool unfinished;		/* a session can be gone on with */
	struct session_record open;	/* that session */
};

/* Fills *today. Troubles of the store show as an empty week, never as a
 * failure. */
void today_look(struct app *app, struct arena *arena, struct today *today);

#endif
