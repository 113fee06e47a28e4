/* support/child.h -- a second process for a test, in step with it.
 *
 * Promise: child_start() returns when the child has called child_ready(); the
 *          child goes on when the test calls child_go() or child_finish(), or is
 *          killed by child_kill(). Nothing waits for time to pass.
 * Owner:   the caller ends it by child_finish() or child_kill(). Threads: one.
 */
#ifndef SUPPORT_CHILD_H
#define SUPPORT_CHILD_H

#include <sys/types.h>

struct child {
	pid_t pid;
	int from, to;	/* pipes, seen from the test */
};

/* Runs `work` in a child process, which ends when it returns. */
void child_start(struct child *child,
		 void (*work)(struct child *child, const void *with), const void *with);

/* In the child: lets the test go on, and waits until it is told to. */
void child_ready(struct child *child);

/* Lets the child go on. */
void child_go(struct child *child);

/* Lets the child go on until it is ready again. */
void child_step(struct child *child);

/* Lets the child go on to its end, and waits for that. */
void child_finish(struct child *child);

/* Kills it as a power cut would, and waits for its end. */
void child_kill(struct child *child);

#endif
