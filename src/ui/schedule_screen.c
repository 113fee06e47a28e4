/* ui/schedule_screen.c -- a list of days; the marked one can be opened or moved.
 *
 * Promise: today is marked and in the middle at first. Every change is the person's,
 *          is kept at once, and says what follows from it.
 */
#include "ui/screens.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/clock.h"
#include "schedule/person_calendar.h"
#include "schedule/schedule_edit.h"
#include "schedule/today.h"
#include "ui/page.h"
#include "ui/schedule_view.h"

#include <assert.h>

enum { WEEK_DAYS = 7, PANE_ROWS = 7, PANE_FEW = 3 };

struct schedule_screen {
	struct arena *arena;
	struct schedule weeks;
	struct list list;
	int seen;			/* rows at once, at the last drawing */
	bool placed;			/* the mark has been brought to the middle */
	bool moving;
	struct schedule_row moved;		/* the row whose day is moved */
	int64_t target;			/* to there */
	int64_t until_ms;		/* when this look is out of date */
};

enum {
	COMMAND_MOVE = COMMAND_OWN, COMMAND_DATES, COMMAND_FORM, COMMAND_TRACK,
	COMMAND_OTHER, COMMAND_REPORT, COMMAND_ABOUT
};

static const struct keys schedule_keys = { "The weeks", {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "open",
		   "what the marked day asks, to begin any of it" },
		 { COMMAND_MOVE, { 'm' }, "m", "move",
		   "put the marked day on another date" },
		 { COMMAND_DATES, { 'd' }, "d", "dates",
		   "your dates: arrival, home, days with a session" },
		 { COMMAND_FORM, { 'f' }, "f", "form",
		   "another form of preparing: more days, or fewer" },
		 { COMMAND_REPORT, { 'r' }, "r", NULL,
		   "a report: what you choose to tell of these days" },
		 { COMMAND_TRACK, { 't' }, "t", NULL, "steady or tender, on any day" },
		 { COMMAND_OTHER, { 'o' }, "o", NULL,
		   "another programme for these days, when there is one" },
		 { COMMAND_ABOUT, { 'i' }, "i", NULL,
		   "what is in use and why, and what was left aside" }),
	list_keys, back_keys, everywhere_keys
} };

static const struct schedule_row *marked(const struct schedule_screen *screen)
{
	assert((size_t)screen->list.at < screen->weeks.count);
	return &screen->weeks.rows[screen->list.at];
}

/* Looks anew; the mark stays on its day, wherever that is now, or on today. */
static void look(struct ui *ui, struct schedule_screen *screen)
{
	struct schedule before = screen->weeks;
	bool first = !screen->arena;
	bool was_now = first || (size_t)screen->list.at == before.now;
	struct schedule_row row = { 0 };

	if (!first)
		row = *marked(screen);	/* of which the arena takes the texts away */
	screen->arena = ui_arena_again(ui, screen);
	schedule_load(ui->app, screen->arena, &screen->weeks);
	screen->until_ms = clock_now_ms(app_clock(ui->app)) + today_lasts_ms(ui->app);
	screen->list.at = (int)(was_now ? screen->weeks.now
					: schedule_find(&screen->weeks, row.date, row.day));
	screen->list.count = (int)screen->weeks.count;
	screen->placed &= !was_now;
}

static void shown(struct ui *ui, void *state)
{
	look(ui, state);
}

static const struct keys *keys_now(const void *state)
{
	const struct schedule_screen *screen = state;

	return screen->moving ? &choice_keys : &schedule_keys;
}

/* ---- drawing */

static void draw_target(struct ui *ui, struct arena *arena, struct schedule_screen *screen,
			struct area area)
{
	const struct schedule_row *on = marked(screen);
	bool home = screen->target == (screen->moved.moved_from != NO_DATE
				       ? screen->moved.moved_from : screen->moved.date);
	const char *where = home ? ", its own date"
		: on->day && on->day != screen->moved.day && on->moved_to == NO_DATE
		? arena_print(arena, ", with \"%s\"", on->title) : "";

	draw_wrapped(area, STYLE_PLAIN,
		     arena_print(arena, "\"%s\" goes to %s%s. Up and down take another date.",
				 screen->moved.title,
				 person_date_text(ui->app, arena, screen->target), where),
		     false);
}

/* Until the person moves, today stays in the middle, also when the window changes. */
static void place_mark(struct schedule_screen *screen, int seen)
{
	screen->seen = seen;
	if (!screen->placed)
		screen->list.top = screen->list.at - seen / 2;
}

static void draw(struct ui *ui, void *state)
{
	struct schedule_screen *screen = state;
	struct arena *arena = ui->frame;
	char date[DAY_TEXT];
	struct area page, list;
	int head, pane, gap;

	day_text(day_from_number(screen->weeks.today), date);
	page = page_begin(ui, "The weeks", date);
	pane = page.rows >= 14 ? PANE_ROWS : PANE_FEW;
	gap = page.rows >= 14;
	head = plan_draw_head(arena, &screen->weeks, page);
	list = area_inside(page, head + gap, pane + gap, 0);
	place_mark(screen, list.rows);
	plan_draw_rows(&screen->weeks, &screen->list, list);
	page = (struct area){ page.row + page.rows - pane, page.col, pane, page.cols };
	if (screen->moving)
		draw_target(ui, arena, screen, page);
	else
		plan_draw_marked(ui->app, arena, &screen->weeks, marked(screen), page);
}

