/* store/history.c -- asks the place in use and, behind it, the places left: of a session
 * that several have, the newest copy counts. What one of them cannot answer makes the whole
 * answer uncertain, and that is said. */
#include "store/store.h"

#include "base/arena.h"
#include "base/error.h"
#include "store/db.h"
#include "store/places.h"
#include "store/store_error.h"

#include <stdlib.h>
#include <string.h>

/* Shows every place to `look`, the newest first. One in use that cannot be read is left at
 * once, so that what is written from now on is safe and nothing waits for it again. */
static bool ask(struct store *store, int (*look)(struct db *db, void *with), void *with,
		struct error *error)
{
	const struct db *bad = NULL;
	int rc, bad_rc = SQLITE_OK;

	places_look_again(store);
	while ((rc = db_look(store->db, look, with)) && store_error_leaves(rc) &&
	       store->fallback != FALLBACK_MEMORY)
		places_leave(store, rc);
	if (rc)
		return places_fail(store->db, rc, error);
	for (size_t i = store->older_count; i--; ) {
		rc = db_look(store->older[i], look, with);
		if (rc && !bad) {
			bad = store->older[i];
			bad_rc = rc;
		}
	}
	if (bad)
		return places_fail(bad, bad_rc, error);
	return places_all_read(store, error);
}

/* ---- sessions */

/* Those that were found, none of them twice. */
struct finding {
	struct arena *arena;
	int64_t since_ms;
	struct row *rows;
	size_t count;
};

static bool has_uid(const struct row *rows, size_t count, const char *uid)
{
	while (count--)
		if (!strcmp(rows[count].record.uid, uid))
			return true;
	return false;
}

static int add_sessions(struct db *db, void *with)
{
	struct finding *found = with;
	size_t count, newer = found->count;
	struct row *rows, *all;
	int rc = rows_load(db, found->arena, found->since_ms, &rows, &count);

	if (rc || !count)
		return rc;
	all = newer ? arena_array(found->arena, newer + count, sizeof *all) : rows;
	if (newer)
		memcpy(all, found->rows, newer * sizeof *all);
	for (size_t i = 0; newer && i < count; i++)
		if (!has_uid(all, newer, rows[i].record.uid))
			all[found->count++] = rows[i];
	if (!newer)
		found->count = count;
	found->rows = all;
	return SQLITE_OK;
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
	struct finding found = { .arena = arena, .since_ms = since_ms };
	bool whole = ask(store, add_sessions, &found, error);
	struct session_record *records = arena_array(arena, found.count + 1, sizeof *records);

	for (size_t i = 0; i < found.count; i++)
		records[i] = found.rows[i].record;
	if (store->older_count)
		qsort(records, found.count, sizeof *records, by_beginning);
	*sessions = records;
	*count = found.count;
	return whole;
}

bool store_only_passing(struct store *store, struct arena *arena,
			  const struct session_record **sessions, size_t *count,
			  struct error *error)
{
	struct finding found = { .arena = arena, .since_ms = INT64_MIN };
	struct session_record *records;
	int rc = places_is_passing(store) ? add_sessions(store->db, &found) : SQLITE_OK;

	records = arena_array(arena, found.count + 1, sizeof *records);
	for (size_t i = 0; i < found.count; i++)
		records[i] = found.rows[i].record;
	*sessions = records;
	*count = found.count;
	return !rc || places_fail(store->db, rc, error);
}

static int look_for_any(struct db *db, void *with)
{
	bool *any = with;

	return *any ? SQLITE_OK : rows_any(db, any);
}

bool store_has_sessions(struct store *store, bool *any, struct error *error)
{
	bool whole;

	*any = false;
	whole = ask(store, look_for_any, any, error);
	return whole || *any;
}

struct counting {
	struct arena *arena;
	int64_t before_ms;
	struct practised *list;
	size_t count;
};

static struct practised *counted(struct counting *counting, const char *practice)
{
	for (size_t i = 0; i < counting->count; i++)
		if (!strcmp(counting->list[i].practice, practice))
			return &counting->list[i];
	return NULL;
}

