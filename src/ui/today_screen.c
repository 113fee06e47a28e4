/* ui/today_screen.c -- one thing to begin, marked; the rest is quiet. */
#include "ui/screens.h"

#include "app/app.h"
#include "app/pages.h"
#include "base/clock.h"
#include "base/error.h"
#include "practice/player.h"
#include "schedule/today.h"
#include "tui/day_field.h"
#include "ui/page.h"
#include "ui/today_view.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct today_screen {
	struct today_view view;
	int64_t until_ms;			/* when this day's look is out of date */
};

enum {
	COMMAND_PUT_AWAY = COMMAND_OWN, COMMAND_ABOUT, COMMAND_LIBRARY,
	COMMAND_JOURNAL, COMMAND_SETTINGS, COMMAND_PAGES, COMMAND_PLAN,
	COMMAND_THREAD
};

static const struct key_row quit_keys[] = {
	{ COMMAND_QUIT, { 'q', KEY(ESCAPE) }, "q", "quit", "leave Groundwork" },
	{ COMMAND_PLAN, { 'w' }, "w", "weeks",
	  "the weeks: what comes, what was, and your dates" },
	KEYS_END
};

/* Here j means the journal. */
static const struct keys today_keys = { "Today", {
	begin_keys, arrow_keys,
	KEY_ROWS({ COMMAND_UP, { 'k' }, "Up Down", NULL,
		   "up and down (or k and j where j is free)" }),
	page_keys, end_keys,
	KEY_ROWS({ COMMAND_PUT_AWAY, { 'x' }, "x", NULL,
		   "twice: put the unfinished practice away; what was given stays in the "
		   "journal" },
		 { COMMAND_LIBRARY, { 'l' }, "l", "library", "all practices" },
		 { COMMAND_JOURNAL, { 'j' }, "j", "journal", "what you have written" }),
	quit_keys,
	KEY_ROWS({ COMMAND_THREAD, { 't' }, "t", "thread",
		   "the thread: your intention, and what came of it" },
		 { COMMAND_SETTINGS, { 's' }, "s", "settings",
		   "sound, motion, colours, what to leave out" },
		 { COMMAND_PAGES, { 'a' }, "a", "about",
		   "what Groundwork is and is not, when to call, and support" },
		 { COMMAND_ABOUT, { 'i', KEY(RIGHT) }, "i", "details",
		   "what the marked practice is, and its other lengths" }),
	everywhere_keys
} };

static const struct keys medicine_day_keys = { NULL, {
	begin_keys, quit_keys, everywhere_keys
} };

static void add_row(struct today_view *view, const struct today_item *due, bool apart)
{
	assert(view->list.count < ROWS_MOST);
	view->apart[view->list.count] = apart && view->list.count;
	view->rows[view->list.count++] = due;
}

static bool is_beside(const struct today_item *due)
{
	return due->kind != TODAY_PRACTICE && due->kind != TODAY_LEAST;
}

/* What the day asks for, then what stands beside it. On the retreat only what belongs
 * to this part of the day. */
static void add_due(struct today_view *view)
{
	const struct today *today = &view->today;
	bool retreat = today->calendar.phase == PHASE_RETREAT;

	for (int beside = 0; beside <= 1; beside++) {
		bool first = true;

		for (size_t i = 0; i < today->due_count; i++) {
			const struct today_item *due = &today->due[i];

			if (is_beside(due) != (beside == 1) ||
			    (retreat && !due->now && !due->done))
				continue;
			add_row(view, due, first);
			first = false;
		}
	}
}

static void add_offers(struct today_view *view)
{
	for (size_t i = 0; i < view->today.suggestion_count; i++)
		add_row(view, &view->today.suggestions[i], !i);
}

/* On a day with a session there is one thing at most: the next one of this part of
 * the day. */
static void add_only(struct today_view *view)
{
	for (size_t i = 0; i < view->today.due_count; i++)
		if (view->today.due[i].now && !view->today.due[i].done) {
			add_row(view, &view->today.due[i], false);
			return;
		}
}

static void lay_rows(struct today_view *view)
{
	view->list = (struct list){ 0 };
	if (view->today.mode == DAY_MEDICINE) {
		add_only(view);
		return;
	}
	if (view->unfinished)
		add_row(view, NULL, false);
	if (view->today.mode == DAY_RETURN)
		add_offers(view);
	add_due(view);
	if (view->today.mode != DAY_RETURN)
		add_offers(view);
}

/* The first thing that is not done yet is marked. */
static void mark_first_open(struct today_view *view)
{
	while (view->list.at + 1 < view->list.count && view->rows[view->list.at] &&
	       view->rows[view->list.at]->done)
		view->list.at++;
	if (view->list.at < view->list.count && view->rows[view->list.at] &&
	    view->rows[view->list.at]->done)
		view->list.at = 0;
}

