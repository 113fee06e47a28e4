/* exchange/assign_parts.h -- what making and writing an assignment share.
 *
 * Owner: the arena of the problems. Threads: one.
 */
#ifndef EXCHANGE_ASSIGN_PARTS_H
#define EXCHANGE_ASSIGN_PARTS_H

#include "exchange/assign.h"
#include "content/practice_file.h"
#include "content/problems.h"

enum { LUGGAGE_MOST = 2 * TASKS_MOST };

/* The practices that only their maker has: they go along. */
struct luggage {
	const struct practice *practices[LUGGAGE_MOST];
	size_t count;
};

/* Gathers those that were named as files, and those own ones that a task names. */
void luggage_gather(struct luggage *luggage, struct app *app, const struct draft *draft,
		    const struct assignment *assignment, struct problems *problems);

/* The assignment that a draft makes, when nothing is wrong with it. */
const struct assignment *draft_parse(struct app *app, const struct draft *draft,
				     const char *path, struct luggage *luggage,
				     struct problems *problems);

#endif
