/* tui/signals.h -- signals as something to read.
 *
 * Promise: SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT and SIGTSTP are held back
 *          and read in the loop, so that no handler ever runs in between.
 * Owner:   the caller closes with signals_close(). They stay held back from then on: a
 *          program that closes it is about to end, and must end by itself. A window
 *          that is closed often sends SIGHUP a moment after its terminal has gone; let
 *          through, it would kill the program while it writes its last words.
 * Threads: one.
 */
#ifndef TUI_SIGNALS_H
#define TUI_SIGNALS_H

#include <stdbool.h>

struct error;

/* Opens the descriptor to wait on. */
bool signals_open(int *fd, struct error *error);

/* The next signal; 0 when there is none. */
int signals_read(int fd);

void signals_close(int fd);

/* Lets signals come as usual again: in a child, before it becomes another program. */
void signals_release(void);

#endif
