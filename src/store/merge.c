/* store/merge.c -- later wins: by revision for a session, by moment for an
 * answer. */
#include "store/merge.h"

#include "base/arena.h"
#include "store/db.h"
#include "store/rows.h"
#include "store/store_error.h"

/* Of two answers given at the same moment the one of the later revision
 * stays. */
static int merge_answer(struct db *target, int64_t id, const struct answer *answer,
			bool later)
{
	int64_t there_ms;
	int rc = answer_at_ms(target, id, answer->step, &there_ms);

	if (rc || answer->at_ms < there_ms || (answer->at_ms == there_ms && !later))
		return rc;
	return answer_put(target, id, answer);
}

static int merge_into(struct db *target, const struct row *row, const struct row *there)
{
	bool later = row->revision > there->revision;
	int rc = later ? row_overwrite(target, there->record.id, row) : SQLITE_OK;

	for (size_t i = 0; !rc && i < row->record.answer_count; i++)
		rc = merge_answer(target, there->record.id, &row->record.answers[i],
				  later);
	return rc;
}

int merge_row(struct db *target, const struct row *row, int64_t *id)
{
	struct arena *arena = arena_open();
	struct row there;
	int rc = row_load_uid(target, arena, row->record.uid, &there);

	if (rc == TROUBLE_NO_SESSION) {
		rc = row_insert(target, row, id);
	} else if (!rc) {
		*id = there.record.id;
		rc = merge_into(target, row, &there);
	}
	arena_close(arena);
	return rc;
}

int merge_all(struct db *target, struct db *source, int *source_rc)
{
	struct arena *arena = arena_open();
	struct row *rows;
	size_t count;
	int64_t id;
	int rc = SQLITE_OK;

	*source_rc = rows_load(source, arena, INT64_MIN, &rows, &count);
	for (size_t i = 0; !rc && !*source_rc && i < count; i++) {
		rows[i].record.id = 0;
		rc = merge_row(target, &rows[i], &id);
	}
	arena_close(arena);
	return rc;
}
