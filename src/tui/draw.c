/* tui/draw.c -- the only file, but for the terminal's, that calls curses. */
#include "tui/draw.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/plain_text.h"
#include "base/utf8.h"
#include "tui/ascii.h"
#include "tui/terminal.h"

#include <assert.h>
#include <curses.h>
#include <stdio.h>
#include <string.h>

struct area area_screen(void)
{
	return (struct area){ 0, 0, terminal_rows(), terminal_cols() };
}

struct area area_inside(struct area area, int above, int below, int sides)
{
	struct area inside = { area.row + above, area.col + sides,
			       area.rows - above - below, area.cols - 2 * sides };

	if (inside.rows < 0)
		inside.rows = 0;
	if (inside.cols < 0)
		inside.cols = 0;
	return inside;
}

struct area area_centred(struct area area, int cols)
{
	if (cols >= area.cols)
		return area;
	area.col += (area.cols - cols) / 2;
	area.cols = cols;
	return area;
}

void draw_nothing(void)
{
	terminal_style(STYLE_PLAIN);
	erase();
	draw_cursor(0, 0, false);
}

void draw_cursor(int row, int col, bool shown)
{
	terminal_cursor(row, col, shown);
}

/* Whether a character is one that a terminal must not get, or that would turn what stands
 * around it. */
static bool is_odd(const char *character, size_t length)
{
	struct odd_character odd;

	if (length == 1)
		return *character < ' ' || *character == 0x7f;
	return plain_text_odd(character, length, false, &odd);
}

/* What the terminal gets for a text: nothing that cannot be seen, ASCII if need be. */
static int shown_text(struct buffer *out, const char *text, size_t length,
		      int columns)
{
	int taken = 0;

	for (size_t at = 0, next; at < length; at = next) {
		char ascii[8];
		bool odd;
		int width;

		next = utf8_next(text, length, at);
		odd = is_odd(text + at, next - at);
		width = odd ? 0 : utf8_width(text + at, next - at);
		if (taken + width > columns)
			break;
		if (odd)
			continue;
		taken += width;
		if (terminal_utf8())
			buffer_add(out, text + at, next - at);
		else
			buffer_add(out, ascii,
				   ascii_character(text + at, next - at, width, ascii));
	}
	return taken;
}

static void put(int row, int col, enum style style, const char *bytes)
{
	terminal_style(style);
	mvaddstr(row, col, bytes);
}

int draw_bytes(int row, int col, int columns, enum style style, const char *text,
	       size_t length)
{
	struct buffer out = { 0 };
	int taken;

	if (row < 0 || row >= terminal_rows() || col < 0 || columns <= 0)
		return 0;
	if (columns > terminal_cols() - col)
		columns = terminal_cols() - col;
	taken = shown_text(&out, text, length, columns);
	put(row, col, style, buffer_string(&out));
	buffer_free(&out);
	return taken;
}

int draw_width(const char *text)
{
	return utf8_width(text, strlen(text));
}

int draw_text(int row, int col, int columns, enum style style, const char *text)
{
	int taken;

	if (draw_width(text) <= columns)
		return draw_bytes(row, col, columns, style, text, strlen(text));
	taken = draw_bytes(row, col, columns - 1, style, text, strlen(text));
	return taken + draw_bytes(row, col + taken, 1, style, "…", strlen("…"));
}

void draw_centred(struct area area, int row, enum style style, const char *text)
{
	int width = draw_width(text);
	int indent = width < area.cols ? (area.cols - width) / 2 : 0;

	draw_text(row, area.col + indent, area.cols - indent, style, text);
}

void draw_right(struct area area, int row, enum style style, const char *text)
{
	int width = draw_width(text);
	int indent = width < area.cols ? area.cols - width : 0;

	draw_text(row, area.col + indent, area.cols - indent, style, text);
}

int draw_height(const char *text, int columns)
{
	struct arena *arena = arena_open();
	struct utf8_line *lines;
	int count = (int)utf8_wrap(arena, text, strlen(text), columns, &lines);

	arena_close(arena);
	return count;
}

