/* schedule/tasks.h -- which lines of assignments are due on a date.
 *
 * Promise: only lines that were accepted, of assignments that stand, between their
 *          beginning (never before they were taken in) and their end. What is missed
 *          is never carried on: a daily line is due once a day, one of 5 a week until
 *          it was done on five days of the week, one of once until it was done. What
 *          was done before a newer version came counts for that version, too.
 * Owner:   the arena given. Threads: one.
 * Fails:   when what was taken in, or what was done, cannot be read, in words; what is
 *          handed out then may be too little.
 */
#ifndef SCHEDULE_TASKS_H
#define SCHEDULE_TASKS_H

#include "schedule/history.h"
#include "model/taken.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;
struct error;

struct task_due {
	const struct taken *taken;
	const struct taken_task *task;
	const char *how;		/* "5 a week, 2 so far" */
	bool done;			/* as often as today asks for */
};

/* The lines due on the date that the past is of, in their order. */
bool tasks_due(struct app *app, struct arena *arena, const struct history *past,
	       const struct task_due **list, size_t *count, struct error *error);

/* What the assignments of these days ask to leave out, as bits 1u << enum leave_out. */
bool tasks_leave_out(struct app *app, struct arena *arena, unsigned *leave_out,
		     struct error *error);

/* "assignment:ID" of a line that asks for this practice in these days, however it is
 * begun; *source is NULL when none does. */
bool tasks_source(struct app *app, struct arena *arena, const char *practice,
		  const char **source, struct error *error);

#endif
