/* exchange/case_summary.h -- a report as the one row that a list of people shows.
 *
 * Promise: raw numbers, since it is not for a program to say what they mean; whatever
 *          opened the support page is never summed up away.
 * Owner:   its texts are the report's and `text`. Threads: any. Fails: never.
 */
#ifndef EXCHANGE_CASE_SUMMARY_H
#define EXCHANGE_CASE_SUMMARY_H

#include "model/caseload.h"

#include <stdint.h>

struct report;
struct report_answer;

/* Sums a report up that was received now; `text` is the whole of it, to be kept. */
struct case_report case_summary(const struct report *report, const char *text,
				int64_t now_ms);

/* How grave an answer that opened the support page is, for an order alone: above all
 * others whoever said that they could not keep safe, then whoever left that open. */
int64_t case_severity(const struct report_answer *answer);

/* What that number tells of it, as a sentence to follow another one; "": nothing. */
const char *case_severity_words(int64_t severity);

#endif
