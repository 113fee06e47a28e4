/* tui/day_field.h -- a date being typed, or gone to with the arrows.
 *
 * Promise: eight digits are a date; the lines between them come by themselves. An
 *          arrow goes from the date that stands there, else from the day given.
 * Owner:   a value of the caller. Threads: any. Fails: never.
 */
#ifndef TUI_DAY_FIELD_H
#define TUI_DAY_FIELD_H

#include "base/moment.h"
#include "tui/input.h"
#include "tui/keys.h"

#include <stdbool.h>

enum { DAY_FIELD_DIGITS = 8, DAY_FIELD_TEXT = 12 };

/* A day or a week earlier or later. */
extern const struct key_row day_field_keys[];

struct day_field {
	char digits[DAY_FIELD_DIGITS + 1];
};

/* Begins with a date as YYYY-MM-DD, or with none. */
void day_field_set(struct day_field *field, const char *date);

/* Takes a key; false when it is nothing to a date. */
bool day_field_key(struct day_field *field, int command,
		   const struct input *input, struct day from);

/* What stands there, as far as it goes: "2026-12-0". */
void day_field_text(const struct day_field *field, char text[DAY_FIELD_TEXT]);

bool day_field_is_empty(const struct day_field *field);

/* All digits of a date stand there, whether or not there is such a day. */
bool day_field_is_whole(const struct day_field *field);

/* The date; false when it is not whole, or there is no such day. */
bool day_field_day(const struct day_field *field, struct day *day);

/* Draws what stands there, the cursor, and what is still to come as YYYY-MM-DD. */
void day_field_draw(const struct day_field *field, int row, int col);

#endif
