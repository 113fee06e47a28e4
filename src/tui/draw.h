/* tui/draw.h -- text, lines and frames at places.
 *
 * Promise: nothing is ever drawn outside of the area given; text is cut at whole
 *          characters; what cannot be seen never reaches the terminal; where only
 *          ASCII can be shown, everything is said in ASCII.
 * Owner:   nothing is kept but what the terminal shows.
 * Threads: one. Fails: never.
 */
#ifndef TUI_DRAW_H
#define TUI_DRAW_H

#include "tui/theme.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A rectangle of cells. */
struct area {
	int row, col, rows, cols;
};

/* All of the screen. */
struct area area_screen(void);

/* The same area, smaller by rows above and below and columns at both sides. */
struct area area_inside(struct area area, int above, int below, int sides);

/* A part at most `cols` wide, in the middle. */
struct area area_centred(struct area area, int cols);

/* Empties the screen and forgets the cursor. */
void draw_nothing(void);

/* Puts the hardware cursor on what has the focus; shown or not. */
void draw_cursor(int row, int col, bool shown);

/* Draws at most `columns` of a text, with an ellipsis when that cuts it.
 * Returns the columns that it took. */
int draw_text(int row, int col, int columns, enum style style, const char *text);

/* The same for text that is not NUL-ended, without an ellipsis. */
int draw_bytes(int row, int col, int columns, enum style style, const char *text,
	       size_t length);

/* The same, centred in or at the right end of an area's columns. */
void draw_centred(struct area area, int row, enum style style, const char *text);
void draw_right(struct area area, int row, enum style style, const char *text);

/* How many columns a text takes as it is shown. */
int draw_width(const char *text);

/* How many rows a text takes when wrapped. */
int draw_height(const char *text, int columns);

/* Draws wrapped text from the top of the area, as far as it has rows, with an
 * ellipsis where that cuts it. Returns the rows that it took. */
int draw_wrapped(struct area area, enum style style, const char *text, bool centred);

/* A horizontal line: thin, or thick as what has passed. */
void draw_rule(int row, int col, int columns, enum style style, bool thick);

/* A frame with a title at the left of its upper edge and a word at the right. */
void draw_frame(struct area area, const char *title, const char *right);

/* The symbols of the house, as the terminal can show them. */
enum symbol {
	SYMBOL_MARK,		/* what is chosen */
	SYMBOL_DONE, SYMBOL_DOT_FULL, SYMBOL_DOT_EMPTY, SYMBOL_DOT_LATER,
	SYMBOL_BETWEEN,		/* between two things in a row */
	SYMBOL_MORE_ABOVE, SYMBOL_MORE_BELOW,
	SYMBOL_BOX_ON, SYMBOL_BOX_OFF,
	SYMBOL_COUNT
};
const char *draw_symbol(enum symbol symbol);

/* A line of time: the part that has passed is thick. */
void draw_time_line(struct area area, int row, int64_t passed_ms, int64_t total_ms);

/* "5 min", "3.5 min", "40 s". */
enum { DURATION_TEXT = 24 };
void duration_text(int64_t ms, char text[DURATION_TEXT]);

#endif
