/* store/cases_postgres.c -- a caseload that a team shares, in PostgreSQL.
 *
 * The only place that speaks with another machine, and it does so through libpq and
 * to where the person's own URL points. The library is loaded only then: nobody else has
 * it, and the twenty that it brings, in their program. Built without it, it says so. */
#include "store/cases_db.h"
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

#include <assert.h>
#include <dlfcn.h>
#include <inttypes.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VALUES_MOST = 24, NUMBER_TEXT = 24 };

#define CALLS(X)                                                                 \
	X(PQconnectdbParams) X(PQfinish) X(PQstatus) X(PQconnectionNeedsPassword) \
	X(PQerrorMessage) X(PQhost) X(PQdb) X(PQsetNoticeProcessor) X(PQexecParams) \
	X(PQresultStatus) X(PQntuples) X(PQgetvalue) X(PQgetisnull) X(PQcmdTuples) \
	X(PQclear)

/* libpq, under its own names. */
struct postgres {
	PGconn *connection;
#define CALL_FIELD(name) __typeof__(name) *name;
	CALLS(CALL_FIELD)
};

/* What a row is of. */
struct answer {
	const struct postgres *pq;
	PGresult *result;
};

bool cases_db_has_postgres(void)
{
	return true;
}

/* Never unloaded: what it brings along does not like that. */
static bool load(struct postgres *pq, struct error *error)
{
	void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
	bool ok = library != NULL;

#define CALL_LOAD(name)                                                          \
	ok = ok && (*(void **)(void *)&pq->name = dlsym(library, #name)) != NULL;
	CALLS(CALL_LOAD)
	return ok || error_set(error, "PostgreSQL's library is not here: install libpq5 (or "
			       "libpq, as your system calls it)");
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
	const struct answer *answer = row->answer;

	return answer->pq->PQgetisnull(answer->result, row->at, column)
		       ? NULL : answer->pq->PQgetvalue(answer->result, row->at, column);
}

static int64_t row_number(const struct cases_row *row, int column)
{
	const struct answer *answer = row->answer;

	return strtoll(answer->pq->PQgetvalue(answer->result, row->at, column), NULL, 10);
}

static const struct cases_row_kind row_kind = { row_text, row_number };

static PGresult *send_query(const struct postgres *pq, const char *sql,
			    const struct cases_value *values, size_t count)
{
	char numbers[VALUES_MOST][NUMBER_TEXT];
	const char *texts[VALUES_MOST];

	assert(count <= VALUES_MOST);
	for (size_t i = 0; i < count; i++) {
		snprintf(numbers[i], NUMBER_TEXT, "%" PRId64, values[i].number);
		texts[i] = values[i].is_text ? values[i].text : numbers[i];
	}
	return pq->PQexecParams(pq->connection, sql, (int)count, NULL, texts, NULL, NULL, 0);
}

static bool run(struct cases_db *db, const char *sql, const struct cases_value *values,
		size_t count, cases_take *take, void *with, int64_t *changed,
		struct error *error)
{
	const struct postgres *pq = db->handle;
	struct answer answer = { .pq = pq };
	bool ok;

	if (count > VALUES_MOST)
		return error_set(error, "%s: too many values at once", db->name);
	answer.result = send_query(pq, sql, values, count);
	ok = pq->PQresultStatus(answer.result) == PGRES_COMMAND_OK ||
	       pq->PQresultStatus(answer.result) == PGRES_TUPLES_OK;
	if (!ok)
		failed(db, pq->PQerrorMessage(pq->connection), error);
	for (int i = 0; ok && take && i < pq->PQntuples(answer.result); i++)
		take(with, &(struct cases_row){ &row_kind, &answer, i });
	*changed = ok ? strtoll(pq->PQcmdTuples(answer.result), NULL, 10) : 0;
	pq->PQclear(answer.result);
	return ok;
}

static void close_connection(struct cases_db *db)
{
	struct postgres *pq = db->handle;

	if (pq->connection)
		pq->PQfinish(pq->connection);
	free(pq);
}

static const struct cases_kind postgres_kind = {
	.begin = "BEGIN",
	.look = "SELECT count(*) FROM pg_catalog.pg_tables "
		"WHERE schemaname = 'groundwork' AND tablename = $1",
	/* whoever may not make a schema can be given one that is there */
	.prepare = "DO $$ BEGIN IF to_regnamespace('groundwork') IS NULL THEN "
		   "CREATE SCHEMA groundwork; END IF; END $$",
	.guard = "SELECT pg_advisory_xact_lock(1196909361)",
	.shared = true,
	.run = run,
	.close = close_connection,
};

static void say_nothing(void *unused, const char *message)
{
	(void)unused;
	(void)message;
}

static char *name_of(const struct postgres *pq)
{
	const char *host = pq->PQhost(pq->connection), *database = pq->PQdb(pq->connection);

	return memory_print("the database %s%s%s", database ? database : "of PostgreSQL",
			    host && *host ? " at " : "", host ? host : "");
}

/* What libpq says of a URL that it cannot read holds all of it, its password too. */
static bool not_connected(const struct cases_db *db, const char *words, struct error *error)
{
	if (strstr(words, "://") || strstr(words, "URI"))
		return error_set(error, "the URL of the store cannot be read; expected "
				 "postgresql://name@host/database");
	return failed(db, words, error);
}

/* The URL comes in the middle: it may say how long to wait, but not another
 * encoding. */
bool cases_postgres_open(struct cases_db *db, const char *url, struct error *error)
{
	const char *const keys[] = { "connect_timeout", "dbname", "client_encoding",
				     "application_name", NULL };
	const char *const values[] = { "10", url, "UTF8", "groundwork", NULL };
	struct postgres *pq = db->handle = memory_alloc(sizeof *pq);

	db->kind = &postgres_kind;
	if (!load(pq, error))
		return false;
	pq->connection = pq->PQconnectdbParams(keys, values, 1);
	db->name = name_of(pq);
	if (pq->PQconnectionNeedsPassword(pq->connection))
		return error_set(error, "%s wants a password: put it into ~/.pgpass, where "
				 "nobody else can read it", db->name);
	if (pq->PQstatus(pq->connection) != CONNECTION_OK)
		return not_connected(db, pq->PQerrorMessage(pq->connection), error);
	pq->PQsetNoticeProcessor(pq->connection, say_nothing, NULL);
	return cases_db_run(db, "SET search_path TO groundwork", NULL, 0, NULL, error);
}

#endif
