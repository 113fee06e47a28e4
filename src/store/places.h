/* store/places.h -- where the store writes, and how it moves aside.
 *
 * Promise: there is always a database to write to: the main one, a side database
 *          in the data folder, one in the state folder, one in the last place, one in
 *          memory, in this order. Moving on carries the running sessions along; what can still
 *          be read in the place that is left stays readable. A lock is waited for
 *          once: from then on the main database is only looked at, without
 *          waiting, and is read again as soon as it is free.
 * Owner:   struct store, closed by places_close().
 * Threads: one.
 */
#ifndef STORE_PLACES_H
#define STORE_PLACES_H

#include "store/running.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct error;

/* what is written to: the main database, or what stands in for it */
enum fallback {
	FALLBACK_NONE, FALLBACK_DATA, FALLBACK_STATE, FALLBACK_LAST, FALLBACK_MEMORY,
	FALLBACK_COUNT
};

enum {
	LOCK_WAIT_MS = 2000,		/* once; then it goes on without the main one */
	MEMORY_RETRY_MS = 10000		/* how often memory looks for a disk */
};

struct store {
	struct db *db;			/* written to */
	enum fallback fallback;
	struct db *main;		/* in use or left; NULL: it cannot be read */
	struct db *older[FALLBACK_COUNT];	/* left, but still read; newest last */
	size_t older_count;
	char *unread;			/* why one that was left cannot be read; NULL */
	bool held;			/* the main one was left because of a lock */
	struct live *live;
	char *folders[FALLBACK_MEMORY];	/* of the places; NULL: there is none */
	char *trouble;			/* what is wrong with the main database */
	char *untaken;			/* a side database that could not be taken in */
	char *words;			/* for store_words(); NULL: all is well */
	int64_t retried_ms;
};

/* Opens the main database or the next best place; a wait for the first ends as soon as
 * `wanted` (NULL: never) says so. */
struct store *places_open(const char *data_folder, const char *state_folder,
			  const char *last_folder, bool (*wanted)(void *with), void *with);

/* Leaves the place in use because of a trouble and goes to the next one. */
void places_leave(struct store *store, int trouble);

/* Opens for reading the main database that another program held at the beginning, when
 * it is free by now; does not wait. */
void places_look_again(struct store *store);

/* Fails when the main database, or another that was left, cannot be read, and says why. */
bool places_all_read(const struct store *store, struct error *error);

/* Fails with a trouble of a database (NULL: the main one), in words. */
bool places_fail(const struct db *db, int trouble, struct error *error);

/* Whether what is written lasts only as long as the program or the system runs. */
bool places_is_passing(const struct store *store);

/* When it writes to such a place and a while has passed (or `now`): tries to bring
 * that into a side database on the disk. */
void places_leave_passing(struct store *store, bool now);

/* For what only the main database holds: looks into it, though it may have been left, and
 * where there never was one, there is nothing to find; and changes it, in one
 * transaction, while it is in use. */
bool places_ask(struct store *store, int (*look)(struct db *db, void *with), void *with,
		struct error *error);
bool places_change(struct store *store, int (*work)(struct db *db, void *with), void *with,
		   struct error *error);

/* Copies a session that only an older place has into the one in use; tells
 * whether it is there now. */
bool places_fetch(struct store *store, int64_t id);

/* The row of a session in the place in use. */
int64_t places_row(const struct store *store, int64_t id);

/* Closes everything. */
void places_close(struct store *store);

#endif
