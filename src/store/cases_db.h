/* store/cases_db.h -- the database behind the caseload, whichever it is.
 *
 * Promise: one way to say SQL to SQLite and to PostgreSQL: the parameters are $1, $2
 *          and so on in both, and texts are UTF-8. Which one it is, a URL says:
 *          nothing or sqlite:PATH, or postgresql://... where it was built with
 *          libpq. Nothing else ever opens a connection, and this one only to where
 *          the person's own URL points. A file that is made has mode 0600.
 * Owner:   whoever opened it closes it. A row is borrowed while it is being taken.
 * Threads: one.
 * Fails:   with a sentence that names the database, and never its password.
 */
#ifndef STORE_CASES_DB_H
#define STORE_CASES_DB_H

#include "store/cases_value.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cases_db;
struct error;

/* Opens it; `path` is the file of SQLite when the URL (NULL or "") names none. A file that
 * is not there is made when `make` says so. */
bool cases_db_open(struct cases_db **db, const char *url, const char *path, bool make,
		   struct error *error);

/* Tells whether a URL names no place but the person's own. */
bool cases_db_is_own(const char *url);

/* Says that there is no caseload in it, and what to do; gives false. */
bool cases_db_is_missing(const struct cases_db *db, struct error *error);

/* Tells whether this build has PostgreSQL. */
bool cases_db_has_postgres(void);

/* Inside a transaction: runs one statement; *changed (NULL: no matter) is how many rows it
 * changed. */
bool cases_db_run(struct cases_db *db, const char *sql, const struct cases_value *values,
		  size_t count, int64_t *changed, struct error *error);

/* Runs one that changes nothing, and hands over each row of its answer. */
bool cases_db_ask(struct cases_db *db, const char *sql, const struct cases_value *values,
		  size_t count, cases_take *take, void *with, struct error *error);

/* Does `work` inside one transaction: all of it or, when it fails, nothing. */
bool cases_db_transact(struct cases_db *db,
		       bool (*work)(struct cases_db *db, void *with, struct error *error),
		       void *with, struct error *error);

/* Tells whether a table of ours is there, and before the first one is made: makes
 * room for it, and keeps others who share the database from doing so as well. */
bool cases_db_has_table(struct cases_db *db, const char *table, bool *has,
			struct error *error);
bool cases_db_prepare(struct cases_db *db, struct error *error);

/* Waits for others, or for a server, end as soon as `wanted` says so; NULL: never. */
void cases_db_give_way(struct cases_db *db, bool (*wanted)(void *with), void *with);

/* Tells whether what failed last was a right that we do not have there. */
bool cases_db_lacks_right(const struct cases_db *db);

/* What whoever set it up should know; NULL: nothing. */
const char *cases_db_remark(const struct cases_db *db);

/* Its name as a person would know it: the path, or host and database. */
const char *cases_db_name(const struct cases_db *db);

/* Tells whether it stands on a server for several people. */
bool cases_db_is_shared(const struct cases_db *db);

/* Closes it; NULL is allowed. */
void cases_db_close(struct cases_db *db);

#endif
