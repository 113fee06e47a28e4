/* store/db.h -- one SQLite connection, with our settings and its statements.
 *
 * Promise: synchronous, journalled, foreign keys watched, deleted text wiped;
 *          no temporary file ever holds what a person wrote.
 * Owner:   whoever opened it closes it; a statement is borrowed until
 *          db_finish() or db_reset() gives it back.
 * Threads: one.
 * Fails:   with an SQLite result code or one of store/store_error.h; 0 is well.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "store/queries.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

struct arena;

struct db {
	sqlite3 *handle;
	char *path;		/* NULL when it is only in memory */
	int64_t first_id;	/* new sessions have this id or a higher one */
	bool mended;		/* an index hid rows, and was built anew */
	int wait_ms, waited_ms;	/* for a lock: what may be waited, and was in vain */
	bool (*wanted)(void *with);	/* elsewhere: then the wait ends; NULL: never */
	void *wanted_with;
	sqlite3_stmt *statements[QUERY_COUNT];
};

/* Opens an existing file (NULL: a database in memory) that has seen none of our
 * settings yet; a lock is waited for as with db_wait(). Sets *db also when it fails, so
 * that it can always be closed. */
int db_open(struct db **db, const char *path, int wait_ms);

/* Makes our settings. Reads the file but does not change it. */
int db_settle(struct db *db);

/* Sets how long locks are waited for: by all statements together, until a transaction is
 * through and the count begins anew. */
void db_wait(struct db *db, int wait_ms);

/* Runs SQL that gives no rows, or whose rows do not matter. */
int db_execute(struct db *db, const char *sql);

/* Runs SQL and takes its first column of its first row (0 when there is no
 * row). */
int db_number(struct db *db, const char *sql, int64_t *number);

/* A prepared statement, ready to be bound; NULL when it cannot be prepared
 * (binding NULL is harmless and db_next() then tells the trouble). */
sqlite3_stmt *db_query(struct db *db, enum query query);

/* Binds a string that stays where it is until the statement is finished; NULL
 * is stored as NULL. */
void db_bind_text(sqlite3_stmt *statement, int at, const char *text);

/* The text of a column of the present row, whatever bytes it has; NULL stays NULL. */
const char *db_text_at(struct arena *arena, sqlite3_stmt *statement, int column);

/* The number of a column, at least `least` and at most `most`: a file that somebody altered
 * holds numbers that nothing can be reckoned with. Then the same by what it means: a moment
 * and a date to the end of the year 9999, a span of ten years, a zone of a day. */
int64_t db_number_at(sqlite3_stmt *statement, int column, int64_t least, int64_t most);
int64_t db_moment_at(sqlite3_stmt *statement, int column);
int64_t db_date_at(sqlite3_stmt *statement, int column);
int64_t db_span_at(sqlite3_stmt *statement, int column);
int db_offset_at(sqlite3_stmt *statement, int column);

/* The same of a column that the schema never leaves empty: NULL, which somebody's own hand
 * may have put there, is read as "". */
const char *db_word_at(struct arena *arena, sqlite3_stmt *statement, int column);

/* Goes to the next row: SQLITE_ROW, SQLITE_DONE, or the trouble. */
int db_next(struct db *db, sqlite3_stmt *statement);

/* Gives a statement back; NULL is allowed. */
void db_reset(sqlite3_stmt *statement);

/* Runs a statement to its end and gives it back. */
int db_finish(struct db *db, sqlite3_stmt *statement);

/* The same, for an UPDATE that must find its session. */
int db_finish_one(struct db *db, sqlite3_stmt *statement);

/* Does `work` inside one transaction: all of it or, when it returns a trouble,
 * nothing. */
int db_transact(struct db *db, int (*work)(struct db *db, void *with), void *with);

/* The same for work that only reads: all that it sees is of one moment. */
int db_look(struct db *db, int (*work)(struct db *db, void *with), void *with);

/* Closes it; NULL is allowed. */
void db_close(struct db *db);

#endif
