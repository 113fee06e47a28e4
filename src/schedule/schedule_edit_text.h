/* schedule/schedule_edit_text.h -- what follows from a change, in words.
 *
 * Promise: told from the calendar as it is after the change.
 * Owner:   words live in the arena given. Threads: one. Fails: never.
 */
#ifndef SCHEDULE_SCHEDULE_EDIT_TEXT_H
#define SCHEDULE_SCHEDULE_EDIT_TEXT_H

#include "model/programme.h"

#include <stdbool.h>
#include <stdint.h>

struct app;
struct arena;
struct calendar;

/* "Arrival is now Monday 14 December: the form of 14 days fits, and begins ..." */
const char *schedule_date_text(const struct app *app, struct arena *arena, const char *key);

/* "The form of 14 days begins on ..."; 0 is the one that fits. */
const char *schedule_form_text(const struct app *app, struct arena *arena, int days);

const char *schedule_move_text(const struct app *app, struct arena *arena,
			       const struct programme_day *day, int64_t date, bool home);

/* Tells whether today lies before an arrival for which there is a programme. */
bool schedule_is_preparing(const struct app *app, const struct calendar *calendar);

#endif
