/* schedule/today.h -- what a day asks for, and what could be done.
 *
 * Promise: computed afresh from the library, the log, the settings and the
 *          clock; nothing is stored, nothing missed is carried on. What a person
 *          leaves out is replaced, and it is said by what. Hard days come first:
 *          a day with a session is quiet, after a gap there is one question, after
 *          two "less steady" only grounding is there. No streaks unless wished for.
 * Owner:   strings and lists live in the arena given.
 * Threads: one.
 */
#ifndef SCHEDULE_TODAY_H
#define SCHEDULE_TODAY_H

#include "base/moment.h"
#include "engine/calendar.h"
#include "model/practice.h"
#include "model/record.h"
#include "schedule/situation.h"
#include "schedule/today_item.h"

#include <stdbool.h>
#include <stddef.h>

struct app;
struct arena;

enum { TODAY_ITEMS_MOST = 24, TODAY_SUGGESTIONS = 4 };

struct today {
	struct day day;
	struct calendar_day calendar;
	enum day_mode mode;
	const char *heading;		/* "Preparing · 9 days until arrival"; NULL */
	const char *title;		/* of the programme's day; NULL */
	struct texts notes;		/* its notes, and those of what is put beside it */
	enum slot part;			/* of the day, just now */
	struct today_item due[TODAY_ITEMS_MOST];
	size_t due_count;
	struct today_item suggestions[TODAY_SUGGESTIONS];
	size_t suggestion_count;
	const char *intention;		/* the last one kept; NULL when none */
	const char *plan;		/* "If ..., then ...", on the day after; NULL */
	const char *remark;		/* what the dates or the clock make worth saying */
	bool unread;			/* the past could not be read whole: the remark says
					   so, and what is not done may be done */
	bool practised[7];		/* this week, Monday first */
	int weekday;			/* 0 is Monday */
	int days_done, days_planned;	/* in this week */
	int streak;			/* days in a row; 0 when not wished for */
	bool unfinished;		/* a session can be gone on with */
	struct session_record open;	/* that session */
};

/* Fills *today. Troubles of the store never make it fail: `unread` tells of them. */
void today_load(struct app *app, struct arena *arena, struct today *today);

/* Where a day lies: "Preparing · 9 days until arrival"; NULL when nothing is known. */
const char *today_heading(const struct app *app, struct arena *arena,
			  const struct calendar_day *day);

/* For how long a look at this moment holds, at most: until noon, the evening, or the
 * next day, whichever comes first. */
int64_t today_lasts_ms(const struct app *app);

/* Something that grounds and that the person does not leave out; NULL: nothing. */
const struct practice *today_ground(struct app *app, struct arena *arena);

/* "prepare", "retreat", "integrate" or "daily". */
const char *phase_name(enum phase phase);

#endif
