/* ui/today_view.h -- Today as it is drawn.
 *
 * Promise: all that the day says is one text with rows in it, its notes before its
 *          practices; in any window from the smallest one on it is whole, by scrolling
 *          and with signs of more. What is not seen cannot be begun: then Enter reads
 *          on until it is.
 * Owner:   the look is a part of the screen that draws it. Threads: one.
 * Fails:   never.
 */
#ifndef UI_TODAY_VIEW_H
#define UI_TODAY_VIEW_H

#include "schedule/today_lines.h"
#include "tui/list.h"
#include "tui/scroll.h"

#include <stdbool.h>

struct arena;
struct ui;

enum { ROWS_MOST = TODAY_LINES_MOST + 1 };

/* What Enter does just now. */
enum today_enter { ENTER_BEGINS, ENTER_READS_ON, ENTER_NOTHING };

/* The day and its rows. */
struct today_view {
	struct arena *arena;			/* of what is said of it */
	struct today today;
	const struct practice *unfinished;	/* of today.open; NULL when none */
	struct today_line rows[ROWS_MOST];	/* without an item: the unfinished one */
	size_t places[ROWS_MOST];		/* their paragraphs */
	size_t marked_from, marked_to;		/* with name of its group and reason */
	struct list list;
	struct scroll scroll;
	bool resting;				/* all is done, and nothing is marked */
	bool follows;				/* the mark was moved: it is to be seen */
	bool pulls;				/* the window was moved, the mark goes with it */
	int side;				/* of the window: where the mark is */
};

/* The marked row; NULL for the unfinished session, or when there is none. */
const struct today_item *today_marked(const struct today_view *view);

/* Tells whether the unfinished session is marked. */
bool today_marks_unfinished(const struct today_view *view);

/* Lays the day out for the page that is drawn next; then Enter is known. */
void today_view_lay(struct ui *ui, struct today_view *view);
enum today_enter today_view_enter(const struct today_view *view);

/* Draws the day as it was laid into the page. */
void today_view_draw(struct ui *ui, struct today_view *view, struct area page);

/* Moves mark and window; false when the command is not one of moving. */
bool today_view_move(struct today_view *view, int command);

/* A page on, towards the mark. */
void today_view_read_on(struct today_view *view);

#endif
