/* support/store_place.c -- folders, files and sample sessions for store tests. */
#include "support/store_place.h"

#include "base/error.h"
#include "store/store.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <dirent.h>
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void store_place_make(struct store_place *place)
{
	const char *temporary = getenv("TMPDIR");

	snprintf(place->root, sizeof place->root, "%s/groundwork-store-XXXXXX",
		 temporary && temporary[0] ? temporary : "/tmp");
	assert_non_null(mkdtemp(place->root));
	snprintf(place->data, sizeof place->data, "%s/data", place->root);
	snprintf(place->state, sizeof place->state, "%s/state", place->root);
	snprintf(place->database, sizeof place->database, "%s/groundwork.db", place->data);
}

static int remove_one(const char *path, const struct stat *about, int kind,
		      struct FTW *where)
{
	(void)about;
	(void)kind;
	(void)where;
	return remove(path);
}

void store_place_remove(const struct store_place *place)
{
	assert_int_equal(nftw(place->root, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
}

struct store *store_place_open(const struct store_place *place)
{
	struct store *store;
	struct error why;

	if (!store_open(&store, place->data, place->state, NULL, &why))
		fail_msg("aside: %s", why.text);
	assert_null(store_words(store));
	assert_string_equal(store_path(store), place->database);
	return store;
}

struct store *store_place_open_aside(const struct store_place *place, const char *reason)
{
	struct store *store;
	struct error why;

	assert_false(store_open(&store, place->data, place->state, NULL, &why));
	assert_non_null(store);
	assert_string_equal(why.text, store_words(store));
	if (!strstr(why.text, reason))
		fail_msg("\"%s\" does not say \"%s\"", why.text, reason);
	return store;
}

struct session_record store_place_session(int64_t started_ms)
{
	return (struct session_record){
		.id = 999, .practice = "int-draft", .title = "A first intention",
		.source = "self", .started_ms = started_ms, .offset_s = 3600,
		.planned_ms = 600000, .ended = ENDED_RUNNING,
	};
}

struct answer store_place_words(const char *step, const char *text, int64_t at_ms)
{
	return (struct answer){ .step = step, .kind = STEP_WRITE, .holds = ANSWER_TEXT,
				.text = text, .at_ms = at_ms };
}

int64_t store_place_begin(struct store *store, int64_t started_ms)
{
	struct session_record session = store_place_session(started_ms);
	struct error error;
	int64_t id = 0;

	if (!store_session_begin(store, &session, &id, &error))
		fail_msg("%s", error.text);
	assert_true(id > 0);
	return id;
}

static sqlite3 *open_past_the_store(const char *path)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open_v2(path, &db,
					 SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "unix"),
			 SQLITE_OK);
	sqlite3_busy_timeout(db, 10000);
	return db;
}

void store_place_sql(const char *path, const char *sql)
{
	sqlite3 *db = open_past_the_store(path);

	if (sqlite3_exec(db, sql, NULL, NULL, NULL))
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_close(db);
}

int64_t store_place_number(const char *path, const char *sql)
{
	sqlite3 *db = open_past_the_store(path);
	sqlite3_stmt *statement;
	int64_t number;

	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	number = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return number;
}

void store_place_sql_file(const char *path, const char *file)
{
	size_t length;
	char *sql = store_place_bytes(file, &length);

	store_place_sql(path, sql);
	free(sql);
}

static bool fits(const char *name, const char *begins, const char *ends)
{
	size_t length = strlen(name), wanted = strlen(ends);

	return !strncmp(name, begins, strlen(begins)) && length >= wanted &&
	       !strcmp(name + length - wanted, ends);
}

static size_t find_files(const char *folder, const char *begins, const char *ends,
			 char first[600])
{
	DIR *open_folder = opendir(folder);
	struct dirent *entry;
	size_t count = 0;

	while (open_folder && (entry = readdir(open_folder)))
		if (fits(entry->d_name, begins, ends) && count++ == 0)
			snprintf(first, 600, "%s/%s", folder, entry->d_name);
	if (open_folder)
		closedir(open_folder);
	return count;
}

size_t store_place_files(const char *folder, const char *begins, const char *ends)
{
	char first[600];

	return find_files(folder, begins, ends, first);
}

void store_place_file(const char *folder, const char *begins, const char *ends,
		      char path[600])
{
	assert_true(find_files(folder, begins, ends, path) >= 1);
}

char *store_place_bytes(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	struct stat about;
	char *bytes;

	if (!file)
		fail_msg("%s cannot be read", path);
	assert_int_equal(fstat(fileno(file), &about), 0);
	*length = (size_t)about.st_size;
	bytes = calloc(1, *length + 1);
	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, *length, file), *length);
	fclose(file);
	return bytes;
}

void store_place_write(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}
