/* wire/report_lines.h -- a report as plain lines: what goes in, whole.
 *
 * Promise: everything that the report holds stands there, in the order of the report;
 *          lines are as long as they are, for a page or a screen to wrap.
 * Owner:   the caller's buffer. Threads: any. Fails: never.
 */
#ifndef WIRE_REPORT_LINES_H
#define WIRE_REPORT_LINES_H

#include "model/report.h"

struct buffer;

void report_lines(const struct report *report, struct buffer *lines);

/* An answer that opened the support page, as it stands there. */
void report_answer_lines(const struct report_answer *answer, struct buffer *lines);

#endif
