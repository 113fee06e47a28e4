/* store/cases_kind.h -- what a database must do to hold a caseload.
 *
 * Promise: for cases_db.c and the two that fill the table, and for nobody else.
 * Owner:   as in store/cases_db.h. Threads: one.
 */
#ifndef STORE_CASES_KIND_H
#define STORE_CASES_KIND_H

#include "store/cases_value.h"

#include <stddef.h>

struct error;

struct cases_db;

struct cases_kind {
	const char *look;		/* counts the tables of the name $1 */
	const char *prepare;		/* before the first table; NULL: nothing */
	const char *guard;		/* one at a time from here on; NULL: it is so */
	bool shared;			/* it stands on a server */
	/* a transaction that means to write; a commit that fails may be rolled back */
	bool (*begin)(struct cases_db *db, struct error *error);
	bool (*commit)(struct cases_db *db, struct error *error);
	void (*roll_back)(struct cases_db *db);
	bool (*run)(struct cases_db *db, const char *sql, const struct cases_value *values,
		    size_t count, cases_take *take, void *with, int64_t *changed,
		    struct error *error);
	/* waits end as soon as `wanted` says so; NULL: never */
	void (*give_way)(struct cases_db *db, bool (*wanted)(void *with), void *with);
	void (*close)(struct cases_db *db);
};

struct cases_db {
	const struct cases_kind *kind;
	char *name;
	const char *remark;		/* NULL: nothing is to be said of it */
	bool lacks_right;		/* the last statement was not ours to say */
	bool inside;			/* a transaction */
	void *handle;
};

/* Where a row is; one of the two reads it. */
struct cases_row {
	const struct cases_row_kind *kind;
	void *answer;
	int at;
};

struct cases_row_kind {
	const char *(*text)(const struct cases_row *row, int column);
	int64_t (*number)(const struct cases_row *row, int column);
};

/* Each fills kind, name and handle; cases_db_close() is called in any case. */
bool cases_sqlite_open(struct cases_db *db, const char *path, bool make,
		       struct error *error);
bool cases_postgres_open(struct cases_db *db, const char *url, struct error *error);

#endif
