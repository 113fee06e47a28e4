/* store/merge.h -- sessions go from one database into another, nothing twice.
 *
 * Promise: a session is known by its uid. Of its row the later revision stays,
 *          of each answer the one given later; doing it again changes nothing.
 * Threads: one.
 * Fails:   with a result code of store/db.h. It opens no transaction.
 */
#ifndef STORE_MERGE_H
#define STORE_MERGE_H

#include <stdint.h>

struct db;
struct row;

/* Merges one session; *id is the one it has in the target. A new one keeps the
 * id of row->record when that is above 0 and free. */
int merge_row(struct db *target, const struct row *row, int64_t *id);

/* Merges every session of `source`, read as it is; new ones get new ids. Tells
 * the two troubles apart: the result is the target's, *source_rc the source's. */
int merge_all(struct db *target, struct db *source, int *source_rc);

#endif
