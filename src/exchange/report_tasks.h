/* exchange/report_tasks.h -- what was asked of a person in some days, and done.
 *
 * Promise: every line that somebody's assignments asked for in the days of a report, with
 *          its counts in all and week by week; done never counts above asked.
 * Owner:   the arena given. Threads: one.
 * Fails:   with a sentence, when the assignments cannot be read or ask for too much.
 */
#ifndef EXCHANGE_REPORT_TASKS_H
#define EXCHANGE_REPORT_TASKS_H

#include "model/report.h"

#include <stdbool.h>

struct app;
struct arena;
struct error;
struct history;
struct report_past;

/* Fills the tasks of a report whose days and reader are set. `past` is the log up to the
 * last of these days; `told` are the reports before. */
bool report_count_tasks(struct app *app, struct arena *arena, const struct history *past,
			const struct report_past *told, struct report *report,
			struct error *error);

#endif
