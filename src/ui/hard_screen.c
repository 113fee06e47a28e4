/* ui/hard_screen.c -- few words, one after the other; eyes open, and people.
 *
 * Promise: sentences come one after another, seen and heard, and no key is needed
 *          for that; whom to call stands below them, and in a small window right below
 *          the present one. Works in any window, without content, store or sound, and
 *          waits for none of them; any key goes back to where one was.
 */
#include "ui/screens.h"

#include "app/app.h"
#include "app/assigned.h"
#include "app/contacts.h"
#include "app/pages.h"
#include "base/arena.h"
#include "base/clock.h"
#include "practice/grounding.h"
#include "practice/safety.h"
#include "tui/draw.h"
#include "tui/scroll.h"
#include "tui/terminal.h"
#include "ui/page_text.h"

#include <math.h>
#include <stdint.h>

enum { FRAME_MS = 200, SHAPE_LEAST = 3, SHAPE_MOST = 27, MARK = 2, MARK_COLS = 40 };
enum { ROOMY = 12 };

static const double HALF_TURN = 3.141592653589793;

struct hard_screen {
	struct app *app;
	struct grounding *grounding;
	bool from_practice;		/* one stands still below */
	struct scroll scroll;
};

/* How much room there is: for all of it, with blank rows or without, or for the present
 * sentence and whom to call, with the rest below. */
enum room { ROOM_FOR_LITTLE, ROOM_FOR_WORDS, ROOM_FOR_GROUPS, ROOM_FOR_ALL };

enum { COMMAND_WHEN_TO_CALL = COMMAND_OWN };

static const struct keys hard_keys = { "A hard moment", {
	list_keys,
	KEY_ROWS({ COMMAND_WHEN_TO_CALL, { 'w' }, "w", NULL, "when to call, and whom" }),
	back_keys,
	KEY_ROWS({ COMMAND_HARD, { '!', HARD_IN_TEXT }, "!", NULL, NULL })
} };

static bool stands_apart(size_t line, enum room room)
{
	bool new_group = line == 1 || line == SAFETY_GROUNDING;

	return line > 0 && (room == ROOM_FOR_ALL || (room == ROOM_FOR_GROUPS && new_group));
}

/* The present sentence; as many as there are when they rest. */
static size_t present(const struct hard_screen *screen)
{
	double part;
	size_t sentence;

	return grounding_look(screen->grounding, &sentence, &part)
		? sentence : safety_hard_moment().count;
}

static void add_sentence(struct scroll *scroll, size_t at, bool now)
{
	int indent = terminal_cols() >= MARK_COLS ? MARK : 0;

	scroll_add(scroll, now ? STYLE_STRONG : STYLE_PLAIN, indent,
		   now && indent ? draw_symbol(SYMBOL_MARK) : NULL,
		   safety_hard_moment().at[at]);
	if (now)
		scroll_point(scroll);
}

static void add_stopping(struct scroll *scroll, const struct hard_screen *screen)
{
	if (screen->from_practice)
		scroll_add(scroll, STYLE_QUIET, terminal_cols() >= MARK_COLS ? MARK : 0, NULL,
			   SAFETY_STOPPING);
}

/* The sentences in their order, and whom to call below them. */
static void add_whole(const struct ui *ui, struct hard_screen *screen, enum room room)
{
	struct scroll *scroll = &screen->scroll;

	add_stopping(scroll, screen);
	if (screen->from_practice && room != ROOM_FOR_WORDS)
		scroll_blank(scroll);
	for (size_t i = 0; i < safety_hard_moment().count; i++) {
		if (stands_apart(i, room))
			scroll_blank(scroll);
		add_sentence(scroll, i, i == present(screen));
	}
	scroll_blank(scroll);
	reading_contacts(scroll, ui->app, READING_KNOWN);
}

/* People are seen before one looks for them; what has had or will have its turn is
 * below. */
static void add_present_first(const struct ui *ui, struct hard_screen *screen)
{
	struct scroll *scroll = &screen->scroll;
	size_t count = safety_hard_moment().count, now = present(screen);
	size_t first = now < count ? now : SAFETY_GROUNDING;

	add_sentence(scroll, first, now < count);
	if (terminal_rows() > ROOMY)
		scroll_blank(scroll);
	reading_contacts(scroll, ui->app, READING_KNOWN);
	scroll_blank(scroll);
	add_stopping(scroll, screen);
	for (size_t i = 0; i < count; i++)
		if (i != first)
			add_sentence(scroll, i, false);
}

/* When to stop, and what else somebody said who asks for something: below all that helps,
 * so that it takes no room from that. Whom they name stands among the people. */
static void add_assigned(const struct ui *ui, struct scroll *scroll)
{
	size_t count;
	const struct assigned *all = app_assigned(ui->app, &count);

	for (size_t i = 0; i < count; i++) {
		if (!all[i].notes.count && !all[i].stop_if.count)
			continue;
		scroll_blank(scroll);
		scroll_add(scroll, STYLE_QUIET, 0, NULL,
			   arena_print(ui->frame, "From %s", all[i].from));
		reading_texts(scroll, "Stop if", &all[i].stop_if);
		reading_texts(scroll, NULL, &all[i].notes);
	}
}

