/* schedule/situation.h -- where a person stands at this moment, before anything is
 * offered.
 *
 * Promise: dates, log, settings and assignments are read once; whatever makes up Today
 *          reads them here, and sees the same moment.
 * Owner:   the arena given, and the app. Threads: one.
 * Fails:   never: what cannot be read is not there, and past.trouble says that it is so.
 */
#ifndef SCHEDULE_SITUATION_H
#define SCHEDULE_SITUATION_H

#include "engine/calendar.h"
#include "schedule/history.h"

#include <stdbool.h>
#include <stdint.h>

struct app;
struct arena;
struct error;

/* Parts of the day, by the hour with which they begin. */
enum { NOON = 12, EVENING = 17 };

/* How the day is met. */
enum day_mode {
	DAY_PLAIN,
	DAY_MEDICINE,			/* a day with a medicine session: one thing */
	DAY_RETURN,			/* after a gap: the smallest thing */
	DAY_UNSTEADY			/* grounding, and whom to talk to */
};

struct situation {
	struct app *app;
	struct arena *arena;		/* for what is made of it */
	struct calendar calendar;
	struct calendar_day day;	/* what today is */
	struct history past;
	int64_t date;
	int hour;			/* of the person's day, as person_hour() has it */
	enum day_mode mode;
	unsigned leave_out;		/* by the person: bits 1u << enum leave_out */
	unsigned asked_out;		/* what therapists ask to leave out, too */
	struct texts coming;		/* contacts of an assignment that is only looked at */
};

struct situation situation_load(struct app *app, struct arena *arena);

/* Notes that something could not be read; the first trouble is told. */
void situation_trouble(struct situation *now, const struct error *error);

#endif
