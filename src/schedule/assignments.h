/* schedule/assignments.h -- what was taken in, and putting it away.
 *
 * Promise: as store/assignments.h, with words for a person. What came with an
 *          assignment that stands no longer is removed; what was done stays in the
 *          log.
 * Owner:   the arena given. Threads: one.
 * Fails:   with a sentence; then nothing has changed.
 */
#ifndef SCHEDULE_ASSIGNMENTS_H
#define SCHEDULE_ASSIGNMENTS_H

#include "model/taken.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;
struct error;

/* All that were taken in, oldest first; those that stand have no ended_ms. */
bool assignments_list(struct app *app, struct arena *arena, const struct taken **list,
		      size_t *count, struct error *error);

/* The dates on which one was taken in, and put away or replaced, in the zones in which
 * that was; today at the latest, though a clock was wrong. */
int64_t assignments_taken_date(const struct app *app, const struct taken *taken);
int64_t assignments_ended_date(const struct app *app, const struct taken *taken);

/* The title of the practice of a line, or its id when it is not there. */
const char *assignments_title(const struct app *app, const struct taken_task *task);

/* Takes a line of one that stands, counted from 0, or declines it. */
bool assignments_accept(struct app *app, const struct taken *taken, size_t task,
			bool accepted, struct error *error);

/* Says that none with this id stands; false. */
bool assignments_none(const char *id, struct error *error);

/* Puts an assignment away by its id, and what came with it; what was done stays in the
 * log. */
bool assignments_end(struct app *app, const char *id, struct error *error);

#endif