static size_t most(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* Those of another place: of a practice that both have, the larger numbers. */
static void merge_counts(struct counting *counting, const struct practised *other,
			 size_t count)
{
	struct practised *all = arena_array(counting->arena, counting->count + count + 1,
					    sizeof *all);

	if (counting->count)
		memcpy(all, counting->list, counting->count * sizeof *all);
	counting->list = all;
	for (size_t i = 0; i < count; i++) {
		struct practised *known = counted(counting, other[i].practice);

		if (!known) {
			all[counting->count++] = other[i];
			continue;
		}
		known->begun = most(known->begun, other[i].begun);
		known->finished = most(known->finished, other[i].finished);
		known->steady = most(known->steady, other[i].steady);
	}
}

static int count_sessions(struct db *db, void *with)
{
	struct counting *counting = with;
	struct practised *list;
	size_t count;
	int rc = rows_count(db, counting->arena, counting->before_ms, &list, &count);

	if (!rc)
		merge_counts(counting, list, count);
	return rc;
}

bool store_practised(struct store *store, struct arena *arena, int64_t before_ms,
		     const struct practised **list, size_t *count, struct error *error)
{
	struct counting counting = { .arena = arena, .before_ms = before_ms };
	bool whole = ask(store, count_sessions, &counting, error);

	*list = counting.list;
	*count = counting.count;
	return whole;
}

struct finding_one {
	struct store *store;
	struct arena *arena;
	int64_t id;			/* of one, or */
	const char *practice;		/* the newest of this (NULL: any), with words or not */
	bool given;
	struct row row;
	bool found;
};

static int look_for_one(struct db *db, void *with)
{
	struct finding_one *one = with;
	int rc;

	if (one->found)
		return SQLITE_OK;
	rc = row_load(db, one->arena, db == one->store->db ? places_row(one->store, one->id)
							   : one->id, &one->row);
	one->found = !rc;
	return rc == TROUBLE_NO_SESSION ? SQLITE_OK : rc;
}

bool store_session(struct store *store, struct arena *arena, int64_t id,
		   struct session_record *session, struct error *error)
{
	struct finding_one one = { .store = store, .arena = arena, .id = id };
	bool whole = ask(store, look_for_one, &one, error);

	if (!one.found)
		return whole ? places_fail(store->db, TROUBLE_NO_SESSION, error) : false;
	*session = one.row.record;
	session->id = id;
	return true;
}

/* A copy of it in a newer place begins at the same moment and wins. */
static int look_for_newest(struct db *db, void *with)
{
	struct finding_one *one = with;
	struct row row;
	int rc = row_load_newest(db, one->arena, one->practice, one->given, &row);

	if (!rc && (!one->found || row.record.started_ms > one->row.record.started_ms)) {
		one->row = row;
		one->found = true;
	}
	return rc == TROUBLE_NO_SESSION ? SQLITE_OK : rc;
}

static bool is_left(const struct row *row, int64_t since_ms)
{
	return !row->put_away && row->record.started_ms >= since_ms &&
	       (row->record.ended == ENDED_INTERRUPTED || row->record.ended == ENDED_LEFT);
}

/* An empty run that was left is a look into the practice: beside one with words, whatever
 * became of that, it is nothing to go on with. */
static bool drop_look(struct store *store, struct arena *arena, const struct row *row,
		      bool *found, struct error *error)
{
	struct finding_one words = { .arena = arena, .practice = row->record.practice,
				     .given = true };

	if (row->record.ended != ENDED_LEFT)
		return true;
	if (!ask(store, look_for_newest, &words, error))
		return false;
	*found = !words.found;
	return true;
}

/* First the newest in which something was given, so that a look into a practice, or into
 * another, never hides what was written. */
bool store_unfinished(struct store *store, struct arena *arena, int64_t since_ms,
		      const char *practice, bool *found, struct session_record *session,
		      struct error *error)
{
	bool whole = true;

	*found = false;
	for (int given = 1; given >= 0 && !*found && whole; given--) {
		struct finding_one one = { .arena = arena, .practice = practice,
					   .given = given };

		whole = ask(store, look_for_newest, &one, error);
		*found = one.found && is_left(&one.row, since_ms);
		if (*found)
			*session = one.row.record;
		if (*found && !given && whole)
			whole = drop_look(store, arena, &one.row, found, error);
	}
	return whole;
}

/* ---- what was kept under a name */

struct finding_kept {
	struct arena *arena;
	const char *name, *beside;	/* beside NULL: under the name itself */
	struct kept newest;		/* of those that lead */
	struct kept found;		/* what is asked for */
};

static int look_for_kept(struct db *db, void *with)
{
	struct finding_kept *finding = with;
	const char *leads = finding->beside ? finding->beside : finding->name;
	struct kept newest, found;
	int rc = row_kept(db, finding->arena, leads, NULL, &newest);

	if (rc || !newest.text ||
	    (finding->newest.text && newest.at_ms <= finding->newest.at_ms))
		return rc;
	found = newest;
	if (finding->beside)
		rc = row_kept(db, finding->arena, finding->name, finding->beside, &found);
	if (!rc) {
		finding->newest = newest;
		finding->found = found;
	}
	return rc;
}

bool store_kept(struct store *store, struct arena *arena, const char *name,
		struct kept *kept, struct error *error)
{
	return store_kept_beside(store, arena, name, NULL, kept, error);
}

bool store_kept_beside(struct store *store, struct arena *arena, const char *name,
		       const char *beside, struct kept *kept, struct error *error)
{
	struct finding_kept finding = { .arena = arena, .name = name, .beside = beside };
	bool whole = ask(store, look_for_kept, &finding, error);

	*kept = finding.found;
	return whole;
}
