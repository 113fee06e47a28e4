/* ui/dates_screen.c -- a row for each date, and one for another session day.
 *
 * Promise: a date is typed or gone to with the arrows, looked at while it stands there,
 *          kept with Enter and taken away by emptying it; what follows is said.
 */
#include "ui/screens.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "model/settings.h"
#include "schedule/person_calendar.h"
#include "schedule/schedule_edit.h"
#include "tui/list.h"
#include "tui/scroll.h"
#include "ui/page.h"
#include "ui/typed_date.h"

#include <string.h>

#define HOW TYPED_DATE_HOW " Backspace empties it, and Enter then takes the date away."
#define HOW_SHORT TYPED_DATE_HOW_SHORT " Empty it to take it away."

enum { ROW_ARRIVAL, ROW_HOME, ROW_SESSIONS };
enum { LABEL_COLS = 26, LABEL_FEW = 15 };

struct dates_screen {
	struct list list;
	struct scroll below;		/* what is said of the marked one */
	struct day_field field;
	bool typing, untouched;		/* the first letter begins a date anew */
};

static const struct keys date_keys = { "A date", {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "keep",
		   "keep the date; an empty one is taken away" },
		 { COMMAND_BACK, { KEY(ESCAPE), 'q' }, "Esc", "as it was",
		   "leave the date as it was" }),
	day_field_keys, page_keys, everywhere_keys
} };

/* Between two dates, the keys of the settings, from where one comes. */
static const struct keys dates_keys = { NULL, {
	change_keys, form_keys, back_keys, everywhere_keys
} };

static struct texts sessions(const struct ui *ui)
{
	return app_settings(ui->app)->medicine_days;
}

/* The date of a row as it is set; "" for the row that adds one. */
static const char *date_set(const struct ui *ui, int row)
{
	const struct settings *settings = app_settings(ui->app);
	size_t session = (size_t)(row - ROW_SESSIONS);

	if (row == ROW_ARRIVAL)
		return settings->arrival;
	if (row == ROW_HOME)
		return settings->home;
	return session < settings->medicine_days.count ? settings->medicine_days.at[session] : "";
}

static const char *key_of(int row)
{
	return row == ROW_ARRIVAL ? "arrival" : row == ROW_HOME ? "home" : "session_days";
}

static int count(const struct ui *ui)
{
	return ROW_SESSIONS + (int)sessions(ui).count + 1;
}

/* ---- drawing */

static const char *label_of(const struct ui *ui, int row, bool wide)
{
	if (row == ROW_ARRIVAL)
		return "Arrival";
	if (row == ROW_HOME)
		return wide ? "First day at home" : "Home";
	if (row == count(ui) - 1)
		return wide ? "One more session day" : "One more";
	return "Session day";
}

static const char *help_of(int row)
{
	if (row == ROW_ARRIVAL)
		return "The day on which you arrive. The days before it are counted back from "
		       "it, and bend when it moves.";
	if (row == ROW_HOME)
		return "The first day at home again. The weeks after it begin there.";
	return "Days with a medicine session are kept quiet: one line, and nothing to choose. "
	       "Only the clinic says when a session is.";
}

/* "Monday 14 December, in 22 days" */
static const char *day_words(const struct ui *ui, struct arena *arena, struct day day)
{
	int64_t date = day_number(day);
	char away[DAYS_AWAY];

	days_away(date - person_today(ui->app), away);
	return arena_print(arena, "%s, %s", person_date_text(ui->app, arena, date), away);
}

static void draw_row(struct ui *ui, struct arena *arena, const struct dates_screen *screen,
		     int index, struct area list, int row)
{
	bool marked = list_mark(&screen->list, index, row, list.col);
	bool wide = list.cols >= 56;
	int label = wide ? LABEL_COLS : LABEL_FEW, col = list.col + 2 + label;
	struct day day;

	draw_text(row, list.col + 2, label - 1, marked ? STYLE_STRONG : STYLE_PLAIN,
		  label_of(ui, index, wide));
	if (marked && screen->typing)
		day_field_draw(&screen->field, row, col, list.cols - label - 4);
	else
		draw_text(row, col, list.cols - label - 4, marked ? STYLE_ACCENT : STYLE_PLAIN,
			  !day_parse(date_set(ui, index), &day) ? "-"
			  : wide ? day_words(ui, arena, day) : date_set(ui, index));
}

/* The day, what there is to say of it, and how it is typed. */
static void lay_typed(struct ui *ui, struct arena *arena, struct dates_screen *screen,
		      bool wide)
{
	struct scroll *scroll = &screen->below;
	struct error said;
	struct day day;

	if (day_field_day(&screen->field, &day))
		scroll_add(scroll, STYLE_PLAIN, 0, NULL, day_words(ui, arena, day));
	typed_date_look(ui, &screen->field, key_of(screen->list.at), &said);
	if (said.text[0])
		scroll_add(scroll, STYLE_STRONG, 0, NULL, said.text);
	scroll_gap(scroll, 1);
	scroll_add(scroll, STYLE_QUIET, 0, NULL, wide ? HOW : HOW_SHORT);
}

static void draw_below(struct ui *ui, struct arena *arena, struct dates_screen *screen,
		       struct area area)
{
	scroll_begin(&screen->below, arena);
	if (screen->typing)
		lay_typed(ui, arena, screen, area.cols >= 56);
	else
		scroll_add(&screen->below, STYLE_QUIET, 0, NULL, help_of(screen->list.at));
	scroll_draw(&screen->below, area);
}

