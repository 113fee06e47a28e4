/* store/cases_postgres.c -- a caseload that a team shares, in PostgreSQL.
 *
 * The only place that speaks with another machine, and it does so through libpq and
 * to where the person's own URL points. Built without libpq, it says so. */
#include "store/cases_kind.h"

#include "base/error.h"

#ifndef HAVE_LIBPQ

bool cases_db_has_postgres(void)
{
	return false;
}

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

#include <inttypes.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VALUES_MOST = 24, NUMBER_TEXT = 24 };

bool cases_db_has_postgres(void)
{
	return true;
}

/* libpq says several lines, the first of which tells what is wrong. */
static bool failed(const struct cases_db *db, const char *words, struct error *error)
{
	static const char severity[] = "ERROR:  ";

	if (!strncmp(words, severity, sizeof severity - 1))
		words += sizeof severity - 1;
	return error_set(error, "%s: %.*s", db->name, (int)strcspn(words, "\n"), words);
}

static const char *row_text(const struct cases_row *row, int column)
{
	return PQgetisnull(row->answer, row->at, column)
		       ? NULL : PQgetvalue(row->answer, row->at, column);
}

static int64_t row_number(const struct cases_row *row, int column)
{
	return strtoll(PQgetvalue(row->answer, row->at, column), NULL, 10);
}

static const struct cases_row_kind row_kind = { row_text, row_number };

static PGresult *send(PGconn *connection, const char *sql, const struct cases_value *values,
		      size_t count)
{
	char numbers[VALUES_MOST][NUMBER_TEXT];
	const char *texts[VALUES_MOST];

	for (size_t i = 0; i < count; i++) {
		snprintf(numbers[i], NUMBER_TEXT, "%" PRId64, values[i].number);
		texts[i] = values[i].is_text ? values[i].text : numbers[i];
	}
	return PQexecParams(connection, sql, (int)count, NULL, texts, NULL, NULL, 0);
}

static bool run(struct cases_db *db, const char *sql, const struct cases_value *values,
		size_t count, cases_take *take, void *with, int64_t *changed,
		struct error *error)
{
	PGresult *answer;
	bool well;

	if (count > VALUES_MOST)
		return error_set(error, "%s: too many values at once", db->name);
	answer = send(db->handle, sql, values, count);
	well = PQresultStatus(answer) == PGRES_COMMAND_OK ||
	       PQresultStatus(answer) == PGRES_TUPLES_OK;
	if (!well)
		failed(db, PQerrorMessage(db->handle), error);
	for (int i = 0; well && take && i < PQntuples(answer); i++)
		take(with, &(struct cases_row){ &row_kind, answer, i });
	*changed = well ? strtoll(PQcmdTuples(answer), NULL, 10) : 0;
	PQclear(answer);
	return well;
}

static void close_connection(struct cases_db *db)
{
	PQfinish(db->handle);
}

static const struct cases_kind postgres_kind = {
	.begin = "BEGIN",
	.look = "SELECT count(*) FROM pg_catalog.pg_tables "
		"WHERE schemaname = 'groundwork' AND tablename = $1",
	/* whoever may not make a schema can be given one that is there */
	.prepare = "DO $$ BEGIN IF to_regnamespace('groundwork') IS NULL THEN "
		   "CREATE SCHEMA groundwork; END IF; END $$",
	.guard = "SELECT pg_advisory_xact_lock(1196909361)",
	.run = run,
	.close = close_connection,
};

static void say_nothing(void *unused, const char *message)
{
	(void)unused;
	(void)message;
}

static char *name_of(PGconn *connection)
{
	const char *host = PQhost(connection), *database = PQdb(connection);

	return memory_print("the database %s%s%s", database ? database : "of PostgreSQL",
			    host && *host ? " at " : "", host ? host : "");
}

/* The URL comes in the middle: it may say how long to wait, but not another
 * encoding. */
bool cases_postgres_open(struct cases_db *db, const char *url, struct error *error)
{
	const char *const keys[] = { "connect_timeout", "dbname", "client_encoding",
				     "application_name", NULL };
	const char *const values[] = { "10", url, "UTF8", "groundwork", NULL };
	PGconn *connection = PQconnectdbParams(keys, values, 1);

	db->kind = &postgres_kind;
	db->handle = connection;
	db->name = name_of(connection);
	if (PQconnectionNeedsPassword(connection))
		return error_set(error, "%s wants a password: put it into ~/.pgpass, where "
				 "nobody else can read it", db->name);
	if (PQstatus(connection) != CONNECTION_OK)
		return failed(db, PQerrorMessage(connection), error);
	PQsetNoticeProcessor(connection, say_nothing, NULL);
	return cases_db_run(db, "SET search_path TO groundwork", NULL, 0, NULL, error);
}

#endif
