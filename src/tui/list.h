/* tui/list.h -- which row of a list is marked, and which rows are seen.
 *
 * Owner:   a value of the caller. Threads: any. Fails: never.
 */
#ifndef TUI_LIST_H
#define TUI_LIST_H

#include "tui/draw.h"
#include "tui/keys.h"

#include <stdbool.h>

struct list {
	int count, at, top;
};

/* Moves the mark; `page` rows are a page. False when the command is not one of
 * moving. */
bool list_move(struct list *list, int command, int page);

/* Says how many rows there are now and how many can be seen; the mark stays
 * inside and is among the seen. */
void list_fit(struct list *list, int count, int seen);

/* Draws the mark of a row at the left (two columns), with the cursor on it when
 * the row is the marked one; and signs of more rows above and below at the
 * right. Returns whether the row is the marked one. */
bool list_mark(const struct list *list, int index, int row, int col);
void list_more(const struct list *list, struct area area);

#endif
