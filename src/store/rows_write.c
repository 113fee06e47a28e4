/* store/rows_write.c -- structs become rows, one statement each. */
#include "store/rows.h"

#include "store/db.h"
#include "store/store_error.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

static const char *const answer_kinds[] = { "text", "number", "choices" };

const char *answer_kind_name(enum answer_kind kind)
{
	assert(kind < sizeof answer_kinds / sizeof *answer_kinds);
	return answer_kinds[kind];
}

enum answer_kind answer_kind_find(const char *name)
{
	for (int i = ANSWER_NUMBER; name && i <= ANSWER_CHOICES; i++)
		if (!strcmp(answer_kinds[i], name))
			return (enum answer_kind)i;
	return ANSWER_TEXT;
}

void uid_make(char uid[UID_TEXT])
{
	unsigned char random[(UID_TEXT - 1) / 2];

	if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
		sqlite3_randomness((int)sizeof random, random);
	for (size_t i = 0; i < sizeof random; i++)
		snprintf(uid + 2 * i, 3, "%02x", random[i]);
}

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

/* Finds the id for a new row: the wanted one when it is free. */
static int choose_id(struct db *db, int64_t wanted, int64_t *id)
{
	sqlite3_stmt *statement = db_query(db, QUERY_SESSION_HAS);
	int rc;

	sqlite3_bind_int64(statement, 1, wanted);
	rc = db_next(db, statement);
	db_reset(statement);
	*id = wanted;
	if (rc == SQLITE_DONE && wanted > 0)
		return SQLITE_OK;
	if (rc != SQLITE_DONE && rc != SQLITE_ROW)
		return rc;
	statement = db_query(db, QUERY_SESSION_NEXT_ID);
	sqlite3_bind_int64(statement, 1, db->first_id);
	rc = db_next(db, statement);
	if (rc == SQLITE_ROW)
		*id = sqlite3_column_int64(statement, 0);
	db_reset(statement);
	return rc == SQLITE_ROW ? SQLITE_OK : rc;
}

static int insert_session(struct db *db, int64_t id, const struct row *row)
{
	const struct session_record *record = &row->record;
	sqlite3_stmt *statement = db_query(db, QUERY_SESSION_INSERT);

	sqlite3_bind_int64(statement, 1, id);
	db_bind_text(statement, 2, record->uid);
	sqlite3_bind_int64(statement, 3, row->revision);
	db_bind_text(statement, 4, or_empty(record->practice));
	db_bind_text(statement, 5, or_empty(record->title));
	db_bind_text(statement, 6, or_empty(record->source));
	sqlite3_bind_int64(statement, 7, record->started_ms);
	sqlite3_bind_int64(statement, 8, record->offset_s);
	sqlite3_bind_int64(statement, 9, record->planned_ms);
	sqlite3_bind_int64(statement, 10, record->spent_ms);
	db_bind_text(statement, 11, ending_name(record->ended));
	sqlite3_bind_int64(statement, 12, (int64_t)record->step);
	sqlite3_bind_int64(statement, 13, record->position_ms);
	sqlite3_bind_int64(statement, 14, row->put_away);
	sqlite3_bind_int64(statement, 15, row->owner.pid);
	db_bind_text(statement, 16, row->owner.boot);
	sqlite3_bind_int64(statement, 17, row->owner.born);
	db_bind_text(statement, 18, record->place);
	db_bind_text(statement, 19, record->steps);
	return db_finish(db, statement);
}

int row_insert(struct db *db, const struct row *row, int64_t *id)
{
	int rc = choose_id(db, row->record.id, id);

	if (!rc)
		rc = insert_session(db, *id, row);
	for (size_t i = 0; !rc && i < row->record.answer_count; i++)
		rc = answer_put(db, *id, &row->record.answers[i]);
	return rc;
}

int row_overwrite(struct db *db, int64_t id, const struct row *row)
{
	sqlite3_stmt *statement = db_query(db, QUERY_SESSION_MERGE);

	sqlite3_bind_int64(statement, 1, id);
	sqlite3_bind_int64(statement, 2, row->revision);
	sqlite3_bind_int64(statement, 3, row->record.spent_ms);
	db_bind_text(statement, 4, ending_name(row->record.ended));
	sqlite3_bind_int64(statement, 5, (int64_t)row->record.step);
	sqlite3_bind_int64(statement, 6, row->record.position_ms);
	sqlite3_bind_int64(statement, 7, row->put_away);
	sqlite3_bind_int64(statement, 8, row->owner.pid);
	db_bind_text(statement, 9, row->owner.boot);
	sqlite3_bind_int64(statement, 10, row->owner.born);
	return db_finish_one(db, statement);
}

