/* schedule/schedule_edit.h -- the plan, bent by the person: dates, days, form, track, programme.
 *
 * Promise: every change is written to the person's settings at once, holds at once,
 *          and says in a sentence or two what follows from it. Nothing else in the
 *          settings is touched: lines that mean nothing now stay as they are. When
 *          they cannot be written, the change holds for this run and the words say
 *          so.
 * Owner:   words live in the arena given. Threads: one.
 * Fails:   with the reason as the words, and nothing changed.
 */
#ifndef SCHEDULE_SCHEDULE_EDIT_H
#define SCHEDULE_SCHEDULE_EDIT_H

#include "model/programme.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;

struct schedule_change {
	bool holds;			/* it is as the person wished */
	const char *words;		/* what follows from it, or why not */
};

/* Sets a date of the journey: "arrival", "home" or "session_days" (several with commas
 * between); "" takes it away. What schedule/retreat_dates.h refuses is refused. */
struct schedule_change schedule_set_date(struct app *app, struct arena *arena,
					 const char *key,
					 const char *value);

/* Puts a numbered day of a programme in use on another date; its own date takes the
 * move away. A date that cannot hold it is refused. */
struct schedule_change schedule_move_day(struct app *app, struct arena *arena,
					 const struct programme *programme,
					 const struct programme_day *day, int64_t date);

/* What one of several is taken of. */
enum schedule_choice_kind { CHOICE_FORM, CHOICE_TRACK, CHOICE_PROGRAMME };

enum { SCHEDULE_CHOICES_MOST = 12 };

struct schedule_choice {
	const char *title, *about;
	bool in_use;
	int value;			/* the form's days (0: what fits), or the track */
	const struct programme *programme;	/* CHOICE_PROGRAMME */
};

/* What there is to take for a stage; fewer than two: there is nothing to choose, and
 * schedule_why_no_choice() says so. */
size_t schedule_choices(struct app *app, struct arena *arena,
			enum schedule_choice_kind what,
			enum stage stage,
			struct schedule_choice choices[SCHEDULE_CHOICES_MOST]);
const char *schedule_question(enum schedule_choice_kind what);
const char *schedule_why_no_choice(enum schedule_choice_kind what);

struct schedule_change schedule_choose(struct app *app, struct arena *arena,
				       enum schedule_choice_kind what,
				       const struct schedule_choice *choice);

#endif
