/* schedule/if_then.h -- two halves of a plan become one sentence.
 *
 * Promise: "If I hear myself say tomorrow, then I will put on one shoe", whether or
 *          not the halves were begun with "if", "then" or "I will": no word of the
 *          frame is there twice, and every word of the person's is.
 * Owner:   the arena given. Threads: any.
 * Fails:   never; with nothing in one of the halves there is no sentence: NULL.
 */
#ifndef SCHEDULE_IF_THEN_H
#define SCHEDULE_IF_THEN_H

struct arena;

/* A text on one line: runs of blanks, ends of lines and control characters become
 * one blank each, and none stands at its ends. NULL when nothing is left. */
const char *one_line(struct arena *arena, const char *text);

/* The sentence; NULL when there is none. */
const char *if_then(struct arena *arena, const char *when, const char *what);

#endif
