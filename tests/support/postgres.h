/* support/postgres.h -- a PostgreSQL server of a test's own.
 *
 * Promise: made in a fresh folder by the programs that Debian's packages bring, or by
 *          those that an initdb in PATH stands with; reached by a socket in the folder
 *          and by no network; run by somebody without rights where the test runs as root.
 *          It is stopped, and the folder removed, by postgres_stop() or when the test
 *          ends in any other way.
 * Owner:   the caller. Threads: one.
 * Fails:   postgres_start() gives false when the programs are not there; anything
 *          else fails the test.
 */
#ifndef SUPPORT_POSTGRES_H
#define SUPPORT_POSTGRES_H

#include <limits.h>
#include <stdbool.h>
#include <sys/types.h>

struct postgres {
	char folder[64], programs[PATH_MAX];
	char url[160];			/* of its database "postgres" */
	pid_t guard;			/* stops it when the pipe is closed */
	int pipe;
};

bool postgres_start(struct postgres *server);

/* Runs SQL past the store, in a database of the server. */
void postgres_sql(const struct postgres *server, const char *sql);

/* A connection past the store that stays: SQL is sent, and its end is waited for. */
struct postgres_session {
	pid_t pid;
	int to, from;
};

void postgres_session_start(struct postgres_session *session, const struct postgres *server);
void postgres_session_send(struct postgres_session *session, const char *sql);
void postgres_session_wait(struct postgres_session *session);
void postgres_session_end(struct postgres_session *session);

/* Stops it, with every connection cut, and starts it again. */
void postgres_halt(const struct postgres *server);
void postgres_begin_again(const struct postgres *server);

/* What is done to the processes that serve this program, or some of them, by SQL. One
 * that ends meanwhile is no matter. */
#define POSTGRES_BACKENDS "pg_stat_activity WHERE application_name = 'groundwork'"
#define POSTGRES_SIGNAL(which, whom) "DO $$ DECLARE them text; BEGIN "           \
	"SELECT string_agg(pid::text, ' ') INTO them FROM " whom ";"             \
	"EXECUTE format('COPY (SELECT 1) TO PROGRAM %L', "                       \
	"'cat > /dev/null; kill -" which " ' || them || '; true'); END $$;"

void postgres_stop(struct postgres *server);

#endif
