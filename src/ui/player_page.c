/* ui/player_page.c -- first line, middle, line of time; the middle is the step's. */
#include "ui/player_page.h"

#include "base/buffer.h"
#include "tui/screen.h"

#include <stdio.h>

static void add_piece(struct buffer *line, int columns, const char *piece)
{
	const char *between = line->length ? draw_symbol(SYMBOL_BETWEEN) : "";

	if (draw_width(buffer_string(line)) + draw_width(between) + draw_width(piece) <=
	    columns)
		buffer_print(line, "%s%s", between, piece);
}

/* How long it is, that eyes may stay open, and how to stop: as much of it as
 * the window is wide. */
static void draw_first_line(const struct running *running, struct area area)
{
	bool writing = practice_has(running->practice, STEP_WRITE);
	char minutes[DURATION_TEXT], piece[80];
	struct buffer line = { 0 };

	duration_text(running->minutes_ms, minutes);
	snprintf(piece, sizeof piece, "%s%s", writing ? "about " : "", minutes);
	add_piece(&line, area.cols, piece);
	add_piece(&line, area.cols, running->keys == &write_keys ? "Esc ends" : "q ends");
	add_piece(&line, area.cols, "eyes open or not");
	snprintf(piece, sizeof piece, "step %zu of %zu", running->step + 1,
		 running->practice->step_count);
	add_piece(&line, area.cols, piece);
	add_piece(&line, area.cols, running->practice->title);
	draw_centred(area, area.row, STYLE_QUIET, buffer_string(&line));
	buffer_free(&line);
}

/* What there is to say besides the practice; NULL for nothing. */
static const char *message(const struct running *running, enum style *style)
{
	const struct playing *now = &running->now;

	*style = STYLE_PLAIN;
	if (now->ui->note[0])
		return now->ui->note;
	*style = STYLE_STRONG;
	if (now->view.state == SESSION_PAUSED)
		return "Paused. Space goes on.";
	*style = STYLE_QUIET;
	return player_note(now->player);
}

/* Draws the message above `bottom`, in a few rows if it must; returns the rows
 * that are kept for it, one at least, so that nothing moves when it comes. */
static int draw_message(const struct running *running, struct area area, int bottom)
{
	enum style style;
	const char *text = message(running, &style);
	int rows = text ? draw_height(text, area.cols) : 1;

	if (rows > 3)
		rows = 3;
	if (text)
		draw_wrapped((struct area){ bottom - rows, area.col, rows, area.cols },
			     style, text, true);
	return rows;
}

void running_page_draw(const struct running *running)
{
	const struct session_view *view = &running->now.view;
	struct area all = area_screen(), inside = area_inside(all, 0, 0, 2);
	int above = all.rows >= 16 ? 2 : 1, last = all.rows - 1, said;

	draw_first_line(running, inside);
	said = draw_message(running, inside, last - 1);
	running->view->draw(&running->now, running->view_state,
			    area_inside(all, above, 2 + said, all.cols >= 60 ? 4 : 2));
	if (view->step_ms > 0)
		draw_time_line(inside, last - 1, view->elapsed_ms, view->total_ms);
	keys_footer(running->keys, last, inside.col, inside.cols);
}
