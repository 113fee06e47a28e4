/* store/postgres_link.c -- nothing of libpq that blocks; every wait is one of ours.
 *
 * The library is loaded when it is needed: nobody else has it, and the twenty that it
 * brings, in their program. */
#include "store/postgres_link.h"

#ifdef HAVE_LIBPQ

#include "base/error.h"
#include "base/memory.h"

#include <assert.h>
#include <dlfcn.h>
#include <errno.h>
#include <inttypes.h>
#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

/* A lock is given up by the server before we should give up the server; a statement that
 * we have given up must not run on there for long. */
#define LOCK_MS "1500"
#define STATEMENT_MS "4500"
enum { WAIT_MS = 5000, SHORT_WAIT_MS = 2500, SLICE_MS = 25 };
enum { VALUES_MOST = 24, NUMBER_TEXT = 24 };

#define CALLS(X)                                                                 \
	X(PQconnectStartParams) X(PQconnectPoll) X(PQfinish) X(PQstatus)         \
	X(PQconnectionNeedsPassword) X(PQerrorMessage) X(PQhost) X(PQdb) X(PQuser) \
	X(PQsetNoticeProcessor) X(PQsetnonblocking) X(PQsocket)                  \
	X(PQsendQueryParams) X(PQflush) X(PQconsumeInput) X(PQisBusy)            \
	X(PQgetResult) X(PQresultStatus) X(PQresultErrorField) X(PQntuples)      \
	X(PQgetvalue) X(PQgetisnull) X(PQcmdTuples) X(PQclear)                   \
	X(PQconninfo) X(PQconninfoParse) X(PQconndefaults) X(PQconninfoFree) X(PQfreemem)

/* libpq, under its own names. */
struct postgres_link {
	PGconn *connection;		/* NULL: none, or none any more */
	char *url, *name, *role;
	bool has_password, was_late;
	bool wants_tls;			/* though neither URL nor environment asks for it */
	int64_t waited_ms;		/* of the call at work */
	bool (*wanted)(void *with);
	void *wanted_with;
#define CALL_FIELD(name) __typeof__(name) *name;
	CALLS(CALL_FIELD)
};

struct postgres_answer {
	const struct postgres_link *pq;
	PGresult *result;
};