static void shown(struct ui *ui, void *state)
{
	struct today_screen *screen = state;
	struct clock *clock = app_clock(ui->app);

	screen->view.arena = ui_arena_again(ui, screen);
	memset(&screen->view.today, 0, sizeof screen->view.today);
	today_load(ui->app, screen->view.arena, &screen->view.today);
	screen->until_ms = clock_now_ms(clock) + today_lasts_ms(ui->app);
	screen->view.unfinished = screen->view.today.unfinished
		? app_practice(ui->app, screen->view.today.open.practice) : NULL;
	lay_rows(&screen->view);
	mark_first_open(&screen->view);
}

static const struct keys *keys_now(const void *state)
{
	const struct today_screen *screen = state;

	return screen->view.today.mode == DAY_MEDICINE ? &medicine_day_keys : &today_keys;
}

static void draw(struct ui *ui, void *state)
{
	struct today_screen *screen = state;
	char date[DAY_TEXT];
	struct area page;

	day_text(screen->view.today.day, date);
	page = page_begin(ui, "Groundwork", date);
	today_view_draw(ui, &screen->view, page);
}

static void begin_due(struct ui *ui, const struct today_item *due)
{
	struct player_options options = { .source = due->source, .place = due->place,
					  .steps = due->steps,
					  .minutes_ms = due->exactly ? due->minutes_ms : 0 };

	if (due->practice)
		before_screen_open(ui, due->practice, &options);
	else if (due->kind == TODAY_PAGE && app_page(ui->app, due->steps))
		page_screen_open(ui, app_page(ui->app, due->steps));
	else if (due->kind == TODAY_LETTER)
		letter_screen_open(ui);
	else if (due->kind == TODAY_TRACK)
		choice_screen_open(ui, CHOICE_TRACK, STAGE_INTEGRATE);
	else if (due->kind == TODAY_HOME)
		dates_home_is_today(ui);
}

static void begin(struct ui *ui, struct today_screen *screen)
{
	struct player_options resume = { .resume = &screen->view.today.open };
	const struct today_item *due = today_marked(&screen->view);

	if (due)
		begin_due(ui, due);
	else if (today_marks_unfinished(&screen->view))
		player_screen_open(ui, screen->view.unfinished, &resume);
	if (due && due->kind == TODAY_HOME)
		shown(ui, screen);	/* answered on the spot: the day is another */
}

static void put_away(struct ui *ui, struct today_screen *screen)
{
	char question[CONFIRM_QUESTION];
	struct error error;

	if (!screen->view.unfinished)
		return;
	snprintf(question, sizeof question, "\"%.200s\" is put away and not offered any more; "
		 "what you gave stays in the journal. The same key once more does it.",
		 screen->view.unfinished->title);
	if (!ui_confirm(ui, question))
		return;
	if (app_put_away(ui->app, screen->view.today.open.id, &error))
		ui_note(ui, "Put away. What you gave is in the journal.");
	else
		ui_note(ui, error.text);
	shown(ui, screen);
}

static void about(struct ui *ui, const struct today_screen *screen)
{
	const struct today_item *due = today_marked(&screen->view);

	if (today_marks_unfinished(&screen->view))
		practice_screen_open(ui, screen->view.unfinished);
	else if (due && due->practice)
		practice_screen_open(ui, due->practice);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct today_screen *screen = state;
	int command = input->command;

	if (list_move(&screen->view.list, command, 4))
		return;
	if (command == COMMAND_ENTER)
		begin(ui, screen);
	else if (command == COMMAND_PUT_AWAY)
		put_away(ui, screen);
	else if (command == COMMAND_ABOUT)
		about(ui, screen);
	else if (command == COMMAND_LIBRARY)
		library_screen_open(ui);
	else if (command == COMMAND_JOURNAL)
		journal_screen_open(ui);
	else if (command == COMMAND_THREAD)
		intention_screen_open(ui);
	else if (command == COMMAND_PAGES)
		about_screen_open(ui);
	else if (command == COMMAND_SETTINGS)
		settings_screen_open(ui);
	else if (command == COMMAND_PLAN)
		schedule_screen_open(ui);
	else if (command == COMMAND_QUIT)
		ui->leaving = true;
}

/* A new day, or another part of it, may have begun. */
static void turn(struct ui *ui, void *state)
{
	struct today_screen *screen = state;
	bool on_top = ui->stack[ui->depth - 1].state == state;

	if (on_top && clock_now_ms(app_clock(ui->app)) >= screen->until_ms)
		shown(ui, screen);
}

static int64_t due_ms(struct ui *ui, const void *state)
{
	const struct today_screen *screen = state;

	return ui->stack[ui->depth - 1].state == state ? screen->until_ms : INT64_MAX;
}

const struct screen today_screen = {
	.draw = draw, .key = key, .keys = { &today_keys, &medicine_day_keys },
	.keys_now = keys_now, .turn = turn, .due_ms = due_ms, .shown = shown,
	.state_size = sizeof(struct today_screen),
};

void today_screen_open(struct ui *ui)
{
	ui_push(ui, ui_state(ui, &today_screen));
}
