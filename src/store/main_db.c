/* store/main_db.c -- look first, write only when everything is right. */
#include "store/main_db.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/paths.h"
#include "store/check_db.h"
#include "store/db.h"
#include "store/merge.h"
#include "store/rows.h"
#include "store/schema.h"
#include "store/side.h"
#include "store/store_error.h"

#include <errno.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Larger files are not looked through at every start. */
enum { CHECKED_WHOLE_BYTES = 8 << 20, CHECKED_MOST_BYTES = 64 << 20 };

/* Makes sure that there is a file of ours to open, readable by nobody else. */
static int prepare_file(const char *data_folder, const char *path, int64_t *bytes)
{
	struct stat about;

	*bytes = 0;
	if (!paths_make_private(data_folder,
				ERROR_NO_MATTER("told as one that could not be opened")))
		return SQLITE_CANTOPEN;
	if (stat(path, &about) == 0) {
		if (!S_ISREG(about.st_mode))
			return TROUBLE_NO_FILE;
		*bytes = about.st_size;
		if (about.st_mode & 077)
			chmod(path, 0600);
		return SQLITE_OK;
	}
	if (errno != ENOENT)
		return SQLITE_CANTOPEN;
	return side_make_file(path) || errno == EEXIST ? SQLITE_OK : SQLITE_CANTOPEN;
}

/* All of it where that is quick, as it nearly always is. */
static int check(struct db *db, int64_t bytes)
{
	char finding[FINDING_TEXT];

	if (bytes <= CHECKED_WHOLE_BYTES)
		return check_whole(db, finding);
	return bytes <= CHECKED_MOST_BYTES ? check_rows(db, finding) : SQLITE_OK;
}

static int bring_up(struct db *db, void *unused)
{
	(void)unused;
	return schema_bring_up(db);
}

/* Everything from the first look on; *readable is set as soon as it is known that
 * its sessions can be read. */
static int look_and_bring_up(struct db *db, int64_t bytes, bool *readable)
{
	int64_t version;
	int rc = schema_look(db, &version);

	if (!rc)
		rc = db_settle(db);
	if (!rc)
		rc = check(db, bytes);
	if (rc)
		return rc;
	*readable = version == SCHEMA_VERSION;
	if (sqlite3_db_readonly(db->handle, "main") == 1)
		return SQLITE_READONLY;
	rc = db_execute(db, "PRAGMA journal_mode = DELETE");
	if (!rc)
		rc = db_transact(db, bring_up, NULL);
	*readable = *readable || !rc;
	return rc;
}

static int open_patiently(struct db **db, const char *path, const struct patience *patience)
{
	int rc = db_open(db, path, patience->wait_ms);

	(*db)->wanted = patience->wanted;
	(*db)->wanted_with = patience->with;
	return rc;
}

int main_open(struct db **db, const char *data_folder, const struct patience *patience)
{
	char *path = memory_print("%s/" MAIN_NAME, data_folder);
	bool readable = false;
	int64_t bytes;
	int rc = prepare_file(data_folder, path, &bytes);

	*db = NULL;
	if (!rc)
		rc = open_patiently(db, path, patience);
	if (!rc)
		rc = look_and_bring_up(*db, bytes, &readable);
	if (!rc && access(data_folder, W_OK))
		rc = SQLITE_READONLY_DIRECTORY;
	if (rc && !readable) {
		db_close(*db);
		*db = NULL;
	}
	free(path);
	return rc;
}

/* The side databases that are being taken in. */
struct taking {
	struct db *sides[SIDE_MOST];
	size_t count;
	char *untaken;
};

static void say_untaken(struct taking *taking, const char *path, int trouble)
{
	char words[160];
	char *copy;

	if (taking->untaken)
		return;
	copy = memory_copy(path);
	store_error_words(trouble, words, sizeof words);
	taking->untaken = memory_print("%s %s: what it holds is not shown", basename(copy),
				       words);
	free(copy);
}

static void open_sides(struct taking *taking, const char *folder)
{
	struct arena *arena = arena_open();
	const char **paths = NULL;
	struct error error;
	size_t count;

	side_clear_journals(folder);
	if (!side_list(arena, folder, &paths, &count, &error) && !taking->untaken)
		taking->untaken = memory_print("%s: what waits in it is not shown", error.text);
	for (size_t i = 0; i < count && taking->count < SIDE_MOST; i++) {
		struct db *side;
		int rc = side_open_file(&side, paths[i]);

		if (!rc)
			taking->sides[taking->count++] = side;
		else if ((rc & 0xff) != SQLITE_BUSY)	/* another window writes it */
			say_untaken(taking, paths[i], rc);
	}
	arena_close(arena);
}

static int take_in(struct db *db, void *with)
{
	struct taking *taking = with;
	int rc = schema_still_ours(db);

	for (size_t i = 0; !rc && i < taking->count; i++) {
		int source_rc;

		rc = merge_all(db, taking->sides[i], &source_rc);
		if (!rc && source_rc) {
			say_untaken(taking, taking->sides[i]->path, source_rc);
			db_close(taking->sides[i]);
			taking->sides[i] = NULL;
		}
	}
	return rc ? rc : rows_mark_interrupted(db);
}

static void set_aside(struct db *side)
{
	int64_t sessions = 0;

	if (side && !db_number(side, "SELECT count(*) FROM session", &sessions) && sessions)
		side_taken_in(side);
}

int main_take_in(struct db *db, const char *const *folders, size_t count, char **untaken)
{
	struct taking taking = {0};
	int rc;

	for (size_t i = 0; i < count; i++)
		if (folders[i])
			open_sides(&taking, folders[i]);
	rc = db_transact(db, take_in, &taking);
	for (size_t i = 0; i < taking.count; i++) {
		if (!rc)
			set_aside(taking.sides[i]);
		side_close(taking.sides[i]);
	}
	*untaken = taking.untaken;
	return rc;
}
