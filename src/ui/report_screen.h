/* ui/report_screen.h -- what goes into a report is chosen, seen whole, then saved.
 *
 * Promise: nothing is written before Enter on the page that shows all of it; the file
 *          goes to the folder `reports` beside the database, and nothing is sent.
 * Owner:   the outcome (which may be NULL) is the caller's and lives longer.
 * Threads: one.
 */
#ifndef UI_REPORT_SCREEN_H
#define UI_REPORT_SCREEN_H

struct ui;

/* What to say when the screen is closed; "" when nothing was written. */
struct report_outcome {
	char words[600];
};

void report_screen_open(struct ui *ui, struct report_outcome *outcome);

#endif
