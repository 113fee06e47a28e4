/* exchange/report_made.h -- which reports were made here, and until which day.
 *
 * Promise: a line a report in $data/reports/made, so that the next one to a person can
 *          begin where the last one ended, and name it.
 * Owner:   the arena given. Threads: one.
 * Fails:   with a sentence; a list that cannot be read knows of none.
 */
#ifndef EXCHANGE_REPORT_MADE_H
#define EXCHANGE_REPORT_MADE_H

#include <stdbool.h>
#include <stdint.h>

struct app;
struct arena;
struct error;
struct report;
struct report_party;

struct report_made {
	const char *id;			/* NULL: none */
	int64_t last_date;
};

/* The last one to a person. */
struct report_made report_made_last(const struct app *app, struct arena *arena,
				    const struct report_party *to);

/* Remembers that one was made. */
bool report_made_note(const struct app *app, const struct report *report,
		      struct error *error);

#endif
