/* store/db.c -- a thin coat over SQLite: settings, a statement table, and
 * transactions that end. */
#include "store/db.h"

#include "base/arena.h"
#include "base/memory.h"
#include "store/store_error.h"

#include <assert.h>
#include <stdlib.h>

#define QUERY_SQL(id, sql) sql,
static const char *const queries[] = { QUERIES(QUERY_SQL) };

/* Soon again at first, then every 25 ms. */
static int wait_for_lock(void *with, int tries)
{
	struct db *db = with;
	int pause_ms = tries < 5 ? 1 << tries : 25;

	if (db->waited_ms + pause_ms > db->wait_ms || (db->wanted && db->wanted(db->wanted_with)))
		return 0;
	db->waited_ms += sqlite3_sleep(pause_ms);
	return 1;
}

int db_open(struct db **opened, const char *path, int wait_ms)
{
	struct db *db = *opened = memory_alloc(sizeof *db);
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
		    SQLITE_OPEN_PRIVATECACHE;
	int rc = sqlite3_open_v2(path ? path : ":memory:", &db->handle,
				 path ? flags : flags | SQLITE_OPEN_CREATE, NULL);

	db->path = path ? memory_copy(path) : NULL;
	db->first_id = 1;
	if (rc)
		return rc;
	sqlite3_extended_result_codes(db->handle, 1);
	db_wait(db, wait_ms);
	sqlite3_busy_handler(db->handle, wait_for_lock, db);
	return SQLITE_OK;
}

int db_settle(struct db *db)
{
	/* secure_delete: a sentence that was taken back leaves no trace in a free
	 * page; temp_store: sorting writes nothing to /tmp */
	return db_execute(db, "PRAGMA foreign_keys = ON;"
			      "PRAGMA synchronous = FULL;"
			      "PRAGMA secure_delete = ON;"
			      "PRAGMA temp_store = MEMORY;"
			      "PRAGMA trusted_schema = OFF;"
			      "PRAGMA cell_size_check = ON");
}

void db_wait(struct db *db, int wait_ms)
{
	db->wait_ms = wait_ms;
	db->waited_ms = 0;
}

int db_execute(struct db *db, const char *sql)
{
	return sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
}

int db_number(struct db *db, const char *sql, int64_t *number)
{
	sqlite3_stmt *statement = NULL;
	int rc = sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL);

	*number = 0;
	if (!rc)
		rc = sqlite3_step(statement);
	if (rc == SQLITE_ROW)
		*number = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return rc == SQLITE_ROW || rc == SQLITE_DONE ? SQLITE_OK : rc;
}

sqlite3_stmt *db_query(struct db *db, enum query query)
{
	sqlite3_stmt **statement = &db->statements[query];

	assert(query < QUERY_COUNT);
	if (!*statement)
		sqlite3_prepare_v3(db->handle, queries[query], -1,
				   SQLITE_PREPARE_PERSISTENT, statement, NULL);
	return *statement;
}

void db_bind_text(sqlite3_stmt *statement, int at, const char *text)
{
	sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
}

const char *db_text_at(struct arena *arena, sqlite3_stmt *statement, int column)
{
	const char *text = (const char *)sqlite3_column_text(statement, column);

	return text ? arena_copy_bytes(arena, text,
				       (size_t)sqlite3_column_bytes(statement, column))
		    : NULL;
}

const char *db_word_at(struct arena *arena, sqlite3_stmt *statement, int column)
{
	const char *text = db_text_at(arena, statement, column);

	return text ? text : "";
}

int db_next(struct db *db, sqlite3_stmt *statement)
{
	if (!statement)
		return sqlite3_extended_errcode(db->handle);
	return sqlite3_step(statement);
}

void db_reset(sqlite3_stmt *statement)
{
	if (!statement)
		return;
	sqlite3_reset(statement);
	sqlite3_clear_bindings(statement);
}

int db_finish(struct db *db, sqlite3_stmt *statement)
{
	int rc;

	do
		rc = db_next(db, statement);
	while (rc == SQLITE_ROW);
	db_reset(statement);
	return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

int db_finish_one(struct db *db, sqlite3_stmt *statement)
{
	int rc = db_finish(db, statement);

	return rc || sqlite3_changes(db->handle) ? rc : TROUBLE_NO_SESSION;
}

static int transact(struct db *db, enum query begin,
		    int (*work)(struct db *db, void *with), void *with)
{
	int rc = db_finish(db, db_query(db, begin));

	if (rc)
		return rc;
	rc = work(db, with);
	if (!rc)
		rc = db_finish(db, db_query(db, QUERY_COMMIT));
	/* some troubles have rolled back already */
	if (rc && !sqlite3_get_autocommit(db->handle))
		db_finish(db, db_query(db, QUERY_ROLLBACK));
	if (!rc)
		db->waited_ms = 0;
	return rc;
}

int db_transact(struct db *db, int (*work)(struct db *db, void *with), void *with)
{
	return transact(db, QUERY_BEGIN, work, with);
}

int db_look(struct db *db, int (*work)(struct db *db, void *with), void *with)
{
	return transact(db, QUERY_BEGIN_READING, work, with);
}

void db_close(struct db *db)
{
	if (!db)
		return;
	for (int i = 0; i < QUERY_COUNT; i++)
		sqlite3_finalize(db->statements[i]);
	sqlite3_close(db->handle);
	free(db->path);
	free(db);
}

int64_t db_number_at(sqlite3_stmt *statement, int column, int64_t least, int64_t most)
{
	int64_t number = sqlite3_column_int64(statement, column);

	return number < least ? least : number > most ? most : number;
}

int64_t db_moment_at(sqlite3_stmt *statement, int column)
{
	return db_number_at(statement, column, 0, INT64_C(253402300799999));
}

int64_t db_date_at(sqlite3_stmt *statement, int column)
{
	return db_number_at(statement, column, 0, 2932896);
}

int64_t db_span_at(sqlite3_stmt *statement, int column)
{
	return db_number_at(statement, column, 0, INT64_C(315576000000));
}

int db_offset_at(sqlite3_stmt *statement, int column)
{
	return (int)db_number_at(statement, column, -86400, 86400);
}
