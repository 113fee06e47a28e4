/* wire/report_csv.h -- a report as one table (RFC 4180), a row a thing.
 *
 * Promise: the first column says what a row is: first, task, session, rating, text; a
 *          cell that a spreadsheet would reckon with is marked as text.
 * Owner:   the caller's buffer. Threads: any. Fails: never.
 */
#ifndef WIRE_REPORT_CSV_H
#define WIRE_REPORT_CSV_H

#include "model/report.h"

struct buffer;

void report_csv(const struct report *report, struct buffer *csv);

/* Several in one table: a column before the others says of which days the report is. */
void report_csv_all(const struct report *reports, size_t count, struct buffer *csv);

#endif
