/* schedule/day_items.h -- what a day of a programme asks, for Today and the weeks alike.
 *
 * Promise: what is asked in the person's form and on their track, the check-ins beside
 *          it, and what is enough on a hard day, in this order; as the programme has
 *          it, whether or not the person leaves something of it out. What is not among
 *          the practices is no item.
 * Owner:   the arena given; practices are the app's. Threads: one. Fails: never.
 */
#ifndef SCHEDULE_DAY_ITEMS_H
#define SCHEDULE_DAY_ITEMS_H

#include "model/programme.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;

/* A day, a week or a look back, and how it is read. */
struct asked_day {
	const struct programme *programme;
	const struct programme_day *day;
	size_t form;			/* of the programme */
	enum track track;
	bool third;			/* the month's, with what comes every third time */
	bool medicine;			/* a day with a medicine session: nothing is to
					   be chosen on it */
};

enum day_item_kind { ITEM_ASKED, ITEM_LEAST, ITEM_CHECK, ITEM_KIND_COUNT };

struct day_item {
	enum day_item_kind kind;
	const struct practice *whole;	/* the practice */
	const struct practice *some;	/* the same with those steps only */
	const char *steps;		/* NULL: all */
	enum slot slot;
	const struct portions *among;	/* the list in which it stands */
};

enum { DAY_ITEMS_MOST = 3 * PORTIONS_MOST + 1 };

size_t day_items(const struct app *app, struct arena *arena, const struct asked_day *asked,
		 struct day_item items[DAY_ITEMS_MOST]);

/* One portion by itself, as an item of a list; false when it is not there. */
bool day_item(const struct app *app, struct arena *arena, const struct portion *portion,
	      struct day_item *item);

/* Tells whether a practice, or some steps of it, are among what a day asks. */
bool day_asks(const struct asked_day *asked, const char *practice);

#endif
