/* store/running.h -- the sessions that this process is running, kept in memory.
 *
 * Promise: whatever becomes of the database, a running session and the answers
 *          given in it can be written again elsewhere.
 * Owner:   the list owns copies of everything. Threads: one. Fails: never.
 */
#ifndef STORE_RUNNING_H
#define STORE_RUNNING_H

#include "store/rows.h"

#include <stdint.h>

struct live {
	struct live *next;
	int64_t id;		/* what callers know it by */
	int64_t row_id;		/* its row in the database in use */
	struct row row;		/* strings and answers are ours */
};

/* Adds a copy of a row. */
struct live *live_add(struct live **list, const struct row *row, int64_t id);

/* Finds a session by its callers' id; NULL when it does not run here. */
struct live *live_find(struct live *list, int64_t id);

/* Keeps an answer, replacing the one for the same step. */
void live_answer(struct live *live, const struct answer *answer);

/* Forgets a session. */
void live_drop(struct live **list, int64_t id);

/* Forgets all. */
void live_drop_all(struct live **list);

#endif
