/* schedule/history.h -- what the log tells about the days behind.
 *
 * Promise: the sessions of the last HISTORY_DAYS days, how often each practice was done
 *          before them, and questions to both; what asks for "ever" asks the whole log.
 *          When was
 *          something done, how did it leave the person, how steady are they today. Numbers
 *          of the content plan: two "less steady" in a row, or one within a week, count
 *          until something has left them steadier again.
 * Owner:   the arena given. Threads: one.
 * Fails:   never by itself: of a log that cannot be read whole there is what can be read, and
 *          `trouble` says why it is not all, which whoever shows the day has to tell.
 */
#ifndef SCHEDULE_HISTORY_H
#define SCHEDULE_HISTORY_H

#include "model/record.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;
struct error;

enum { HISTORY_DAYS = 130, STEADY_UNSAID = -1 };

/* How a session left the person. */
enum rating { RATED_NOT, RATED_LESS, RATED_SAME, RATED_STEADIER };

struct history {
	const struct app *app;
	const struct session_record *sessions;	/* oldest first, none of later days */
	size_t count;
	int64_t date;			/* today */
	int64_t before;			/* the last date of older ones, when there are no
					   others; NO_DATE */
	const struct practised *older;	/* before those sessions; by practice */
	size_t older_count;
	const char *trouble;		/* why the log, or what is asked for, could
					   not be read; NULL */
	bool ahead;			/* the log has sessions of days to come */
	bool unsteady;			/* the last two ratings were "less steady" */
	bool less_this_week;		/* some rating of the last seven days was */
	int steady_today;		/* of ten, as said last today; STEADY_UNSAID */
};

struct history history_load(struct app *app, struct arena *arena, int64_t date);

/* The same with the days since an earlier date as well. */
struct history history_load_since(struct app *app, struct arena *arena, int64_t date,
				  int64_t since);

/* The sentence for whoever is shown the days while there is trouble. */
const char *history_trouble_text(const struct history *past, struct arena *arena);

/* The date of a session, and how it was rated. */
int64_t history_date(const struct history *past, const struct session_record *session);
enum rating session_rating(const struct session_record *session);

/* How often, ever, a practice (NULL: any) was begun, and ended. */
size_t history_begun(const struct history *past, const char *practice);
size_t history_finished(const struct history *past, const char *practice);

/* How often, ever, it left the person no less steady, until a date. */
size_t history_steady(const struct history *past, const char *practice, int64_t until);

/* The last date on which anything was begun; NO_DATE when never. */
int64_t history_last_date(const struct history *past);

/* The newest session from one date to the other, both included, that did those steps of
 * a practice, as session_did() has it; NULL when there is none. */
const struct session_record *history_done(const struct history *past, const char *practice,
					  const char *steps, int64_t from, int64_t to);

/* The same for a place of a programme, before today. */
const struct session_record *history_done_at(const struct history *past,
					     const char *practice,
					     const char *steps, const char *source,
					     const char *place);

/* The session of a practice (NULL: of any) that was not ended in the last days and can be
 * gone on with, as the store has it; *found says whether there is one. */
enum { UNFINISHED_DAYS = 7 };
bool history_unfinished(struct app *app, struct arena *arena, const char *practice, bool *found,
			struct session_record *open, struct error *error);

#endif
