/* tui/signals.h -- signals as something to read.
 *
 * Promise: SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT and SIGTSTP are held back
 *          and read in the loop, so that no handler ever runs in between.
 * Owner:   the caller closes with signals_close(), which puts the mask back.
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

/* Lets signals come as usual again; in a child, before it becomes another
 * program, with fd -1. */
void signals_close(int fd);

#endif