/* Lays out as much as there is room for. */
static void lay_out(const struct ui *ui, struct hard_screen *screen, struct area text)
{
	for (int room = ROOM_FOR_ALL; room >= ROOM_FOR_LITTLE; room--) {
		scroll_begin(&screen->scroll, ui->frame);
		if (room == ROOM_FOR_LITTLE)
			add_present_first(ui, screen);
		else
			add_whole(ui, screen, (enum room)room);
		if (scroll_height(&screen->scroll, text) <= text.rows)
			break;
	}
	add_assigned(ui, &screen->scroll);
}

/* The page, where it can be shown. */
static const struct page *when_to_call(const struct ui *ui)
{
	bool room = terminal_rows() >= TERMINAL_LEAST_ROWS &&
		    terminal_cols() >= TERMINAL_LEAST_COLS;

	return room ? app_page(ui->app, "when-to-call") : NULL;
}

/* What to press, and, while there is more below, the number that must be seen. */
static void draw_foot(const struct ui *ui, const struct scroll *scroll, struct area all)
{
	struct arena *arena = ui->frame;
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
}

static bool shape_moves(const struct ui *ui)
{
	return app_settings(ui->app)->motion == MOTION_FULL;
}

/* A line that widens and narrows once a sentence. It is there to look at, and far
 * slower than a breath, so that nobody need follow it. */
static void draw_shape(const struct ui *ui, const struct hard_screen *screen,
		       struct area all, int row)
{
	double part;
	size_t sentence;
	int half;

	if (!shape_moves(ui) || !grounding_look(screen->grounding, &sentence, &part))
		return;
	half = (int)((SHAPE_MOST - SHAPE_LEAST) / 2 * sin(HALF_TURN * part) *
		     sin(HALF_TURN * part) + 0.5);
	draw_rule(row, all.col + (all.cols - SHAPE_LEAST) / 2 - half,
		  SHAPE_LEAST + 2 * half, STYLE_ACCENT, true);
}

static void draw(struct ui *ui, void *state)
{
	struct hard_screen *screen = state;
	struct scroll *scroll = &screen->scroll;
	struct area all = area_screen(), text;

	text = area_centred(area_inside(all, 1, 2, all.cols >= 48 ? 4 : 1), 70);
	lay_out(ui, screen, text);
	if (scroll_height(scroll, text) < text.rows)	/* a little above the middle */
		text = area_inside(text, (text.rows - scroll_height(scroll, text)) / 3, 0, 0);
	scroll_draw(scroll, text);
	draw_shape(ui, screen, all, text.row >= 3 ? text.row - 2 : 0);
	draw_cursor(text.row + scroll_pointed(scroll, text), text.col, false);
	draw_foot(ui, scroll, all);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct hard_screen *screen = state;
	int command = input->command;

	if (command == COMMAND_WHEN_TO_CALL && when_to_call(ui))
		page_screen_open(ui, when_to_call(ui));
	else if (!scroll_move(&screen->scroll, command))
		ui_pop(ui);
}

static bool is_uppermost(const struct ui *ui, const void *state)
{
	return ui->stack[ui->depth - 1].state == state;
}

/* What is read above it should not be spoken into. */
static void turn(struct ui *ui, void *state)
{
	struct hard_screen *screen = state;

	if (is_uppermost(ui, state))
		grounding_go_on(screen->grounding);
	else
		grounding_hold(screen->grounding);
	grounding_turn(screen->grounding);
}

static int64_t due_ms(struct ui *ui, const void *state)
{
	const struct hard_screen *screen = state;
	int64_t at_ms = grounding_due_ms(screen->grounding);
	int64_t frame_ms = clock_now_ms(app_clock(ui->app)) + FRAME_MS;

	return at_ms != INT64_MAX && shape_moves(ui) && frame_ms < at_ms ? frame_ms : at_ms;
}

static void notice(struct ui *ui, void *state, enum ui_notice what)
{
	struct hard_screen *screen = state;

	(void)ui;
	(void)what;
	grounding_hold(screen->grounding);
}

static void close_screen(void *state)
{
	struct hard_screen *screen = state;

	grounding_close(screen->grounding);
	app_hurry(screen->app, false);
}

const struct screen hard_screen = {
	.draw = draw, .key = key, .keys = { &hard_keys }, .turn = turn,
	.due_ms = due_ms, .notice = notice, .close = close_screen, .any_size = true,
	.state_size = sizeof(struct hard_screen),
};

void hard_screen_open(struct ui *ui)
{
	bool sounded = false, runs = false;
	struct hard_screen *screen;

	if (ui->depth && ui->stack[ui->depth - 1].screen == &hard_screen)
		return;		/* pressed twice, it stays */
	app_hurry(ui->app, true);
	for (int i = 0; i < ui->depth; i++) {
		if (!ui->stack[i].screen->hush)
			continue;
		sounded = true;
		runs |= ui->stack[i].screen->hush(ui, ui->stack[i].state);
	}
	if (ui_back_to(ui, &hard_screen))
		return;
	screen = ui_state(ui, &hard_screen);
	screen->app = ui->app;
	screen->from_practice = runs;
	screen->grounding = grounding_open(ui->app, sounded);
	ui_push(ui, screen);
}
