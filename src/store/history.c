/* store/history.c -- reads the place in use and, behind it, the places left:
 * of a session that both have, the newer copy counts. */
#include "store/store.h"

#include "base/arena.h"
#include "base/error.h"
#include "store/db.h"
#include "store/places.h"
#include "store/store_error.h"

#include <stdlib.h>
#include <string.h>

/* Fails in words; a database that turns out to be damaged is left, so that what
 * is written from now on is safe. */
static bool fail(struct store *store, int trouble, struct error *error)
{
	char words[160];

	store_error_words(trouble, words, sizeof words);
	error_set(error, "%s %s", store->db->path ? store->db->path : "memory", words);
	if (store_error_leaves(trouble) && (trouble & 0xff) != SQLITE_BUSY &&
	    store->fallback != FALLBACK_MEMORY)
		places_leave(store, trouble);
	return false;
}

/* One transaction, so that a session and its answers are of one moment. */
static int load_since(struct db *db, struct arena *arena, int64_t since_ms,
		      struct row **rows, size_t *count)
{
	int rc = db_finish(db, db_query(db, QUERY_BEGIN_READING));

	if (!rc)
		rc = rows_load(db, arena, since_ms, rows, count);
	if (!sqlite3_get_autocommit(db->handle))
		db_finish(db, db_query(db, QUERY_COMMIT));
	return rc;
}

static bool has_uid(const struct row *rows, size_t count, const char *uid)
{
	while (count--)
		if (!strcmp(rows[count].uid, uid))
			return true;
	return false;
}

/* Adds those of an older place that are not there yet. */
static void add_older(struct db *db, struct arena *arena, int64_t since_ms,
		      struct row **rows, size_t *count)
{
	struct row *older, *all;
	size_t older_count, newer_count = *count;

	if (load_since(db, arena, since_ms, &older, &older_count))
		return;
	all = arena_array(arena, newer_count + older_count + 1, sizeof *all);
	if (newer_count)
		memcpy(all, *rows, newer_count * sizeof *all);
	for (size_t i = 0; i < older_count; i++)
		if (!has_uid(all, newer_count, older[i].uid))
			all[(*count)++] = older[i];
	*rows = all;
}

static int by_beginning(const void *a, const void *b)
{
	const struct session_record *x = a, *y = b;

	if (x->started_ms != y->started_ms)
		return x->started_ms < y->started_ms ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

bool store_sessions(struct store *store, struct arena *arena, int64_t since_ms,
		    const struct session_record **sessions, size_t *count,
		    struct error *error)
{
	struct session_record *records;
	struct row *rows;
	int rc = load_since(store->db, arena, since_ms, &rows, count);

	*sessions = NULL;
	if (rc) {
		*count = 0;
		return fail(store, rc, error);
	}
	for (size_t i = store->older_count; i--; )
		add_older(store->older[i], arena, since_ms, &rows, count);
	records = arena_array(arena, *count + 1, sizeof *records);
	for (size_t i = 0; i < *count; i++)
		records[i] = rows[i].record;
	if (store->older_count)
		qsort(records, *count, sizeof *records, by_beginning);
	*sessions = records;
	return true;
}

bool store_has_sessions(struct store *store, bool *any, struct error *error)
{
	int rc = rows_any(store->db, any);

	if (rc)
		return fail(store, rc, error);
	for (size_t i = store->older_count; !*any && i--; )
		rows_any(store->older[i], any);
	return true;
}

bool store_session(struct store *store, struct arena *arena, int64_t id,
		   struct session_record *session, struct error *error)
{
	struct row row;
	int rc = row_load(store->db, arena, places_row(store, id), &row);

	for (size_t i = store->older_count; rc == TROUBLE_NO_SESSION && i--; )
		if (!row_load(store->older[i], arena, id, &row))
			rc = SQLITE_OK;
	if (rc)
		return fail(store, rc, error);
	*session = row.record;
	session->id = id;
	return true;
}

bool store_unfinished(struct store *store, struct arena *arena, int64_t since_ms,
		      bool *found, struct session_record *session,
		      struct error *error)
{
	struct row newest, older;
	int rc = row_load_newest(store->db, arena, &newest);
	bool some = rc == SQLITE_OK;

	*found = false;
	if (rc && rc != TROUBLE_NO_SESSION)
		return fail(store, rc, error);
	/* a copy of it in the place in use begins at the same moment and wins */
	for (size_t i = store->older_count; i--; )
		if (!row_load_newest(store->older[i], arena, &older) &&
		    (!some || older.record.started_ms > newest.record.started_ms)) {
			newest = older;
			some = true;
		}
	if (!some || newest.put_away || newest.record.started_ms < since_ms)
		return true;
	*found = newest.record.ended == ENDED_INTERRUPTED ||
		 newest.record.ended == ENDED_LEFT;
	if (*found)
		*session = newest.record;
	return true;
}

/* The database with the newest text under a name, and that text; NULL when there is
 * none. */
static struct db *find_kept(struct store *store, struct arena *arena, const char *name,
			    const char **newest, int64_t *newest_ms)
{
	struct db *db = store->db, *found = NULL;
	const char *text;
	int64_t given_ms = 0;
	int rc = row_kept(db, arena, name, NULL, &text, &given_ms);

	if (rc) {
		fail(store, rc, NULL);
		return NULL;
	}
	for (size_t i = store->older_count; ; db = store->older[i]) {
		if (text && (!found || given_ms > *newest_ms)) {
			found = db;
			*newest = text;
			*newest_ms = given_ms;
		}
		if (!i || row_kept(store->older[--i], arena, name, NULL, &text, &given_ms))
			return found;
	}
}

const char *store_kept(struct store *store, struct arena *arena, const char *name,
		       int64_t *at_ms)
{
	const char *newest;
	int64_t newest_ms;

	if (!find_kept(store, arena, name, &newest, &newest_ms))
		return NULL;
	if (at_ms)
		*at_ms = newest_ms;
	return newest;
}

const char *store_kept_beside(struct store *store, struct arena *arena, const char *name,
			      const char *beside)
{
	const char *text;
	int64_t at_ms;
	struct db *db = find_kept(store, arena, beside, &text, &at_ms);

	if (!db || row_kept(db, arena, name, beside, &text, &at_ms))
		return NULL;
	return text;
}
