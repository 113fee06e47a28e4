/* store/sessions.c -- every change is one transaction; when a place refuses it,
 * the next place gets it. */
#include "store/store.h"

#include "base/arena.h"
#include "base/error.h"
#include "store/db.h"
#include "store/places.h"
#include "store/schema.h"
#include "store/store_error.h"

#include <assert.h>

/* A change to one session; `work` is given its row in the place in use. */
struct change {
	struct store *store;
	int64_t id;
	int (*work)(struct db *db, int64_t row, void *with);
	void *with;
};

static int change_in(struct db *db, void *with)
{
	const struct change *change = with;
	int rc = schema_still_ours(db);

	if (rc)
		return rc;
	return change->work(db, places_row(change->store, change->id), change->with);
}

static int attempt(struct change *change)
{
	int rc = db_transact(change->store->db, change_in, change);

	if (rc == TROUBLE_NO_SESSION && places_fetch(change->store, change->id))
		rc = db_transact(change->store->db, change_in, change);
	return rc;
}

static bool make(struct change *change, struct error *error)
{
	struct store *store = change->store;
	int rc;

	places_leave_passing(store, false);
	while ((rc = attempt(change)) && store_error_leaves(rc) &&
	       store->fallback != FALLBACK_MEMORY)
		places_leave(store, rc);
	return !rc || places_fail(store->db, rc, error);
}

struct begin {
	const struct row *row;
	int64_t id;
};

static int begin(struct db *db, int64_t unused, void *with)
{
	struct begin *what = with;

	(void)unused;
	return row_insert(db, what->row, &what->id);
}

bool store_session_begin(struct store *store, const struct session_record *session,
			 int64_t *id, struct error *error)
{
	char uid[UID_TEXT];
	struct row row = { .record = *session, .revision = 1,
			   .owner = owner_self() };
	struct begin what = { .row = &row };
	struct change change = { store, 0, begin, &what };

	uid_make(uid);
	row.record.uid = uid;
	row.record.id = 0;
	row.record.ended = ENDED_RUNNING;
	if (!make(&change, error))
		return false;
	*id = what.id;
	live_add(&store->live, &row, what.id);
	return true;
}

struct resume {
	struct arena *arena;
	struct row row;
	struct owner self;
};

static int resume(struct db *db, int64_t row_id, void *with)
{
	struct resume *what = with;
	int rc = row_load(db, what->arena, row_id, &what->row);

	if (rc)
		return rc;
	if (what->row.record.ended == ENDED_FINISHED)
		return TROUBLE_FINISHED;
	if (what->row.record.ended == ENDED_RUNNING &&
	    what->row.owner.pid != what->self.pid)
		return TROUBLE_ELSEWHERE;
	return row_resume(db, row_id, &what->self);
}

bool store_session_resume(struct store *store, int64_t id, struct error *error)
{
	struct resume what = { .arena = arena_open(), .self = owner_self() };
	struct change change = { store, id, resume, &what };
	bool ok = make(&change, error);

	if (ok) {
		int64_t row_id = places_row(store, id);

		what.row.record.ended = ENDED_RUNNING;
		what.row.put_away = false;
		what.row.owner = what.self;
		what.row.revision++;
		live_drop(&store->live, id);
		live_add(&store->live, &what.row, id)->row_id = row_id;
	}
	arena_close(what.arena);
	return ok;
}

static int progress(struct db *db, int64_t row_id, void *with)
{
	return row_progress(db, row_id, with);
}

bool store_session_progress(struct store *store, int64_t id, size_t step,
			    int64_t position_ms, int64_t spent_ms,
			    struct error *error)
{
	struct session_record how_far = { .step = step, .position_ms = position_ms,
					  .spent_ms = spent_ms };
	struct change change = { store, id, progress, &how_far };
	struct live *live = live_find(store->live, id);

	if (!make(&change, error))
		return false;
	if (live) {
		live->row.record.step = step;
		live->row.record.position_ms = position_ms;
		live->row.record.spent_ms = spent_ms;
		live->row.revision++;
	}
	return true;
}

static int end(struct db *db, int64_t row_id, void *with)
{
	return row_end(db, row_id, with);
}

bool store_session_end(struct store *store, int64_t id, enum ending ending,
		       size_t step, int64_t position_ms, int64_t spent_ms,
		       struct error *error)
{
	struct session_record how = { .ended = ending, .step = step,
				      .position_ms = position_ms, .spent_ms = spent_ms };
	struct change change = { store, id, end, &how };

	assert(ending != ENDED_RUNNING);
	if (!make(&change, error))
		return false;
	/* a last look for a disk, while the caller's id is still known */
	places_leave_passing(store, true);
	live_drop(&store->live, id);
	return true;
}

static int put_answer(struct db *db, int64_t row_id, void *with)
{
	return row_answer(db, row_id, *(const struct answer **)with);
}

bool store_answer(struct store *store, int64_t id, const struct answer *answer,
		  struct error *error)
{
	struct change change = { store, id, put_answer, &answer };
	struct live *live = live_find(store->live, id);

	assert(answer->step);
	if (!make(&change, error))
		return false;
	if (live) {
		live_answer(live, answer);
		live->row.revision++;
	}
	return true;
}

static int put_away(struct db *db, int64_t row_id, void *unused)
{
	(void)unused;
	return row_put_away(db, row_id);
}

bool store_put_away(struct store *store, int64_t id, struct error *error)
{
	struct change change = { store, id, put_away, NULL };
	struct live *live = live_find(store->live, id);

	if (!make(&change, error))
		return false;
	if (live) {
		live->row.put_away = true;
		live->row.revision++;
	}
	return true;
}
