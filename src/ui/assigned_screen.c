/* ui/assigned_screen.c -- one assignment below the other: its words, then its lines.
 *
 * Promise: when to stop and whom to call stand before the lines; a line can be declined
 *          or taken up again at any time, and a whole assignment put away. What was done
 *          stays in the log.
 */
#include "ui/screens.h"

#include "app/app.h"
#include "app/assigned.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/moment.h"
#include "schedule/assignments.h"
#include "schedule/person_calendar.h"
#include "tui/list.h"
#include "tui/scroll.h"
#include "ui/page.h"
#include "ui/page_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MARK = 2, BOX = 4 };

/* A line of one of them, and where it stands among the paragraphs. */
struct assigned_row {
	const struct taken *taken;
	size_t task;
	size_t first, last;
};

struct assigned_screen {
	struct arena *arena;
	const struct taken *all;
	size_t all_count;
	struct assigned_row *rows;
	struct list list;
	struct scroll scroll;
	struct area page;		/* at the last drawing */
	bool reaches;			/* the marked row is to be seen */
	struct error trouble;
};

enum { COMMAND_END_IT = COMMAND_OWN };

static const struct keys assigned_keys = { "What is asked of you", {
	KEY_ROWS({ COMMAND_TOGGLE, { ' ' }, "Space", "yes or no",
		   "take the marked line, or decline it" },
		 { COMMAND_ENTER, { KEY(ENTER) }, "Enter", "its page",
		   "the page of the practice of the marked line" },
		 { COMMAND_END_IT, { 'x' }, "x", "put away",
		   "twice: put the assignment of the marked line away; what you have done "
		   "stays in the log" }),
	list_keys, back_keys, everywhere_keys
} };

static bool stands(const struct taken *taken)
{
	return !taken->ended_ms;
}

static void load(struct ui *ui, struct assigned_screen *screen)
{
	size_t rows = 0, count = 0;

	screen->arena = ui_arena_again(ui, screen);
	screen->trouble.text[0] = '\0';
	if (!assignments_list(ui->app, screen->arena, &screen->all, &screen->all_count,
			      &screen->trouble))
		screen->all_count = 0;
	for (size_t i = 0; i < screen->all_count; i++)
		rows += screen->all[i].task_count;
	screen->rows = arena_array(screen->arena, rows + 1, sizeof *screen->rows);
	for (size_t i = 0; i < screen->all_count; i++)
		for (size_t t = 0; stands(&screen->all[i]) && t < screen->all[i].task_count; t++)
			screen->rows[count++] = (struct assigned_row){ &screen->all[i], t, 0, 0 };
	list_fit(&screen->list, (int)count, (int)count);
}

static void add_head(struct ui *ui, struct scroll *scroll, const struct taken *taken)
{
	int64_t date = person_date(ui->app, taken->taken_ms, moment_offset_s(taken->taken_ms));

	if (scroll->count)
		scroll_blank(scroll);
	scroll_add(scroll, STYLE_STRONG, 0, NULL, taken->title);
	scroll_add(scroll, STYLE_QUIET, 0, NULL,
		   arena_print(ui->frame, "from %s, taken in on %s%s%s", taken->from,
			       person_date_text(ui->app, ui->frame, date),
			       taken->ends ? ", until " : "", taken->ends ? taken->ends : ""));
}

/* A line: its box, what and how often, then when and why. */
static void add_row(struct ui *ui, struct assigned_screen *screen, int at)
{
	struct assigned_row *row = &screen->rows[at];
	const struct taken_task *task = &row->taken->tasks[row->task];
	struct scroll *scroll = &screen->scroll;
	bool marked = at == screen->list.at;
	char times[TIMES_TEXT];

	times_write(&task->times, times);
	row->first = scroll->count;
	scroll_add(scroll, marked ? STYLE_STRONG : STYLE_PLAIN, MARK,
		   marked ? draw_symbol(SYMBOL_MARK) : NULL,
		   arena_print(ui->frame, "%s %s, %s",
			       draw_symbol(task->accepted ? SYMBOL_BOX_ON : SYMBOL_BOX_OFF),
			       assignments_title(ui->app, task), times));
	if (marked)
		scroll_point(scroll);
	if (task->when)
		scroll_add(scroll, STYLE_QUIET, MARK + BOX, NULL, task->when);
	if (task->why)
		scroll_add(scroll, STYLE_QUIET, MARK + BOX, NULL, task->why);
	row->last = scroll->count - 1;
}

