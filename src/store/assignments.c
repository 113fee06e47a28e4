/* store/assignments.c -- three tables: who signed, what was asked, line by line. */
#include "store/assignments.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/moment.h"
#include "base/plain_text.h"
#include "model/leave_outs.h"
#include "store/db.h"
#include "store/main_db.h"
#include "store/places.h"
#include "store/schema.h"
#include "store/store_error.h"

#include <string.h>

/* All of it came from others, some of it to programs that took more than this one does. */
static const char *text_at(struct arena *arena, sqlite3_stmt *statement, int column)
{
	const char *text = db_text_at(arena, statement, column);
	char *plain;

	if (!text || plain_text_is(text, true))
		return text;
	plain = arena_copy(arena, text);
	plain_text_make(plain, true);
	return plain;
}

static const char *word_at(struct arena *arena, sqlite3_stmt *statement, int column)
{
	const char *text = text_at(arena, statement, column);

	return text ? text : "";
}

static void read_task(struct arena *arena, sqlite3_stmt *statement,
		      struct taken_task *task)
{
	const char *times = text_at(arena, statement, 3);

	*task = (struct taken_task){ .name = word_at(arena, statement, 0),
				     .practice = word_at(arena, statement, 1),
				     .steps = text_at(arena, statement, 2) };
	if (!times || !times_read(times, &task->times))
		task->times = (struct times){ OFTEN_ONCE, 0 };
	task->minutes_ms = db_span_at(statement, 4);
	task->when = text_at(arena, statement, 5);
	task->why = text_at(arena, statement, 6);
	task->accepted = sqlite3_column_int(statement, 7) != 0;
}

