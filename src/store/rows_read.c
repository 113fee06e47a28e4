/* store/rows_read.c -- rows become structs in an arena. */
#include "store/rows.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "store/db.h"
#include "store/store_error.h"

#include <stdio.h>
#include <string.h>

/* Columns in the order of SESSION_FIELDS. */
static void read_session(struct arena *arena, sqlite3_stmt *statement, struct row *row)
{
	struct session_record *record = &row->record;
	memset(row, 0, sizeof *row);
	record->id = sqlite3_column_int64(statement, 0);
	record->uid = db_word_at(arena, statement, 1);
	row->revision = sqlite3_column_int64(statement, 2);
	record->practice = db_word_at(arena, statement, 3);
	record->title = db_word_at(arena, statement, 4);
	record->source = db_word_at(arena, statement, 5);
	record->started_ms = db_moment_at(statement, 6);
	record->offset_s = db_offset_at(statement, 7);
	record->planned_ms = db_span_at(statement, 8);
	record->spent_ms = db_span_at(statement, 9);
	if (!ending_find(db_word_at(arena, statement, 10), &record->ended))
		record->ended = ENDED_INTERRUPTED;
	record->step = (size_t)db_number_at(statement, 11, 0, STEPS_MOST);
	record->position_ms = db_span_at(statement, 12);
	row->put_away = sqlite3_column_int(statement, 13) != 0;
	row->owner.pid = sqlite3_column_int64(statement, 14);
	snprintf(row->owner.boot, sizeof row->owner.boot, "%s",
		 db_word_at(arena, statement, 15));
	row->owner.born = sqlite3_column_int64(statement, 16);
	record->place = db_text_at(arena, statement, 17);
	record->steps = db_text_at(arena, statement, 18);
	if (record->ended == ENDED_RUNNING && owner_is_gone(&row->owner))
		record->ended = ENDED_INTERRUPTED;
}

