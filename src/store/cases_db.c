/* store/cases_db.c -- the URL picks one of two, and both look the same from here on. */
#include "store/cases_db.h"

#include "base/error.h"
#include "base/memory.h"
#include "store/cases_kind.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define SQLITE_SCHEME "sqlite:"

static bool begins(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

/* "postgresql", as far as there is a scheme at all; a password may stand behind. */
static int scheme_length(const char *url)
{
	size_t length = strcspn(url, ":/@ ");

	return length > 20 ? 20 : (int)length;
}

bool cases_db_is_own(const char *url)
{
	return !url || !*url || !strcmp(url, SQLITE_SCHEME);
}

bool cases_db_is_missing(const struct cases_db *db, struct error *error)
{
	return error_set(error, "there is no caseload in %s. Please look whether that is the right "
			 "place; \"groundwork caseload make\" begins one there", db->name);
}

static bool open_kind(struct cases_db *db, const char *url, const char *path, bool make,
		      struct error *error)
{
	if (cases_db_is_own(url))
		return cases_sqlite_open(db, path, make, error);
	if (begins(url, SQLITE_SCHEME)) {
		const char *named = url + strlen(SQLITE_SCHEME);

		return cases_sqlite_open(db, named, make, error);
	}
	if (begins(url, "postgresql://") || begins(url, "postgres://"))
		return cases_postgres_open(db, url, error);
	return error_set(error, "the store of the caseload begins with \"%.*s\", which is none "
			 "of those there are; expected sqlite:PATH, or "
			 "postgresql://host/database", scheme_length(url), url);
}

bool cases_db_has_postgres(void)
{
#ifdef HAVE_LIBPQ
	return true;
#else
	return false;
#endif
}

bool cases_db_open(struct cases_db **opened, const char *url, const char *path, bool make,
		   struct error *error)
{
	struct cases_db *db = *opened = memory_alloc(sizeof *db);

	if (open_kind(db, url, path, make, error))
		return true;
	cases_db_close(db);
	*opened = NULL;
	return false;
}

bool cases_db_run(struct cases_db *db, const char *sql, const struct cases_value *values,
		  size_t count, int64_t *changed, struct error *error)
{
	int64_t unused;

	assert(db->inside);
	return db->kind->run(db, sql, values, count, NULL, NULL, changed ? changed : &unused,
			     error);
}

bool cases_db_ask(struct cases_db *db, const char *sql, const struct cases_value *values,
		  size_t count, cases_take *take, void *with, struct error *error)
{
	int64_t unused;

	return db->kind->run(db, sql, values, count, take, with, &unused, error);
}

const char *cases_row_text(const struct cases_row *row, int column)
{
	return row->kind->text(row, column);
}

int64_t cases_row_number(const struct cases_row *row, int column)
{
	return row->kind->number(row, column);
}

bool cases_db_transact(struct cases_db *db,
		       bool (*work)(struct cases_db *db, void *with, struct error *error),
		       void *with, struct error *error)
{
	bool ok = db->kind->begin(db, error);

	if (!ok)
		return false;
	db->inside = true;
	ok = work(db, with, error) && db->kind->commit(db, error);
	/* some troubles have rolled back already */
	if (!ok)
		db->kind->roll_back(db);
	db->inside = false;
	return ok;
}

static void take_number(void *with, const struct cases_row *row)
{
	*(int64_t *)with = cases_row_number(row, 0);
}

bool cases_db_has_table(struct cases_db *db, const char *table, bool *has,
			struct error *error)
{
	int64_t count = 0;
	bool ok = cases_db_ask(db, db->kind->look, &CASES_TEXT(table), 1, take_number,
			       &count, error);

	*has = count > 0;
	return ok;
}

static void take_nothing(void *with, const struct cases_row *row)
{
	(void)with;
	(void)row;
}

bool cases_db_prepare(struct cases_db *db, struct error *error)
{
	const struct cases_kind *kind = db->kind;

	return (!kind->guard ||
		cases_db_ask(db, kind->guard, NULL, 0, take_nothing, NULL, error)) &&
	       (!kind->prepare || cases_db_run(db, kind->prepare, NULL, 0, NULL, error));
}

void cases_db_give_way(struct cases_db *db, bool (*wanted)(void *with), void *with)
{
	db->kind->give_way(db, wanted, with);
}

bool cases_db_lacks_right(const struct cases_db *db)
{
	return db->lacks_right;
}

const char *cases_db_remark(const struct cases_db *db)
{
	return db->remark;
}

const char *cases_db_name(const struct cases_db *db)
{
	return db->name;
}

bool cases_db_is_shared(const struct cases_db *db)
{
	return db->kind->shared;
}

void cases_db_close(struct cases_db *db)
{
	if (!db)
		return;
	if (db->kind)
		db->kind->close(db);
	free(db->name);
	free(db);
}
