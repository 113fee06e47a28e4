/* support/postgres.h -- a PostgreSQL server of a test's own.
 *
 * Promise: made by Debian's packages in a fresh folder, reached by a socket in it and
 *          by no network; run by somebody without rights where the test runs as root.
 *          It is stopped, and the folder removed, by postgres_stop() or when the test
 *          ends in any other way.
 * Owner:   the caller. Threads: one.
 * Fails:   postgres_start() gives false when the packages are not there; anything
 *          else fails the test.
 */
#ifndef SUPPORT_POSTGRES_H
#define SUPPORT_POSTGRES_H

#include <stdbool.h>
#include <sys/types.h>

struct postgres {
	char folder[64], programs[128];
	char url[160];			/* of its database "postgres" */
	pid_t guard;			/* stops it when the pipe is closed */
	int pipe;
};

bool postgres_start(struct postgres *server);

/* Runs SQL past the store, in a database of the server. */
void postgres_sql(const struct postgres *server, const char *sql);

void postgres_stop(struct postgres *server);

#endif
