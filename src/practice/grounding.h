/* practice/grounding.h -- a hard moment's sentences, one after another, for eyes and ears.
 *
 * Promise: each sentence has its turn: a soft tone marks it, the voice speaks it
 *          when there is a clip, then there is quiet to do it in. They go round
 *          twice and then rest. Without a clip, a device or any
 *          folder the same turns go by the clock. What sounded before has its
 *          time to fade.
 * Owner:   whoever opened it closes it; it borrows the app.
 * Threads: one. grounding_turn() never waits.
 * Fails:   never.
 */
#ifndef PRACTICE_GROUNDING_H
#define PRACTICE_GROUNDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct grounding;

/* Begins. When something sounded until now, it gets a second to fade. */
struct grounding *grounding_open(struct app *app, bool sounded);

/* Does all that is due: time and sound. Call it on every turn of the main loop. */
void grounding_turn(struct grounding *grounding);

/* When it must be called at the latest; INT64_MAX when nothing is due any more. */
int64_t grounding_due_ms(const struct grounding *grounding);

/* The present sentence, an index into safety_hard_moment(), and which part of its
 * turn has passed, 0 to 1. False when they rest. */
bool grounding_look(const struct grounding *grounding, size_t *sentence, double *part);

/* Lets the sound fade and time stand, while something else is looked at; goes on
 * with the sentence that was interrupted. Doing either twice is nothing. */
void grounding_hold(struct grounding *grounding);
void grounding_go_on(struct grounding *grounding);

/* Lets the sound fade and frees it; NULL is allowed. */
void grounding_close(struct grounding *grounding);

#endif
