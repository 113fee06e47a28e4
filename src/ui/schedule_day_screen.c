/* ui/schedule_day_screen.c -- a short list above, the notes below.
 *
 * Promise: says so when it is not today's. Something with what the person leaves out
 *          says so and wants a second Enter. On a day with a session only that day's
 *          own page can be begun. Coming back from something, Enter does not begin it
 *          again.
 */
#include "ui/screens.h"

#include "app/app.h"
#include "practice/player.h"
#include "schedule/left_practice.h"
#include "schedule/person_calendar.h"
#include "tui/list.h"
#include "tui/scroll.h"
#include "ui/page.h"
#include "ui/schedule_view.h"

#include <assert.h>
#include <stdlib.h>

struct schedule_day_state {
	struct arena *arena;
	struct schedule weeks;
	size_t at;			/* the row */
	int64_t date;			/* by which it is found again */
	const struct programme_day *day;
	struct schedule_item parts[SCHEDULE_ITEMS_MOST];
	struct list list;
	struct scroll scroll;
	bool begun;			/* the marked part, and it was not left with words */
};

static const struct schedule_row *row_of(const struct schedule_day_state *screen)
{
	return &screen->weeks.rows[screen->at];
}

static void go_to(struct ui *ui, struct schedule_day_state *screen, size_t at)
{
	const struct schedule_row *row = &screen->weeks.rows[at];

	screen->at = at;
	screen->date = row->date;
	screen->day = row->day;
	screen->list.count = (int)schedule_items(ui->app, screen->arena, &screen->weeks,
						 row,
						 screen->parts);
}

/* Whether Enter would ask about the marked part before anything begins. */
static bool is_left(struct ui *ui, const struct schedule_day_state *screen)
{
	struct left_practice left;

	return left_practice_find(ui->app, screen->arena,
				  screen->parts[screen->list.at].practice,
				  row_of(screen)->place, &left);
}

static void shown(struct ui *ui, void *state)
{
	struct schedule_day_state *screen = state;

	screen->arena = ui_arena_again(ui, screen);
	schedule_load(ui->app, screen->arena, &screen->weeks);
	go_to(ui, screen, schedule_find(&screen->weeks, screen->date, screen->day));
	if (screen->begun && screen->list.count)
		screen->begun = !is_left(ui, screen);
}

/* ---- drawing */

static const char *slot_words(const struct schedule_item *part)
{
	static const char *const slots[] = { "", "in the morning", "when free",
					     "in the evening" };

	static_assert(sizeof slots / sizeof *slots == SLOT_COUNT, "words for each");
	return part->kind == ITEM_CHECK ? "check-in"
	       : part->kind == ITEM_LEAST ? "or this much" : slots[part->slot];
}

static void draw_part(const struct schedule_day_state *screen, int index, struct area area,
		      int row)
{
	const struct schedule_item *part = &screen->parts[index];
	bool marked = list_mark(&screen->list, index, row, area.col);
	int word = area.cols >= 56 ? 16 : 0, name = area.cols - 2 - word - 14;
	char minutes[DURATION_TEXT];

	duration_text(part->minutes_ms, minutes);
	draw_text(row, area.col + 2, name, marked ? STYLE_STRONG : STYLE_PLAIN, part->title);
	if (word)
		draw_text(row, area.col + 3 + name, word - 1, STYLE_QUIET, slot_words(part));
	draw_right((struct area){ row, area.col + 2 + name + word, 1, 8 }, row,
		   marked ? STYLE_PLAIN : STYLE_QUIET, minutes);
	if (part->done)
		draw_text(row, area.col + 12 + name + word, 1, STYLE_ACCENT,
			  draw_symbol(SYMBOL_DONE));
}

static const char *not_today(const struct schedule_row *row)
{
	if (row->kind == SCHEDULE_NOTHING || row->standing == SCHEDULE_NOW ||
	    row->moved_to != NO_DATE)
		return NULL;
	return row->standing == SCHEDULE_AHEAD
	       ? "It is still to come. To begin something of it today is fine as well." : NULL;
}

static void add(struct scroll *scroll, enum style style, const char *text)
{
	if (!text)
		return;
	if (scroll->first)
		scroll_blank(scroll);
	scroll_add(scroll, style, 0, NULL, text);
}

