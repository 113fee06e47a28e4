/* engine/calendar_parts.h -- what the two files of the calendar share and nobody else
 * sees: the dates that hold, and the phase between them.
 *
 * Owner: values. Threads: any.
 */
#ifndef ENGINE_CALENDAR_PARTS_H
#define ENGINE_CALENDAR_PARTS_H

#include "engine/calendar.h"

enum { WEEK_DAYS = 7 };

/* The programme of a phase; NULL when there is none. */
const struct programme *calendar_programme(const struct calendar *calendar,
					   enum phase phase);

/* Arrival and first day at home: as they are known, or as they follow from the
 * person's word; else NO_DATE. */
int64_t calendar_arrival(const struct calendar *calendar);
int64_t calendar_home(const struct calendar *calendar);

/* The phase of a date. */
enum phase calendar_phase(const struct calendar *calendar, int64_t date);

/* Days: of a form, of the longest one, of all with the weeks that follow, and of a stay
 * at the retreat. */
int calendar_form_days(const struct programme *programme, size_t form);
int calendar_longest(const struct programme *programme);
int64_t calendar_days_in_all(const struct programme *programme);
int64_t calendar_stay(const struct calendar *calendar);

#endif
