/* exchange/report_made.h -- which reports a reader was told before, and what of them.
 *
 * Promise: the log remembers what each report told, so that the next one to the same
 *          person begins where the last one ended, and an answer that opened the support
 *          page is told to each of them once: not twice, and never not at all. Who has
 *          another key than before is the same person when the keys vouch for it.
 * Owner:   the arena given. Threads: one.
 * Fails:   with a sentence.
 */
#ifndef EXCHANGE_REPORT_MADE_H
#define EXCHANGE_REPORT_MADE_H

#include "model/made_report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;
struct error;
struct report;
struct report_reader;

/* The reports to one reader, in the order in which they were made. */
struct report_past {
	struct made_report *list;
	size_t count;
	const char *last_id;		/* of the last one; NULL: there was none */
	int64_t last_date;		/* the day until which one told; NO_DATE: none */
};

/* They. The one in the file `replaced` (NULL: none) is made anew, and counts as never made,
 * when it is of the last 24 hours: an older one has had time to reach its reader. A day
 * after `today` is none on which a report can have ended: a clock was wrong. */
bool report_past_load(struct app *app, struct arena *arena, const struct report_reader *to,
		      const char *replaced, int64_t today, struct report_past *past,
		      struct error *error);

/* Whether one of them told an answer as it stands. */
bool report_past_told(const struct report_past *past, const struct told_answer *answer);

/* Whether one of them had a session of that date, which was over at that moment. */
bool report_past_had(const struct report_past *past, int64_t date, int64_t over_ms);

/* The last of some days that one of them told of; NO_DATE when none did. */
int64_t report_past_until(const struct report_past *past, int64_t first_date,
			  int64_t last_date);

/* Remembers that one was made and written to a file, in place of what was there when that
 * was made anew. */
bool report_made_note(struct app *app, const struct report *report, const char *file,
		      bool anew, struct error *error);

#endif
