/* store/schema.h -- the tables, and how older ones are brought up to date.
 *
 * Promise: a database is known by its application_id and its schema by its
 *          user_version. Version 1 is the first; a migration that was released
 *          is never changed again, and tests/store keeps a dump of every
 *          version.
 * Threads: one.
 * Fails:   TROUBLE_NEWER, TROUBLE_FOREIGN or an SQLite code; then nothing was
 *          changed.
 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <stdint.h>

struct db;

enum {
	SCHEMA_VERSION = 4,
	SCHEMA_APPLICATION = 0x47576b31	/* "GWk1" */
};

/* Looks whether the database is ours and not newer, without changing it; sets
 * *version, 0 when it is empty. */
int schema_look(struct db *db, int64_t *version);

/* Brings it up to SCHEMA_VERSION; call it inside a transaction. */
int schema_bring_up(struct db *db);

/* Tells whether it still has SCHEMA_VERSION (TROUBLE_NEWER when another program
 * has brought it further meanwhile); call it inside a transaction. */
int schema_still_ours(struct db *db);

#endif
