/* store/main_db.h -- the main database: $data/groundwork.db.
 *
 * Promise: it is made with mode 0600, checked before it is trusted, brought up
 *          to date in one transaction, and takes in what side databases hold.
 *          One that cannot be used is not changed.
 * Threads: one.
 * Fails:   with a result code of store/db.h.
 */
#ifndef STORE_MAIN_DB_H
#define STORE_MAIN_DB_H

#include <stdbool.h>
#include <stddef.h>

struct db;

#define MAIN_NAME "groundwork.db"

/* Opens it. When it fails, *db is the database when at least its sessions can be
 * read, else NULL. A lock is waited for as long as `patience` has it. */
struct patience {
	int wait_ms;
	bool (*wanted)(void *with);	/* elsewhere: then the wait ends; NULL: never */
	void *with;
};
int main_open(struct db **db, const char *data_folder, const struct patience *patience);

/* Takes in the side databases of so many folders (NULL: of none) and marks the sessions
 * whose process is gone. *untaken is set (the caller frees it) to a sentence about a
 * side database that could not be read. */
int main_take_in(struct db *db, const char *const *folders, size_t count, char **untaken);

#endif