/* ---- moving a day */

static void begin_moving(struct ui *ui, struct schedule_screen *screen)
{
	const struct schedule_row *row = marked(screen);

	if (row->kind != SCHEDULE_DAY) {
		ui_note(ui, "Only the numbered days can be put on another date. Weeks, looks "
			"back and days with a session stay where they are.");
		return;
	}
	if (row->moved_to != NO_DATE)
		screen->list.at = (int)schedule_find(&screen->weeks, row->moved_to,
						     row->day);
	screen->moved = *marked(screen);
	screen->target = screen->moved.date;
	screen->moving = true;
	ui->note[0] = '\0';
}

static int64_t own_date(const struct schedule_screen *screen)
{
	return calendar_date_of(&screen->weeks.calendar, screen->moved.phase,
				screen->moved.day);
}

/* Goes to the next date that can hold the day; stays when there is none. */
static bool go(struct schedule_screen *screen, int by)
{
	const struct calendar *calendar = &screen->weeks.calendar;
	int64_t first, last, date = screen->target + by;

	if (!calendar_span(calendar, screen->moved.phase, &first, &last))
		return false;
	for (; date >= first && date <= last; date += by)
		if (date == own_date(screen) ||
		    calendar_can_hold(calendar, screen->moved.programme, date)) {
			screen->target = date;
			return true;
		}
	return false;
}

static void go_many(struct schedule_screen *screen, int by, int most)
{
	while (most-- && go(screen, by))
		;
}

static void put(struct ui *ui, struct schedule_screen *screen)
{
	struct arena *arena = arena_open();
	struct schedule_change said = schedule_move_day(ui->app, arena,
							screen->moved.programme,
							screen->moved.day, screen->target);

	look(ui, screen);
	if (said.holds)
		screen->list.at = (int)schedule_find(&screen->weeks, screen->target,
						     screen->moved.day);
	ui_note(ui, said.words);
	arena_close(arena);
}

static void leave(struct schedule_screen *screen)
{
	screen->moving = false;
	screen->list.at = (int)schedule_find(&screen->weeks, screen->moved.date,
					     screen->moved.day);
}

static void moving_key(struct ui *ui, struct schedule_screen *screen, int command)
{
	int by = command == COMMAND_UP || command == COMMAND_PAGE_UP ||
		 command == COMMAND_FIRST ? -1 : 1;

	if (command == COMMAND_UP || command == COMMAND_DOWN)
		go(screen, by);
	else if (command == COMMAND_PAGE_UP || command == COMMAND_PAGE_DOWN)
		go_many(screen, by, WEEK_DAYS);
	else if (command == COMMAND_FIRST || command == COMMAND_LAST)
		go_many(screen, by, DAYS_MOST * WEEK_DAYS);
	screen->list.at = (int)schedule_find(&screen->weeks, screen->target, NULL);
	if (command == COMMAND_BACK || command == COMMAND_ENTER)
		leave(screen);
	if (command == COMMAND_ENTER && screen->target != screen->moved.date)
		put(ui, screen);
}

/* ---- keys */

static void steer(struct ui *ui, const struct schedule_screen *screen, int command)
{
	const struct schedule_row *row = marked(screen);
	enum stage stage = row->programme ? row->programme->stage
					  : phase_stage(screen->weeks.day.phase);

	if (command == COMMAND_FORM)
		choice_screen_open(ui, CHOICE_FORM, stage);
	else if (command == COMMAND_TRACK)
		choice_screen_open(ui, CHOICE_TRACK, stage);
	else if (command == COMMAND_OTHER)
		choice_screen_open(ui, CHOICE_PROGRAMME, stage);
	else if (command == COMMAND_DATES)
		dates_screen_open(ui);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct schedule_screen *screen = state;
	int command = input->command;

	screen->placed = true;
	if (screen->moving)
		moving_key(ui, screen, command);
	else if (list_move(&screen->list, command, screen->seen))
		return;
	else if (command == COMMAND_ENTER)
		schedule_day_screen_open(ui, marked(screen));
	else if (command == COMMAND_MOVE)
		begin_moving(ui, screen);
	else if (command == COMMAND_ABOUT)
		schedule_about_open(ui);
	else if (command == COMMAND_REPORT)
		report_screen_open(ui, NULL);
	else if (command == COMMAND_BACK)
		ui_pop(ui);
	else
		steer(ui, screen, command);
}

/* A new day may have begun. */
static void turn(struct ui *ui, void *state)
{
	struct schedule_screen *screen = state;

	if (ui->stack[ui->depth - 1].state == state && !screen->moving &&
	    clock_now_ms(app_clock(ui->app)) >= screen->until_ms)
		look(ui, screen);
}

static int64_t due_ms(struct ui *ui, const void *state)
{
	const struct schedule_screen *screen = state;
	bool on_top = ui->stack[ui->depth - 1].state == state && !screen->moving;

	return on_top ? screen->until_ms : INT64_MAX;
}

const struct screen schedule_screen = {
	.draw = draw, .key = key, .keys = { &schedule_keys, &choice_keys },
	.keys_now = keys_now, .turn = turn, .due_ms = due_ms, .shown = shown,
	.state_size = sizeof(struct schedule_screen),
};

void schedule_screen_open(struct ui *ui)
{
	ui_push(ui, ui_state(ui, &schedule_screen));
}
