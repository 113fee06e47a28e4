/* exchange/report_parts.h -- what the files of the report share and nobody else sees.
 *
 * Owner: the arena given. Threads: one.
 */
#ifndef EXCHANGE_REPORT_PARTS_H
#define EXCHANGE_REPORT_PARTS_H

#include "schedule/past.h"
#include "exchange/report.h"

struct gathering {
	struct app *app;
	struct arena *arena;
	const struct report_wish *wish;
	struct past past;		/* the sessions of the span, and all before */
	struct report *report;
	struct error *error;
};

/* Loads the log up to the end of the span. */
bool gathering_load(struct gathering *gathering);

/* Tells whether a session lies in the span. */
bool gathering_has(const struct gathering *gathering, const struct session_record *session);

/* report_tasks.c: what was asked and done. */
bool report_add_tasks(struct gathering *gathering);

/* report_numbers.c: answers that opened the support page, and series. */
bool report_add_first(struct gathering *gathering);
bool report_add_series(struct gathering *gathering);

/* report_made.c: remembers that one was made, and finds the last one to a person. */
struct report_made {
	const char *id;			/* NULL: none */
	int64_t last_date;
};
struct report_made report_made_last(const struct app *app, struct arena *arena,
				    const struct report_party *to);
bool report_made_note(const struct app *app, const struct report *report,
		      struct error *error);

/* Too many of something. */
bool report_too_many(struct error *error, const char *what, size_t most);

#endif
