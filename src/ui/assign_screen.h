/* ui/assign_screen.h -- a therapist makes an assignment on the screen.
 *
 * Promise: from a sample or from nothing, every step by the keyboard; what the person
 *          will see is shown before it is saved, with what the checks find. Leaving
 *          with something unsaved asks first.
 * Owner:   the outcome is the caller's and lives longer than the screen.
 * Threads: one.
 */
#ifndef UI_ASSIGN_SCREEN_H
#define UI_ASSIGN_SCREEN_H

#include <stdbool.h>

struct draft;
struct ui;

/* What became of it, to be said on the shell; "" when nothing was saved. */
struct assign_outcome {
	char words[600];
	bool stays;			/* back to the screen below, not to the shell */
	char file[512];			/* then, what was written */
};

void assign_screen_open(struct ui *ui, struct assign_outcome *outcome);

/* The same, with what is known already and a file to write; the draft's texts and the
 * file's name live longer than the screen. */
void assign_screen_open_with(struct ui *ui, const struct draft *draft, const char *file,
			     struct assign_outcome *outcome);

#endif
