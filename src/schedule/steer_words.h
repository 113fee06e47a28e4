/* schedule/steer_words.h -- what follows from a change, in words; for schedule/steer.c.
 *
 * Promise: told from the calendar as it is after the change.
 * Owner:   words live in the arena given. Threads: one. Fails: never.
 */
#ifndef SCHEDULE_STEER_WORDS_H
#define SCHEDULE_STEER_WORDS_H

#include "model/programme.h"

#include <stdbool.h>
#include <stdint.h>

struct app;
struct arena;
struct calendar;

/* "Arrival is now Monday 14 December: the form of 14 days fits, and begins ..." */
const char *steer_date_words(const struct app *app, struct arena *arena, const char *key);

/* "The form of 14 days begins on ..."; 0 is the one that fits. */
const char *steer_form_words(const struct app *app, struct arena *arena, int days);

const char *steer_move_words(const struct app *app, struct arena *arena,
			     const struct programme_day *day, int64_t date, bool home);

/* Tells whether today lies before an arrival for which there is a programme. */
bool steer_prepares(const struct app *app, const struct calendar *calendar);

#endif
