/* tui/list.c -- three numbers and their laws. */
#include "tui/list.h"

#include <assert.h>

static int clamp(int value, int least, int most)
{
	return value > most ? (most < least ? least : most)
			    : value < least ? least : value;
}

bool list_move(struct list *list, int command, int page)
{
	int at = list->at;

	if (command == COMMAND_UP)
		at--;
	else if (command == COMMAND_DOWN)
		at++;
	else if (command == COMMAND_PAGE_UP)
		at -= page > 1 ? page - 1 : 1;
	else if (command == COMMAND_PAGE_DOWN)
		at += page > 1 ? page - 1 : 1;
	else if (command == COMMAND_FIRST)
		at = 0;
	else if (command == COMMAND_LAST)
		at = list->count - 1;
	else
		return false;
	list->at = clamp(at, 0, list->count - 1);
	return true;
}

void list_fit(struct list *list, int count, int seen)
{
	if (seen < 1)
		seen = 1;
	list->count = count;
	list->at = clamp(list->at, 0, count - 1);
	if (list->at < list->top)
		list->top = list->at;
	if (list->at >= list->top + seen)
		list->top = list->at - seen + 1;
	list->top = clamp(list->top, 0, count - seen);
}

bool list_mark(const struct list *list, int index, int row, int col)
{
	assert(index >= 0 && index < list->count);
	if (index != list->at)
		return false;
	draw_text(row, col, 1, STYLE_ACCENT, draw_symbol(SYMBOL_MARK));
	draw_cursor(row, col, true);
	return true;
}

void list_more(const struct list *list, struct area area)
{
	int right = area.col + area.cols - 1;

	if (list->top > 0)
		draw_text(area.row, right, 1, STYLE_QUIET,
			  draw_symbol(SYMBOL_MORE_ABOVE));
	if (list->top + area.rows < list->count)
		draw_text(area.row + area.rows - 1, right, 1, STYLE_QUIET,
			  draw_symbol(SYMBOL_MORE_BELOW));
}