static int read_choices(struct db *db, struct arena *arena, int64_t id,
			const char *step, struct texts *choices)
{
	sqlite3_stmt *statement = db_query(db, QUERY_CHOICES_OF);
	const char **words = NULL;
	size_t count = 0;
	int rc;

	sqlite3_bind_int64(statement, 1, id);
	db_bind_text(statement, 2, step);
	while ((rc = db_next(db, statement)) == SQLITE_ROW) {
		words = arena_grow(arena, words, count, sizeof *words);
		words[count++] = db_word_at(arena, statement, 0);
	}
	db_reset(statement);
	*choices = (struct texts){ words, count };
	return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* Columns in the order of QUERY_ANSWERS_OF. */
static int read_answer(struct db *db, struct arena *arena, int64_t id,
		       sqlite3_stmt *statement, struct answer *answer)
{
	memset(answer, 0, sizeof *answer);
	answer->step = db_word_at(arena, statement, 0);
	if (!step_kind_find(db_word_at(arena, statement, 1), &answer->kind))
		answer->kind = STEP_WRITE;
	answer->holds = answer_kind_find(db_word_at(arena, statement, 2));
	answer->text = db_text_at(arena, statement, 3);
	answer->number = sqlite3_column_int(statement, 4);
	answer->keep = db_text_at(arena, statement, 5);
	answer->track = db_text_at(arena, statement, 6);
	answer->at_ms = db_moment_at(statement, 7);
	answer->opened = db_text_at(arena, statement, 8);
	return answer->holds == ANSWER_CHOICES
		       ? read_choices(db, arena, id, answer->step, &answer->choices)
		       : SQLITE_OK;
}

static int read_answers(struct db *db, struct arena *arena,
			struct session_record *record)
{
	sqlite3_stmt *statement = db_query(db, QUERY_ANSWERS_OF);
	struct answer *answers = NULL;
	size_t count = 0;
	int rc = SQLITE_DONE, inner = SQLITE_OK;

	sqlite3_bind_int64(statement, 1, record->id);
	while (!inner && (rc = db_next(db, statement)) == SQLITE_ROW) {
		answers = arena_grow(arena, answers, count, sizeof *answers);
		inner = read_answer(db, arena, record->id, statement, &answers[count++]);
	}
	db_reset(statement);
	record->answers = answers;
	record->answer_count = count;
	if (inner)
		return inner;
	return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* Reads the one session that a bound statement finds. */
static int load_one(struct db *db, struct arena *arena, sqlite3_stmt *statement,
		    struct row *row)
{
	int rc = db_next(db, statement);

	if (rc == SQLITE_ROW)
		read_session(arena, statement, row);
	db_reset(statement);
	if (rc == SQLITE_DONE)
		return TROUBLE_NO_SESSION;
	return rc == SQLITE_ROW ? read_answers(db, arena, &row->record) : rc;
}

int row_load(struct db *db, struct arena *arena, int64_t id, struct row *row)
{
	sqlite3_stmt *statement = db_query(db, QUERY_SESSION_BY_ID);

	sqlite3_bind_int64(statement, 1, id);
	return load_one(db, arena, statement, row);
}

int row_load_uid(struct db *db, struct arena *arena, const char *uid, struct row *row)
{
	sqlite3_stmt *statement = db_query(db, QUERY_SESSION_BY_UID);

	db_bind_text(statement, 1, uid);
	return load_one(db, arena, statement, row);
}

int row_load_newest(struct db *db, struct arena *arena, const char *practice, bool given,
		    struct row *row)
{
	sqlite3_stmt *statement = db_query(db, given ? QUERY_SESSION_NEWEST_GIVEN
						     : QUERY_SESSION_NEWEST);

	db_bind_text(statement, 1, practice);
	return load_one(db, arena, statement, row);
}

static int load_sessions(struct db *db, struct arena *arena, sqlite3_stmt *statement,
			 struct row **rows, size_t *count)
{
	int rc;

	*rows = NULL;
	*count = 0;
	while ((rc = db_next(db, statement)) == SQLITE_ROW) {
		*rows = arena_grow(arena, *rows, *count, sizeof **rows);
		read_session(arena, statement, &(*rows)[(*count)++]);
	}
	db_reset(statement);
	return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

int rows_load(struct db *db, struct arena *arena, int64_t since_ms,
	      struct row **rows, size_t *count)
{
	sqlite3_stmt *statement = db_query(db, QUERY_SESSIONS_SINCE);
	int rc;

	sqlite3_bind_int64(statement, 1, since_ms);
	rc = load_sessions(db, arena, statement, rows, count);
	for (size_t i = 0; !rc && i < *count; i++)
		rc = read_answers(db, arena, &(*rows)[i].record);
	return rc;
}

static void read_counted(sqlite3_stmt *statement, struct arena *arena, struct practised *one)
{
	one->practice = db_word_at(arena, statement, 0);
	one->begun = (size_t)sqlite3_column_int64(statement, 1);
	one->finished = (size_t)sqlite3_column_int64(statement, 2);
	one->steady = (size_t)sqlite3_column_int64(statement, 3);
}

int rows_count(struct db *db, struct arena *arena, int64_t before_ms,
	       struct practised **list, size_t *count)
{
	sqlite3_stmt *statement = db_query(db, QUERY_SESSIONS_COUNTED);
	size_t room = 0;
	int rc;

	*list = NULL;
	*count = 0;
	sqlite3_bind_int64(statement, 1, before_ms);
	while ((rc = db_next(db, statement)) == SQLITE_ROW) {
		if (*count == room) {
			struct practised *more;

			room = room ? room * 2 : 64;
			more = arena_array(arena, room, sizeof *more);
			if (*count)
				memcpy(more, *list, *count * sizeof *more);
			*list = more;
		}
		read_counted(statement, arena, &(*list)[(*count)++]);
	}
	db_reset(statement);
	return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

int rows_any(struct db *db, bool *any)
{
	sqlite3_stmt *statement = db_query(db, QUERY_SESSION_ANY);
	int rc = db_next(db, statement);

	*any = rc == SQLITE_ROW && sqlite3_column_int(statement, 0);
	db_reset(statement);
	return rc == SQLITE_ROW ? SQLITE_OK : rc;
}

int rows_mark_interrupted(struct db *db)
{
	struct arena *arena = arena_open();
	struct row *rows;
	size_t count;
	int rc = load_sessions(db, arena, db_query(db, QUERY_SESSIONS_RUNNING), &rows,
			       &count);

	for (size_t i = 0; !rc && i < count; i++) {
		sqlite3_stmt *statement = db_query(db, QUERY_SESSION_MARK);

		if (rows[i].record.ended != ENDED_INTERRUPTED)
			continue;
		sqlite3_bind_int64(statement, 1, rows[i].record.id);
		rc = db_finish(db, statement);
	}
	arena_close(arena);
	return rc;
}

int answer_at_ms(struct db *db, int64_t id, const char *step, int64_t *at_ms)
{
	sqlite3_stmt *statement = db_query(db, QUERY_ANSWER_AT);
	int rc;

	sqlite3_bind_int64(statement, 1, id);
	db_bind_text(statement, 2, step);
	rc = db_next(db, statement);
	*at_ms = rc == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : INT64_MIN;
	db_reset(statement);
	return rc == SQLITE_ROW || rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static const char *join(struct arena *arena, const struct texts *words)
{
	struct buffer all = {0};
	const char *joined;

	for (size_t i = 0; i < words->count; i++)
		buffer_print(&all, "%s%s", i ? ", " : "", words->at[i]);
	joined = arena_copy(arena, buffer_string(&all));
	buffer_free(&all);
	return joined;
}

static int read_kept(struct db *db, struct arena *arena, sqlite3_stmt *statement,
		     struct kept *kept)
{
	struct texts words = {0};
	int rc;

	kept->at_ms = db_moment_at(statement, 4);
	kept->offset_s = db_offset_at(statement, 5);
	if (answer_kind_find(db_word_at(arena, statement, 2)) !=
	    ANSWER_CHOICES) {
		kept->text = db_text_at(arena, statement, 3);
		return SQLITE_OK;
	}
	rc = read_choices(db, arena, sqlite3_column_int64(statement, 0),
			  db_word_at(arena, statement, 1), &words);
	if (!rc)
		kept->text = join(arena, &words);
	return rc;
}

int row_kept(struct db *db, struct arena *arena, const char *name, const char *beside,
	     struct kept *kept)
{
	sqlite3_stmt *statement = db_query(db, QUERY_ANSWER_KEPT);
	int rc;

	*kept = (struct kept){0};
	db_bind_text(statement, 1, name);
	db_bind_text(statement, 2, beside);
	rc = db_next(db, statement);
	if (rc == SQLITE_ROW)
		rc = read_kept(db, arena, statement, kept);
	else if (rc == SQLITE_DONE)
		rc = SQLITE_OK;
	db_reset(statement);
	return rc;
}