/* What is said of the day, below its list. */
static void lay_words(struct ui *ui, struct arena *arena, struct schedule_day_state *screen)
{
	const struct schedule_row *row = row_of(screen);
	const struct texts *notes = schedule_notes(&screen->weeks, row);
	struct scroll *scroll = &screen->scroll;

	scroll_begin(scroll, ui->frame);
	if (screen->list.count)
		add(scroll, STYLE_PLAIN, screen->parts[screen->list.at].mind);
	add(scroll, STYLE_PLAIN, schedule_standing_text(ui->app, arena, &screen->weeks,
							row));
	add(scroll, STYLE_PLAIN, not_today(row));
	for (size_t i = 0; i < notes->count; i++)
		add(scroll, STYLE_QUIET, notes->at[i]);
	add(scroll, STYLE_QUIET, plan_of(arena, row));
}

static void draw(struct ui *ui, void *state)
{
	struct schedule_day_state *screen = state;
	const struct schedule_row *row = row_of(screen);
	struct arena *arena = ui->frame;
	struct area page = page_begin(ui, row->title,
				      person_date_text(ui->app, arena, row->date));
	int most = page.rows >= 14 ? 8 : page.rows / 2;
	int rows = screen->list.count < most ? screen->list.count : most;
	struct area list = { page.row, page.col, rows, page.cols };

	draw_cursor(page.row, page.col, false);
	if (rows)
		list_fit(&screen->list, screen->list.count, rows);
	for (int i = 0; i < rows; i++)
		draw_part(screen, screen->list.top + i, list, list.row + i);
	if (rows)
		list_more(&screen->list, list);
	lay_words(ui, arena, screen);
	scroll_draw(&screen->scroll, area_inside(page, rows + (rows && page.rows >= 8), 0, 0));
}

/* ---- keys */

/* On a day with a session what its own page has is enough. */
static bool is_quiet(struct ui *ui, const struct schedule_day_state *screen)
{
	bool own = row_of(screen)->kind == SCHEDULE_MEDICINE_DAY &&
		   row_of(screen)->standing == SCHEDULE_NOW;

	if (!screen->weeks.day.medicine || own)
		return false;
	ui_note(ui, "Today is a day with a session, and its own page is enough for it. All the "
		"rest can wait until tomorrow.");
	return true;
}

static void begin(struct ui *ui, struct schedule_day_state *screen)
{
	const struct schedule_row *row = row_of(screen);
	const struct schedule_item *part = &screen->parts[screen->list.at];
	struct player_options options = { .source = schedule_source(screen->arena, row),
					  .place = row->place, .steps = part->steps };

	if (!screen->list.count) {
		ui_note(ui, "Nothing is asked on this date. Today and the library have what "
			"fits.");
		return;
	}
	if (is_quiet(ui, screen))
		return;
	if (part->mind && !ui_confirm(ui, screen->begun ? "b once more begins it."
						 : "Enter once more begins it.")) {
		screen->scroll.top = 0;		/* where the sentence stands */
		return;
	}
	screen->begun = before_screen_open(ui, part->practice, &options);
}

static void go(struct ui *ui, struct schedule_day_state *screen, int by)
{
	if (by < 0 ? screen->at == 0 : screen->at + 1 >= screen->weeks.count)
		return;
	screen->list = (struct list){ 0 };
	screen->scroll.top = 0;
	screen->begun = false;
	go_to(ui, screen, by < 0 ? screen->at - 1 : screen->at + 1);
}

static bool is_page(int command)
{
	return command == COMMAND_PAGE_UP || command == COMMAND_PAGE_DOWN;
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct schedule_day_state *screen = state;
	int command = input->command;

	if (is_page(command) || !screen->list.count) {
		if (scroll_move(&screen->scroll, command))
			return;
	} else if (list_move(&screen->list, command, 1)) {
		screen->scroll.top = 0;
		screen->begun = false;
		return;
	}
	if (command == COMMAND_BACK)
		ui_pop(ui);
	else if (command == COMMAND_ENTER)
		begin(ui, screen);
	else if (command == COMMAND_LEFT || command == COMMAND_RIGHT)
		go(ui, screen, command == COMMAND_LEFT ? -1 : 1);
}

static const struct keys *keys_now(const void *state)
{
	const struct schedule_day_state *screen = state;

	return screen->begun ? &practice_begun_keys : &practice_page_keys;
}

const struct screen schedule_day_screen = {
	.draw = draw, .key = key, .keys = { &practice_page_keys, &practice_begun_keys },
	.keys_now = keys_now, .shown = shown,
	.state_size = sizeof(struct schedule_day_state),
};

void schedule_day_screen_open(struct ui *ui, const struct schedule_row *row)
{
	struct schedule_day_state *screen = ui_state(ui, &schedule_day_screen);

	screen->date = row->date;
	screen->day = row->day;
	ui_push(ui, screen);
}
