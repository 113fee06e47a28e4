/* model/practice_words.h -- all that a practice says and asks, in its order.
 *
 * Owner: strings live in the arena and in the practice. Threads: any. Fails: never.
 */
#ifndef MODEL_PRACTICE_WORDS_H
#define MODEL_PRACTICE_WORDS_H

#include "model/practice.h"

struct arena;

/* A paragraph each; what waits for no words, such as a sitting, is named. */
struct texts practice_words(struct arena *arena, const struct practice *practice);

#endif