static void add_all(struct ui *ui, struct assigned_screen *screen)
{
	const struct taken *taken = NULL;

	scroll_begin(&screen->scroll, ui->frame);
	for (int i = 0; i < screen->list.count; i++) {
		if (screen->rows[i].taken != taken) {
			taken = screen->rows[i].taken;
			add_head(ui, &screen->scroll, taken);
			reading_assigned(&screen->scroll, app_assigned_of(ui->app, taken->id));
			scroll_blank(&screen->scroll);
		}
		add_row(ui, screen, i);
	}
	if (screen->trouble.text[0])
		scroll_add(&screen->scroll, STYLE_PLAIN, 0, NULL, screen->trouble.text);
	else if (!screen->list.count)
		scroll_add(&screen->scroll, STYLE_PLAIN, 0, NULL, "Nobody has asked anything of "
			   "you. When somebody gives you an assignment, \"groundwork import "
			   "FILE\" shows it, and you choose what of it you take.");
}

static void draw(struct ui *ui, void *state)
{
	struct assigned_screen *screen = state;
	struct area page = area_centred(page_begin(ui, "What is asked of you", NULL), 74);
	const struct assigned_row *row = &screen->rows[screen->list.at];

	screen->page = page;
	add_all(ui, screen);
	if (screen->reaches && screen->list.count)
		scroll_reach(&screen->scroll, page, row->first, row->last);
	scroll_draw(&screen->scroll, page);
	draw_cursor(page.row + scroll_pointed(&screen->scroll, page), page.col,
		    screen->list.count > 0);
}

/* The first key down brings the marked line into view; above the first line one reads
 * the words. */
static void move(struct assigned_screen *screen, int command)
{
	const struct assigned_row *row = &screen->rows[screen->list.at];
	bool seen = screen->list.count &&
		    !scroll_side(&screen->scroll, screen->page, row->first);
	bool up = command == COMMAND_UP || command == COMMAND_FIRST;

	if (command == COMMAND_PAGE_UP || command == COMMAND_PAGE_DOWN ||
	    !screen->list.count || (up && !screen->list.at)) {
		scroll_move(&screen->scroll, command);
		screen->reaches = false;
		return;
	}
	if (seen || command != COMMAND_DOWN)
		list_move(&screen->list, command, 1);
	screen->reaches = true;
}

static void toggle(struct ui *ui, struct assigned_screen *screen)
{
	const struct assigned_row *row = &screen->rows[screen->list.at];
	bool accepted = row->taken->tasks[row->task].accepted;
	struct error error;

	if (!assignments_accept(ui->app, row->taken, row->task, !accepted, &error))
		ui_note(ui, error.text);
	else
		ui_note(ui, accepted ? "Declined. It is offered no more; Space takes it up again."
				     : "Taken. It stands in Today again.");
	load(ui, screen);
}

static void put_away(struct ui *ui, struct assigned_screen *screen)
{
	const struct taken *taken = screen->rows[screen->list.at].taken;
	struct error error;

	if (!ui_confirm(ui, arena_print(ui->frame, "\"%.120s\" is put away: its lines, when to "
					"stop and whom to call. What you have done stays in the "
					"log. The same key once more does it.", taken->title)))
		return;
	if (!assignments_end(ui->app, taken->id, &error))
		ui_note(ui, error.text);
	else
		ui_note(ui, "Put away. What you have done stays in the log.");
	load(ui, screen);
}

static void open_page(struct ui *ui, const struct assigned_screen *screen)
{
	const struct assigned_row *row = &screen->rows[screen->list.at];
	const struct practice *practice =
		app_practice(ui->app, row->taken->tasks[row->task].practice);

	if (practice)
		practice_screen_open(ui, practice);
	else
		ui_note(ui, "The practice of this line is not there.");
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct assigned_screen *screen = state;
	int command = input->command;
	bool some = screen->list.count > 0;

	if (command == COMMAND_BACK)
		ui_pop(ui);
	else if (command == COMMAND_TOGGLE && some)
		toggle(ui, screen);
	else if (command == COMMAND_ENTER && some)
		open_page(ui, screen);
	else if (command == COMMAND_END_IT && some)
		put_away(ui, screen);
	else
		move(screen, command);
}

const struct screen assigned_screen = {
	.draw = draw, .key = key, .keys = { &assigned_keys },
	.state_size = sizeof(struct assigned_screen),
};

void assigned_screen_open(struct ui *ui)
{
	struct assigned_screen *screen = ui_state(ui, &assigned_screen);

	load(ui, screen);
	ui_push(ui, screen);
}
