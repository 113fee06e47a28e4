/* ui/page.h -- the frame that every page but a running practice stands in.
 *
 * Promise: title and date above, keys below, a passing sentence over the keys.
 * Owner:   nothing is kept. Threads: one. Fails: never.
 */
#ifndef UI_PAGE_H
#define UI_PAGE_H

#include "base/moment.h"
#include "tui/draw.h"
#include "tui/keys.h"

struct arena;
struct error;
struct ui;

/* Groups of keys that many pages have. */
extern const struct key_row begin_keys[];	/* begin what is marked */
extern const struct key_row open_keys[];	/* open what is marked */
extern const struct key_row change_keys[];	/* change the marked setting */
extern const struct key_row digit_keys[];	/* a digit is a number, or an answer */

/* Of a page that is only read. */
extern const struct keys reading_keys;

/* Draws the frame; `right` may be NULL. Returns what is left for the page, with
 * blank space at its edges as far as there is room. */
struct area page_begin(struct ui *ui, const char *title, const char *right);

/* The same area, before the frame is drawn. */
struct area page_area(const struct ui *ui);

/* That the log cannot be read whole, and why, for a page that shows what was written. */
const char *page_unread(struct arena *arena, const struct error *error);

/* "Sunday 22 November". */
enum { DAY_TEXT = 40 };
void day_text(struct day day, char text[DAY_TEXT]);

/* The day on which the person is now, by their own settings. */
struct day day_today(const struct ui *ui);

#endif
