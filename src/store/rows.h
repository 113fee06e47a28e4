/* store/rows.h -- sessions and answers as rows of one database.
 *
 * Promise: between a struct and its rows nothing is lost. These functions open
 *          no transaction of their own.
 * Owner:   what is read lives in the arena given.
 * Threads: one.
 * Fails:   with a result code of store/db.h.
 */
#ifndef STORE_ROWS_H
#define STORE_ROWS_H

#include "model/record.h"
#include "store/process_id.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct db;

/* A session with what only the store knows of it. */
struct row {
	struct session_record record;
	int64_t revision;	/* counts the changes */
	bool put_away;
	struct owner owner;	/* the process that runs it, or ran it last */
};

enum { UID_TEXT = 33 };		/* 128 bits in hexadecimal, and NUL */

/* Makes a name that no other session has. */
void uid_make(char uid[UID_TEXT]);

/* Inserts a session with its answers. Its id is kept when it is above 0 and
 * free, else made; *id is the one it has. */
int row_insert(struct db *db, const struct row *row, int64_t *id);

/* Overwrites the parts of a session's row that change, the answers left out. */
int row_overwrite(struct db *db, int64_t id, const struct row *row);

/* Changes to one session; TROUBLE_NO_SESSION when it is not there. */
int row_progress(struct db *db, int64_t id, const struct session_record *record);
int row_end(struct db *db, int64_t id, const struct session_record *record);
int row_resume(struct db *db, int64_t id, const struct owner *owner);
int row_put_away(struct db *db, int64_t id);
int row_answer(struct db *db, int64_t id, const struct answer *answer);

/* Writes an answer and nothing of its session's row. */
int answer_put(struct db *db, int64_t id, const struct answer *answer);

/* When the answer to a step was given; INT64_MIN when there is none. */
int answer_at_ms(struct db *db, int64_t id, const char *step, int64_t *at_ms);

/* Marks sessions as interrupted whose process is gone. */
int rows_mark_interrupted(struct db *db);

/* Reads one session with its answers; TROUBLE_NO_SESSION when there is none. */
int row_load(struct db *db, struct arena *arena, int64_t id, struct row *row);
int row_load_uid(struct db *db, struct arena *arena, const char *uid,
		 struct row *row);

/* The newest session of a practice (NULL: of any); with `given`, of those that came to
 * their end or in which something was said. */
int row_load_newest(struct db *db, struct arena *arena, const char *practice, bool given,
		    struct row *row);

/* Counts the sessions begun before a moment by their practice. */
int rows_count(struct db *db, struct arena *arena, int64_t before_ms,
	       struct practised **list, size_t *count);

/* Tells whether there is any session, without reading one. */
int rows_any(struct db *db, bool *any);

/* Reads the sessions begun at or after a moment, oldest first, with answers. */
int rows_load(struct db *db, struct arena *arena, int64_t since_ms,
	      struct row **rows, size_t *count);

/* Reads the newest text kept under a name, of all or of the session that last kept
 * one under the name `beside` (NULL: of all); its text is NULL when there is none. */
int row_kept(struct db *db, struct arena *arena, const char *name, const char *beside,
	     struct kept *kept);

/* The words for what an answer holds. */
const char *answer_kind_name(enum answer_kind kind);
enum answer_kind answer_kind_find(const char *name);

#endif