/* Never unloaded: what it brings along does not like that. */
static bool load(struct postgres_link *pq, struct error *error)
{
	void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
	bool ok = library != NULL;

#define CALL_LOAD(name)                                                          \
	ok = ok && (*(void **)(void *)&pq->name = dlsym(library, #name)) != NULL;
	CALLS(CALL_LOAD)
	return ok || error_set(error, "PostgreSQL's library is not here: install libpq5 (or "
			       "libpq, as your system calls it)");
}

/* ---- waiting */

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

/* What stood still a moment ago is not waited for as long again. */
static int64_t left_ms(const struct postgres_link *pq)
{
	return (pq->was_late ? SHORT_WAIT_MS : WAIT_MS) - pq->waited_ms;
}

/* Waits for the socket; false when that took too long, or something else is wanted. */
static bool wait_for(struct postgres_link *pq, short events)
{
	struct pollfd one = { pq->PQsocket(pq->connection), events, 0 };
	int ready = 0;

	while (!ready && left_ms(pq) > 0) {
		int64_t since_ms = now_ms(), left = left_ms(pq);

		ready = poll(&one, 1, left < SLICE_MS ? (int)left : SLICE_MS);
		pq->waited_ms += now_ms() - since_ms;
		if (ready < 0)
			ready = errno != EINTR;		/* libpq will say what it is */
		if (!ready && pq->wanted && pq->wanted(pq->wanted_with))
			return false;
	}
	return ready;
}

static void cut(struct postgres_link *pq)
{
	if (pq->connection)
		pq->PQfinish(pq->connection);
	pq->connection = NULL;
}

static enum postgres_end too_late(struct postgres_link *pq, struct error *error)
{
	bool slow = left_ms(pq) <= 0;

	cut(pq);
	if (slow)
		error_set(error, "%s does not answer. Nothing was changed; please try again in a "
			  "while", pq->name);
	else
		error_set(error, "%s was not waited for any longer. Nothing was changed",
			  pq->name);
	pq->was_late = pq->was_late || slow;
	return POSTGRES_LATE;
}

/* ---- what the URL says */

static const char *option(const PQconninfoOption *options, const char *keyword)
{
	for (; options && options->keyword; options++)
		if (!strcmp(options->keyword, keyword) && options->val && *options->val)
			return options->val;
	return NULL;
}

/* Where the URL says nothing, the environment may. */
static const char *said(const PQconninfoOption *url, const PQconninfoOption *otherwise,
			const char *keyword)
{
	const char *value = option(url, keyword);

	return value ? value : option(otherwise, keyword);
}

/* One name of a host in a list that commas part: a socket, or this machine. */
static bool is_one_near(const char *host, size_t length)
{
	return !length || *host == '/' || *host == '@' ||
	       (length == 9 && !strncasecmp(host, "localhost", length)) ||
	       (length > 4 && !strncmp(host, "127.", 4)) ||
	       (length == 3 && !strncmp(host, "::1", length));
}

static bool is_near(const char *hosts)
{
	bool near = true;

	while (near && hosts && *hosts) {
		size_t length = strcspn(hosts, ",");

		near = is_one_near(hosts, length);
		hosts += length + (hosts[length] == ',');
	}
	return near;
}

static const char *place(const PQconninfoOption *url, const PQconninfoOption *otherwise)
{
	const char *address = said(url, otherwise, "hostaddr");

	return address ? address : said(url, otherwise, "host");
}

static bool is_said(const char *value, const char *word)
{
	return value && !strcmp(value, word);
}

static bool may_be_open(const char *sslmode)
{
	return !sslmode || is_said(sslmode, "disable") || is_said(sslmode, "allow") ||
	       is_said(sslmode, "prefer");
}

/* ---- connecting */

/* libpq says several lines, the first of which tells what is wrong. */
static bool failed(const struct postgres_link *pq, const char *words, struct error *error)
{
	static const char *const severities[] = { "ERROR:  ", "FATAL:  " };

	for (size_t i = 0; i < sizeof severities / sizeof *severities; i++)
		if (!strncmp(words, severities[i], strlen(severities[i])))
			words += strlen(severities[i]);
	return error_set(error, "%s: %.*s", pq->name, (int)strcspn(words, "\n"), words);
}

static void say_nothing(void *unused, const char *message)
{
	(void)unused;
	(void)message;
}

/* The URL comes in the middle: what stands before it is where it says nothing, what stands
 * behind it is so whatever it says. An idle connection whose network went away is noticed
 * meanwhile, and not by whoever presses a key. */
static PGconn *start(const struct postgres_link *pq)
{
	const char *const keys[] = { "keepalives_idle", "keepalives_interval",
				     "keepalives_count", "tcp_user_timeout", "dbname",
				     "client_encoding", "application_name",
				     pq->wants_tls ? "sslmode" : NULL, NULL };
	const char *const values[] = { "20", "5", "3", "5000", pq->url, "UTF8", "groundwork",
				       "require", NULL };

	return pq->PQconnectStartParams(keys, values, 1);
}

static enum postgres_end not_connected(struct postgres_link *pq, struct error *error)
{
	if (pq->PQconnectionNeedsPassword(pq->connection))
		error_set(error, "%s wants a password: put it into ~/.pgpass, where nobody else "
			  "can read it", pq->name);
	else
		failed(pq, pq->PQerrorMessage(pq->connection), error);
	cut(pq);
	return POSTGRES_AWAY;
}

static enum postgres_end finish_connecting(struct postgres_link *pq, struct error *error)
{
	PostgresPollingStatusType state = PGRES_POLLING_WRITING;

	while (state == PGRES_POLLING_READING || state == PGRES_POLLING_WRITING) {
		if (!wait_for(pq, state == PGRES_POLLING_READING ? POLLIN : POLLOUT))
			return too_late(pq, error);
		state = pq->PQconnectPoll(pq->connection);
	}
	return state == PGRES_POLLING_OK ? POSTGRES_DONE : not_connected(pq, error);
}

/* ---- asking */

static bool send_query(const struct postgres_link *pq, const char *sql,
		       const struct cases_value *values, size_t count)
{
	char numbers[VALUES_MOST][NUMBER_TEXT];
	const char *texts[VALUES_MOST];

	assert(count <= VALUES_MOST);
	for (size_t i = 0; i < count; i++) {
		snprintf(numbers[i], NUMBER_TEXT, "%" PRId64, values[i].number);
		texts[i] = values[i].is_text ? values[i].text : numbers[i];
	}
	return pq->PQsendQueryParams(pq->connection, sql, (int)count, NULL, texts, NULL, NULL,
				     0);
}

/* Sends what is left to send, and takes in what comes, until there is a result. False when
 * that took too long; what the network does is in the result. */
static bool exchange_bytes(struct postgres_link *pq)
{
	int unsent = pq->PQflush(pq->connection);

	while (unsent == 1 || pq->PQisBusy(pq->connection)) {
		if (!wait_for(pq, unsent == 1 ? POLLIN | POLLOUT : POLLIN))
			return false;
		if (!pq->PQconsumeInput(pq->connection))
			break;
		unsent = pq->PQflush(pq->connection);
	}
	return true;
}

/* The result of a statement, and what comes behind it: nothing, or the end of the line. */
static bool take_result(struct postgres_link *pq, PGresult **result)
{
	PGresult *next;

	*result = NULL;
	do {
		if (!exchange_bytes(pq))
			return false;
		next = pq->PQgetResult(pq->connection);
		if (next && *result)
			pq->PQclear(next);
		else if (next)
			*result = next;
	} while (next);
	return true;
}

/* Why the server refused. A schema that may not be used is passed over, and its tables are
 * not found. */
static const struct refusal {
	const char *states;
	enum postgres_end end;
	const char *words;		/* behind the name; NULL: the server's own */
} refusals[] = {
	{ "55P03", POSTGRES_HELD, "is held by another program just now. Nothing was changed; "
				  "please try again in a while" },
	{ "57014", POSTGRES_HELD, "took too long. Nothing was changed; please try again in a "
				  "while" },
	{ "25006", POSTGRES_REFUSED, "can only be read, by everybody: nothing was changed" },
	{ "42501 42P01 3F000", POSTGRES_NO_RIGHT, NULL },
	{ "", POSTGRES_REFUSED, NULL },
};

static enum postgres_end refused(struct postgres_link *pq, const PGresult *result,
				 struct error *error)
{
	const char *state = pq->PQresultErrorField(result, PG_DIAG_SQLSTATE);
	const struct refusal *refusal = refusals;

	while (*refusal->states && (!state || !strstr(refusal->states, state)))
		refusal++;
	if (!refusal->words)
		failed(pq, pq->PQerrorMessage(pq->connection), error);
	else
		error_set(error, "%s %s", pq->name, refusal->words);
	return refusal->end;
}

static enum postgres_end lost(struct postgres_link *pq, struct error *error)
{
	cut(pq);
	error_set(error, "the connection to %s was cut. Nothing was changed; the next try looks "
		  "for it anew", pq->name);
	return POSTGRES_LOST;
}

static enum postgres_end ask(struct postgres_link *pq, const char *sql,
			     const struct cases_value *values, size_t count, PGresult **result,
			     struct error *error)
{
	enum postgres_end end = POSTGRES_DONE;
	ExecStatusType status;

	*result = NULL;
	if (!send_query(pq, sql, values, count))
		return lost(pq, error);
	if (!take_result(pq, result))
		end = too_late(pq, error);
	status = *result ? pq->PQresultStatus(*result) : PGRES_FATAL_ERROR;
	if (end == POSTGRES_DONE && (!*result || pq->PQstatus(pq->connection) != CONNECTION_OK))
		end = lost(pq, error);
	else if (end == POSTGRES_DONE && status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
		end = refused(pq, *result, error);
	if (end == POSTGRES_DONE) {
		pq->was_late = false;
		return end;
	}
	pq->PQclear(*result);
	*result = NULL;
	return end;
}

/* ---- a connection that is fit for us */

static enum postgres_end settle(struct postgres_link *pq, struct error *error)
{
	PGresult *result;
	enum postgres_end end = ask(pq, "SELECT set_config('search_path', 'groundwork', false), "
				    "set_config('lock_timeout', '" LOCK_MS "', false), "
				    "set_config('statement_timeout', '" STATEMENT_MS "', false)",
				    NULL, 0, &result, error);

	if (end == POSTGRES_DONE)
		pq->PQclear(result);
	return end == POSTGRES_LOST ? POSTGRES_AWAY : end;
}

/* As it was understood, a file of services included, and before a byte is sent. */
static bool is_open_to_others(const struct postgres_link *pq)
{
	PQconninfoOption *all = pq->PQconninfo(pq->connection);
	bool is = !is_near(place(all, NULL)) && may_be_open(option(all, "sslmode"));

	pq->PQconninfoFree(all);
	return is;
}

static enum postgres_end refuse_to_send(struct postgres_link *pq, struct error *error)
{
	cut(pq);
	error_set(error, "%s is on another machine, and what people wrote would go there so that "
		  "others on the way can read it. Please write sslmode=verify-full into its address, "
		  "or at least sslmode=require; docs/team.md says how", pq->name);
	return POSTGRES_AWAY;
}

static enum postgres_end connect_anew(struct postgres_link *pq, struct error *error)
{
	enum postgres_end end;

	pq->connection = start(pq);
	if (pq->PQstatus(pq->connection) == CONNECTION_BAD)
		return not_connected(pq, error);
	if (is_open_to_others(pq))
		return refuse_to_send(pq, error);
	end = finish_connecting(pq, error);
	if (end != POSTGRES_DONE)
		return end;
	free(pq->role);
	pq->role = memory_copy(pq->PQuser(pq->connection));
	pq->PQsetNoticeProcessor(pq->connection, say_nothing, NULL);
	pq->PQsetnonblocking(pq->connection, 1);
	return settle(pq, error);
}

enum postgres_end postgres_link_ask(struct postgres_link *pq, bool inside, const char *sql,
				    const struct cases_value *values, size_t count,
				    struct postgres_answer **answer, struct error *error)
{
	enum postgres_end end = POSTGRES_DONE;
	PGresult *result = NULL;

	*answer = NULL;
	if (!pq->connection)
		end = inside ? lost(pq, error) : connect_anew(pq, error);
	if (end == POSTGRES_DONE)
		end = ask(pq, sql, values, count, &result, error);
	if (end != POSTGRES_DONE)
		return end;
	*answer = memory_alloc(sizeof **answer);
	**answer = (struct postgres_answer){ pq, result };
	return end;
}

int postgres_answer_rows(const struct postgres_answer *answer)
{
	return answer->pq->PQntuples(answer->result);
}

const char *postgres_answer_text(const struct postgres_answer *answer, int row, int column)
{
	if (answer->pq->PQgetisnull(answer->result, row, column))
		return NULL;
	return answer->pq->PQgetvalue(answer->result, row, column);
}

int64_t postgres_answer_changed(const struct postgres_answer *answer)
{
	return strtoll(answer->pq->PQcmdTuples(answer->result), NULL, 10);
}

void postgres_answer_clear(struct postgres_answer *answer)
{
	if (!answer)
		return;
	answer->pq->PQclear(answer->result);
	free(answer);
}

/* ---- opening */

static char *name_of(const char *database, const char *host)
{
	return memory_print("the database %s%s%s", database ? database : "of PostgreSQL",
			    host ? " at " : "", host ? host : "");
}

/* What libpq says of a URL that it cannot read holds all of it, its password too. */
bool postgres_link_open(struct postgres_link **link, const char *url, struct error *error)
{
	struct postgres_link *pq = *link = memory_alloc(sizeof *pq);
	PQconninfoOption *of_url, *otherwise;
	char *words = NULL;

	if (!load(pq, error))
		return false;
	pq->url = memory_copy(url);
	pq->role = memory_copy("");
	of_url = pq->PQconninfoParse(url, &words);
	pq->PQfreemem(words);
	if (!of_url)
		return error_set(error, "the URL of the store cannot be read; expected "
				 "postgresql://name@host/database");
	otherwise = pq->PQconndefaults();
	pq->name = name_of(said(of_url, otherwise, "dbname"), said(of_url, otherwise, "host"));
	pq->has_password = option(of_url, "password") != NULL;
	pq->wants_tls = !is_near(place(of_url, otherwise)) &&
			may_be_open(said(of_url, otherwise, "sslmode")) &&
			!is_said(said(of_url, otherwise, "sslmode"), "disable");
	pq->PQconninfoFree(otherwise);
	pq->PQconninfoFree(of_url);
	return true;
}

bool postgres_link_has_password(const struct postgres_link *pq)
{
	return pq->has_password;
}

void postgres_link_begin(struct postgres_link *pq)
{
	pq->waited_ms = 0;
}

void postgres_link_give_way(struct postgres_link *pq, bool (*wanted)(void *with), void *with)
{
	pq->wanted = wanted;
	pq->wanted_with = with;
}

const char *postgres_link_name(const struct postgres_link *pq)
{
	return pq->name;
}

const char *postgres_link_role(const struct postgres_link *pq)
{
	return pq->role;
}

void postgres_link_close(struct postgres_link *pq)
{
	if (!pq)
		return;
	cut(pq);
	free(pq->url);
	free(pq->name);
	free(pq->role);
	free(pq);
}

#endif
