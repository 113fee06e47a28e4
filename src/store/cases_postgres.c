/* store/cases_postgres.c -- a caseload that a team shares, in PostgreSQL.
 *
 * What is only read is asked for once more when the connection was cut; so is the begin of
 * a transaction, before which nothing was written. When it is cut while a transaction ends,
 * the server is asked by its number how it ended: nothing is written twice, and nothing is
 * said to be kept that is not. Built without libpq, it says so. */
#include "store/cases_kind.h"

#include "base/error.h"

#ifndef HAVE_LIBPQ

bool cases_postgres_open(struct cases_db *db, const char *url, struct error *error)
{
	(void)db;
	(void)url;
	return error_set(error, "this build of Groundwork has no PostgreSQL: build it where the "
			 "package libpq-dev is installed, or keep the caseload in SQLite "
			 "(sqlite:PATH, or nothing)");
}

#else

#include "base/memory.h"
#include "store/postgres_link.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum outcome { NOT_KEPT, KEPT, UNSURE };

struct postgres {
	struct postgres_link *link;
	int64_t unsure;			/* the number of one of which nobody knows how it
					   ended; 0: none */
};

static const char *row_text(const struct cases_row *row, int column)
{
	return postgres_answer_text(row->answer, row->at, column);
}

static int64_t row_number(const struct cases_row *row, int column)
{
	return strtoll(row_text(row, column), NULL, 10);
}

static const struct cases_row_kind row_kind = { row_text, row_number };

/* ---- statements */

/* The words of the server name a table, which tells nobody what to do. */
static void say_no_right(struct cases_db *db, struct error *error)
{
	const struct postgres *postgres = db->handle;

	db->lacks_right = true;
	error_set(error, "the role %s may %s %s. Nothing was changed. Whoever looks after the "
		  "database can give it the right; docs/team.md has the lines",
		  postgres_link_role(postgres->link),
		  db->inside ? "read, but not change, what is in" : "not read what is in",
		  db->name);
}

static enum postgres_end send_once(struct cases_db *db, const char *sql,
				   const struct cases_value *values, size_t count,
				   struct postgres_answer **answer, struct error *error)
{
	const struct postgres *postgres = db->handle;
	enum postgres_end end = postgres_link_ask(postgres->link, db->inside, sql, values,
						  count, answer, error);

	db->lacks_right = false;
	if (end == POSTGRES_NO_RIGHT)
		say_no_right(db, error);
	return end;
}

/* Outside of a transaction nothing is written, and all can be said again. */
static bool ask(struct cases_db *db, const char *sql, const struct cases_value *values,
		size_t count, struct postgres_answer **answer, struct error *error)
{
	enum postgres_end end = send_once(db, sql, values, count, answer, error);

	if (end == POSTGRES_LOST && !db->inside)
		end = send_once(db, sql, values, count, answer, error);
	return end == POSTGRES_DONE;
}

static bool run(struct cases_db *db, const char *sql, const struct cases_value *values,
		size_t count, cases_take *take, void *with, int64_t *changed,
		struct error *error)
{
	const struct postgres *postgres = db->handle;
	struct postgres_answer *answer;

	*changed = 0;
	if (!db->inside)
		postgres_link_begin(postgres->link);
	if (!ask(db, sql, values, count, &answer, error))
		return false;
	for (int i = 0; take && i < postgres_answer_rows(answer); i++)
		take(with, &(struct cases_row){ &row_kind, answer, i });
	*changed = postgres_answer_changed(answer);
	postgres_answer_clear(answer);
	return true;
}

/* ---- transactions */

static void take_number(void *number, const struct cases_row *row)
{
	*(int64_t *)number = row_text(row, 0) ? row_number(row, 0) : 0;
}

static void take_outcome(void *outcome, const struct cases_row *row)
{
	const char *status = row_text(row, 0);

	if (status && strcmp(status, "in progress") != 0)
		*(enum outcome *)outcome = strcmp(status, "committed") ? NOT_KEPT : KEPT;
}

/* Of a transaction that never reached the disk before the server died, the server knows
 * nothing. */
static enum outcome outcome_of(struct cases_db *db, int64_t number)
{
	struct postgres_answer *answer;
	enum outcome outcome = UNSURE;
	enum postgres_end end;
	struct error unused;

	end = send_once(db, "SELECT txid_status($1)", &CASES_NUMBER(number), 1, &answer,
			&unused);
	if (end == POSTGRES_DONE)
		take_outcome(&outcome, &(struct cases_row){ &row_kind, answer, 0 });
	postgres_answer_clear(answer);
	return end == POSTGRES_REFUSED ? NOT_KEPT : outcome;
}

