/* ui/today_view.h -- Today as it is drawn.
 *
 * Promise: in any window from the smallest one on, the heading and what is marked are
 *          seen; why it is there, the day's note, the plan, the line and the week as
 *          far as there is room.
 * Owner:   the look is a part of the screen that draws it. Threads: one.
 * Fails:   never.
 */
#ifndef UI_TODAY_VIEW_H
#define UI_TODAY_VIEW_H

#include "schedule/today.h"
#include "tui/list.h"

#include <stdbool.h>

struct arena;
struct ui;

enum { ROWS_MOST = TODAY_ITEMS_MOST + TODAY_SUGGESTIONS + 1 };

/* The day and its rows. */
struct today_view {
	struct arena *arena;			/* of what is said of it */
	struct today today;
	const struct practice *unfinished;	/* of today.open; NULL when none */
	const struct today_item *rows[ROWS_MOST];	/* NULL: the unfinished one */
	bool apart[ROWS_MOST];			/* a new group begins */
	struct list list;
};

/* The marked row; NULL for the unfinished session, or when there is none. */
const struct today_item *today_marked(const struct today_view *view);

/* Tells whether the unfinished session is marked. */
bool today_marks_unfinished(const struct today_view *view);

/* Draws the day into an area of a page. */
void today_view_draw(struct ui *ui, struct today_view *view, struct area page);

#endif
