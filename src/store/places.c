/* store/places.c -- down the stairs one step at a time, carrying what runs. */
#include "store/places.h"

#include "base/arena.h"
#include "base/crash.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/paths.h"
#include "base/trace.h"
#include "store/db.h"
#include "store/main_db.h"
#include "store/merge.h"
#include "store/side.h"
#include "store/store_error.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void say_where(struct store *store)
{
	crash_keeps(store->fallback != FALLBACK_MEMORY);
	free(store->words);
	store->words = NULL;
	if (store->fallback == FALLBACK_NONE && store->untaken)
		store->words = memory_copy(store->untaken);
	else if (store->fallback == FALLBACK_MEMORY)
		store->words = memory_print(
			MAIN_NAME " %s; it is left as it is, and what you write is kept "
			"in memory only, until the program ends", store->trouble);
	else if (store->fallback != FALLBACK_NONE)
		store->words = memory_print(
			MAIN_NAME " %s; it is left as it is, and what you write goes to "
			"%s until that is mended%s", store->trouble, store->db->path,
			store->fallback == FALLBACK_LAST
			? "; that place is emptied when the system is switched off" : "");
}

static void say_trouble(struct store *store, int trouble)
{
	char words[160];

	trace("store", "trouble", trouble);
	if (store->trouble)
		return;		/* what came later is a consequence */
	store_error_words(trouble, words, sizeof words);
	store->trouble = memory_copy(words);
}

/* Writes the running sessions into a place that is new to them. */
static int carry(struct db *db, void *with)
{
	struct store *store = with;
	int rc = SQLITE_OK;

	for (struct live *live = store->live; !rc && live; live = live->next)
		rc = merge_row(db, &live->row, &live->row_id);
	return rc;
}

/* The last place may lie where others can write, so it has to be the person's own. */
static int open_side(struct db **db, const struct store *store, enum fallback place)
{
	const char *folder = store->folders[place];
	struct error why;

	*db = NULL;
	if (!folder || (place == FALLBACK_LAST && !paths_make_own(folder, &why)))
		return SQLITE_CANTOPEN;
	return side_open(db, folder);
}

static bool settle_in(struct store *store, enum fallback place)
{
	struct db *db = NULL;
	int rc = SQLITE_OK;

	if (place == FALLBACK_MEMORY)
		db = side_open_in_memory();
	else
		rc = open_side(&db, store, place);
	if (!rc)
		rc = db_transact(db, carry, store);
	if (rc) {
		side_close(db);
		return false;
	}
	store->db = db;
	store->fallback = place;
	return true;
}

static void go_down(struct store *store)
{
	enum fallback place = store->fallback + 1;

	store->db = NULL;
	while (!settle_in(store, place))
		place++;
	store->retried_ms = now_ms();
	say_where(store);
}

/* A look into the past does not wait for a lock. */
static void keep_for_reading(struct store *store, struct db *db)
{
	if (store->older_count == FALLBACK_COUNT) {
		side_close(db);
		return;
	}
	db_wait(db, 0);
	store->older[store->older_count++] = db;
}

bool places_fail(const struct db *db, int trouble, struct error *error)
{
	const char *name = !db ? MAIN_NAME : db->path ? strrchr(db->path, '/') + 1 : "memory";
	char words[160];

	store_error_words(trouble, words, sizeof words);
	return error_set(error, "%s %s", name, words);
}

/* The first trouble is kept: what came later is a consequence. */
static void say_unread(struct store *store, const struct db *db, int trouble)
{
	struct error why;

	places_fail(db, trouble, &why);
	if (!store->unread)
		store->unread = memory_copy(why.text);
}

void places_leave(struct store *store, int trouble)
{
	bool is_main = store->db == store->main;

	say_trouble(store, trouble);
	store->held |= is_main && store_error_is_lock(trouble);
	if (store_error_is_readable(trouble)) {
		keep_for_reading(store, store->db);
	} else {
		if (is_main)
			store->main = NULL;
		say_unread(store, store->db, trouble);
		side_close(store->db);
	}
	go_down(store);
}

/* In a folder that may not be looked into there may well be one. */
static bool may_be_there(const char *data_folder)
{
	char *path = memory_print("%s/" MAIN_NAME, data_folder);
	struct stat about;
	bool missing = lstat(path, &about) && (errno == ENOENT || errno == ENOTDIR);

	free(path);
	return !missing;
}

/* Nothing is taken in from a folder that somebody else has put there. */
static bool is_own(const char *folder)
{
	struct stat about;

	return lstat(folder, &about) ? errno == ENOENT
				     : S_ISDIR(about.st_mode) && about.st_uid == geteuid();
}

static void name_folders(struct store *store, const char *data, const char *state,
			 const char *last)
{
	store->folders[FALLBACK_DATA] = memory_copy(data);
	if (strcmp(data, state) != 0)
		store->folders[FALLBACK_STATE] = memory_copy(state);
	if (last && is_own(last))
		store->folders[FALLBACK_LAST] = memory_copy(last);
}

