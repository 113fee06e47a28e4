/* base/crash.h -- an end that nobody meant: no words leak by it, and it is never silent.
 *
 * Promise: the process leaves no core file and cannot be looked into by other programs of
 *          the same person. When it ends by a fault, or for want of memory, the terminal is
 *          made whole first and one plain sentence is said; then it ends as it would have.
 * Owner:   the process: what has to be put right is known here while it has to be.
 * Threads: crash_guard() and crash_terminal() in the main one; the rest any.
 * Fails:   never; what the system refuses is done without.
 */
#ifndef BASE_CRASH_H
#define BASE_CRASH_H

#include <stdbool.h>
#include <termios.h>

/* From now on. Children that are forked have it too; programs that they become do not. */
void crash_guard(void);

/* How the terminal on standard input was, and what has to be sent to standard output to
 * bring it back there; NULL: it is as it was. The bytes are copied. */
void crash_terminal(const struct termios *before, const char *bytes);

/* Whether what is written reaches a disk, as it does at first. */
void crash_keeps(bool kept);

/* There is no memory left: says so and ends. */
void crash_without_memory(void) __attribute__((noreturn));

#endif
