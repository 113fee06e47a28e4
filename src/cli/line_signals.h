/* cli/line_signals.h -- signals that end a command, read between its lines.
 *
 * Promise: Ctrl-C, an end and a hang-up are read in a loop, so that none can come
 *          between a look and a wait.
 * Owner:   a value in the caller's hand. After line_signals_close() they stay held back:
 *          the command is about to end, and a second Ctrl-C must not kill it while it
 *          writes its last words.
 * Threads: one.
 */
#ifndef CLI_LINE_SIGNALS_H
#define CLI_LINE_SIGNALS_H

#include <stdbool.h>

struct error;

struct line_signals {
	int fd;			/* to be waited for */
};

bool line_signals_open(struct line_signals *signals, struct error *error);

/* The signal that has come, 0 when there is none. */
int line_signals_read(const struct line_signals *signals);

void line_signals_close(struct line_signals *signals);

#endif