static void draw(struct ui *ui, void *state)
{
	struct dates_screen *screen = state;
	struct arena *arena = ui->frame;
	struct area page = page_begin(ui, "Your dates", NULL);
	int below = page.rows >= 14 ? 6 : page.rows / 2;
	struct area list = area_inside(page, 0, below, 0);

	list_fit(&screen->list, count(ui), list.rows);
	for (int i = 0; i < list.rows && screen->list.top + i < screen->list.count; i++)
		draw_row(ui, arena, screen, screen->list.top + i, list, list.row + i);
	list_more(&screen->list, list);
	draw_below(ui, arena, screen, area_inside(page, page.rows - below, 0, 2));
}

/* ---- keeping */

static struct schedule_change set(struct ui *ui, struct arena *arena, int row,
				  const char *date)
{
	struct buffer list = { 0 };
	struct schedule_change said;

	if (row >= ROW_SESSIONS)
		list_dates(sessions(ui), row - ROW_SESSIONS, date, &list);
	else
		buffer_add_string(&list, date);
	said = schedule_set_date(ui->app, arena, key_of(row), buffer_string(&list));
	buffer_free(&list);
	return said;
}

static void keep(struct ui *ui, struct dates_screen *screen)
{
	struct arena *arena = arena_open();
	struct schedule_change said = { .holds = true };
	char text[DAY_ISO];

	day_field_text(&screen->field, text);
	if (!day_field_is_empty(&screen->field) && !day_field_is_whole(&screen->field)) {
		said.holds = false;
		said.words = TYPED_DATE_NOT_WHOLE " Esc leaves it as it was.";
	} else if (strcmp(text, date_set(ui, screen->list.at)) != 0) {
		said = set(ui, arena, screen->list.at, text);
	}
	screen->typing = !said.holds;
	if (!said.holds && day_field_is_whole(&screen->field))	/* why, stands by the field */
		ui_note(ui, "It cannot be kept like that. Esc leaves it as it was.");
	else if (said.words)
		ui_note(ui, said.words);
	arena_close(arena);
}

void dates_home_is_today(struct ui *ui)
{
	struct arena *arena = arena_open();
	char text[DAY_ISO];
	struct schedule_change said;

	day_iso(day_today(ui), text);
	said = schedule_set_date(ui->app, arena, "home", text);
	ui_note(ui, said.words);
	arena_close(arena);
}

/* ---- keys */

/* The arrows go from the date that is set, else from one that lies near. */
static struct day from(const struct ui *ui, const struct dates_screen *screen)
{
	const struct settings *settings = app_settings(ui->app);
	struct texts days = sessions(ui);
	struct day day;

	if (screen->list.at >= ROW_SESSIONS && days.count &&
	    day_parse(days.at[days.count - 1], &day))
		return day;
	if (screen->list.at != ROW_ARRIVAL && day_parse(settings->arrival, &day))
		return day;
	return day_today(ui);
}

static void begin_typing(struct ui *ui, struct dates_screen *screen)
{
	day_field_set(&screen->field, date_set(ui, screen->list.at), day_today(ui));
	screen->typing = screen->untouched = true;
	ui->note[0] = '\0';
}

static void typing_key(struct ui *ui, struct dates_screen *screen, const struct input *input)
{
	int command = input->command;

	if (command == COMMAND_ENTER) {
		keep(ui, screen);
		return;
	}
	if (command == COMMAND_BACK) {
		screen->typing = false;
		return;
	}
	if (screen->untouched && input->kind == INPUT_TEXT)
		day_field_set(&screen->field, "", day_today(ui));
	if (day_field_key(&screen->field, command, input, from(ui, screen)))
		screen->untouched = false;
}

/* A page is one of what is said, where there is more than has room. */
static bool read_on(struct dates_screen *screen, int command)
{
	bool page = command == COMMAND_PAGE_UP || command == COMMAND_PAGE_DOWN;

	if (page && screen->below.rows > screen->below.seen)
		return scroll_move(&screen->below, command);
	screen->below.top = 0;
	return false;
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct dates_screen *screen = state;
	int command = input->command;

	if (read_on(screen, command))
		return;
	if (screen->typing) {
		typing_key(ui, screen, input);
		return;
	}
	if (list_move(&screen->list, command, 4))
		return;
	if (command == COMMAND_ENTER) {
		begin_typing(ui, screen);
	} else if (command == COMMAND_LEFT || command == COMMAND_RIGHT) {
		begin_typing(ui, screen);
		day_field_key(&screen->field, command, input, from(ui, screen));
	} else if (command == COMMAND_BACK) {
		ui_pop(ui);
	}
}

static const struct keys *keys_now(const void *state)
{
	const struct dates_screen *screen = state;

	return screen->typing ? &date_keys : &dates_keys;
}

const struct screen dates_screen = {
	.draw = draw, .key = key, .keys = { &date_keys, &dates_keys },
	.keys_now = keys_now, .state_size = sizeof(struct dates_screen),
};

void dates_screen_open(struct ui *ui)
{
	struct dates_screen *screen = ui_state(ui, &dates_screen);

	list_fit(&screen->list, count(ui), 1);
	ui_push(ui, screen);
}
