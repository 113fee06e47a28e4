/* ui/today_screen.c -- one thing to begin, marked; the rest is quiet. */
#include "ui/today_screen.h"

#include "app/app.h"
#include "app/player.h"
#include "app/today.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "ui/about_screen.h"
#include "ui/journal_screen.h"
#include "ui/library_screen.h"
#include "ui/list.h"
#include "ui/page.h"
#include "ui/player_screen.h"
#include "ui/practice_screen.h"
#include "ui/screen.h"
#include "ui/settings_screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct today_screen {
	struct arena *arena;
	struct today today;
	const struct practice *unfinished;	/* of today.open; NULL when none */
	struct list list;
};

static int row_count(const struct today_screen *screen)
{
	return (screen->unfinished ? 1 : 0) + (int)screen->today.suggestion_count;
}

static void shown(struct ui *ui, void *state)
{
	struct today_screen *screen = state;

	arena_close(screen->arena);
	screen->arena = arena_open();
	memset(&screen->today, 0, sizeof screen->today);
	today_look(ui->app, screen->arena, &screen->today);
	screen->unfinished = screen->today.unfinished
		? app_practice(ui->app, screen->today.open.practice) : NULL;
	screen->list = (struct list){ 0 };
	list_fit(&screen->list, row_count(screen), row_count(screen));
}

/* The suggestion of a row; NULL for the unfinished session. */
static const struct suggestion *suggestion_at(const struct today_screen *screen, int row)
{
	int index = row - (screen->unfinished ? 1 : 0);

	if (index < 0 || index >= (int)screen->today.suggestion_count)
		return NULL;
	return &screen->today.suggestions[index];
}

static const char *when_left(const struct today_screen *screen)
{
	const struct session_record *open = &screen->today.open;
	struct day day = moment_day(open->started_ms, open->offset_s, 0);
	int64_t ago = day_number(screen->today.day) - day_number(day);

	if (ago <= 0)
		return "earlier today";
	return ago == 1 ? "yesterday" : day_week_name(day);
}

static int draw_unfinished(const struct today_screen *screen, struct area area, int row)
{
	const struct session_record *open = &screen->today.open;
	bool on_day = strcmp(when_left(screen), "earlier today") &&
		      strcmp(when_left(screen), "yesterday");
	char text[240], where[80];
	int width;

	snprintf(where, sizeof where, "left at step %zu of %zu %s%s", open->step + 1,
		 screen->unfinished->step_count, on_day ? "on " : "", when_left(screen));
	snprintf(text, sizeof text, "Go on with %s", open->title);
	bool marked = list_mark(&screen->list, 0, row, area.col);
	width = draw_text(row, area.col + 2, area.cols - 2,
			  marked ? STYLE_STRONG : STYLE_PLAIN, text);
	if (width + 4 + draw_width(where) <= area.cols)
		draw_text(row, area.col + 2 + width, area.cols, STYLE_QUIET, ", ");
	if (width + 4 + draw_width(where) <= area.cols) {
		draw_text(row, area.col + 4 + width, area.cols, STYLE_QUIET, where);
		if (area.rows >= 10)
			draw_text(row + 1, area.col + 2, area.cols, STYLE_QUIET,
				  "x puts it away");
	} else {
		draw_text(row + 1, area.col + 2, area.cols - 2, STYLE_QUIET, where);
	}
	return area.rows >= 10 ? 3 : 2;
}

static void draw_suggestion(const struct today_screen *screen, int index,
			    struct area area, int row)
{
	const struct suggestion *suggestion = suggestion_at(screen, index);
	bool marked = list_mark(&screen->list, index, row, area.col);
	int kind = area.cols >= 56 ? 14 : 0, name = area.cols - 2 - kind - 12;
	char minutes[DURATION_TEXT];

	if (name > 34)
		name = 34;
	duration_text(suggestion->minutes_ms, minutes);
	draw_text(row, area.col + 2, name, marked ? STYLE_STRONG : STYLE_PLAIN,
		  suggestion->practice->title);
	if (kind)
		draw_text(row, area.col + 3 + name, kind - 1, STYLE_QUIET,
			  practice_kind_name(suggestion->practice->kind));
	draw_right((struct area){ row, area.col + 2 + name + kind, 1, 8 }, row,
		   marked ? STYLE_PLAIN : STYLE_QUIET, minutes);
	if (suggestion->done)
		draw_text(row, area.col + 12 + name + kind, 2, STYLE_ACCENT,
			  draw_symbol(SYMBOL_DONE));
}

/* The marked one says why it is offered: below it where there is room for a
 * row under each, so that nothing moves; else below them all. */
static int draw_suggestions(const struct today_screen *screen, struct area area, int row)
{
	int first = screen->unfinished ? 1 : 0, each = area.rows >= 17 ? 2 : 1;
	const struct suggestion *marked = suggestion_at(screen, screen->list.at);
	int why = row + (each == 2 ? (screen->list.at - first) * 2 + 1
				   : row_count(screen) - first);

	for (int i = first; i < row_count(screen); i++, row += each)
		draw_suggestion(screen, i, area, row);
	if (marked && marked->why && (each == 2 || area.rows >= 7))
		draw_text(why, area.col + 4, area.cols - 4, STYLE_QUIET, marked->why);
	return each == 2 ? row : row + 1;
}

