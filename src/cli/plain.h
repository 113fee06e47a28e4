/* cli/plain.h -- a practice line by line.
 *
 * Promise: for screen readers, braille and TERM=dumb: no cursor movement, no
 *          redraw, one line a phase or caption. Answers are read from standard
 *          input: a text ends at an empty line, a number or an option's number
 *          is one line, the end of input skips what is left. On a terminal
 *          q Enter ends it and ! Enter helps in a hard moment, on a page as well;
 *          while time runs, p Enter pauses, b and n go back and on. Where nobody
 *          sits at a terminal nothing waits for a key.
 * Threads: one.
 */
#ifndef CLI_PLAIN_H
#define CLI_PLAIN_H

struct app;
struct player_options;
struct practice;

/* Plays it as the options say; returns an exit status, which is 128 and the signal's number
 * when one ended it. A rehearsal runs through at once with the times written, asks nothing
 * and stores nothing. */
int plain_play(struct app *app, const struct practice *practice,
	       const struct player_options *options);

#endif
