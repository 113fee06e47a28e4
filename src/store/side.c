/* store/side.c -- names, locks and ends of side databases. */
#include "store/side.h"

#include "base/arena.h"
#include "base/crash.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/paths.h"
#include "store/check_db.h"
#include "store/db.h"
#include "store/schema.h"
#include "store/store_error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define SIDE_BEGINS "groundwork-aside-"

bool side_make_file(const char *path)
{
	int fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

	return fd >= 0 && close(fd) == 0;
}

static int bring_up(struct db *db, void *unused)
{
	(void)unused;
	return schema_bring_up(db);
}

/* Takes the lock that is held until the database is closed. Whoever took the
 * file in may have renamed it while we waited for the lock. */
static int lock_and_bring_up(struct db *side)
{
	char finding[FINDING_TEXT];
	int64_t version;
	int moved = 0;
	int rc = schema_look(side, &version);

	if (!rc)
		rc = db_settle(side);
	if (!rc)
		rc = db_execute(side, "PRAGMA locking_mode = EXCLUSIVE;"
				      "PRAGMA journal_mode = DELETE;"
				      "BEGIN EXCLUSIVE; COMMIT");
	if (!rc)
		sqlite3_file_control(side->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
	if (!rc && moved)
		rc = SQLITE_READONLY_DBMOVED;
	if (!rc && sqlite3_db_readonly(side->handle, "main") == 1)
		rc = SQLITE_READONLY;
	if (!rc)
		rc = check_whole(side, finding);
	return rc ? rc : db_transact(side, bring_up, NULL);
}

int side_open_file(struct db **side, const char *path)
{
	struct stat about;
	int rc;

	*side = NULL;
	if (lstat(path, &about) || !S_ISREG(about.st_mode))
		return TROUBLE_NO_FILE;
	rc = db_open(side, path, 0);
	(*side)->first_id = SIDE_FIRST_ID;
	if (!rc)
		rc = lock_and_bring_up(*side);
	if (rc) {
		db_close(*side);
		*side = NULL;
	}
	return rc;
}

struct db *side_open_in_memory(void)
{
	struct db *side;
	int rc = db_open(&side, NULL, 0);

	side->first_id = SIDE_FIRST_ID;
	if (!rc)
		rc = db_settle(side);
	if (!rc)
		rc = db_transact(side, bring_up, NULL);
	/* nothing but the want of memory can stand in the way */
	if (rc)
		crash_without_memory();
	return side;
}

bool side_list(struct arena *arena, const char *folder, const char ***paths, size_t *found,
	       struct error *error)
{
	const char **names;
	size_t count;

	*found = 0;
	if (!file_exists(folder))
		return true;
	if (!folder_list(arena, folder, ".db", &names, &count, error))
		return false;
	*paths = arena_array(arena, count + 1, sizeof **paths);
	for (size_t i = 0; i < count; i++)
		if (!strncmp(names[i], SIDE_BEGINS, strlen(SIDE_BEGINS)))
			(*paths)[(*found)++] = paths_join(arena, folder, names[i]);
	return true;
}

static const char *const journals[] = { "-journal", "-wal", "-shm" };
enum { JOURNALS = sizeof journals / sizeof *journals };

/* What SQLite writes beside a database holds words too, and a journal without its
 * database would be taken for the next one's of that name. Only for whoever has the lock,
 * or when there is no database. */
static void remove_journals(const char *path)
{
	for (int i = 0; i < JOURNALS; i++) {
		char *journal = memory_print("%s%s", path, journals[i]);

		unlink(journal);
		free(journal);
	}
}

static void remove_side(const char *path)
{
	unlink(path);
	remove_journals(path);
}

void side_clear_journals(const char *folder)
{
	struct arena *arena = arena_open();
	const char **names;
	size_t count = 0;

	for (int i = 0; i < JOURNALS; i++) {
		folder_list(arena, folder, journals[i], &names, &count,
			    ERROR_NO_MATTER("a folder that cannot be read is told elsewhere"));
		for (size_t n = 0; n < count; n++) {
			char *path = memory_print("%s/%s", folder, names[n]);

			path[strlen(path) - strlen(journals[i])] = '\0';
			if (!strncmp(names[n], SIDE_BEGINS, strlen(SIDE_BEGINS)) &&
			    !file_exists(path))
				remove_journals(path);
			free(path);
		}
	}
	arena_close(arena);
}

static int make_side(struct db **side, const char *folder)
{
	time_t now = time(NULL);
	bool made = false, taken = true;
	struct tm utc;
	char stamp[32];
	int rc = SQLITE_CANTOPEN;

	gmtime_r(&now, &utc);
	strftime(stamp, sizeof stamp, "%Y%m%d-%H%M%S", &utc);
	for (int i = 1; !made && taken && i <= SIDE_MOST; i++) {
		char *path = memory_print("%s/" SIDE_BEGINS "%s-%d.db", folder, stamp, i);

		made = side_make_file(path);
		taken = !made && errno == EEXIST;
		if (made)
			rc = side_open_file(side, path);
		if (made && rc)
			remove_side(path);
		free(path);
	}
	return rc;
}

int side_open(struct db **side, const char *folder)
{
	struct arena *arena = arena_open();
	const char **paths = NULL;
	int rc = SQLITE_CANTOPEN;
	size_t count;

	*side = NULL;
	if (paths_make_private(folder, ERROR_NO_MATTER("told as one that could not be opened")) &&
	    side_list(arena, folder, &paths, &count,
		      ERROR_NO_MATTER("told as well"))) {
		while (count && rc)
			rc = side_open_file(side, paths[--count]);
		if (rc)
			rc = make_side(side, folder);
	}
	arena_close(arena);
	return rc;
}

void side_taken_in(struct db *side)
{
	char *name = memory_print("%s.taken-in", side->path);

	/* a name that is used already belongs to something else */
	for (int i = 2; file_exists(name) && i < SIDE_MOST; i++) {
		free(name);
		name = memory_print("%s.%d.taken-in", side->path, i);
	}
	if (!file_exists(name))
		rename(side->path, name);
	free(name);
}

void side_close(struct db *side)
{
	int64_t sessions = 1;

	if (!side)
		return;
	if (side->path && side->first_id == SIDE_FIRST_ID &&
	    !db_number(side, "SELECT count(*) FROM session", &sessions)) {
		if (sessions == 0)
			unlink(side->path);
		/* it could be read, so no journal is needed; and while the lock is held
		 * nobody else can have begun one */
		remove_journals(side->path);
	}
	db_close(side);
}
