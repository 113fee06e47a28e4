/* ui/today_screen.c -- one thing to begin, marked; the rest is quiet. */
#include "ui/today_screen.h"

#include "app/app.h"
#include "app/player.h"
#include "app/today.h"
#include "app/pages.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "ui/about_screen.h"
#include "ui/before_screen.h"
#include "ui/dates_screen.h"
#include "ui/journal_screen.h"
#include "ui/letter_screen.h"
#include "ui/library_screen.h"
#include "ui/list.h"
#include "ui/page.h"
#include "ui/page_screen.h"
#include "ui/plan_screen.h"
#include "ui/player_screen.h"
#include "ui/practice_screen.h"
#include "ui/screen.h"
#include "ui/settings_screen.h"
#include "ui/steer_screen.h"
#include "ui/thread_screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_MOST = TODAY_DUE_MOST + TODAY_SUGGESTIONS + 1 };

struct today_screen {
	struct arena *arena;
	struct today today;
	const struct practice *unfinished;	/* of today.open; NULL when none */
	const struct due *rows[ROWS_MOST];	/* NULL: the unfinished one */
	bool apart[ROWS_MOST];			/* a new group begins */
	struct list list;
	int64_t until_ms;			/* when this day's look is out of date */
};

static void add_row(struct today_screen *screen, const struct due *due, bool apart)
{
	screen->apart[screen->list.count] = apart && screen->list.count;
	screen->rows[screen->list.count++] = due;
}

static bool is_beside(const struct due *due)
{
	return due->kind != DUE_PRACTICE && due->kind != DUE_LEAST;
}

/* What the day asks for, then what stands beside it. On the retreat only what belongs
 * to this part of the day. */
static void add_due(struct today_screen *screen)
{
	const struct today *today = &screen->today;
	bool retreat = today->calendar.phase == PHASE_RETREAT;

	for (int beside = 0; beside <= 1; beside++) {
		bool first = true;

		for (size_t i = 0; i < today->due_count; i++) {
			const struct due *due = &today->due[i];

			if (is_beside(due) != (beside == 1) ||
			    (retreat && !due->now && !due->done))
				continue;
			add_row(screen, due, first);
			first = false;
		}
	}
}

static void add_offers(struct today_screen *screen)
{
	for (size_t i = 0; i < screen->today.suggestion_count; i++)
		add_row(screen, &screen->today.suggestions[i], !i);
}

/* On a day with a session there is one thing at most: the next one of this part of
 * the day. */
static void add_only(struct today_screen *screen)
{
	for (size_t i = 0; i < screen->today.due_count; i++)
		if (screen->today.due[i].now && !screen->today.due[i].done) {
			add_row(screen, &screen->today.due[i], false);
			return;
		}
}

static void lay_rows(struct today_screen *screen)
{
	screen->list = (struct list){ 0 };
	if (screen->today.mood == TODAY_SESSION) {
		add_only(screen);
		return;
	}
	if (screen->unfinished)
		add_row(screen, NULL, false);
	if (screen->today.mood == TODAY_RETURN)
		add_offers(screen);
	add_due(screen);
	if (screen->today.mood != TODAY_RETURN)
		add_offers(screen);
}

/* The first thing that is not done yet is marked. */
static void mark_first_open(struct today_screen *screen)
{
	while (screen->list.at + 1 < screen->list.count && screen->rows[screen->list.at] &&
	       screen->rows[screen->list.at]->done)
		screen->list.at++;
	if (screen->list.at < screen->list.count && screen->rows[screen->list.at] &&
	    screen->rows[screen->list.at]->done)
		screen->list.at = 0;
}

static void shown(struct ui *ui, void *state)
{
	struct today_screen *screen = state;
	struct clock *clock = app_clock(ui->app);

	arena_close(screen->arena);
	screen->arena = arena_open();
	memset(&screen->today, 0, sizeof screen->today);
	today_look(ui->app, screen->arena, &screen->today);
	screen->until_ms = clock_now_ms(clock) + today_lasts_ms(ui->app);
	screen->unfinished = screen->today.unfinished
		? app_practice(ui->app, screen->today.open.practice) : NULL;
	lay_rows(screen);
	mark_first_open(screen);
}

