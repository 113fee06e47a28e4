/* model/rules_text.h -- the rules of a practice as sentences.
 *
 * Promise: one sentence for each rule, for whoever reads of a practice before the days
 *          on which it stands: on its page, in `show`, on a clinic's list.
 * Owner:   the arena given. Threads: any. Fails: never.
 */
#ifndef MODEL_RULES_TEXT_H
#define MODEL_RULES_TEXT_H

#include "model/practice.h"

struct arena;

/* `steady_first` is the title of the practice that a rule wants first; NULL: none. */
struct texts rules_texts(struct arena *arena, const struct rules *rules,
			 const char *steady_first);

#endif
