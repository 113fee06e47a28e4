/* store/postgres_link.h -- a connection to PostgreSQL that holds nobody up.
 *
 * Promise: the only place that speaks with another machine, through libpq and to where the
 *          person's own URL points. A call waits for a few seconds at most, all its
 *          statements together, whatever the server does, and gives way at once to the
 *          hard moment. Where a wait was in vain, the next ones are shorter until the server
 *          answers again. A connection that was lost, or given up in a wait, is made anew by
 *          the next statement, never in the middle of a transaction. Nothing goes
 *          unencrypted to another machine.
 * Owner:   whoever opened it closes it. An answer is to be cleared.
 * Threads: one.
 * Fails:   with how it ended, and a sentence that holds no password.
 */
#ifndef STORE_POSTGRES_LINK_H
#define STORE_POSTGRES_LINK_H

#include "store/cases_value.h"

#include <stdbool.h>
#include <stddef.h>

struct error;
struct postgres_link;

enum postgres_end {
	POSTGRES_DONE,
	POSTGRES_REFUSED,		/* the server said no; the connection stands */
	POSTGRES_HELD,			/* it could not come to it, because of others */
	POSTGRES_NO_RIGHT,		/* it said that this role may not */
	POSTGRES_LOST,			/* cut in the middle; what was sent may have been done */
	POSTGRES_AWAY,			/* no connection could be made; nothing was sent */
	POSTGRES_LATE,			/* no answer in time, or something else was wanted: cut */
};

struct postgres_answer;

/* Opens one; the URL was read, but nothing was connected. */
bool postgres_link_open(struct postgres_link **link, const char *url, struct error *error);

/* A call begins: it may wait from anew. */
void postgres_link_begin(struct postgres_link *link);

/* Waits end as soon as `wanted` says so; NULL: never. */
void postgres_link_give_way(struct postgres_link *link, bool (*wanted)(void *with), void *with);

/* Sends a statement and waits for its answer. `inside` is said in a transaction: then no
 * new connection is made for it. The answer is NULL unless it is done. */
enum postgres_end postgres_link_ask(struct postgres_link *link, bool inside, const char *sql,
				    const struct cases_value *values, size_t count,
				    struct postgres_answer **answer, struct error *error);

int postgres_answer_rows(const struct postgres_answer *answer);
const char *postgres_answer_text(const struct postgres_answer *answer, int row, int column);
int64_t postgres_answer_changed(const struct postgres_answer *answer);
void postgres_answer_clear(struct postgres_answer *answer);

/* The database in words, and who we are there ("" before the first connection). */
const char *postgres_link_name(const struct postgres_link *link);
const char *postgres_link_role(const struct postgres_link *link);

/* Tells whether the URL holds a password. */
bool postgres_link_has_password(const struct postgres_link *link);

void postgres_link_close(struct postgres_link *link);

#endif