struct store *places_open(const char *data_folder, const char *state_folder,
			  const char *last_folder, bool (*wanted)(void *with), void *with)
{
	const struct patience patience = { LOCK_WAIT_MS, wanted, with };
	struct store *store = memory_alloc(sizeof *store);
	int rc;

	name_folders(store, data_folder, state_folder, last_folder);
	rc = main_open(&store->db, data_folder, &patience);
	store->main = store->db;
	if (!rc)
		rc = main_take_in(store->db, (const char *const *)store->folders + FALLBACK_DATA,
				  FALLBACK_MEMORY - FALLBACK_DATA, &store->untaken);
	if (!rc) {
		say_where(store);
	} else if (store->db) {
		places_leave(store, rc);
	} else {
		store->held = store_error_is_lock(rc);
		if (!store->held && may_be_there(data_folder))
			say_unread(store, NULL, rc);
		say_trouble(store, rc);
		go_down(store);
	}
	return store;
}

bool places_all_read(const struct store *store, struct error *error)
{
	if (store->unread)
		return error_set(error, "%s", store->unread);
	return store->main || !store->held ||
	       error_set(error, MAIN_NAME " %s", store->trouble);
}

void places_look_again(struct store *store)
{
	const struct patience none = { 0 };
	struct db *db;
	int rc;

	if (!store->held || store->main || store->older_count == FALLBACK_COUNT)
		return;
	rc = main_open(&db, store->folders[FALLBACK_DATA], &none);
	store->held = !rc || store_error_is_lock(rc);
	if (!db && !store->held)
		say_unread(store, NULL, rc);
	if (!db)
		return;
	memmove(store->older + 1, store->older, store->older_count * sizeof *store->older);
	store->older[0] = store->main = db;
	store->older_count++;
}

bool places_is_passing(const struct store *store)
{
	return store->fallback >= FALLBACK_LAST;
}

/* What was kept in a passing place, to be merged into a file. */
static int empty_memory(struct db *db, void *with)
{
	struct store *store = with;
	int source_rc;
	int rc = merge_all(db, store->db, &source_rc);

	if (!rc)
		rc = source_rc;
	return rc ? rc : carry(db, store);
}

void places_leave_passing(struct store *store, bool now)
{
	int64_t sessions = 0;

	if (!places_is_passing(store) ||
	    (!now && now_ms() - store->retried_ms < MEMORY_RETRY_MS) ||
	    db_number(store->db, "SELECT count(*) FROM session", &sessions) || !sessions)
		return;
	store->retried_ms = now_ms();
	for (enum fallback place = FALLBACK_DATA; place < store->fallback; place++) {
		struct db *db;

		if (open_side(&db, store, place))
			continue;
		if (db_transact(db, empty_memory, store)) {
			side_close(db);
			/* the rows are the ones in the passing place again */
			db_transact(store->db, carry, store);
			continue;
		}
		side_close(store->db);
		store->db = db;
		store->fallback = place;
		say_where(store);
		return;
	}
}

int64_t places_row(const struct store *store, int64_t id)
{
	const struct live *live = live_find(store->live, id);

	return live ? live->row_id : id;
}

/* One that another program holds is left, so that nothing waits for it again. */
static bool fail_main(struct store *store, int rc, struct error *error)
{
	if (store->db == store->main && store_error_is_lock(rc))
		places_leave(store, rc);
	return places_fail(store->main, rc, error);
}

bool places_ask(struct store *store, int (*look)(struct db *db, void *with), void *with,
		struct error *error)
{
	int rc = SQLITE_OK;

	places_look_again(store);
	if (store->main)
		rc = db_look(store->main, look, with);
	if (rc)
		return fail_main(store, rc, error);
	return store->main || places_all_read(store, error);
}

bool places_change(struct store *store, int (*work)(struct db *db, void *with), void *with,
		   struct error *error)
{
	int rc = db_transact(store->main, work, with);

	return !rc || fail_main(store, rc, error);
}

static int fetch(struct db *db, void *with)
{
	int64_t id;

	return merge_row(db, with, &id);
}

bool places_fetch(struct store *store, int64_t id)
{
	struct arena *arena = arena_open();
	struct row row;
	bool found = false;

	for (size_t i = store->older_count; i-- && !found; )
		found = row_load(store->older[i], arena, id, &row) == SQLITE_OK;
	found = found && db_transact(store->db, fetch, &row) == SQLITE_OK;
	arena_close(arena);
	return found;
}

void places_close(struct store *store)
{
	places_leave_passing(store, true);
	for (size_t i = 0; i < store->older_count; i++)
		side_close(store->older[i]);
	side_close(store->db);
	live_drop_all(&store->live);
	for (int i = FALLBACK_DATA; i < FALLBACK_MEMORY; i++)
		free(store->folders[i]);
	free(store->trouble);
	free(store->unread);
	free(store->untaken);
	free(store->words);
	free(store);
}
