/* ui/settings_rows.h -- every setting as a row that can be shown and changed.
 *
 * Promise: a value is written as the settings file writes it.
 * Owner:   constant table; texts go into the caller's buffers.
 * Threads: any. Fails: never; what a value may be is the reader's to say.
 */
#ifndef UI_SETTINGS_ROWS_H
#define UI_SETTINGS_ROWS_H

#include <stdbool.h>
#include <stddef.h>

struct settings;

enum setting_kind {
	SETTING_ON_OFF, SETTING_PER_CENT, SETTING_DAYS, SETTING_HOUR, SETTING_WORD,
	SETTING_LEAVE_OUT, SETTING_TEXT,
	SETTING_DATES,		/* typed, with commas between */
	SETTING_FORM,		/* a number, typed, or none */
	SETTING_COUNTRY,	/* one of app_countries(), or none */
	SETTING_QUESTIONS	/* no setting: opens the first questions */
};

struct setting_row {
	const char *section, *key;	/* in the file; "" for what is not */
	const char *label, *help;
	enum setting_kind kind;
	size_t field;			/* in struct settings */
	const char *const *words;	/* SETTING_WORD, ended by NULL */
	int leave_out;			/* SETTING_LEAVE_OUT: which */
};

const struct setting_row *setting_row(size_t index);
size_t setting_row_count(void);

enum { SETTING_TEXT_MOST = 256 };

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
