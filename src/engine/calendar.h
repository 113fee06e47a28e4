/* engine/calendar.h -- which day of which programme a civil day is.
 *
 * Promise: pure: from a person's dates, the programmes and one civil day comes
 *          what that day is, always the same. Nothing is counted that was missed:
 *          a day that has passed is over. What was done is not known here.
 * Stages:  before arrival one prepares, up to the first day at home one is on
 *          retreat, then one integrates until the weeks are over. Without a date
 *          the person's own word counts from the day on which the plan was made.
 *          A home day before the arrival belongs to an earlier retreat: it counts
 *          until the preparation for the next one begins. Home on the day of arrival
 *          was a visit of one day.
 * Stay:    when home is known, its eve holds the retreat's last day, and a longer stay
 *          has days in between that hold nothing.
 * Late:    whoever makes a plan when the preparation should be under way begins with
 *          its first day, which holds what nobody should go without; what they come
 *          too late for is left out.
 * Owner:   values; everything borrowed from the programmes.
 * Threads: any. No clock, no allocation. Fails: never.
 * Units:   dates are day_number()s; NO_DATE when there is none.
 */
#ifndef ENGINE_CALENDAR_H
#define ENGINE_CALENDAR_H

#include "model/programme.h"
#include "model/settings.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NO_DATE INT64_MIN

enum { CALENDAR_MOVES_MOST = 60, CALENDAR_MEDICINE_DAYS_MOST = 60, CALENDAR_HERE_MOST = 4,
       MONTH_DAYS = 28 };

/* A day of a programme that was put on another date. */
struct calendar_move {
	const struct programme *programme;
	int day;			/* its number in the file */
	int64_t date;
};

/* A person's dates and choices, and the programmes that are theirs. */
struct calendar {
	int64_t arrival, home, since;
	enum where where;
	int form_days;			/* of the preparation; 0: the one that fits */
	enum track track;
	int64_t medicine_days[CALENDAR_MEDICINE_DAYS_MOST];
	size_t medicine_day_count;
	struct calendar_move moves[CALENDAR_MOVES_MOST];
	size_t move_count;
	const struct programme *programmes[STAGE_COUNT];	/* NULL: none */
};

enum phase {
	PHASE_UNSAID,			/* no date and no word */
	PHASE_PREPARE, PHASE_RETREAT, PHASE_INTEGRATE,
	PHASE_DAILY			/* practising, or the weeks are over */
};

/* What a date is. */
struct calendar_day {
	int64_t date;
	enum phase phase;
	const struct programme *programme; /* NULL: none for this phase */
	size_t form;			/* of the programme */
	int place, of;			/* "day 13 of 21"; 0: no numbered day */
	int week;			/* "week 6"; 0: none */
	int64_t to_arrival;		/* days until then, 1 and more; 0: not known */
	int64_t begins;			/* when the preparation's first day is; NO_DATE
					   when that is past or not known */
	bool medicine;		/* a day with a medicine session */
	bool ask_home;			/* the retreat seems to be over */
	const struct programme_day *day; /* what it holds by its number, or the week,
					   or the session day; NULL: nothing */
	int64_t moved_to;		/* its day was put there; NO_DATE */
	const struct programme_day *here[CALENDAR_HERE_MOST];	/* put here instead */
	size_t here_count;
	const struct programme_day *after; /* a look back that is open; NULL */
	const struct programme *after_of;
	int64_t after_from;		/* since when it is open */
	const struct programme_day *month; /* the month's review is open; NULL */
	int64_t month_from;		/* since when */
	bool third;			/* with what comes every third time: after twelve
					   weeks, twenty-four, ... */
};

/* What a date is. */
void calendar_look(const struct calendar *calendar, int64_t date,
		   struct calendar_day *day);

/* The first day at home, known or by the person's word; NO_DATE when there is none. */
int64_t calendar_home(const struct calendar *calendar);

/* The first and the last date of the programme that a phase has, weeks included;
 * false when it has no dates. */
bool calendar_span(const struct calendar *calendar, enum phase phase, int64_t *first,
		   int64_t *last);

/* The date on which a numbered day falls by counting, before it was moved; NO_DATE
 * when its form leaves it out or there is no date. */
int64_t calendar_date_of(const struct calendar *calendar, enum phase phase,
			 const struct programme_day *day);

/* Tells whether a date can hold a moved day of a programme: it is one of its dates,
 * and no day with a session. */
bool calendar_can_hold(const struct calendar *calendar, const struct programme *programme,
		       int64_t date);

/* The index of the preparation's form. */
size_t calendar_form(const struct calendar *calendar);

/* The stage whose practices suit a phase. */
enum stage phase_stage(enum phase phase);

#endif
