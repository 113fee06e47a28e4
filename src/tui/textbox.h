/* tui/textbox.h -- a text being written, with a cursor; drawing is elsewhere.
 *
 * Promise: the cursor always stands between two characters as a person sees
 *          them; every change can be undone, in pieces of about a word; moving
 *          up and down keeps the column.
 * Owner:   the caller: textbox_open() and textbox_close(). The text is borrowed
 *          until the next change.
 * Threads: one at a time. Fails: never.
 */
#ifndef TUI_TEXTBOX_H
#define TUI_TEXTBOX_H

#include "base/buffer.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* One change, so that it can be taken back. */
struct textbox_change {
	size_t at, before;	/* where; and the cursor before it */
	char *removed, *added;
	bool joins;		/* undone together with the one before it */
};

struct textbox {
	struct buffer text;
	size_t cursor;		/* a byte offset */
	int columns;		/* the width that lines are wrapped to */
	int wish;		/* the column to keep going up and down; -1: none */
	struct textbox_change *changes;
	size_t change_count, change_capacity;
	size_t undone;		/* how many of the last changes are taken back */
	bool fresh;		/* the next change begins a piece of its own */
};

enum textbox_move {
	TEXTBOX_LEFT, TEXTBOX_RIGHT, TEXTBOX_WORD_LEFT, TEXTBOX_WORD_RIGHT,
	TEXTBOX_LINE_START, TEXTBOX_LINE_END, TEXTBOX_UP, TEXTBOX_DOWN,
	TEXTBOX_PAGE_UP, TEXTBOX_PAGE_DOWN, TEXTBOX_START, TEXTBOX_END
};

/* Begins with a text, the cursor after it. Invalid bytes and control characters
 * are left out of it. */
void textbox_open(struct textbox *box, const char *text);
void textbox_close(struct textbox *box);

/* The text as it stands. */
const char *textbox_text(const struct textbox *box);

/* Replaces all of the text, as one change. */
void textbox_replace(struct textbox *box, const char *text);

/* Adds text at the cursor. */
void textbox_insert(struct textbox *box, const char *text);

/* Removes everything between the cursor and where the move would go. */
void textbox_erase(struct textbox *box, enum textbox_move reach);

/* Moves the cursor; a page is `rows` rows. */
void textbox_move(struct textbox *box, enum textbox_move move, int rows);

/* Takes back the last piece, or does it again; false when there is none. */
bool textbox_undo(struct textbox *box);
bool textbox_redo(struct textbox *box);

/* The wrapped lines, and the row and column of the cursor. */
size_t textbox_lines(const struct textbox *box, struct arena *arena,
		     struct utf8_line **lines, size_t *row, int *col);

#endif