/* A week in which nothing was done yet is only a week: no row of empty dots. */
static void draw_week(const struct today *today, struct area area, int row)
{
	char words[64];
	int col = area.col;

	col += draw_text(row, col, 12, STYLE_QUIET, "this week  ");
	for (int i = 0; i < 7; i++) {
		bool past = i <= today->weekday && today->days_done;
		enum symbol dot = today->practised[i] ? SYMBOL_DOT_FULL
				  : past ? SYMBOL_DOT_EMPTY : SYMBOL_DOT_LATER;

		draw_text(row, col, 1, today->practised[i] ? STYLE_ACCENT : STYLE_QUIET,
			  draw_symbol(dot));
		col += 2;
	}
	snprintf(words, sizeof words, "%d of %d days you planned", today->days_done,
		 today->days_planned);
	if (today->days_done && col + 3 + draw_width(words) <= area.col + area.cols)
		draw_text(row, col + 3, area.cols, STYLE_QUIET, words);
}

static void draw_intention(const struct today *today, struct area area, int *row,
			   int bottom)
{
	char *quoted;
	int rows = bottom - *row - 1;

	if (!today->intention || rows < 1)
		return;
	quoted = memory_print("“%s”", today->intention);
	*row += draw_wrapped((struct area){ *row + 1, area.col + 2,
					    rows > 3 ? 3 : rows, area.cols - 4 },
			     STYLE_PLAIN, quoted, false) + 1;
	free(quoted);
}

static int notes_rows(struct texts notes, struct area area)
{
	int rows = 0, most = area.rows / 4;

	for (size_t i = 0; i < notes.count; i++)
		rows += draw_height(notes.at[i], area.cols);
	return rows < most ? rows : most;
}

/* As many notes as there is room for; the rest have a place of their own. */
static void draw_notes(struct texts notes, struct area area)
{
	for (size_t i = 0; i < notes.count && area.rows > 0; i++) {
		int rows = draw_height(notes.at[i], area.cols);

		if (rows > area.rows || (area.rows == rows && i + 1 < notes.count)) {
			draw_text(area.row, area.col, area.cols, STYLE_QUIET,
				  "There is more to mend: groundwork check says what.");
			return;
		}
		draw_wrapped(area, STYLE_QUIET, notes.at[i], false);
		area = area_inside(area, rows, 0, 0);
	}
}

/* Returns the row after it. */
static int draw_nothing_to_do(struct area area)
{
	static const char words[] =
		"There is no practice to offer just now. The notes below say why. What "
		"helps in a hard moment is here all the same: press !";

	draw_wrapped(area, STYLE_PLAIN, words, false);
	return area.row + draw_height(words, area.cols) + 1;
}

static void draw(struct ui *ui, void *state)
{
	struct today_screen *screen = state;
	struct texts notes = app_notes(ui->app);
	char date[DAY_TEXT];
	struct area page;
	int row, rows, bottom;

	day_text(screen->today.day, date);
	page = page_begin(ui, "Groundwork", date, PLACE_TODAY);
	list_fit(&screen->list, row_count(screen), row_count(screen));
	row = page.row;
	if (!row_count(screen))
		row = draw_nothing_to_do(page);
	if (screen->unfinished)
		row += draw_unfinished(screen, page, row);
	row = draw_suggestions(screen, page, row);
	rows = notes_rows(notes, page);
	bottom = page.row + page.rows - (rows ? rows + 1 : 0);
	draw_notes(notes, (struct area){ page.row + page.rows - rows, page.col, rows,
					 page.cols });
	if (row + 1 < bottom) {
		draw_intention(&screen->today, page, &row, bottom - 2);
		draw_week(&screen->today, page, row + 1);
	}
}

static void begin(struct ui *ui, const struct today_screen *screen)
{
	const struct suggestion *suggestion = suggestion_at(screen, screen->list.at);

	if (suggestion)
		player_screen_open(ui, suggestion->practice, NULL);
	else if (screen->unfinished)
		player_screen_open(ui, screen->unfinished, &(struct player_options){
			.resume = &screen->today.open });
}

static void put_away(struct ui *ui, struct today_screen *screen)
{
	struct error error;

	if (!screen->unfinished)
		return;
	if (app_put_away(ui->app, screen->today.open.id, &error))
		ui_note(ui, "Put away. What you gave is in the journal.");
	else
		ui_note(ui, error.text);
	shown(ui, screen);
}

static void about(struct ui *ui, const struct today_screen *screen)
{
	const struct suggestion *suggestion = suggestion_at(screen, screen->list.at);

	if (suggestion || screen->unfinished)
		practice_screen_open(ui, suggestion ? suggestion->practice
						    : screen->unfinished);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct today_screen *screen = state;
	enum command command = keys_find(PLACE_TODAY, input);

	if (list_move(&screen->list, command, 4))
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
	else if (command == COMMAND_PAGES)
		about_screen_open(ui);
	else if (command == COMMAND_SETTINGS)
		settings_screen_open(ui);
	else if (command == COMMAND_QUIT)
		ui->leaving = true;
}

static enum place place(const void *state)
{
	(void)state;
	return PLACE_TODAY;
}

static void close_screen(void *state)
{
	struct today_screen *screen = state;

	arena_close(screen->arena);
	free(screen);
}

static const struct screen today_screen = {
	.draw = draw, .key = key, .place = place, .shown = shown, .close = close_screen,
};

void today_screen_open(struct ui *ui)
{
	ui_push(ui, &today_screen, memory_take(sizeof(struct today_screen)));
}
