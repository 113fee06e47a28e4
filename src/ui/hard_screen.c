/* ui/hard_screen.c -- few words, eyes open, and people. */
#include "ui/hard_screen.h"

#include "app/safety.h"
#include "base/memory.h"
#include "ui/draw.h"
#include "ui/screen.h"
#include "ui/scroll.h"
#include "ui/terminal.h"

#include <stdlib.h>

static void add_lines(struct scroll *scroll, bool apart)
{
	struct texts lines = safety_hard_moment();

	scroll_begin(scroll);
	for (size_t i = 0; i < lines.count; i++) {
		if (i && apart)
			scroll_blank(scroll);
		scroll_add(scroll, i == 0 ? STYLE_STRONG : STYLE_PLAIN, 0, NULL,
			   lines.at[i]);
	}
}

static void draw(struct ui *ui, void *state)
{
	struct scroll *scroll = state;
	struct area all = area_screen(), text;

	(void)ui;
	text = area_centred(area_inside(all, 1, 2, all.cols >= 48 ? 4 : 1), 70);
	add_lines(scroll, true);
	if (scroll_height(scroll, text) > text.rows)
		add_lines(scroll, false);
	else	/* a little above the middle */
		text = area_inside(text, (text.rows - scroll_height(scroll, text)) / 3, 0, 0);
	scroll_draw(scroll, text);
	draw_cursor(text.row, text.col, false);
	if (scroll_has_more(scroll))
		draw_centred(all, all.rows - 2, STYLE_STRONG,
			     all.cols >= 40 ? "In danger? Call 112, 911 or 999 now."
					   : "In danger? 112, 911 or 999.");
	draw_centred(all, all.rows - 1, STYLE_QUIET,
		     scroll_has_more(scroll) ? all.cols >= 40
		     ? "Down for more. Any other key goes back." : "Down: more. Other keys: back."
					     : "Any key goes back to where you were.");
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	enum command command = keys_find(PLACE_HARD, input);

	if (!scroll_move(state, command))
		ui_pop(ui);
}

static enum place place(const void *state)
{
	(void)state;
	return PLACE_HARD;
}

static void close_screen(void *state)
{
	scroll_close(state);
	free(state);
}

static const struct screen hard_screen = {
	.draw = draw, .key = key, .place = place, .close = close_screen,
	.any_size = true,
};

void hard_screen_open(struct ui *ui)
{
	for (int i = 0; i < ui->depth; i++)
		if (ui->stack[i].screen->hush)
			ui->stack[i].screen->hush(ui, ui->stack[i].state);
	ui_push(ui, &hard_screen, memory_take(sizeof(struct scroll)));
}
