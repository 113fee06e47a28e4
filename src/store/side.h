/* store/side.h -- side databases: groundwork-aside-DATE-TIME.db.
 *
 * Promise: a side database in use is locked by its process from the moment it is
 *          opened until it is closed, so nobody takes it in meanwhile. One that
 *          was taken in is renamed to *.taken-in; only an empty one is removed.
 * Owner:   whoever opened it closes it with side_close().
 * Threads: one.
 * Fails:   with a result code of store/db.h.
 */
#ifndef STORE_SIDE_H
#define STORE_SIDE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct db;
struct error;

enum {
	SIDE_MOST = 64,			/* taken in at one opening */
	SIDE_FIRST_ID = 1000000000	/* so that its ids are not the main one's */
};

/* Makes a file of mode 0600 that was not there; tells whether it did. */
bool side_make_file(const char *path);

/* Opens the newest side database of a folder that nobody uses, or makes one; the
 * folder is made when it is not there. */
int side_open(struct db **side, const char *folder);

/* A database in memory with the same tables. */
struct db *side_open_in_memory(void);

/* Opens one that exists and locks it; SQLITE_BUSY when it is in use. */
int side_open_file(struct db **side, const char *path);

/* The paths of a folder's side databases, oldest first; none when there is no folder. */
bool side_list(struct arena *arena, const char *folder, const char ***paths, size_t *count,
	       struct error *error);

/* Sets its name aside because the main database has what it holds. */
void side_taken_in(struct db *side);

/* Removes what SQLite left in a folder beside side databases that are there no more. */
void side_clear_journals(const char *folder);

/* Closes any database; the file of a side database that holds no session is
 * removed, and what SQLite wrote beside it. NULL is allowed. */
void side_close(struct db *side);

#endif
