/* ui/import_screen.h -- an assignment is read whole, then its lines are chosen.
 *
 * Promise: nothing is taken in before Enter on the list of lines.
 * Owner:   the screen closes the import; the outcome is the caller's and lives longer
 *          than the screen.
 * Threads: one.
 */
#ifndef UI_IMPORT_SCREEN_H
#define UI_IMPORT_SCREEN_H

#include <stddef.h>

struct import;
struct ui;

/* What became of it. */
struct import_outcome {
	size_t taken, lines;		/* taken 0: nothing */
	char stands[400];		/* from when on they stand in Today */
};

void import_screen_open(struct ui *ui, struct import *import,
			struct import_outcome *outcome);

#endif
