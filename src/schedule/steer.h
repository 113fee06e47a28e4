/* schedule/steer.h -- the plan, bent by the person: dates, days, form, track, programme.
 *
 * Promise: every change is written to the person's settings at once, holds at once,
 *          and says in a sentence or two what follows from it. Nothing else in the
 *          settings is touched: lines that mean nothing now stay as they are. When
 *          they cannot be written, the change holds for this run and the words say
 *          so.
 * Owner:   words live in the arena given. Threads: one.
 * Fails:   with the reason as the words, and nothing changed.
 */
#ifndef SCHEDULE_STEER_H
#define SCHEDULE_STEER_H

#include "model/programme.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;

struct steered {
	bool holds;			/* it is as the person wished */
	const char *words;		/* what follows from it, or why not */
};

/* Sets a date of the journey: "arrival", "home" or "session_days" (several with commas
 * between); "" takes it away. What schedule/journey.h refuses is refused. */
struct steered steer_date(struct app *app, struct arena *arena, const char *key,
			  const char *value);

/* Puts a numbered day of a programme in use on another date; its own date takes the
 * move away. A date that cannot hold it is refused. */
struct steered steer_move(struct app *app, struct arena *arena,
			  const struct programme *programme,
			  const struct programme_day *day, int64_t date);

/* What one of several is taken of. */
enum steer_what { STEER_FORM, STEER_TRACK, STEER_PROGRAMME };

enum { STEER_CHOICES_MOST = 12 };

struct steer_choice {
	const char *title, *about;
	bool in_use;
	int value;			/* the form's days (0: what fits), or the track */
	const struct programme *programme;	/* STEER_PROGRAMME */
};

/* What there is to take for a stage; fewer than two: there is nothing to choose, and
 * steer_why_none() says so. */
size_t steer_choices(struct app *app, struct arena *arena, enum steer_what what,
		     enum stage stage, struct steer_choice choices[STEER_CHOICES_MOST]);
const char *steer_question(enum steer_what what);
const char *steer_why_none(enum steer_what what);

struct steered steer_take(struct app *app, struct arena *arena, enum steer_what what,
			  const struct steer_choice *choice);

#endif
