/* ui/today_screen.c -- one thing to begin, marked; the rest is quiet. */
#include "ui/screens.h"

#include "app/app.h"
#include "app/assigned.h"
#include "app/pages.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "practice/player.h"
#include "schedule/today.h"
#include "tui/day_field.h"
#include "ui/page.h"
#include "ui/today_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct today_screen {
	struct today_view view;
	int64_t until_ms;			/* when this day's look is out of date */
	bool returns;				/* to the marked row, which nothing changed */
	bool asked;				/* some assignment stands */
};

enum {
	COMMAND_PUT_AWAY = COMMAND_OWN, COMMAND_ABOUT, COMMAND_LIBRARY,
	COMMAND_JOURNAL, COMMAND_SETTINGS, COMMAND_PAGES, COMMAND_PLAN,
	COMMAND_THREAD, COMMAND_ASSIGNED
};

static const struct key_row quit_keys[] = {
	{ COMMAND_QUIT, { 'q', KEY(ESCAPE) }, "q", "quit", "leave Groundwork" },
	KEYS_END
};

static const struct key_row plan_keys[] = {
	{ COMMAND_PLAN, { 'w' }, "w", "weeks",
	  "the weeks: what comes, what was, and your dates" },
	KEYS_END
};

static const struct key_row read_on_keys[] = {
	{ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "more",
	  "on to the practices, which stand below the words of the day" },
	KEYS_END
};

static const struct key_row library_keys[] = {
	{ COMMAND_LIBRARY, { 'l' }, "l", "library", "all practices" },
	KEYS_END
};

/* Here j means the journal. */
static const struct key_row moving_keys[] = {
	{ COMMAND_UP, { KEY(UP) }, "Up", NULL, NULL },
	{ COMMAND_DOWN, { KEY(DOWN) }, "Down", NULL, NULL },
	{ COMMAND_UP, { 'k' }, "Up Down", NULL,
	  "up and down (or k and j where j is free)" },
	KEYS_END
};

static const struct key_row own_keys[] = {
	{ COMMAND_JOURNAL, { 'j' }, "j", "journal", "what you have written" },
	{ COMMAND_THREAD, { 't' }, "t", "thread",
	  "the thread: your intention, and what came of it" },
	{ COMMAND_SETTINGS, { 's' }, "s", "settings",
	  "sound, motion, colours, what to leave out" },
	{ COMMAND_PAGES, { 'a' }, "a", "about",
	  "what Groundwork is and is not, when to call, and support" },
	{ COMMAND_ABOUT, { 'i', KEY(RIGHT) }, "i", "details",
	  "what the marked practice is, and its other lengths" },
	{ COMMAND_PUT_AWAY, { 'x' }, "x", NULL,
	  "twice: put the unfinished practice away; what was given stays in the "
	  "journal" },
	KEYS_END
};

/* Told at the foot only when somebody does. */
#define ASKED_HELP "what is asked of you: when to stop, whom to call, its lines"
static const struct key_row asked_keys[] = {
	{ COMMAND_ASSIGNED, { 'f' }, "f", "asked for", ASKED_HELP },
	KEYS_END
};
static const struct key_row unasked_keys[] = {
	{ COMMAND_ASSIGNED, { 'f' }, "f", NULL, ASKED_HELP },
	KEYS_END
};

#define TODAY_KEYS(asked)                                                        \
	moving_keys, page_keys, end_keys, asked, plan_keys, quit_keys, library_keys,     \
	own_keys, everywhere_keys

static const struct keys today_keys = { "Today", { begin_keys, TODAY_KEYS(unasked_keys) } };
static const struct keys reading_on_keys = { NULL, { read_on_keys,
						     TODAY_KEYS(unasked_keys) } };
static const struct keys resting_keys = { NULL, { TODAY_KEYS(unasked_keys) } };
static const struct keys asked_today_keys = { NULL, { begin_keys, TODAY_KEYS(asked_keys) } };
static const struct keys asked_reading_keys = { NULL, { read_on_keys,
							TODAY_KEYS(asked_keys) } };
static const struct keys asked_resting_keys = { NULL, { TODAY_KEYS(asked_keys) } };

static const struct keys medicine_day_keys = { NULL, {
	begin_keys, quit_keys, plan_keys, page_keys, everywhere_keys
} };
static const struct keys medicine_read_keys = { NULL, {
	read_on_keys, quit_keys, plan_keys, page_keys, everywhere_keys
} };
static const struct keys medicine_rest_keys = { NULL, {
	quit_keys, plan_keys, page_keys, everywhere_keys
} };

static void lay_rows(struct today_view *view)
{
	struct today_line *rows = view->rows;

	view->list = (struct list){ 0 };
	if (view->unfinished)
		rows[view->list.count++] = (struct today_line){ .item = NULL };
	view->list.count += (int)today_lines(&view->today, false, rows + view->list.count);
}

static bool is_open(const struct today_line *row)
{
	return !row->item || !row->item->done;
}

/* A question, or something to read. */
static bool is_asked(const struct today_line *row)
{
	return row->item && !row->item->practice;
}

/* The first thing that is not done yet is marked; when enough is, only a question would
 * be, so that nobody is sent on to what is merely offered. */
static void mark_first_open(struct today_view *view)
{
	const char *enough = today_enough(&view->today);
	int at = 0;

	while (at < view->list.count &&
	       !(enough ? is_asked(&view->rows[at]) : is_open(&view->rows[at])))
		at++;
	view->resting = enough && at == view->list.count;
	view->list.at = at < view->list.count ? at : 0;
}

