/* store/cases_sqlite.c -- a caseload in a file of one's own, by SQLite. */
#include "store/cases_db.h"
#include "store/cases_kind.h"

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/paths.h"
#include "store/db.h"
#include "store/side.h"
#include "store/store_error.h"

#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define APPLICATION "1196909361"	/* "GWc1" */

enum { WAIT_MS = 5000 };

static bool failed(const struct cases_db *db, int trouble, struct error *error)
{
	char words[160];

	store_error_words(trouble, words, sizeof words);
	return error_set(error, "%s %s", db->name, words);
}

static const char *row_text(const struct cases_row *row, int column)
{
	return (const char *)sqlite3_column_text(row->answer, column);
}

static int64_t row_number(const struct cases_row *row, int column)
{
	return sqlite3_column_int64(row->answer, column);
}

static const struct cases_row_kind row_kind = { row_text, row_number };

/* By name, so that it does not matter in which order they stand in the SQL. */
static int bind_values(sqlite3_stmt *statement, const struct cases_value *values,
		       size_t count)
{
	int rc = SQLITE_OK;

	for (size_t i = 0; !rc && i < count; i++) {
		char name[24];
		int at;

		snprintf(name, sizeof name, "$%zu", i + 1);
		at = sqlite3_bind_parameter_index(statement, name);
		rc = !at ? SQLITE_RANGE
		     : values[i].is_text
			     ? sqlite3_bind_text(statement, at, values[i].text, -1, SQLITE_STATIC)
			     : sqlite3_bind_int64(statement, at, values[i].number);
	}
	return rc;
}

static bool run(struct cases_db *db, const char *sql, const struct cases_value *values,
		size_t count, cases_take *take, void *with, int64_t *changed,
		struct error *error)
{
	struct db *file = db->handle;
	sqlite3_stmt *statement = NULL;
	int rc = sqlite3_prepare_v2(file->handle, sql, -1, &statement, NULL);

	if (!rc)
		rc = bind_values(statement, values, count);
	while (!rc && (rc = sqlite3_step(statement)) == SQLITE_ROW) {
		struct cases_row row = { .kind = &row_kind, .answer = statement };

		if (take)
			take(with, &row);
		rc = SQLITE_OK;
	}
	*changed = sqlite3_changes(file->handle);
	sqlite3_finalize(statement);
	return rc == SQLITE_DONE || failed(db, rc, error);
}

static bool begin(struct cases_db *db, struct error *error)
{
	int rc = db_execute(db->handle, "BEGIN IMMEDIATE");

	return !rc || failed(db, rc, error);
}

static bool commit(struct cases_db *db, struct error *error)
{
	int rc = db_execute(db->handle, "COMMIT");

	return !rc || failed(db, rc, error);
}

static void roll_back(struct cases_db *db)
{
	db_execute(db->handle, "ROLLBACK");
}

static void give_way(struct cases_db *db, bool (*wanted)(void *with), void *with)
{
	struct db *file = db->handle;

	file->wanted = wanted;
	file->wanted_with = with;
}

static void close_file(struct cases_db *db)
{
	db_close(db->handle);
}

static const struct cases_kind sqlite_kind = {
	.look = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $1",
	.begin = begin, .commit = commit, .roll_back = roll_back,
	.run = run, .give_way = give_way,
	.close = close_file,
};

/* Makes sure that there is a file to open, readable by nobody else. */
static int prepare_file(const char *path)
{
	char *copy = memory_copy(path);
	const char *folder = dirname(copy);
	/* one that is there may be anybody's: its rights are not ours to change */
	bool has_folder = file_exists(folder) ||
			  paths_make_private(folder, ERROR_NO_MATTER("told as one that could not be opened"));
	struct stat about;

	free(copy);
	if (!has_folder)
		return SQLITE_CANTOPEN;
	if (stat(path, &about) == 0)
		return S_ISREG(about.st_mode) ? SQLITE_OK : TROUBLE_NO_FILE;
	if (errno != ENOENT)
		return SQLITE_CANTOPEN;
	return side_make_file(path) || errno == EEXIST ? SQLITE_OK : SQLITE_CANTOPEN;
}

/* An empty file becomes ours, when one is to be made; one of something else stays as it
 * is. */
static int claim(struct db *file, bool make)
{
	int64_t application, objects;
	int rc = db_number(file, "PRAGMA application_id", &application);

	if (!rc)
		rc = db_number(file, "SELECT count(*) FROM sqlite_master", &objects);
	if (rc)
		return rc;
	if (!objects && !application)
		return !make ? SQLITE_OK : db_execute(file, "PRAGMA application_id = " APPLICATION);
	return application == strtoll(APPLICATION, NULL, 10) ? SQLITE_OK : TROUBLE_FOREIGN;
}

bool cases_sqlite_open(struct cases_db *db, const char *path, bool make, struct error *error)
{
	struct db *file = NULL;
	int rc;

	db->kind = &sqlite_kind;
	db->name = memory_copy(path);
	if (!make && access(path, F_OK) != 0 && errno == ENOENT)
		return cases_db_is_missing(db, error);
	rc = prepare_file(path);
	if (!rc)
		rc = db_open(&file, path, WAIT_MS);
	db->handle = file;
	if (!rc)
		rc = claim(file, make);
	if (!rc)
		rc = db_settle(file);
	return !rc || failed(db, rc, error);
}