int row_progress(struct db *db, int64_t id, const struct session_record *record)
{
	sqlite3_stmt *statement = db_query(db, QUERY_SESSION_PROGRESS);

	sqlite3_bind_int64(statement, 1, id);
	sqlite3_bind_int64(statement, 2, (int64_t)record->step);
	sqlite3_bind_int64(statement, 3, record->position_ms);
	sqlite3_bind_int64(statement, 4, record->spent_ms);
	return db_finish_one(db, statement);
}

int row_end(struct db *db, int64_t id, const struct session_record *record)
{
	sqlite3_stmt *statement = db_query(db, QUERY_SESSION_END);

	sqlite3_bind_int64(statement, 1, id);
	sqlite3_bind_int64(statement, 2, (int64_t)record->step);
	sqlite3_bind_int64(statement, 3, record->position_ms);
	sqlite3_bind_int64(statement, 4, record->spent_ms);
	db_bind_text(statement, 5, ending_name(record->ended));
	return db_finish_one(db, statement);
}

int row_resume(struct db *db, int64_t id, const struct owner *owner)
{
	sqlite3_stmt *statement = db_query(db, QUERY_SESSION_RESUME);

	sqlite3_bind_int64(statement, 1, id);
	sqlite3_bind_int64(statement, 2, owner->pid);
	db_bind_text(statement, 3, owner->boot);
	sqlite3_bind_int64(statement, 4, owner->born);
	return db_finish_one(db, statement);
}

int row_put_away(struct db *db, int64_t id)
{
	sqlite3_stmt *statement = db_query(db, QUERY_SESSION_PUT_AWAY);

	sqlite3_bind_int64(statement, 1, id);
	return db_finish_one(db, statement);
}

static int put_choices(struct db *db, int64_t id, const struct answer *answer)
{
	sqlite3_stmt *statement = db_query(db, QUERY_CHOICES_CLEAR);
	size_t count = answer->holds == ANSWER_CHOICES ? answer->choices.count : 0;
	int rc;

	sqlite3_bind_int64(statement, 1, id);
	db_bind_text(statement, 2, answer->step);
	rc = db_finish(db, statement);
	for (size_t i = 0; !rc && i < count; i++) {
		statement = db_query(db, QUERY_CHOICE_INSERT);
		sqlite3_bind_int64(statement, 1, id);
		db_bind_text(statement, 2, answer->step);
		sqlite3_bind_int64(statement, 3, (int64_t)i);
		db_bind_text(statement, 4, or_empty(answer->choices.at[i]));
		rc = db_finish(db, statement);
	}
	return rc;
}

int answer_put(struct db *db, int64_t id, const struct answer *answer)
{
	sqlite3_stmt *statement = db_query(db, QUERY_ANSWER_PUT);
	int rc;

	sqlite3_bind_int64(statement, 1, id);
	db_bind_text(statement, 2, answer->step);
	db_bind_text(statement, 3, step_kind_name(answer->kind));
	db_bind_text(statement, 4, answer_kind_name(answer->holds));
	if (answer->holds == ANSWER_TEXT)
		db_bind_text(statement, 5, or_empty(answer->text));
	if (answer->holds == ANSWER_NUMBER)
		sqlite3_bind_int64(statement, 6, answer->number);
	db_bind_text(statement, 7, answer->keep);
	db_bind_text(statement, 8, answer->track);
	sqlite3_bind_int64(statement, 9, answer->at_ms);
	db_bind_text(statement, 10, answer->opened);
	rc = db_finish(db, statement);
	return rc ? rc : put_choices(db, id, answer);
}

int row_answer(struct db *db, int64_t id, const struct answer *answer)
{
	sqlite3_stmt *statement = db_query(db, QUERY_SESSION_TOUCH);
	int rc;

	sqlite3_bind_int64(statement, 1, id);
	rc = db_finish_one(db, statement);
	return rc ? rc : answer_put(db, id, answer);
}
