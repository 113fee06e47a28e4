/* ui/hard_screen.c -- few words, eyes open, and people. */
#include "ui/hard_screen.h"

#include "app/contacts.h"
#include "app/pages.h"
#include "app/safety.h"
#include "base/arena.h"
#include "base/memory.h"
#include "ui/draw.h"
#include "ui/page_screen.h"
#include "ui/reading.h"
#include "ui/screen.h"
#include "ui/scroll.h"
#include "ui/terminal.h"

#include <stdlib.h>
#include <string.h>

/* How much room there is between the sentences. */
enum apart { APART_NOWHERE, APART_GROUPS, APART_ALL };

static bool stands_apart(size_t line, enum apart apart)
{
	bool new_group = line == 1 || line == SAFETY_GROUNDING;

	return line > 0 && (apart == APART_ALL || (apart == APART_GROUPS && new_group));
}

static void add_all(const struct ui *ui, struct scroll *scroll, enum apart apart)
{
	struct texts lines = safety_hard_moment();

	scroll_begin(scroll);
	for (size_t i = 0; i < lines.count; i++) {
		if (stands_apart(i, apart))
			scroll_blank(scroll);
		scroll_add(scroll, i == 0 ? STYLE_STRONG : STYLE_PLAIN, 0, NULL,
			   lines.at[i]);
	}
	scroll_blank(scroll);
	reading_contacts(scroll, ui->app, READING_KNOWN);
}

/* The page, where it can be shown. */
static const struct page *when_to_call(const struct ui *ui)
{
	bool room = terminal_rows() >= TERMINAL_LEAST_ROWS &&
		    terminal_cols() >= TERMINAL_LEAST_COLS;

	return ui->app && room ? app_page(ui->app, "when-to-call") : NULL;
}

/* What to press, and, while there is more below, the number that must be seen. */
static void draw_foot(const struct ui *ui, const struct scroll *scroll, struct area all)
{
	struct arena *arena = arena_open();
	bool more = scroll_has_more(scroll);
	const char *danger = contacts_danger(ui->app, arena);
	const char *back = !more ? "Any key goes back to where you were."
			   : all.cols >= 40 ? "Down for more. Any other key goes back."
					    : "Down: more. Other keys: back.";

	if (when_to_call(ui) && all.cols >= 60)
		back = more ? "Down for more. w when to call. Any other key goes back."
			    : "w when to call. Any other key goes back.";
	else if (when_to_call(ui) && all.cols >= 40)
		back = more ? "Down: more. w: when to call. Else back."
			    : "w when to call. Any other key: back.";
	if (draw_width(danger) > all.cols)
		danger = "In danger? 112, 911 or 999.";
	if (more)
		draw_centred(all, all.rows - 2, STYLE_STRONG, danger);
	draw_centred(all, all.rows - 1, STYLE_QUIET, back);
	arena_close(arena);
}

static void draw(struct ui *ui, void *state)
{
	struct scroll *scroll = state;
	struct area all = area_screen(), text;

	text = area_centred(area_inside(all, 1, 2, all.cols >= 48 ? 4 : 1), 70);
	for (int apart = APART_ALL; apart >= APART_NOWHERE; apart--) {
		add_all(ui, scroll, (enum apart)apart);
		if (scroll_height(scroll, text) <= text.rows)
			break;
	}
	if (scroll_height(scroll, text) < text.rows)	/* a little above the middle */
		text = area_inside(text, (text.rows - scroll_height(scroll, text)) / 3, 0, 0);
	scroll_draw(scroll, text);
	draw_cursor(text.row, text.col, false);
	draw_foot(ui, scroll, all);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	enum command command = keys_find(PLACE_HARD, input);

	if (command == COMMAND_WHEN_TO_CALL && when_to_call(ui))
		page_screen_open(ui, when_to_call(ui));
	else if (!scroll_move(state, command))
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
	if (!ui_back_to(ui, &hard_screen))
		ui_push(ui, &hard_screen, memory_take(sizeof(struct scroll)));
}
