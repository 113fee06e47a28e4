/* exchange/report_first.h -- the answers that opened the support page.
 *
 * Promise: all of them that this reader was not told yet go in, whatever days were chosen,
 *          of whatever day they are, however the session ended, and also when the
 *          practice is there no more. An answer that is given anew, or whose question
 *          about safety is answered later, is told anew. Of too many for one report the
 *          newest go in, and the others in the next.
 * Owner:   the arena given. Threads: one. Fails: never.
 */
#ifndef EXCHANGE_REPORT_FIRST_H
#define EXCHANGE_REPORT_FIRST_H

#include "model/report.h"

struct app;
struct arena;
struct history;
struct report_past;

/* Fills what comes first in a report whose days are set; `log` holds every session. */
void report_add_first(struct app *app, struct arena *arena, const struct history *log,
		      const struct report_past *past, struct report *report);

#endif
