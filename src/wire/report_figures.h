/* wire/report_figures.h -- the numbers of a report, as drawings and as tables of forms.
 *
 * Promise: each series is drawn with its dates and its scale, and told in words to whoever
 *          cannot see the drawing; the questions of one form stand in one table, a column
 *          a time it was filled in, above the curve of its sum.
 * Owner:   the caller's buffer. Threads: any. Fails: never.
 */
#ifndef WIRE_REPORT_FIGURES_H
#define WIRE_REPORT_FIGURES_H

#include <stdbool.h>
#include <stdint.h>

struct buffer;
struct report;

/* Adds what lies between two days. `whole`: the forms as well, which a week of several
 * does not tell again. */
void report_figures_add(const struct report *report, int64_t from, int64_t last, bool whole,
			struct buffer *html);

#endif
