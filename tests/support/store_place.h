/* support/store_place.h -- a place for a store under test, and things to write.
 *
 * Promise: a fresh folder below $TMPDIR (or /tmp) with room for data and state;
 *          store_place_remove() leaves nothing behind.
 * Owner:   the caller. Threads: one.
 */
#ifndef SUPPORT_STORE_PLACE_H
#define SUPPORT_STORE_PLACE_H

#include "model/record.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store;

struct store_place {
	char root[256], data[300], state[300];
	char database[320];		/* data/groundwork.db */
};

/* Makes the root only; the store makes the rest. */
void store_place_make(struct store_place *place);
void store_place_remove(const struct store_place *place);

/* Opens the store of a place and expects the main database to be in use. */
struct store *store_place_open(const struct store_place *place);

/* Opens it and expects that it is aside, for a reason with these words in it. */
struct store *store_place_open_aside(const struct store_place *place,
				     const char *reason);

/* A session that begins at a moment. */
struct session_record store_place_session(int64_t started_ms);

/* An answer in words. */
struct answer store_place_words(const char *step, const char *text, int64_t at_ms);

/* Begins a session and gives its id. */
int64_t store_place_begin(struct store *store, int64_t started_ms);

/* Runs SQL on a file, past the store. */
void store_place_sql(const char *path, const char *sql);

/* The first column of the first row, past the store. */
int64_t store_place_number(const char *path, const char *sql);

/* Runs a file of SQL. */
void store_place_sql_file(const char *path, const char *file);

/* How many files of a folder have these beginning and ending. */
size_t store_place_files(const char *folder, const char *begins, const char *ends);

/* The path of the first such file. */
void store_place_file(const char *folder, const char *begins, const char *ends,
		      char path[600]);

/* Reads a whole file; the caller frees it. */
char *store_place_bytes(const char *path, size_t *length);

/* Writes a whole file, whatever was there. */
void store_place_write(const char *path, const char *bytes, size_t length);

#endif
