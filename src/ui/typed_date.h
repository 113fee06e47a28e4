/* ui/typed_date.h -- what is said of a date while it is typed.
 *
 * Promise: the same words wherever a date is asked for. Nothing is kept here.
 * Owner:   the caller's; texts are written into its buffers.
 * Threads: one. Fails: never; a date that cannot be kept is a result.
 */
#ifndef UI_TYPED_DATE_H
#define UI_TYPED_DATE_H

#include "base/error.h"
#include "model/practice.h"
#include "tui/day_field.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buffer;
struct ui;

#define TYPED_DATE_HOW                                                           \
	"Type it, such as 5 Dec 2026 or 2026-12-05, or use the arrows: left and right a "  \
	"day, up and down a week."
#define TYPED_DATE_HOW_SHORT "Type it, such as 5 Dec, or use the arrows: a day, or a week."
#define TYPED_DATE_NOT_WHOLE "That is not read as a date. Write it such as 5 Dec 2026."

/* "in 22 days", "tomorrow", "yesterday"; `days` is counted from today. */
enum { DAYS_AWAY = 48 };
void days_away(int64_t days, char text[DAYS_AWAY]);

/* What there is to say of the date that stands in the field, for the setting of that
 * key; "" when nothing. False when it cannot be kept so; a field that is empty can. */
bool typed_date_look(const struct ui *ui, const struct day_field *field, const char *key,
		     struct error *words);

/* Reads dates with commas between them, as they may be typed, and writes them into the
 * list as YYYY-MM-DD. False: one of them is not read, and *error says which and why. */
bool typed_dates_read(const struct ui *ui, const char *typed, struct buffer *list,
		      struct error *error);

/* Lists dates in their order: all but the one with the index `without` (NO_INDEX: with
 * all of them), and one more ("": none) unless it is there already. */
enum { NO_INDEX = -1 };
void list_dates(struct texts dates, int without, const char *more, struct buffer *list);

#endif