/* Coming back from a page one finds the mark on the row where it was. */
static void mark_again(struct today_view *view, const char *title)
{
	for (int i = 0; i < view->list.count && !view->resting; i++)
		if (view->rows[i].item && is_open(&view->rows[i]) &&
		    !strcmp(view->rows[i].item->title, title))
			view->list.at = i;
}

static void look(struct ui *ui, struct today_screen *screen)
{
	struct today_view *view = &screen->view;
	size_t assigned;

	view->arena = ui_arena_again(ui, screen);
	memset(&view->today, 0, sizeof view->today);
	today_load(ui->app, view->arena, &view->today);
	app_read_assigned(ui->app);	/* one may have come, in another window */
	app_assigned(ui->app, &assigned);
	screen->asked = assigned > 0;
	screen->until_ms = clock_now_ms(app_clock(ui->app)) + today_lasts_ms(ui->app);
	view->unfinished = view->today.unfinished
		? app_practice(ui->app, view->today.open.practice) : NULL;
	lay_rows(view);
	mark_first_open(view);
}

/* A day that one sees for the first time is read from its beginning. */
static void shown(struct ui *ui, void *state)
{
	struct today_screen *screen = state;
	struct today_view *view = &screen->view;
	const struct today_item *marked = today_marked(view);
	int64_t before = view->arena ? day_number(view->today.day) : INT64_MIN;
	int64_t open = view->unfinished ? view->today.open.id : 0;
	char *title = memory_print("%s", marked ? marked->title : "");

	look(ui, screen);
	if (screen->returns && open == (view->unfinished ? view->today.open.id : 0))
		mark_again(view, title);
	view->follows = day_number(view->today.day) == before;
	if (!view->follows)
		view->scroll.top = 0;
	screen->returns = false;
	free(title);
}

static const struct keys *keys_now(const void *state)
{
	static const struct keys *const plain[] = {
		[ENTER_BEGINS] = &today_keys, [ENTER_READS_ON] = &reading_on_keys,
		[ENTER_NOTHING] = &resting_keys,
	};
	static const struct keys *const asked[] = {
		[ENTER_BEGINS] = &asked_today_keys, [ENTER_READS_ON] = &asked_reading_keys,
		[ENTER_NOTHING] = &asked_resting_keys,
	};
	static const struct keys *const medicine[] = {
		[ENTER_BEGINS] = &medicine_day_keys,
		[ENTER_READS_ON] = &medicine_read_keys,
		[ENTER_NOTHING] = &medicine_rest_keys,
	};
	const struct today_screen *screen = state;
	enum today_enter enter = today_view_enter(&screen->view);

	return screen->view.today.mode == DAY_MEDICINE ? medicine[enter]
	       : screen->asked ? asked[enter] : plain[enter];
}

static void draw(struct ui *ui, void *state)
{
	struct today_screen *screen = state;
	char date[DAY_TEXT];

	day_text(screen->view.today.day, date);
	today_view_lay(ui, &screen->view);
	today_view_draw(ui, &screen->view, page_begin(ui, "Groundwork", date));
}

static void begin_due(struct ui *ui, const struct today_item *due)
{
	struct player_options options = { .source = due->source, .place = due->place,
					  .steps = due->steps,
					  .minutes_ms = due->exactly ? due->minutes_ms : 0 };

	if (due->warning && !ui_confirm(ui, arena_print(ui->frame, "%s Enter once more begins "
							"it.", due->warning)))
		return;
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
	snprintf(question, sizeof question, "\"%.200s\" is put away; "
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

/* The pages that stand beside Today. */
static void open_page(struct ui *ui, struct today_screen *screen, int command)
{
	screen->returns |= command >= COMMAND_OWN;
	if (command == COMMAND_ABOUT)
		about(ui, screen);
	else if (command == COMMAND_LIBRARY)
		library_screen_open(ui);
	else if (command == COMMAND_JOURNAL)
		journal_screen_open(ui);
	else if (command == COMMAND_ASSIGNED)
		assigned_screen_open(ui);
	else if (command == COMMAND_THREAD)
		intention_screen_open(ui);
	else if (command == COMMAND_PAGES)
		about_screen_open(ui);
	else if (command == COMMAND_SETTINGS)
		settings_screen_open(ui);
	else if (command == COMMAND_PLAN)
		schedule_screen_open(ui);
}

static void enter(struct ui *ui, struct today_screen *screen)
{
	switch (today_view_enter(&screen->view)) {
	case ENTER_BEGINS:
		begin(ui, screen);
		break;
	case ENTER_READS_ON:
		today_view_read_on(&screen->view);
		break;
	case ENTER_NOTHING:
		break;
	}
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct today_screen *screen = state;
	int command = input->command;

	if (today_view_move(&screen->view, command))
		return;
	if (command == COMMAND_ENTER)
		enter(ui, screen);
	else if (command == COMMAND_PUT_AWAY)
		put_away(ui, screen);
	else if (command == COMMAND_QUIT)
		ui->leaving = true;
	else
		open_page(ui, screen, command);
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
	.draw = draw, .key = key,
	.keys = { &today_keys, &reading_on_keys, &resting_keys, &asked_today_keys,
		  &asked_reading_keys, &asked_resting_keys, &medicine_day_keys,
		  &medicine_read_keys, &medicine_rest_keys },
	.keys_now = keys_now, .turn = turn, .due_ms = due_ms, .shown = shown,
	.state_size = sizeof(struct today_screen),
};

void today_screen_open(struct ui *ui)
{
	ui_push(ui, ui_state(ui, &today_screen));
}
