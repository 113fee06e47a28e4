/* support/fault_vfs.h -- a file system for SQLite that fails when it is told to.
 *
 * Promise: counts every operation that changes a file (write, truncate, sync,
 *          delete, making a file) whose path contains `only`, and lets the one
 *          numbered `at` fail. Everything else goes through to the real one,
 *          but that nothing is flushed, which makes it fast.
 * Owner:   the caller keeps the plan until fault_vfs_remove().
 * Threads: one.
 */
#ifndef SUPPORT_FAULT_VFS_H
#define SUPPORT_FAULT_VFS_H

#include <stdbool.h>

enum fault_manner {
	FAULT_FAIL,	/* the operation does nothing and fails */
	FAULT_TEAR,	/* half of a write is done, then it fails */
	FAULT_KILL	/* half of a write is done, then the process is killed */
};

struct fault_plan {
	const char *only;	/* part of the path; NULL: all files */
	int at;			/* from 1; 0: nothing fails */
	bool lasting;		/* all that follow fail too */
	int code;		/* what SQLite is told */
	enum fault_manner manner;
	bool read_only;		/* such files can be opened for reading only */
	int count;		/* operations so far */
	int waits;		/* for a lock, which pass at once */
};

/* Makes it SQLite's default file system. */
void fault_vfs_install(struct fault_plan *plan);

/* Takes it away again; every database opened with it must be closed. */
void fault_vfs_remove(void);

#endif