static int read_tasks(struct db *db, struct arena *arena, struct taken *taken)
{
	sqlite3_stmt *statement = db_query(db, QUERY_TASKS_OF);
	int rc;

	sqlite3_bind_int64(statement, 1, taken->row);
	while ((rc = db_next(db, statement)) == SQLITE_ROW) {
		taken->tasks = arena_grow(arena, taken->tasks, taken->task_count,
				    sizeof *taken->tasks);
		read_task(arena, statement, &taken->tasks[taken->task_count++]);
	}
	db_reset(statement);
	return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* Where the zone was not kept yet, it is taken for the present one. */
static int offset_at(sqlite3_stmt *statement, int at, int64_t moment_ms)
{
	return sqlite3_column_type(statement, at) == SQLITE_NULL
		       ? moment_offset_s(moment_ms) : db_offset_at(statement, at);
}

/* Columns in the order of ASSIGNMENT_FIELDS. */
static void read_assignment(struct arena *arena, sqlite3_stmt *statement,
			    struct taken *taken)
{
	*taken = (struct taken){
		.row = sqlite3_column_int64(statement, 0),
		.id = word_at(arena, statement, 1),
		.title = word_at(arena, statement, 2),
		.from = word_at(arena, statement, 3),
		.to = word_at(arena, statement, 4),
		.made = text_at(arena, statement, 5),
		.starts = text_at(arena, statement, 6),
		.ends = text_at(arena, statement, 7),
		.leave_out = leave_outs_parse((const char *)sqlite3_column_text(statement, 8)),
		.longest_ms = db_span_at(statement, 9),
		.text = word_at(arena, statement, 10),
		.folder = text_at(arena, statement, 11),
		.signer = sqlite3_column_int64(statement, 12),
		.taken_ms = db_moment_at(statement, 13),
		.ended_ms = db_moment_at(statement, 14),
		.replaced = sqlite3_column_int(statement, 15) != 0,
	};
	taken->taken_offset_s = offset_at(statement, 16, taken->taken_ms);
	taken->ended_offset_s = offset_at(statement, 17, taken->ended_ms);
}

/* One list or the other. */
struct loading {
	struct arena *arena;
	struct taken *list;
	struct known_signer *signers;
	size_t count;
};

static int load(struct db *db, void *with)
{
	struct loading *loading = with;
	sqlite3_stmt *statement = db_query(db, QUERY_ASSIGNMENTS);
	int rc;

	while ((rc = db_next(db, statement)) == SQLITE_ROW) {
		loading->list = arena_grow(loading->arena, loading->list, loading->count,
				     sizeof *loading->list);
		read_assignment(loading->arena, statement, &loading->list[loading->count++]);
	}
	db_reset(statement);
	rc = rc == SQLITE_DONE ? SQLITE_OK : rc;
	for (size_t i = 0; !rc && i < loading->count; i++)
		rc = read_tasks(db, loading->arena, &loading->list[i]);
	return rc;
}

static int load_signers(struct db *db, void *with)
{
	struct loading *loading = with;
	struct arena *arena = loading->arena;
	sqlite3_stmt *statement = db_query(db, QUERY_SIGNERS);
	int rc;

	while ((rc = db_next(db, statement)) == SQLITE_ROW) {
		loading->signers = arena_grow(arena, loading->signers, loading->count,
					sizeof *loading->signers);
		loading->signers[loading->count++] = (struct known_signer){
			.row = sqlite3_column_int64(statement, 0),
			.signs = word_at(arena, statement, 1),
			.seals = word_at(arena, statement, 2),
			.name = word_at(arena, statement, 3),
			.first_ms = db_moment_at(statement, 4),
			.last_ms = db_moment_at(statement, 5),
			.former = sqlite3_column_int64(statement, 6),
		};
	}
	db_reset(statement);
	return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

bool store_assignments(struct store *store, struct arena *arena,
		       const struct taken **list, size_t *count, struct error *error)
{
	struct loading loading = { .arena = arena };
	bool ok = places_ask(store, load, &loading, error);

	*list = ok ? loading.list : NULL;
	*count = ok ? loading.count : 0;
	return ok;
}

bool store_signers(struct store *store, struct arena *arena,
		   const struct known_signer **list, size_t *count,
		   struct error *error)
{
	struct loading loading = { .arena = arena };
	bool ok = places_ask(store, load_signers, &loading, error);

	*list = ok ? loading.signers : NULL;
	*count = ok ? loading.count : 0;
	return ok;
}

struct taking {
	struct arena *arena;
	const struct taken *taken;
	const struct known_signer *signer;
	const char *id;			/* when one is put away */
	int64_t now_ms;
	bool found;
};

/* A signer is known by both keys; *row is the one it has. */
static int keep_signer(struct db *db, const struct known_signer *signer, int64_t *row)
{
	sqlite3_stmt *statement = db_query(db, QUERY_SIGNER_PUT);
	int rc;

	db_bind_text(statement, 1, signer->signs);
	db_bind_text(statement, 2, signer->seals);
	db_bind_text(statement, 3, signer->name);
	sqlite3_bind_int64(statement, 4, signer->last_ms);
	if (signer->former)
		sqlite3_bind_int64(statement, 5, signer->former);
	rc = db_finish(db, statement);
	if (rc)
		return rc;
	statement = db_query(db, QUERY_SIGNER_ROW);
	db_bind_text(statement, 1, signer->signs);
	db_bind_text(statement, 2, signer->seals);
	rc = db_next(db, statement);
	if (rc == SQLITE_ROW)
		*row = sqlite3_column_int64(statement, 0);
	db_reset(statement);
	return rc == SQLITE_ROW ? SQLITE_OK : rc;
}

static int put_away(struct db *db, const char *id, int64_t now_ms, bool replaced,
		    bool *found)
{
	sqlite3_stmt *statement = db_query(db, QUERY_ASSIGNMENT_END);
	int rc;

	db_bind_text(statement, 1, id);
	sqlite3_bind_int64(statement, 2, now_ms);
	sqlite3_bind_int(statement, 3, replaced);
	sqlite3_bind_int(statement, 4, moment_offset_s(now_ms));
	rc = db_finish(db, statement);
	*found = !rc && sqlite3_changes(db->handle) > 0;
	return rc;
}

static int insert_assignment(struct db *db, struct arena *arena, const struct taken *taken,
			     int64_t signer)
{
	sqlite3_stmt *statement = db_query(db, QUERY_ASSIGNMENT_INSERT);

	db_bind_text(statement, 1, taken->id);
	db_bind_text(statement, 2, taken->title);
	db_bind_text(statement, 3, taken->from);
	db_bind_text(statement, 4, taken->to);
	db_bind_text(statement, 5, taken->made);
	db_bind_text(statement, 6, taken->starts);
	db_bind_text(statement, 7, taken->ends);
	db_bind_text(statement, 8, leave_outs_text(arena, taken->leave_out));
	sqlite3_bind_int64(statement, 9, taken->longest_ms);
	db_bind_text(statement, 10, taken->text);
	db_bind_text(statement, 11, taken->folder);
	if (signer)
		sqlite3_bind_int64(statement, 12, signer);
	sqlite3_bind_int64(statement, 13, taken->taken_ms);
	sqlite3_bind_int(statement, 14, moment_offset_s(taken->taken_ms));
	return db_finish(db, statement);
}

static int insert_task(struct db *db, int64_t row, size_t position,
		       const struct taken_task *task)
{
	sqlite3_stmt *statement = db_query(db, QUERY_TASK_INSERT);
	char times[TIMES_TEXT];

	times_write(&task->times, times);
	sqlite3_bind_int64(statement, 1, row);
	sqlite3_bind_int64(statement, 2, (int64_t)position);
	db_bind_text(statement, 3, task->name);
	db_bind_text(statement, 4, task->practice);
	db_bind_text(statement, 5, task->steps);
	db_bind_text(statement, 6, times);
	sqlite3_bind_int64(statement, 7, task->minutes_ms);
	db_bind_text(statement, 8, task->when);
	db_bind_text(statement, 9, task->why);
	sqlite3_bind_int(statement, 10, task->accepted);
	return db_finish(db, statement);
}

static int take(struct db *db, void *with)
{
	struct taking *taking = with;
	const struct taken *taken = taking->taken;
	int64_t signer = 0, row;
	int rc = schema_still_ours(db);

	if (!rc && taking->signer)
		rc = keep_signer(db, taking->signer, &signer);
	if (!rc)
		rc = put_away(db, taken->id, taken->taken_ms, true, &taking->found);
	if (!rc)
		rc = insert_assignment(db, taking->arena, taken, signer);
	row = sqlite3_last_insert_rowid(db->handle);
	for (size_t i = 0; !rc && i < taken->task_count; i++)
		rc = insert_task(db, row, i, &taken->tasks[i]);
	return rc;
}

static int end(struct db *db, void *with)
{
	struct taking *taking = with;
	int rc = schema_still_ours(db);

	return rc ? rc : put_away(db, taking->id, taking->now_ms, false, &taking->found);
}

bool store_can_take(struct store *store, struct error *error)
{
	places_look_again(store);
	return (store->main && (store->fallback == FALLBACK_NONE || store->held)) ||
	       error_set(error, "assignments are kept in the main database only, and it cannot "
			 "be written now: " MAIN_NAME " %s", store->trouble);
}

bool store_take(struct store *store, const struct taken *taken,
		const struct known_signer *signer, struct error *error)
{
	struct taking taking = { .taken = taken, .signer = signer };
	bool ok;

	if (!store_can_take(store, error))
		return false;
	taking.arena = arena_open();
	ok = places_change(store, take, &taking, error);
	arena_close(taking.arena);
	return ok;
}

struct accepting {
	int64_t row;
	size_t task;
	bool accepted;
};

static int accept_task(struct db *db, void *with)
{
	const struct accepting *accepting = with;
	sqlite3_stmt *statement;
	int rc = schema_still_ours(db);

	if (rc)
		return rc;
	statement = db_query(db, QUERY_TASK_ACCEPT);
	sqlite3_bind_int64(statement, 1, accepting->row);
	sqlite3_bind_int64(statement, 2, (int64_t)accepting->task);
	sqlite3_bind_int(statement, 3, accepting->accepted);
	return db_finish(db, statement);
}

bool store_accept_task(struct store *store, int64_t row, size_t task, bool accepted,
		       struct error *error)
{
	struct accepting accepting = { row, task, accepted };

	return store_can_take(store, error) &&
	       places_change(store, accept_task, &accepting, error);
}

bool store_end_assignment(struct store *store, const char *id, int64_t now_ms,
			  bool *found, struct error *error)
{
	struct taking taking = { .id = id, .now_ms = now_ms };
	bool ok;

	*found = false;
	if (!store_can_take(store, error))
		return false;
	ok = places_change(store, end, &taking, error);
	*found = taking.found;
	return ok;
}
