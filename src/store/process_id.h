/* store/process_id.h -- which process runs a session, and whether it still lives.
 *
 * Promise: a process is named so that neither a number used again nor a restart
 *          of the machine makes a dead one look alive.
 * Owner:   values only. Threads: any. Fails: never; what /proc does not tell is
 *          left out of the comparison.
 */
#ifndef STORE_PROCESS_ID_H
#define STORE_PROCESS_ID_H

#include <stdbool.h>
#include <stdint.h>

struct owner {
	int64_t pid;
	int64_t born;		/* its start, in ticks since the boot; 0 unknown */
	char boot[40];		/* the boot's id; "" unknown */
};

/* This process. */
struct owner owner_self(void);

/* Tells whether the process has ended. */
bool owner_is_gone(const struct owner *owner);

#endif
