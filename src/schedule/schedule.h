/* schedule/schedule.h -- a person's schedule, one row each, behind and ahead.
 *
 * Promise: from the first day of the present phase's programme to the last one whose
 *          date is known: what each date holds, and how it stands. A week after the
 *          days is one row, and so is the month's look back. A day that was put on
 *          another date has a row there, and one that says so where it was. What has
 *          passed was done or was let go; no row knows of anything missed. Some row
 *          holds today, always.
 * Ignored: what the settings ask for and the programmes do not have (any more) is
 *          left aside with one remark each; it stays in the settings.
 * Owner:   the arena given. Threads: one. Fails: never.
 */
#ifndef SCHEDULE_SCHEDULE_H
#define SCHEDULE_SCHEDULE_H

#include "schedule/day_items.h"
#include "schedule/history.h"
#include "schedule/schedule_text.h"
#include "schedule/situation.h"
#include "engine/calendar.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;

enum { SCHEDULE_ROWS_MOST = 640, SCHEDULE_ITEMS_MOST = DAY_ITEMS_MOST };

enum schedule_row_kind {
	SCHEDULE_DAY,			/* a numbered day */
	SCHEDULE_MEDICINE_DAY,			/* a day with a medicine session */
	SCHEDULE_WEEK,			/* a week after the days */
	SCHEDULE_AFTER,			/* a look back at a session */
	SCHEDULE_MONTH,			/* the month's look back */
	SCHEDULE_NOTHING			/* today, when no programme has anything on it */
};

enum schedule_standing { SCHEDULE_PASSED, SCHEDULE_NOW, SCHEDULE_AHEAD };

struct schedule_row {
	enum schedule_row_kind kind;
	enum schedule_standing standing;
	int64_t date, last;		/* what it covers; mostly one date */
	enum phase phase;
	const struct programme *programme;	/* NULL: none */
	const struct programme_day *day;	/* NULL: nothing */
	size_t form;
	const char *place;		/* "day 4", as the log has it; NULL */
	int at, of;			/* a numbered day: "day 2 of 7" of its form */
	const char *title;
	int64_t done;			/* when something of it was done; NO_DATE */
	int64_t moved_to;		/* it was put there; NO_DATE */
	int64_t moved_from;		/* it was put here from there; NO_DATE */
	bool third;			/* the month's, with what comes every third time */
};

struct schedule {
	const struct schedule_row *rows;
	size_t count;
	size_t now;			/* the row of today */
	int64_t today;
	struct calendar calendar;
	struct calendar_day day;	/* what today is */
	struct history past;
	struct situation situation;	/* in which whatever is asked would begin */
	struct schedule_text words;		/* where one is, what is in use, what is not */
};

void schedule_load(struct app *app, struct arena *arena, struct schedule *weeks);

/* The row of a day on a date (NULL: of that date); the one of today when there is
 * none. A day that was put elsewhere is found where it is now. */
size_t schedule_find(const struct schedule *weeks, int64_t date,
		     const struct programme_day *day);

/* A portion of what a row asks. */
struct schedule_item {
	enum day_item_kind kind;
	const struct practice *practice;	/* the whole of it */
	const char *title, *steps;	/* only these steps; NULL: all */
	int64_t minutes_ms;
	enum slot slot;
	const char *mind;		/* a sentence before it begins; NULL */
	bool done;			/* within the row's dates, or at its place */
};

/* What a row asks, in the person's form and on their track; the count. A row whose
 * day was put elsewhere is asked there as well as here. */
size_t schedule_items(struct app *app, struct arena *arena, const struct schedule *weeks,
		      const struct schedule_row *row,
		      struct schedule_item parts[SCHEDULE_ITEMS_MOST]);

/* Its notes, and a sentence on how it stands (NULL: there is nothing to say). */
const struct texts *schedule_notes(const struct schedule *weeks,
				   const struct schedule_row *row);
const char *schedule_standing_text(const struct app *app, struct arena *arena,
				   const struct schedule *weeks,
				   const struct schedule_row *row);

/* The source that the log has for it: "programme:ID"; NULL: none. */
const char *schedule_source(struct arena *arena, const struct schedule_row *row);

#endif
