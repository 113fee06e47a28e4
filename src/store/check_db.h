/* store/check_db.h -- is a database whole, and what of it can be mended?
 *
 * Promise: rows are never touched. Where all rows are there and only an index is wrong,
 *          which hides some of them, the index is built anew from them: db->mended.
 * Owner:   values only. Threads: one.
 * Fails:   with a result code of store/db.h.
 */
#ifndef STORE_CHECK_DB_H
#define STORE_CHECK_DB_H

struct db;

enum { FINDING_TEXT = 200 };

/* Looks at everything, and mends what can be mended. When it fails `finding` says what is
 * wrong first. */
int check_whole(struct db *db, char finding[FINDING_TEXT]);

/* Looks at the rows alone, which is quicker for a large file. */
int check_rows(struct db *db, char finding[FINDING_TEXT]);

#endif