/* One line of a wrapped text; `cut`: what follows has no room, and a sign says so. */
static void draw_line(struct area area, enum style style, const char *line, size_t length,
		      bool centred, bool cut)
{
	int width = utf8_width(line, length), room = area.cols - cut;
	int spare = room - width, col = area.col + (centred && spare > 0 ? spare / 2 : 0);

	width = draw_bytes(area.row, col, room, style, line, length);
	if (cut)
		draw_bytes(area.row, col + width, 1, style, "…", strlen("…"));
}

int draw_wrapped(struct area area, enum style style, const char *text, bool centred)
{
	struct arena *arena = arena_open();
	struct utf8_line *lines;
	int all = (int)utf8_wrap(arena, text, strlen(text), area.cols, &lines);
	int count = all < area.rows ? all : area.rows;

	for (int i = 0; i < count; i++)
		draw_line((struct area){ area.row + i, area.col, 1, area.cols }, style,
			  text + lines[i].start, lines[i].end - lines[i].start, centred,
			  i + 1 == count && count < all);
	arena_close(arena);
	return count;
}

void draw_rule(int row, int col, int columns, enum style style, bool thick)
{
	struct buffer out = { 0 };

	for (int i = 0; i < columns; i++)
		buffer_add_string(&out, thick ? "━" : "─");
	draw_text(row, col, columns, style, buffer_string(&out));
	buffer_free(&out);
}

static void draw_sides(struct area area)
{
	for (int i = 1; i < area.rows - 1; i++) {
		draw_text(area.row + i, area.col, 1, STYLE_FRAME, "│");
		draw_text(area.row + i, area.col + area.cols - 1, 1, STYLE_FRAME, "│");
	}
}

void draw_frame(struct area area, const char *title, const char *right)
{
	int last = area.row + area.rows - 1, edge = area.col + area.cols - 1;
	int room = area.cols - 6 - draw_width(title);

	draw_rule(area.row, area.col + 1, area.cols - 2, STYLE_FRAME, false);
	draw_rule(last, area.col + 1, area.cols - 2, STYLE_FRAME, false);
	draw_sides(area);
	draw_text(area.row, area.col, 1, STYLE_FRAME, "┌");
	draw_text(area.row, edge, 1, STYLE_FRAME, "┐");
	draw_text(last, area.col, 1, STYLE_FRAME, "└");
	draw_text(last, edge, 1, STYLE_FRAME, "┘");
	draw_text(area.row, area.col + 1, 1, STYLE_FRAME, " ");
	draw_text(area.row, area.col + 2, area.cols - 4, STYLE_STRONG, title);
	draw_text(area.row, area.col + 2 + draw_width(title), 1, STYLE_FRAME, " ");
	if (right && draw_width(right) + 2 < room) {
		int col = edge - 2 - draw_width(right);

		draw_text(area.row, col, 1, STYLE_FRAME, " ");
		draw_text(area.row, col + 1, draw_width(right), STYLE_QUIET, right);
		draw_text(area.row, edge - 1, 1, STYLE_FRAME, " ");
	}
}

const char *draw_symbol(enum symbol symbol)
{
	static const char *const symbols[] = {
		"▸", "✓", "●", "○", "·", " · ", "▲", "▼", "[x]", "[ ]",
	};

	static_assert(sizeof symbols / sizeof *symbols == SYMBOL_COUNT,
		      "a symbol for each of them");
	assert(symbol < SYMBOL_COUNT);
	if (symbol == SYMBOL_BETWEEN && !terminal_utf8())
		return " - ";
	return symbols[symbol];
}

void draw_time_line(struct area area, int row, int64_t passed_ms, int64_t total_ms)
{
	int passed = 0;

	if (total_ms > 0)
		passed = (int)(passed_ms * area.cols / total_ms);
	if (passed > area.cols)
		passed = area.cols;
	draw_rule(row, area.col, area.cols, STYLE_FRAME, false);
	draw_rule(row, area.col, passed, STYLE_ACCENT, true);
}

void duration_text(int64_t ms, char text[DURATION_TEXT])
{
	if (ms < 60000)
		snprintf(text, DURATION_TEXT, "%d s", (int)((ms + 500) / 1000));
	else if (ms % 60000 >= 15000 && ms % 60000 < 45000 && ms < 600000)
		snprintf(text, DURATION_TEXT, "%d.5 min", (int)(ms / 60000));
	else
		snprintf(text, DURATION_TEXT, "%d min", (int)((ms + 30000) / 60000));
}
