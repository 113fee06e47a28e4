/* schedule/suggestions.h -- practices that fit a person's situation, best first.
 *
 * Promise: nothing that a rule is against, that only a therapist assigns, or that is due
 *          already; each with a quiet line that says why it is there. The same
 *          situation always brings the same ones.
 * Owner:   words live in the arena of the situation. Threads: one.
 * Fails:   never: when nothing fits, nothing is added.
 */
#ifndef SCHEDULE_SUGGESTIONS_H
#define SCHEDULE_SUGGESTIONS_H

#include "schedule/situation.h"
#include "schedule/today_item.h"

/* Adds up to `most` that fit this day; `due` is what it asks for already. */
void suggest(const struct situation *now, const struct today_list *due, size_t most,
	     struct today_list *offers);

/* Adds the smallest things, for a day after a gap. */
void suggest_smallest(const struct situation *now, const struct today_list *due,
		      struct today_list *offers);

/* Adds what grounds, and nothing else. */
void suggest_grounding(const struct situation *now, const struct today_list *due,
		       struct today_list *offers);

/* A grounding practice that may stand in for another one, the same as on that earlier
 * date, and none of those beside it (NULL: none are); NULL when there is none. */
const struct practice *suggest_instead(const struct situation *now,
				       const struct today_list *due, int64_t since,
				       const struct portions *beside);

#endif
