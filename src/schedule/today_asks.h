/* schedule/today_asks.h -- what therapists and programmes ask for today.
 *
 * Promise: lines of assignments first, then the programme's own portions, its looks
 *          back, the least of the day and the check-ins; nothing is asked for twice. A
 *          day with a session keeps to what may stand on it, and an unsteady one to
 *          what grounds. What gives way is replaced, and it is said by what.
 * Owner:   words live in the arena of the situation. Threads: one.
 * Fails:   never: what cannot be read asks for nothing, and the situation notes the trouble.
 */
#ifndef SCHEDULE_TODAY_ASKS_H
#define SCHEDULE_TODAY_ASKS_H

#include "schedule/situation.h"
#include "schedule/today_item.h"

/* Adds what the assignments of these days ask for. */
void today_ask_assignments(struct situation *now, struct today_list *list);

/* What the programme calls the day, and its notes: the day's own, and those of each day
 * and look back that stands beside it. Where they may speak of what a rule lets wait
 * today, a last one says that it can wait. */
struct day_words {
	const char *title;		/* NULL: none */
	struct texts notes;
};

/* Adds what the programme asks for beside what stands in the list; on an unsteady day
 * nothing, and the notes alone are told. */
struct day_words today_ask_programme(const struct situation *now, struct today_list *list);

#endif
