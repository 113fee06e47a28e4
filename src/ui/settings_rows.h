/* ui/settings_rows.h -- the settings as rows that can be shown and changed.
 *
 * Promise: every setting of settings.def that has a label is here; a value is written
 *          as the settings file writes it.
 * Owner:   rows are values; texts go into the caller's buffers.
 * Threads: any. Fails: never; what a value may be is the reader's to say.
 */
#ifndef UI_SETTINGS_ROWS_H
#define UI_SETTINGS_ROWS_H

#include "model/settings.h"

#include <stdbool.h>
#include <stddef.h>

struct setting_row {
	const struct setting *setting;	/* NULL: opens the first questions */
	const char *label, *help;
	int word;			/* of a setting of several words: which of them */
};

/* The rows, in the order of the screen. */
struct setting_row setting_row(size_t index);
size_t setting_row_count(void);

enum { SETTING_TEXT_MOST = 256 };

/* How many words a setting of several has, each with a row of its own; 0: it is none. */
int setting_words(const struct setting *setting);

/* The value as a person reads it. */
void setting_value(const struct setting_row *row, const struct settings *settings,
		   char text[SETTING_TEXT_MOST]);

/* Tells whether it is typed. */
bool setting_is_typed(const struct setting_row *row);

/* The next value (by 1) or the one before (by -1), as the file writes it. False
 * for what is typed, for the country, and for what is no setting. */
bool setting_step(const struct setting_row *row, const struct settings *settings,
		  int by, char text[SETTING_TEXT_MOST]);

#endif
