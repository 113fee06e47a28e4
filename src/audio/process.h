/* audio/process.h -- a process of our own that may load sound libraries.
 *
 * Promise: process_fork() gives a child that is away from the terminal, has no
 *          file of its parent's, and dies with its parent; whatever a sound
 *          library prints, hangs in or dies of stays with it. The parent is
 *          told of its end without waiting for it.
 * Owner:   a value in the caller's hand, begun as PROCESS_NONE; process_end()
 *          before it goes.
 * Threads: one.
 * Fails:   process_fork() when the system gives no process.
 */
#ifndef AUDIO_PROCESS_H
#define AUDIO_PROCESS_H

#include <stdbool.h>
#include <sys/types.h>

struct process {
	pid_t pid;	/* 0: there is none */
	int life;	/* reads end-of-file when it is gone; -1: none */
};

#define PROCESS_NONE ((struct process){ .pid = 0, .life = -1 })

/* Forks a child that lives in `live`, which never returns. */
bool process_fork(struct process *process, void (*live)(void *context), void *context);

/* Tells whether it has ended, and with which status (-1: it was killed). */
bool process_has_ended(struct process *process, int *status);

/* Waits until it has ended, `ms` at most. */
bool process_wait(struct process *process, int ms);

/* Kills it; its end is told later. */
void process_kill(struct process *process);

/* Kills it and waits `ms` at most; does nothing when there is none. */
void process_end(struct process *process, int ms);

/* Makes a process that was just forked fit to load sound libraries, with no
 * descriptor of the parent but `keep` (-1: none). */
void process_detach(pid_t parent, int keep);

#endif
