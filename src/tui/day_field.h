/* tui/day_field.h -- a date being typed, or gone to with the arrows.
 *
 * Promise: what is typed stands there as it was typed, letters too, and is read as
 *          base/day_words reads a date. An arrow goes from the date that stands there,
 *          else from the day given.
 * Owner:   a value of the caller. Threads: any. Fails: never.
 */
#ifndef TUI_DAY_FIELD_H
#define TUI_DAY_FIELD_H

#include "base/day_words.h"
#include "tui/input.h"
#include "tui/keys.h"

#include <stdbool.h>

enum { DAY_FIELD_MOST = 40 };

/* A day or a week earlier or later. */
extern const struct key_row day_field_keys[];

struct day_field {
	char typed[DAY_FIELD_MOST + 1];
	struct day near;		/* the day nearest to it is meant without a year */
};

/* Begins with a date as YYYY-MM-DD, or with none. */
void day_field_set(struct day_field *field, const char *date, struct day near);

/* Takes a key; false when it is nothing to a date. */
bool day_field_key(struct day_field *field, int command,
		   const struct input *input, struct day from);

/* The date that is read there as YYYY-MM-DD, whether or not there is such a day; ""
 * when none is. */
void day_field_text(const struct day_field *field, char text[DAY_ISO]);

bool day_field_is_empty(const struct day_field *field);

/* What is typed is a date, and one only, whether or not there is such a day. */
bool day_field_is_whole(const struct day_field *field);

/* The date; false when it is not whole, or there is no such day. */
bool day_field_day(const struct day_field *field, struct day *day);

/* The two dates that it can be; false when it is not in doubt. */
bool day_field_either(const struct day_field *field, struct day *day, struct day *other);

/* Draws what stands there, the cursor, and what is still to come. */
void day_field_draw(const struct day_field *field, int row, int col, int cols);

#endif
