/* schedule/person_calendar.h -- a person's dates, and the programmes that go with them.
 *
 * Promise: the calendar of engine/calendar.h, filled from settings and library. Of
 *          two programmes for one stage the one goes first that the settings name,
 *          then one of the person's own.
 * Owner:   the calendar borrows programmes from the app; words live in the arena.
 * Threads: one. Fails: never: a date that cannot be read is no date.
 */
#ifndef SCHEDULE_PERSON_CALENDAR_H
#define SCHEDULE_PERSON_CALENDAR_H

#include "base/moment.h"
#include "engine/calendar.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;
struct session_record;

/* The calendar as it stands now. */
struct calendar person_calendar(const struct app *app);

/* The date of today, by the clock and the hour at which a day begins; and that of
 * any moment at an offset. */
int64_t person_today(const struct app *app);
int64_t person_date(const struct app *app, int64_t moment_ms, int offset_s);

/* The hour of the person's day: from the one at which it begins to 23, and on from 24
 * in the night that still belongs to it; and that of any moment at an offset. */
int person_hour(const struct app *app);
int person_hour_at(int64_t moment_ms, int offset_s, int day_starts_hour);

/* Tells whether today is a day with a medicine session. */
bool person_has_medicine_day(const struct app *app);

/* "day 4", "week 6", "session day", "after 3" or "month": what the log calls a day
 * of a programme. */
const char *person_place_name(struct arena *arena, const struct calendar_day *day,
			      const struct programme_day *which);

/* The programmes of a stage, the one in use first. */
size_t person_programmes(const struct app *app, enum stage stage,
			 const struct programme **programmes, size_t most);

/* "Sunday 22 November", with the year when it is another one than today's. */
const char *person_date_text(const struct app *app, struct arena *arena, int64_t date);

#endif
