/* practice/session_log.h -- one session's row in the log, and the answers beside it.
 *
 * Promise: what is told is on the disk when the call returns. Where nothing is to be
 *          kept every call does nothing; what goes wrong is kept as a sentence, and
 *          the session goes on.
 * Owner:   a value in the caller's hand; it borrows the store.
 * Threads: one.
 * Fails:   to begin, in words; afterwards session_log_note() tells.
 */
#ifndef PRACTICE_SESSION_LOG_H
#define PRACTICE_SESSION_LOG_H

#include "base/error.h"
#include "engine/session.h"
#include "model/record.h"

#include <stdbool.h>
#include <stdint.h>

struct store;

struct session_log {
	struct store *store;
	int64_t row;		/* 0: nothing is kept */
	struct error trouble;	/* the last sentence of the store */
};

/* Begins a new row, or goes on with the one of `resume` when it is not NULL. Without a
 * store nothing is kept. */
bool session_log_begin(struct session_log *log, struct store *store,
		       const struct session_record *record,
		       const struct session_record *resume, struct error *error);

/* Keeps an answer; how far the session is; that it has ended. */
void session_log_answer(struct session_log *log, const struct answer *answer);
void session_log_progress(struct session_log *log, const struct session *session);
void session_log_end(struct session_log *log, const struct session *session);

/* Tells whether all of it is in the log proper. */
bool session_log_is_kept(const struct session_log *log);

/* What went wrong, or where it goes instead; NULL when all is well. */
const char *session_log_note(const struct session_log *log);

#endif
