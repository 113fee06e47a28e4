/* schedule/practice_subset.h -- some steps of a practice, as a practice of its own.
 *
 * Promise: a programme or a person may take a few steps of a practice. What comes
 *          of it has the practice's name and cautions, the steps that were named
 *          and still exist, and one length, estimated from what is written; it
 *          contains what the practice does, but neither writing nor held breath
 *          when no step of it asks for them.
 * Owner:   the arena given; texts are borrowed from the practice.
 * Threads: any. Fails: never; without any such step left there is none.
 */
#ifndef SCHEDULE_PRACTICE_SUBSET_H
#define SCHEDULE_PRACTICE_SUBSET_H

#include "model/practice.h"

struct arena;

/* The steps of a portion as the log keeps them: "wish, plan"; NULL for all. */
const char *practice_subset_steps(struct arena *arena, const struct texts *steps);

/* The practice with only those steps; the very same when `steps` is NULL. NULL when
 * the practice has none of them any more. */
const struct practice *practice_subset(struct arena *arena, const struct practice *practice,
				       const char *steps);

#endif
