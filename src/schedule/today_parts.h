/* schedule/today_parts.h -- what the files of Today share and nobody else sees.
 *
 * today.c puts the day together, today_due.c knows what programmes ask for,
 * today_tasks.c what therapists ask for,
 * today_offer.c what could be done, today_why.c the words for it, today_thread.c what was
 * written and returns.
 *
 * Owner:   a look lives as long as today_look(). Threads: one.
 */
#ifndef SCHEDULE_TODAY_PARTS_H
#define SCHEDULE_TODAY_PARTS_H

#include "schedule/past.h"
#include "schedule/today.h"
#include "engine/calendar.h"

/* Parts of the day, by the hour with which they begin. */
enum { NOON = 12, EVENING = 17 };

struct look {
	struct app *app;
	struct arena *arena;
	struct today *today;
	struct calendar calendar;
	struct past past;
	int64_t date;
	int hour;
	const char *demanding;		/* why none is offered yet; NULL */
	unsigned asked_out;		/* what therapists ask to leave out */
};

/* How a practice went until a date. */
struct habit {
	size_t times;			/* begun in the days looked back on */
	bool done_today, last;		/* the newest session of all */
	enum rating rating;		/* the last one */
	int64_t rated;			/* on that date */
	bool steadying;			/* it was, not long ago */
};

/* Adds to what is due; silently nothing when the list is full. */
struct due *today_add(struct look *look, const struct due *due);

/* today_due.c: the day's own portions, the least of it, check-ins, looks back. */
void today_due(struct look *look);

/* today_tasks.c: what assignments ask for; before all else, so that nothing is asked
 * for twice. */
void today_tasks(struct look *look);

/* today_offer.c: fills the suggestions, `most` at most; or the smallest things after
 * a gap; or grounding only. A practice that may stand in for another one, the same as
 * on that earlier date, and none of those beside it; NULL when there is none. */
void today_offer(struct look *look, size_t most);
void today_offer_smallest(struct look *look);
void today_offer_grounding(struct look *look);
const struct practice *today_instead(struct look *look, int64_t since,
				     const struct portions *beside);

/* today_why.c: why a practice is offered, in a few words. */
const char *today_why(const struct look *look, const struct practice *practice,
		      const struct habit *habit);

/* today_thread.c: intention, plan, the small act, the letter, and questions to be
 * settled. */
void today_thread(struct look *look);

#endif
