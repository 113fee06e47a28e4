/* store/store.c -- the door: opens a place to write, tells where it is, checks
 * it. */
#include "store/store.h"

#include "base/arena.h"
#include "base/error.h"
#include "store/check_db.h"
#include "store/db.h"
#include "store/main_db.h"
#include "store/places.h"
#include "store/schema.h"
#include "store/side.h"
#include "store/store_error.h"

#include <string.h>

#define MENDED "had an index that hid some of what you wrote; it was built anew, and all of " \
	"it is there"

bool store_open(struct store **store, const char *data_folder,
		const char *state_folder, const char *last_folder, struct error *why)
{
	return store_open_patiently(store, data_folder, state_folder, last_folder, NULL, NULL,
				    why);
}

bool store_open_patiently(struct store **store, const char *data_folder,
			  const char *state_folder, const char *last_folder,
			  bool (*wanted)(void *with), void *with, struct error *why)
{
	*store = places_open(data_folder, state_folder, last_folder, wanted, with);
	store_give_way(*store, NULL, NULL);
	if ((*store)->fallback == FALLBACK_NONE)
		return true;
	return error_set(why, "%s", (*store)->words);
}

const char *store_words(const struct store *store)
{
	return store->words;
}

void store_hurry(struct store *store, bool hurry)
{
	if (store->fallback == FALLBACK_NONE)
		db_wait(store->db, hurry ? 0 : LOCK_WAIT_MS);
}

const char *store_mended(const struct store *store)
{
	return store->main && store->main->mended ? MAIN_NAME " " MENDED : NULL;
}

void store_give_way(struct store *store, bool (*wanted)(void *with), void *with)
{
	if (!store->main)
		return;
	store->main->wanted = wanted;
	store->main->wanted_with = with;
}

const char *store_path(const struct store *store)
{
	return store->db->path;
}

static const char *waiting_words(struct store *store, struct arena *arena)
{
	const char **paths;
	size_t waiting = 0, here;
	struct error error;

	for (int place = FALLBACK_DATA; place < FALLBACK_MEMORY; place++) {
		if (!store->folders[place])
			continue;
		if (!side_list(arena, store->folders[place], &paths, &here, &error))
			return arena_print(arena, "; whether others wait beside it is not "
					   "known: %s", error.text);
		waiting += here;
	}
	if (store->fallback != FALLBACK_NONE && store->fallback != FALLBACK_MEMORY)
		waiting--;
	if (!waiting)
		return "";
	return arena_print(arena, "; %zu side database%s waiting to be taken in", waiting,
			   waiting == 1 ? " is" : "s are");
}

bool store_examine(struct store *store, struct arena *arena, const char **words,
		   struct error *error)
{
	struct db *db = store->db;
	const char *name = db->path ? db->path : "the database in memory";
	bool before = db->mended;
	char finding[FINDING_TEXT];
	int rc = check_whole(db, finding);
	int64_t sessions = 0, answers = 0, bytes = 0;

	if (rc)
		return error_set(error, store_error_is_readable(rc) ? "%s cannot be read: %s"
				 : "%s is damaged: %s; put a backup in its place", name,
				 finding);
	rc = db_number(db, "SELECT count(*) FROM session", &sessions);
	if (!rc)
		rc = db_number(db, "SELECT count(*) FROM answer", &answers);
	if (!rc)
		rc = db_number(db, "SELECT page_count * page_size FROM pragma_page_count, "
				   "pragma_page_size", &bytes);
	if (rc)
		return error_set(error, "%s cannot be read: %s", name, sqlite3_errstr(rc));
	*words = arena_print(arena, "%s is whole: %lld session%s, %lld answer%s, %lld KiB, "
			     "schema %d, SQLite %s%s%s%s%s%s", name, (long long)sessions,
			     sessions == 1 ? "" : "s", (long long)answers,
			     answers == 1 ? "" : "s", (long long)(bytes + 1023) / 1024,
			     SCHEMA_VERSION, sqlite3_libversion(),
			     waiting_words(store, arena), store->words ? "; " : "",
			     store->words ? store->words : "",
			     db->mended && !before ? "; " : "",
			     db->mended && !before ? MENDED : "");
	return true;
}

bool store_is_passing(const struct store *store)
{
	return places_is_passing(store);
}

bool store_leave_passing(struct store *store)
{
	int64_t sessions = 0;

	places_leave_passing(store, true);
	return !places_is_passing(store) ||
	       (!db_number(store->db, "SELECT count(*) FROM session", &sessions) && !sessions);
}

void store_close(struct store *store)
{
	if (store)
		places_close(store);
}
