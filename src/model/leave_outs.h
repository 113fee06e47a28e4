/* model/leave_outs.h -- a set of things to be left out, as words and back.
 *
 * Promise: the words are those of files; read back they are the same set. A word that
 *          is none of them is passed over, so that what a later version writes can be
 *          read as far as it is known here.
 * Owner:   the text is the arena's. Threads: one.
 */
#ifndef MODEL_LEAVE_OUTS_H
#define MODEL_LEAVE_OUTS_H

struct arena;

/* "holds, body", in the order of enum leave_out; "" for none. */
const char *leave_outs_text(struct arena *arena, unsigned leave_outs);

/* Reads words with commas or blanks between into bits 1u << enum leave_out; NULL and
 * "" are none. */
unsigned leave_outs_parse(const char *text);

#endif