/* Before anything else is written it is known how the last one ended, and told: whoever
 * saw that it failed would write it a second time. */
static bool settle_former(struct cases_db *db, struct error *error)
{
	struct postgres *postgres = db->handle;
	enum outcome outcome = !postgres->unsure ? NOT_KEPT : outcome_of(db, postgres->unsure);

	if (outcome == UNSURE)
		return error_set(error, "%s does not say yet whether it has kept what was written "
				 "last. Nothing more was written; please try again in a while",
				 db->name);
	postgres->unsure = 0;
	return outcome == NOT_KEPT ||
	       error_set(error, "what was written last was kept after all, in %s. Nothing more "
			 "was written now; please look before you write it once more", db->name);
}

static bool begin(struct cases_db *db, struct error *error)
{
	const struct postgres *postgres = db->handle;
	struct postgres_answer *answer;
	bool ok;

	postgres_link_begin(postgres->link);
	if (!settle_former(db, error))
		return false;
	ok = ask(db, "BEGIN", NULL, 0, &answer, error);
	postgres_answer_clear(answer);
	return ok;
}

static bool ended_unseen(struct cases_db *db, int64_t number, struct error *error)
{
	struct postgres *postgres = db->handle;
	enum outcome outcome = outcome_of(db, number);

	if (outcome == KEPT)
		return true;
	if (outcome == NOT_KEPT)
		return error_set(error, "the connection to %s was cut before it was kept. Nothing "
				 "was changed; please try again", db->name);
	postgres->unsure = number;
	return error_set(error, "%s did not answer to the end: whether this was kept is not "
			 "known. The next try asks for it first", db->name);
}

/* A transaction that wrote nothing has no number, and nothing to be kept. */
static bool commit(struct cases_db *db, struct error *error)
{
	struct postgres_answer *answer;
	int64_t number = 0, unused;
	enum postgres_end end;

	if (!run(db, "SELECT txid_current_if_assigned()", NULL, 0, take_number, &number,
		 &unused, error))
		return false;
	end = send_once(db, "COMMIT", NULL, 0, &answer, error);
	postgres_answer_clear(answer);
	if (end == POSTGRES_DONE || end == POSTGRES_LOST || end == POSTGRES_LATE)
		db->inside = false;
	return end == POSTGRES_DONE ||
	       ((end == POSTGRES_LOST || end == POSTGRES_LATE) && number &&
		ended_unseen(db, number, error));
}

/* One whose connection is gone is rolled back there. */
static void roll_back(struct cases_db *db)
{
	const struct postgres *postgres = db->handle;
	struct postgres_answer *answer;
	struct error unused;

	if (!db->inside)
		return;
	postgres_link_ask(postgres->link, true, "ROLLBACK", NULL, 0, &answer, &unused);
	postgres_answer_clear(answer);
	db->inside = false;
}

/* ---- the table */

static void give_way(struct cases_db *db, bool (*wanted)(void *with), void *with)
{
	const struct postgres *postgres = db->handle;

	postgres_link_give_way(postgres->link, wanted, with);
}

static void close_link(struct cases_db *db)
{
	struct postgres *postgres = db->handle;

	postgres_link_close(postgres->link);
	free(postgres);
}

static const struct cases_kind postgres_kind = {
	.look = "SELECT count(*) FROM pg_catalog.pg_tables "
		"WHERE schemaname = 'groundwork' AND tablename = $1",
	/* whoever may not make a schema can be given one that is there */
	.prepare = "DO $$ BEGIN IF to_regnamespace('groundwork') IS NULL THEN "
		   "CREATE SCHEMA groundwork; END IF; END $$",
	.guard = "SELECT pg_advisory_xact_lock(1196909361)",
	.shared = true,
	.begin = begin, .commit = commit, .roll_back = roll_back,
	.run = run, .give_way = give_way,
	.close = close_link,
};

bool cases_postgres_open(struct cases_db *db, const char *url, struct error *error)
{
	struct postgres *postgres = db->handle = memory_alloc(sizeof *postgres);

	db->kind = &postgres_kind;
	if (!postgres_link_open(&postgres->link, url, error))
		return false;
	db->name = memory_copy(postgres_link_name(postgres->link));
	if (postgres_link_has_password(postgres->link))
		db->remark = "the address of the store holds a password, which others on this "
			     "machine can see while it is called: please put it into ~/.pgpass, "
			     "or into a file that PGPASSFILE names";
	return true;
}

#endif