/* The marked row; NULL for the unfinished session, or when there is none. */
static const struct due *marked_due(const struct today_screen *screen)
{
	return screen->list.count ? screen->rows[screen->list.at] : NULL;
}

static bool marks_unfinished(const struct today_screen *screen)
{
	return screen->unfinished && screen->list.count && !marked_due(screen);
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

static void draw_unfinished(const struct today_screen *screen, struct area area, int row)
{
	const struct session_record *open = &screen->today.open;
	const char *when = when_left(screen);
	bool on_day = strcmp(when, "earlier today") && strcmp(when, "yesterday");
	bool marked = list_mark(&screen->list, 0, row, area.col);
	char text[240], where[80];
	int width;

	snprintf(text, sizeof text, "Go on with %s", open->title);
	snprintf(where, sizeof where, ", left at step %zu%s%s", open->step + 1,
		 on_day ? " on " : " ", when);
	width = draw_text(row, area.col + 2, area.cols - 2,
			  marked ? STYLE_STRONG : STYLE_PLAIN, text);
	if (width + 2 + draw_width(where) <= area.cols)
		draw_text(row, area.col + 2 + width, area.cols, STYLE_QUIET, where);
}

/* What a row is, in a word; or who asks for it. */
static const char *word_of(const struct due *due)
{
	if (due->how)
		return due->from;
	switch (due->kind) {
	case DUE_LEAST:
		return "or this much";
	case DUE_CHECK:
		return "check-in";
	case DUE_PRACTICE:
	case DUE_OFFER:
		return practice_kind_name(due->practice->kind);
	case DUE_PAGE:
	case DUE_LETTER:
		return "to read";
	case DUE_TRACK:
	case DUE_HOME:
		break;
	}
	return "a question";
}

static void draw_due(const struct today_screen *screen, int index, struct area area, int row)
{
	const struct due *due = screen->rows[index];
	bool marked = list_mark(&screen->list, index, row, area.col);
	int word = area.cols >= 56 ? 14 : 0, name = area.cols - 2 - word - 12;
	char minutes[DURATION_TEXT] = "";

	if (name > 34)
		name = 34;
	if (due->minutes_ms)
		duration_text(due->minutes_ms, minutes);
	draw_text(row, area.col + 2, name, marked ? STYLE_STRONG : STYLE_PLAIN, due->title);
	if (word)
		draw_text(row, area.col + 3 + name, word - 1, STYLE_QUIET, word_of(due));
	draw_right((struct area){ row, area.col + 2 + name + word, 1, 8 }, row,
		   marked ? STYLE_PLAIN : STYLE_QUIET, minutes);
	if (due->done)
		draw_text(row, area.col + 12 + name + word, 2, STYLE_ACCENT,
			  draw_symbol(SYMBOL_DONE));
}

/* How often, when and why: in one line. */
static const char *asked_why(const struct today_screen *screen, const struct due *due)
{
	return arena_print(screen->arena, "%s%s%s%s%s", due->how, due->when ? " · " : "",
			   due->when ? due->when : "", due->why ? " · " : "",
			   due->why ? due->why : "");
}

static const char *marked_why(const struct today_screen *screen)
{
	const struct due *due = marked_due(screen);

	if (marks_unfinished(screen))
		return "x puts it away; what you gave stays in the journal";
	if (due && due->how)
		return asked_why(screen, due);
	return due ? due->why : NULL;
}

/* How many of the gaps between groups there is room for. */
static int gaps_of(const struct today_screen *screen, int room)
{
	int gaps = 0;

	for (int i = 0; i < screen->list.count; i++)
		gaps += screen->apart[i];
	return screen->list.count + gaps <= room ? gaps : 0;
}

/* The rows that are seen; returns the row after them. Why the marked one is there
 * stands below it where every row has one to spare, so that nothing moves; else below
 * them all. */
static int draw_rows(struct today_screen *screen, struct area area)
{
	bool roomy = screen->list.count * 2 <= area.rows && screen->list.count <= 4;
	int gaps = roomy ? 0 : gaps_of(screen, area.rows - 1), row = area.row;
	int seen = roomy || gaps ? screen->list.count : area.rows - (area.rows > 4);
	const char *why = marked_why(screen);

	list_fit(&screen->list, screen->list.count, seen);
	for (int i = screen->list.top; i < screen->list.count && i < screen->list.top + seen;
	     i++, row++) {
		row += gaps && screen->apart[i];
		if (screen->rows[i])
			draw_due(screen, i, area, row);
		else
			draw_unfinished(screen, area, row);
		if (roomy && ++row && why && i == screen->list.at)
			draw_text(row, area.col + 4, area.cols - 4, STYLE_QUIET, why);
	}
	if (seen < screen->list.count)
		list_more(&screen->list, (struct area){ area.row, area.col, seen, area.cols });
	if (!roomy && why && row < area.row + area.rows)
		draw_text(row, area.col + 4, area.cols - 4, STYLE_QUIET, why);
	return roomy ? row : row + 1;
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

/* What stands above the rows: where one is, and what there is to know first. */
static int draw_heading(const struct today_screen *screen, struct area area)
{
	const struct today *today = &screen->today;
	int row = area.row;

	if (today->heading)
		draw_text(row++, area.col, area.cols, STYLE_STRONG, today->heading);
	if (today->title && area.rows >= 14 && today->mood == TODAY_PLAIN)
		draw_text(row++, area.col, area.cols, STYLE_QUIET, today->title);
	if (today->mood == TODAY_RETURN)
		row += draw_wrapped((struct area){ row, area.col, 2, area.cols }, STYLE_PLAIN,
				    "Good to see you. What is the smallest thing today?",
				    false);
	if (today->mood == TODAY_UNSTEADY)
		row += draw_wrapped((struct area){ row, area.col, 2, area.cols }, STYLE_PLAIN,
				    "Steady ground first. The rest can wait.", false);
	return row > area.row && area.rows >= 12 ? row + 1 : row;
}

/* One thing, the line of the person's own, and nothing to choose. */
static void draw_session_day(const struct today_screen *screen, struct area area)
{
	const struct today *today = &screen->today;
	int row = draw_heading(screen, area);

	row += draw_wrapped((struct area){ row, area.col, 3, area.cols }, STYLE_QUIET,
			    "The people around you take care of the day. When things happen, "
			    "they will say.", false) + 1;
	if (today->intention && row + 2 < area.row + area.rows)
		draw_intention(today, area, &row, area.row + area.rows - 2);
	row++;
	if (screen->list.count)
		draw_due(screen, 0, area, row);
	else
		draw_wrapped((struct area){ row, area.col, 2, area.cols }, STYLE_PLAIN,
			     "That is all for now. The computer can be closed.", false);
}

static void draw_paragraph(struct area area, int *row, int bottom, enum style style,
			   const char *text)
{
	int rows = text ? draw_height(text, area.cols) : 0;

	if (!rows || *row + rows + 1 > bottom)
		return;
	*row += draw_wrapped((struct area){ *row + 1, area.col, rows, area.cols }, style,
			     text, false) + 1;
}

/* Below the rows, as far as there is room: what is worth saying, the day's note, the
 * plan of yesterday, the intention and the week. */
static void draw_below(const struct today_screen *screen, struct area page, int row,
		       int bottom)
{
	const struct today *today = &screen->today;
	const struct due *due = marked_due(screen);
	int kept = today->intention ? 4 : 2;

	/* what a line had no room for */
	if (due && due->how && due->why && draw_width(asked_why(screen, due)) > page.cols - 4)
		draw_paragraph(page, &row, bottom - kept, STYLE_QUIET, due->why);
	draw_paragraph(page, &row, bottom - kept, STYLE_STRONG, today->remark);
	draw_paragraph(page, &row, bottom - kept, STYLE_PLAIN, today->plan);
	if (today->mood == TODAY_PLAIN && today->notes.count)
		draw_paragraph(page, &row, bottom - kept, STYLE_QUIET, today->notes.at[0]);
	if (row + 1 >= bottom)
		return;
	draw_intention(today, page, &row, bottom - 2);
	draw_week(today, page, row + 1);
}

static void draw_day(struct ui *ui, struct today_screen *screen, struct area page)
{
	struct texts notes = app_notes(ui->app);
	int row, rows = notes_rows(notes, page), bottom, below;

	row = draw_heading(screen, page);
	if (!screen->list.count)
		row = draw_nothing_to_do(area_inside(page, row - page.row, 0, 0));
	bottom = page.row + page.rows - (rows ? rows + 1 : 0);
	below = bottom - row >= 8 ? 2 : 0;
	row = draw_rows(screen, (struct area){ row, page.col, bottom - row - below,
					       page.cols });
	draw_notes(notes, (struct area){ page.row + page.rows - rows, page.col, rows,
					 page.cols });
	draw_below(screen, page, row, bottom);
}

static enum place place(const void *state)
{
	const struct today_screen *screen = state;

	return screen->today.mood == TODAY_SESSION ? PLACE_SESSION_DAY : PLACE_TODAY;
}

static void draw(struct ui *ui, void *state)
{
	struct today_screen *screen = state;
	char date[DAY_TEXT];
	struct area page;

	day_text(screen->today.day, date);
	page = page_begin(ui, "Groundwork", date, place(screen));
	if (screen->today.mood == TODAY_SESSION)
		draw_session_day(screen, page);
	else
		draw_day(ui, screen, page);
}

static void begin_due(struct ui *ui, const struct due *due)
{
	struct player_options options = { .source = due->source, .place = due->place,
					  .steps = due->steps,
					  .minutes_ms = due->exactly ? due->minutes_ms : 0 };

	if (due->practice)
		before_screen_open(ui, due->practice, &options);
	else if (due->kind == DUE_PAGE && app_page(ui->app, due->steps))
		page_screen_open(ui, app_page(ui->app, due->steps));
	else if (due->kind == DUE_LETTER)
		letter_screen_open(ui);
	else if (due->kind == DUE_TRACK)
		steer_screen_open(ui, STEER_TRACK, STAGE_INTEGRATE);
	else if (due->kind == DUE_HOME)
		dates_home_is_today(ui);
}

static void begin(struct ui *ui, struct today_screen *screen)
{
	struct player_options resume = { .resume = &screen->today.open };
	const struct due *due = marked_due(screen);

	if (due)
		begin_due(ui, due);
	else if (marks_unfinished(screen))
		player_screen_open(ui, screen->unfinished, &resume);
	if (due && due->kind == DUE_HOME)
		shown(ui, screen);	/* answered on the spot: the day is another */
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
	const struct due *due = marked_due(screen);

	if (marks_unfinished(screen))
		practice_screen_open(ui, screen->unfinished);
	else if (due && due->practice)
		practice_screen_open(ui, due->practice);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct today_screen *screen = state;
	enum command command = keys_find(place(screen), input);

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
	else if (command == COMMAND_THREAD)
		thread_screen_open(ui);
	else if (command == COMMAND_PAGES)
		about_screen_open(ui);
	else if (command == COMMAND_SETTINGS)
		settings_screen_open(ui);
	else if (command == COMMAND_PLAN)
		plan_screen_open(ui);
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

static void close_screen(void *state)
{
	struct today_screen *screen = state;

	arena_close(screen->arena);
	free(screen);
}

static const struct screen today_screen = {
	.draw = draw, .key = key, .place = place, .turn = turn, .due_ms = due_ms,
	.shown = shown, .close = close_screen,
};

void today_screen_open(struct ui *ui)
{
	ui_push(ui, &today_screen, memory_take(sizeof(struct today_screen)));
}
