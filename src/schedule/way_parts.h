/* schedule/way_parts.h -- what the files of the way share and nobody else sees.
 *
 * way.c walks the dates, way_asks.c knows what a row asks and whether something of it
 * was done, way_words.c says in words what is in use and what is left aside.
 *
 * Owner: the arena of the look. Threads: one.
 */
#ifndef SCHEDULE_WAY_PARTS_H
#define SCHEDULE_WAY_PARTS_H

#include "schedule/way.h"

/* When something of a row was done last; NO_DATE when nothing was. */
int64_t way_done(struct arena *arena, const struct way *way, const struct way_row *row);

/* Heading, form, track, programmes and remarks. */
void way_say(struct app *app, struct arena *arena, struct way *way);

/* The title of today's row when no programme has anything on it. */
const char *way_title_of_nothing(const struct way *way);

#endif
