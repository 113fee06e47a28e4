/* tui/scroll.c -- wrap everything, let gaps give way, draw the rows that fall into the
 * window. */
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
	int gap;			/* its rank; 0: it is none */
	scroll_row_draw *draw;		/* what stands left of it, or all of it; NULL */
	const void *what;
	int index;
	struct paragraph *next;
};

void scroll_begin(struct scroll *scroll, struct arena *arena)
{
	assert(arena);
	scroll->arena = arena;
	scroll->first = scroll->last = NULL;
	scroll->count = 0;
	scroll->pointed = 0;
}

static struct paragraph *add(struct scroll *scroll)
{
	struct paragraph *one = arena_alloc(scroll->arena, sizeof *one);

	one->text = "";
	if (scroll->last)
		scroll->last->next = one;
	else
		scroll->first = one;
	scroll->last = one;
	scroll->count++;
	return one;
}

void scroll_add(struct scroll *scroll, enum style style, int indent,
		const char *label, const char *text)
{
	struct paragraph *one = add(scroll);

	one->style = style;
	one->indent = indent;
	one->label = label ? arena_copy(scroll->arena, label) : NULL;
	one->text = arena_copy(scroll->arena, text);
}

void scroll_blank(struct scroll *scroll)
{
	scroll_add(scroll, STYLE_PLAIN, 0, NULL, "");
}

void scroll_gap(struct scroll *scroll, int rank)
{
	assert(rank >= 1 && rank <= GAP_RANKS);
	add(scroll)->gap = rank;
}

void scroll_row(struct scroll *scroll, scroll_row_draw *draw, const void *what, int index)
{
	scroll_item(scroll, draw, what, index, STYLE_PLAIN, 0, "");
}

void scroll_item(struct scroll *scroll, scroll_row_draw *draw, const void *what, int index,
		 enum style style, int indent, const char *text)
{
	struct paragraph *one = add(scroll);

	one->draw = draw;
	one->what = what;
	one->index = index;
	one->style = style;
	one->indent = indent;
	one->text = arena_copy(scroll->arena, text);
}

/* The rows without any gap. */
static int rows_of(const struct paragraph *one, int columns)
{
	return one->gap ? 0 : !*one->text ? 1
	       : draw_height(one->text, columns - one->indent);
}

/* Rows wrapped once: how many each paragraph has in this area, gaps decided. */
struct laid {
	struct arena *arena;
	int *rows;
	int all;
};

/* The highest rank of gap that has room. */
static int rank_that_fits(const struct scroll *scroll, int rows, int room)
{
	int rank = 0;

	for (int next = 1; next <= GAP_RANKS; next++) {
		for (const struct paragraph *one = scroll->first; one; one = one->next)
			rows += one->gap == next;
		if (rows > room)
			break;
		rank = next;
	}
	return rank;
}

static struct laid lay(const struct scroll *scroll, struct area area)
{
	struct laid laid = { .arena = arena_open() };
	size_t at = 0;
	int rank;

	laid.rows = arena_array(laid.arena, scroll->count + 1, sizeof *laid.rows);
	for (const struct paragraph *one = scroll->first; one; one = one->next, at++)
		laid.all += laid.rows[at] = rows_of(one, area.cols - SIGNS);
	rank = rank_that_fits(scroll, laid.all, area.rows);
	at = 0;
	for (const struct paragraph *one = scroll->first; one; one = one->next, at++)
		if (one->gap && one->gap <= rank)
			laid.all += laid.rows[at] = 1;
	return laid;
}

static int row_of(const struct laid *laid, size_t paragraph)
{
	int row = 0;

	for (size_t i = 0; i < paragraph; i++)
		row += laid->rows[i];
	return row;
}

static void draw_row(const struct paragraph *one, const struct utf8_line *line,
		     bool first, struct area area, int row)
{
	if (first && one->label)
		draw_text(row, area.col, one->indent - 1, STYLE_QUIET, one->label);
	draw_bytes(row, area.col + one->indent, area.cols - one->indent, one->style,
		   one->text + line->start, line->end - line->start);
}

/* Draws the rows of one paragraph that are seen, the first at `row` of the whole. */
static void draw_words(const struct scroll *scroll, const struct paragraph *one,
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
}

static void draw_paragraph(const struct scroll *scroll, const struct paragraph *one,
			   struct area area, int row)
{
	int at = row - scroll->top;

	if (one->draw && at >= 0 && at < area.rows)
		one->draw(one->what, one->index,
			  (struct area){ area.row + at, area.col, 1, area.cols });
	if (*one->text)
		draw_words(scroll, one, area, row);
}

int scroll_height(const struct scroll *scroll, struct area area)
{
	struct laid laid = lay(scroll, area);

	arena_close(laid.arena);
	return laid.all;
}

static void set_top(struct scroll *scroll, int top, int most)
{
	scroll->top = top > most ? most : top;
	if (scroll->top < 0)
		scroll->top = 0;
}

void scroll_point(struct scroll *scroll)
{
	scroll->pointed = scroll->count;
}

int scroll_pointed(const struct scroll *scroll, struct area area)
{
	struct laid laid = lay(scroll, area);
	int row = scroll->pointed ? row_of(&laid, scroll->pointed - 1) - scroll->top : 0;

	arena_close(laid.arena);
	return row >= 0 && row < area.rows ? row : 0;
}

void scroll_reach(struct scroll *scroll, struct area area, size_t first, size_t last)
{
	struct laid laid = lay(scroll, area);
	int row = row_of(&laid, first), end = row_of(&laid, last + 1), top = scroll->top;

	assert(first <= last && last < scroll->count);
	if (end > top + area.rows)
		top = end - area.rows;
	if (row < top)
		top = row;
	set_top(scroll, top, laid.all - area.rows);
	arena_close(laid.arena);
}

int scroll_side(const struct scroll *scroll, struct area area, size_t paragraph)
{
	struct laid laid = lay(scroll, area);
	int row = row_of(&laid, paragraph) - scroll->top;

	arena_close(laid.arena);
	return row < 0 ? -1 : row >= area.rows;
}

void scroll_draw(struct scroll *scroll, struct area area)
{
	struct laid laid = lay(scroll, area);
	struct area text = area;
	int row = 0, right = area.col + area.cols - 1;
	size_t at = 0;

	text.cols -= SIGNS;
	scroll->rows = laid.all;
	scroll->seen = area.rows;
	set_top(scroll, scroll->top, scroll->rows - area.rows);
	for (const struct paragraph *one = scroll->first; one; one = one->next) {
		draw_paragraph(scroll, one, text, row);
		row += laid.rows[at++];
	}
	arena_close(laid.arena);
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
	set_top(scroll, scroll->top, scroll->rows - scroll->seen);
	return true;
}
