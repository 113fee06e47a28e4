/* model/made_report.h -- a report that was made, as the log of its writer remembers it.
 *
 * Promise: plain values. A sealed report cannot be opened by its writer: this is all that
 *          is left of it here, so that the next one begins where it ended, and tells
 *          nothing twice that is to be told once.
 * Owner:   the arena of whoever loaded it. Threads: any.
 * Units:   *_ms are milliseconds since 1970 in UTC; a date counts days since then.
 */
#ifndef MODEL_MADE_REPORT_H
#define MODEL_MADE_REPORT_H

#include <stddef.h>
#include <stdint.h>

/* An answer that opened the support page. Answered anew it is another one. */
struct told_answer {
	const char *session;		/* its uid */
	const char *step;
	int64_t at_ms;
};

struct made_report {
	const char *id;			/* 32 hexadecimal digits */
	const char *reader;		/* the key with which its reader signs; "": none */
	const char *reader_name;
	int64_t made_ms;
	int64_t first_date, last_date;	/* both included */
	const char *file;		/* to which it was written */
	const struct told_answer *told;
	size_t told_count;
};

#endif
