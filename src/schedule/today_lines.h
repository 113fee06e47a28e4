/* schedule/today_lines.h -- what a day asks for and offers, in the order in which it is
 * told, in groups that have names.
 *
 * Promise: screen and lines tell the same day in the same order and by the same names;
 *          what is a matter of choice is called so.
 * Owner:   a line borrows from the day. Threads: any. Fails: never.
 */
#ifndef SCHEDULE_TODAY_LINES_H
#define SCHEDULE_TODAY_LINES_H

#include "schedule/today.h"

enum { TODAY_LINES_MOST = TODAY_ITEMS_MOST + TODAY_SUGGESTIONS };

struct today_line {
	const struct today_item *item;
	const char *group;		/* its name, where a group begins; else NULL */
	bool offered;			/* beside all that is asked for */
};

/* Fills the lines and returns how many. Those of other parts of the day are among them
 * when `whole`; on a day with a session there is one at most, the next. */
size_t today_lines(const struct today *today, bool whole,
		   struct today_line lines[TODAY_LINES_MOST]);

/* How a day that is not like others is met; NULL: it is. */
const char *today_greeting(const struct today *today);

/* What is said when nothing more is asked for: of this part of the day, or of the day;
 * NULL as long as something is. */
const char *today_enough(const struct today *today);

/* The words of this part of the day: its notes; on a day with a session one of them. */
struct texts today_notes(const struct today *today);

#endif
