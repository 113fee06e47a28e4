/* schedule/way.h -- the days of a person's way, one row each, behind and ahead.
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
#ifndef SCHEDULE_WAY_H
#define SCHEDULE_WAY_H

#include "schedule/day_items.h"
#include "schedule/past.h"
#include "schedule/way_words.h"
#include "engine/calendar.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;

enum { WAY_ROWS_MOST = 640, WAY_PARTS_MOST = DAY_ITEMS_MOST };

enum way_kind {
	WAY_DAY,			/* a numbered day */
	WAY_SESSION,			/* a day with a medicine session */
	WAY_WEEK,			/* a week after the days */
	WAY_AFTER,			/* a look back at a session */
	WAY_MONTH,			/* the month's look back */
	WAY_NOTHING			/* today, when no programme has anything on it */
};

enum way_standing { WAY_PASSED, WAY_NOW, WAY_AHEAD };

struct way_row {
	enum way_kind kind;
	enum way_standing standing;
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

struct way {
	const struct way_row *rows;
	size_t count;
	size_t now;			/* the row of today */
	int64_t today;
	struct calendar calendar;
	struct calendar_day day;	/* what today is */
	struct past past;
	struct way_words words;		/* where one is, what is in use, what is not */
};

void way_look(struct app *app, struct arena *arena, struct way *way);

/* The row of a day on a date (NULL: of that date); the one of today when there is
 * none. A day that was put elsewhere is found where it is now. */
size_t way_find(const struct way *way, int64_t date, const struct programme_day *day);

/* A portion of what a row asks. */
struct way_part {
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
size_t way_parts(struct app *app, struct arena *arena, const struct way *way,
		 const struct way_row *row, struct way_part parts[WAY_PARTS_MOST]);

/* Its notes, and a sentence on how it stands (NULL: there is nothing to say). */
const struct texts *way_notes(const struct way *way, const struct way_row *row);
const char *way_stands(const struct app *app, struct arena *arena, const struct way *way,
		       const struct way_row *row);

/* The source that the log has for it: "programme:ID"; NULL: none. */
const char *way_source(struct arena *arena, const struct way_row *row);

#endif
