/* ui/assignment_reading.h -- the words of an assignment as paragraphs of a scroll.
 *
 * Owner: the scroll, which copies every text. Threads: one. Fails: never.
 */
#ifndef UI_ASSIGNMENT_READING_H
#define UI_ASSIGNMENT_READING_H

#include "model/practice.h"
#include "tui/scroll.h"

/* One line of it, numbered: what, how often, when, why. NULL and "" are left out. */
struct reading_task {
	size_t number;
	const char *title, *how, *when, *why, *left_out;
};
void reading_task(struct scroll *scroll, const struct reading_task *task);

/* Texts, the first with a label in the columns left of it; without a text nothing. */
void reading_texts(struct scroll *scroll, const char *label, const struct texts *texts);

#endif
