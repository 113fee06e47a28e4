/* ui/hard_screen.c -- few words, one after the other; eyes open, and people.
 *
 * Promise: sentences come one after another, seen and heard, and no key is needed
 *          for that; whom to call stands below them. Works in any window, without
 *          content, store or sound; any key goes back to where one was.
 */
#include "ui/screens.h"

#include "app/app.h"
#include "app/contacts.h"
#include "app/pages.h"
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

static const size_t NONE = SIZE_MAX;
static const double HALF_TURN = 3.141592653589793;

/* What is brought into view: the present sentence until the person looks for more,
 * then first of all whom to call, then what they choose. */
enum looks { LOOKS_FOLLOW, LOOKS_FOR_PEOPLE, LOOKS_AROUND };

struct hard_screen {
	struct grounding *grounding;
	bool from_practice;		/* one stands still below */
	enum looks looks;
	struct scroll scroll;
};

/* How much room there is between the sentences. */
enum apart { APART_NOWHERE, APART_GROUPS, APART_ALL };

enum { COMMAND_WHEN_TO_CALL = COMMAND_OWN };

static const struct keys hard_keys = { "A hard moment", {
	list_keys,
	KEY_ROWS({ COMMAND_WHEN_TO_CALL, { 'w' }, "w", NULL, "when to call, and whom" }),
	back_keys,
	KEY_ROWS({ COMMAND_HARD, { '!', HARD_IN_TEXT }, "!", NULL, NULL })
} };

static bool stands_apart(size_t line, enum apart apart)
{
	bool new_group = line == 1 || line == SAFETY_GROUNDING;

	return line > 0 && (apart == APART_ALL || (apart == APART_GROUPS && new_group));
}

/* The present sentence; as many as there are when they rest. */
static size_t present(const struct hard_screen *screen)
{
	double part;
	size_t sentence;

	return grounding_look(screen->grounding, &sentence, &part)
		? sentence : safety_hard_moment().count;
}

/* Adds everything. Tells which paragraph is the present sentence, NONE when they
 * rest, and which the first of those to call. */
static void add_all(const struct ui *ui, struct hard_screen *screen, enum apart apart,
		    size_t *sentence, size_t *people)
{
	struct texts lines = safety_hard_moment();
	struct scroll *scroll = &screen->scroll;
	int indent = terminal_cols() >= MARK_COLS ? MARK : 0;
	size_t now = present(screen), added = 0;

	*sentence = NONE;
	scroll_begin(scroll, ui->frame);
	if (screen->from_practice) {
		scroll_add(scroll, STYLE_QUIET, indent, NULL, SAFETY_STOPPING);
		added++;
		if (apart != APART_NOWHERE)
			scroll_blank(scroll), added++;
	}
	for (size_t i = 0; i < lines.count; i++, added++) {
		if (stands_apart(i, apart))
			scroll_blank(scroll), added++;
		if (i == now)
			*sentence = added;
		scroll_add(scroll, i == now ? STYLE_STRONG : STYLE_PLAIN, indent,
			   i == now && indent ? draw_symbol(SYMBOL_MARK) : NULL,
			   lines.at[i]);
	}
	scroll_blank(scroll);
	*people = added + 1;
	reading_contacts(scroll, ui->app, READING_KNOWN);
}

/* Brings into view what is to be seen; returns the row of the sentence. */
static int look(struct hard_screen *screen, struct area text, size_t sentence,
		size_t people)
{
	int top = screen->scroll.top;

	if (screen->looks == LOOKS_FOLLOW && sentence != NONE)
		return scroll_show(&screen->scroll, text, sentence);
	if (screen->looks == LOOKS_FOR_PEOPLE) {
		scroll_show(&screen->scroll, text, people);
		if (screen->scroll.top == top)
			screen->scroll.top++;	/* they are there: then it is "down" */
		screen->looks = LOOKS_AROUND;
	}
	return 0;
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
	size_t sentence, people;
	int row;

	text = area_centred(area_inside(all, 1, 2, all.cols >= 48 ? 4 : 1), 70);
	for (int apart = APART_ALL; apart >= APART_NOWHERE; apart--) {
		add_all(ui, screen, (enum apart)apart, &sentence, &people);
		if (scroll_height(scroll, text) <= text.rows)
			break;
	}
	if (scroll_height(scroll, text) < text.rows)	/* a little above the middle */
		text = area_inside(text, (text.rows - scroll_height(scroll, text)) / 3, 0, 0);
	row = look(screen, text, sentence, people);
	scroll_draw(scroll, text);
	draw_shape(ui, screen, all, text.row >= 3 ? text.row - 2 : 0);
	draw_cursor(text.row + row, text.col, false);
	draw_foot(ui, scroll, all);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct hard_screen *screen = state;
	int command = input->command;

	if (command == COMMAND_WHEN_TO_CALL && when_to_call(ui))
		page_screen_open(ui, when_to_call(ui));
	else if (command == COMMAND_DOWN && screen->looks == LOOKS_FOLLOW)
		screen->looks = LOOKS_FOR_PEOPLE;
	else if (scroll_move(&screen->scroll, command))
		screen->looks = LOOKS_AROUND;
	else
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
	for (int i = 0; i < ui->depth; i++) {
		if (!ui->stack[i].screen->hush)
			continue;
		sounded = true;
		runs |= ui->stack[i].screen->hush(ui, ui->stack[i].state);
	}
	if (ui_back_to(ui, &hard_screen))
		return;
	screen = ui_state(ui, &hard_screen);
	screen->from_practice = runs;
	screen->grounding = grounding_open(ui->app, sounded);
	ui_push(ui, screen);
}
