/* store/reports.c -- two tables: the reports, and what each of them told. */
#include "store/reports.h"

#include "base/arena.h"
#include "base/error.h"
#include "store/db.h"
#include "store/places.h"
#include "store/schema.h"

static int read_told(struct db *db, struct arena *arena, int64_t row,
		     struct made_report *report)
{
	sqlite3_stmt *statement = db_query(db, QUERY_TOLD_OF);
	struct told_answer *told = NULL;
	int rc;

	sqlite3_bind_int64(statement, 1, row);
	while ((rc = db_next(db, statement)) == SQLITE_ROW) {
		told = arena_grow(arena, told, report->told_count, sizeof *told);
		told[report->told_count++] = (struct told_answer){
			.session = db_word_at(arena, statement, 0),
			.step = db_word_at(arena, statement, 1),
			.at_ms = db_moment_at(statement, 2) };
	}
	db_reset(statement);
	report->told = told;
	return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* A row, and its number in *id. */
static struct made_report report_at(struct arena *arena, sqlite3_stmt *statement,
				    int64_t *id)
{
	*id = sqlite3_column_int64(statement, 0);
	return (struct made_report){
		.id = db_word_at(arena, statement, 1),
		.reader = db_word_at(arena, statement, 2),
		.reader_name = db_word_at(arena, statement, 3),
		.made_ms = db_moment_at(statement, 4),
		.first_date = db_date_at(statement, 5),
		.last_date = db_date_at(statement, 6),
		.file = db_word_at(arena, statement, 7) };
}

struct loading {
	struct arena *arena;
	struct made_report *list;
	size_t count;
};

static int load(struct db *db, void *with)
{
	struct loading *loading = with;
	sqlite3_stmt *statement = db_query(db, QUERY_REPORTS);
	struct made_report *report;
	int64_t row;
	int rc, told_rc = SQLITE_OK;

	while ((rc = db_next(db, statement)) == SQLITE_ROW && !told_rc) {
		loading->list = arena_grow(loading->arena, loading->list, loading->count,
					   sizeof *loading->list);
		report = &loading->list[loading->count++];
		*report = report_at(loading->arena, statement, &row);
		told_rc = read_told(db, loading->arena, row, report);
	}
	db_reset(statement);
	return told_rc ? told_rc : rc == SQLITE_DONE ? SQLITE_OK : rc;
}

bool store_reports(struct store *store, struct arena *arena,
		   const struct made_report **list, size_t *count, struct error *error)
{
	struct loading loading = { .arena = arena };
	bool ok = places_ask(store, load, &loading, error);

	*list = ok ? loading.list : NULL;
	*count = ok ? loading.count : 0;
	return ok;
}

static int insert(struct db *db, const struct made_report *report)
{
	sqlite3_stmt *statement = db_query(db, QUERY_REPORT_INSERT);

	db_bind_text(statement, 1, report->id);
	db_bind_text(statement, 2, report->reader);
	db_bind_text(statement, 3, report->reader_name);
	sqlite3_bind_int64(statement, 4, report->made_ms);
	sqlite3_bind_int64(statement, 5, report->first_date);
	sqlite3_bind_int64(statement, 6, report->last_date);
	db_bind_text(statement, 7, report->file);
	return db_finish(db, statement);
}

static int insert_told(struct db *db, int64_t row, const struct told_answer *told)
{
	sqlite3_stmt *statement = db_query(db, QUERY_TOLD_INSERT);

	sqlite3_bind_int64(statement, 1, row);
	db_bind_text(statement, 2, told->session);
	db_bind_text(statement, 3, told->step);
	sqlite3_bind_int64(statement, 4, told->at_ms);
	return db_finish(db, statement);
}

static int take_back(struct db *db, const char *file, int64_t after_ms)
{
	sqlite3_stmt *statement = db_query(db, QUERY_REPORT_TAKE_BACK);

	db_bind_text(statement, 1, file);
	sqlite3_bind_int64(statement, 2, after_ms);
	return db_finish(db, statement);
}

struct keeping {
	const struct made_report *report;
	int64_t in_place_after_ms;
};

static int keep(struct db *db, void *with)
{
	const struct keeping *keeping = with;
	const struct made_report *report = keeping->report;
	int rc = schema_still_ours(db);
	int64_t row;

	if (!rc)
		rc = take_back(db, report->file, keeping->in_place_after_ms);
	if (!rc)
		rc = insert(db, report);
	row = sqlite3_last_insert_rowid(db->handle);
	for (size_t i = 0; !rc && i < report->told_count; i++)
		rc = insert_told(db, row, &report->told[i]);
	return rc;
}

bool store_report_made(struct store *store, const struct made_report *report,
		       int64_t in_place_after_ms, struct error *error)
{
	struct keeping keeping = { report, in_place_after_ms };

	if (store->fallback != FALLBACK_NONE)
		return error_set(error, "reports are remembered in the main database only, and "
				 "it cannot be written now: %s", store->words);
	return places_change(store, keep, &keeping, error);
}
