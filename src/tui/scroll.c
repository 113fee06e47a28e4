/* tui/scroll.c -- wrap everything, draw the rows that fall into the window. */
#include "tui/scroll.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

enum { SIGNS = 2 };	/* columns kept for the signs of more */

struct paragraph {
	enum style style;
	int indent;
	const char *label, *text;
	struct paragraph *next;
};

void scroll_begin(struct scroll *scroll, struct arena *arena)
{
	assert(arena);
	scroll->arena = arena;
	scroll->first = scroll->last = NULL;
}

void scroll_add(struct scroll *scroll, enum style style, int indent,
		const char *label, const char *text)
{
	struct paragraph *one = arena_alloc(scroll->arena, sizeof *one);

	one->style = style;
	one->indent = indent;
	one->label = label ? arena_copy(scroll->arena, label) : NULL;
	one->text = arena_copy(scroll->arena, text);
	if (scroll->last)
		scroll->last->next = one;
	else
		scroll->first = one;
	scroll->last = one;
}

void scroll_blank(struct scroll *scroll)
{
	scroll_add(scroll, STYLE_PLAIN, 0, NULL, "");
}

static int paragraph_rows(const struct paragraph *one, int columns)
{
	return draw_height(one->text, columns - one->indent);
}

static void draw_row(const struct paragraph *one, const struct utf8_line *line,
		     bool first, struct area area, int row)
{
	if (first && one->label)
		draw_text(row, area.col, one->indent - 1, STYLE_QUIET, one->label);
	draw_bytes(row, area.col + one->indent, area.cols - one->indent, one->style,
		   one->text + line->start, line->end - line->start);
}

/* Draws the rows of one paragraph that are seen; returns the row after it. */
static int draw_paragraph(const struct scroll *scroll, const struct paragraph *one,
			  struct area area, int row)
{
	struct arena *arena = arena_open();
	struct utf8_line *lines;
	int count = (int)utf8_wrap(arena, one->text, strlen(one->text),
				   area.cols - one->indent, &lines);

	for (int i = 0; i < count; i++) {
		int at = row + i - scroll->top;

		if (at >= 0 && at < area.rows)
			draw_row(one, &lines[i], i == 0, area, area.row + at);
	}
	arena_close(arena);
	return row + count;
}

int scroll_height(const struct scroll *scroll, struct area area)
{
	int rows = 0;

	for (const struct paragraph *one = scroll->first; one; one = one->next)
		rows += paragraph_rows(one, area.cols - SIGNS);
	return rows;
}

int scroll_show(struct scroll *scroll, struct area area, size_t paragraph)
{
	const struct paragraph *one = scroll->first;
	int row = 0, rows, most = scroll_height(scroll, area) - area.rows;

	assert(one);
	for (; one->next && paragraph > 0; one = one->next, paragraph--)
		row += paragraph_rows(one, area.cols - SIGNS);
	rows = paragraph_rows(one, area.cols - SIGNS);
	if (row < scroll->top || row + rows > scroll->top + area.rows)
		scroll->top = row;	/* the window turns a page */
	if (scroll->top > most)
		scroll->top = most > 0 ? most : 0;
	return row - scroll->top;
}

void scroll_draw(struct scroll *scroll, struct area area)
{
	struct area text = area;
	int row = 0, right = area.col + area.cols - 1;

	text.cols -= SIGNS;
	scroll->rows = scroll_height(scroll, area);
	scroll->seen = area.rows;
	if (scroll->top > scroll->rows - area.rows)
		scroll->top = scroll->rows - area.rows;
	if (scroll->top < 0)
		scroll->top = 0;
	for (const struct paragraph *one = scroll->first; one; one = one->next)
		row = draw_paragraph(scroll, one, text, row);
	if (scroll->top > 0)
		draw_text(area.row, right, 1, STYLE_QUIET, draw_symbol(SYMBOL_MORE_ABOVE));
	if (scroll_has_more(scroll))
		draw_text(area.row + area.rows - 1, right, 1, STYLE_QUIET,
			  draw_symbol(SYMBOL_MORE_BELOW));
}

bool scroll_has_more(const struct scroll *scroll)
{
	return scroll->top + scroll->seen < scroll->rows;
}

bool scroll_move(struct scroll *scroll, int command)
{
	int page = scroll->seen > 2 ? scroll->seen - 1 : 1;

	if (command == COMMAND_UP)
		scroll->top--;
	else if (command == COMMAND_DOWN)
		scroll->top++;
	else if (command == COMMAND_PAGE_UP)
		scroll->top -= page;
	else if (command == COMMAND_PAGE_DOWN)
		scroll->top += page;
	else if (command == COMMAND_FIRST)
		scroll->top = 0;
	else if (command == COMMAND_LAST)
		scroll->top = scroll->rows;
	else
		return false;
	if (scroll->top > scroll->rows - scroll->seen)
		scroll->top = scroll->rows - scroll->seen;
	if (scroll->top < 0)
		scroll->top = 0;
	return true;
}
