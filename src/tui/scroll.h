/* tui/scroll.h -- paragraphs that may be longer than the screen.
 *
 * Promise: built anew at every drawing, so that a resize never loses anything;
 *          only the place stays. No paragraph is ever left out: where not all have
 *          room, gaps give way, and then signs say that there is more.
 * Owner:   a value of the caller, zeroed at first. Texts are copied into the arena
 *          of the drawing. Threads: one. Fails: never.
 */
#ifndef TUI_SCROLL_H
#define TUI_SCROLL_H

#include "tui/draw.h"
#include "tui/keys.h"

#include <stdbool.h>

struct arena;
struct paragraph;

struct scroll {
	struct arena *arena;
	struct paragraph *first, *last;
	size_t count;		/* of the paragraphs */
	size_t pointed;		/* one of them, counted from 1; 0: none */
	int top;		/* the first row that is seen */
	int rows, seen;		/* in all, and at once, at the last drawing */
};

/* Forgets the paragraphs, keeps the place. The new ones live in an arena that lasts
 * as long as the drawing. */
void scroll_begin(struct scroll *scroll, struct arena *arena);

/* Adds a paragraph; `label` (NULL for none) stands in the columns left of it,
 * which are `indent` wide. */
void scroll_add(struct scroll *scroll, enum style style, int indent,
		const char *label, const char *text);

/* Adds a blank row. */
void scroll_blank(struct scroll *scroll);

/* Adds a blank row that is there only when everything has room with it and with all
 * gaps of its rank and of those below: 1 gives way last. */
enum { GAP_RANKS = 3 };
void scroll_gap(struct scroll *scroll, int rank);

/* Adds one row that the caller draws. */
typedef void scroll_row_draw(const void *what, int index, struct area line);
void scroll_row(struct scroll *scroll, scroll_row_draw *draw, const void *what, int index);

/* How many rows the paragraphs take in an area as wide as this one. */
int scroll_height(const struct scroll *scroll, struct area area);

/* Draws what is seen from the place on, with signs of more above and below. */
void scroll_draw(struct scroll *scroll, struct area area);

/* Moves the place; false when the command is not one of moving. */
bool scroll_move(struct scroll *scroll, int command);

/* Points at the paragraph added last; and the row of the area at which it begins, 0 when
 * it is not seen or there is none. */
void scroll_point(struct scroll *scroll);
int scroll_pointed(const struct scroll *scroll, struct area area);

/* Adds a paragraph; in the columns left of it the caller draws. */
void scroll_item(struct scroll *scroll, scroll_row_draw *draw, const void *what, int index,
		 enum style style, int indent, const char *text);

/* Moves the place as little as it must so that these paragraphs, the first before
 * all, are seen. */
void scroll_reach(struct scroll *scroll, struct area area, size_t first, size_t last);

/* Tells whether a paragraph begins in the window: below 0 above it, above 0 below. */
int scroll_side(const struct scroll *scroll, struct area area, size_t paragraph);

/* Tells whether there is more below. */
bool scroll_has_more(const struct scroll *scroll);

#endif
