/* practice/session_log.c -- the store is told at once, or not at all. */
#include "practice/session_log.h"

#include "store/store.h"

bool session_log_begin(struct session_log *log, struct store *store,
		       const struct session_record *record,
		       const struct session_record *resume, struct error *error)
{
	*log = (struct session_log){ .store = store };
	if (!store)
		return true;
	if (!resume)
		return store_session_begin(store, record, &log->row, error);
	log->row = resume->id;
	return store_session_resume(store, log->row, error);
}

void session_log_answer(struct session_log *log, const struct answer *answer)
{
	if (log->row)
		store_answer(log->store, log->row, answer, &log->trouble);
}

void session_log_progress(struct session_log *log, const struct session *session)
{
	if (log->row)
		store_session_progress(log->store, log->row, session->step,
				       session->position_ms, session->spent_ms,
				       &log->trouble);
}

void session_log_end(struct session_log *log, const struct session *session)
{
	if (log->row)
		store_session_end(log->store, log->row, session->ending, session->step,
				  session->position_ms, session->spent_ms, &log->trouble);
}

bool session_log_is_kept(const struct session_log *log)
{
	return log->row && !session_log_note(log);
}

const char *session_log_note(const struct session_log *log)
{
	if (log->trouble.text[0])
		return log->trouble.text;
	return log->row ? store_words(log->store) : NULL;
}
