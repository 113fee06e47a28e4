/* wire/report_html.h -- a report as one HTML file, a page a week when printed.
 *
 * Promise: what was asked and done, how it was, what to talk about and the days: a span
 *          of several weeks is summed up first, and then each week has all of it;
 *          nothing is loaded from elsewhere and nothing runs; every text is escaped. No
 *          colour and no word judges.
 * Owner:   the caller's buffer. Threads: any. Fails: never.
 */
#ifndef WIRE_REPORT_HTML_H
#define WIRE_REPORT_HTML_H

#include "model/report.h"

struct buffer;

void report_html(const struct report *report, struct buffer *html);

/* Several, one behind the other, each on a page of its own. */
void report_html_all(const struct report *reports, size_t count, struct buffer *html);

#endif
