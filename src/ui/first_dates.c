/* ui/first_dates.c -- the day of arrival or of coming home, and session days. */
#include "ui/first_cards.h"

#include "app/app.h"
#include "base/buffer.h"
#include "model/settings.h"
#include "schedule/retreat_dates.h"
#include "tui/screen.h"
#include "ui/page.h"
#include "ui/typed_date.h"

#include <stdio.h>
#include <string.h>

#define HOW_MANY " Enter keeps it, for another one; Enter with nothing there goes on."

enum { WIDE_COLS = 60 };

const struct keys first_day_keys = { "The first questions: a date", {
	first_on_keys, day_field_keys, first_pass_keys, first_quit_keys, everywhere_keys
} };

static enum where where_of(const struct ui *ui)
{
	return app_settings(ui->app)->where;
}

static const char *date_key(const struct ui *ui)
{
	return where_of(ui) == WHERE_HOME ? "home" : "arrival";
}

static const char *date_set(const struct ui *ui)
{
	const struct settings *settings = app_settings(ui->app);

	return where_of(ui) == WHERE_HOME ? settings->home : settings->arrival;
}

/* "Saturday 5 December 2026, in 13 days"; without the date where it is narrow. */
static void day_words(const struct ui *ui, struct day day, bool wide, char text[120])
{
	char date[DAY_LONG], away[DAYS_AWAY];

	day_long_text(day, date);
	days_away(day_number(day) - day_number(person_day(ui->app)), away);
	snprintf(text, 120, "%s%s%s, %s", day_week_name(day), wide ? " " : "",
		 wide ? date : "", away);
}

static void draw_field(const void *what, int index, struct area line)
{
	const struct first *first = what;

	(void)index;
	draw_text(line.row, line.col, 1, STYLE_ACCENT, draw_symbol(SYMBOL_MARK));
	day_field_draw(&first->day, line.row, line.col + 2, line.cols - 2);
}

/* The field, the day in words in a row that is kept for it, and what there is to say;
 * returns which paragraph the field is. */
static size_t lay_field(const struct ui *ui, struct first *first, const char *key, bool wide)
{
	struct scroll *scroll = &first->scroll;
	size_t at = scroll->count;
	char words[120] = "";
	struct error said;
	struct day day;

	scroll_row(scroll, draw_field, first, 0);
	if (day_field_day(&first->day, &day))
		day_words(ui, day, wide, words);
	scroll_add(scroll, STYLE_PLAIN, 2, NULL, words);
	typed_date_look(ui, &first->day, key, &said);
	if (said.text[0]) {
		scroll_gap(scroll, 1);
		scroll_add(scroll, STYLE_STRONG, 0, NULL, said.text);
	}
	return at;
}

/* How it is typed comes last, and what stands before it has room first. */
static void show(struct first *first, struct area area, size_t field, const char *how)
{
	size_t last = first->scroll.count - 1;

	scroll_gap(&first->scroll, 1);
	scroll_add(&first->scroll, STYLE_QUIET, 0, NULL, how);
	first_show(first, area, field, last);
}

/* Tells whether Enter may go on with what stands there; says why not. */
static bool may_keep(struct ui *ui, const struct first *first, const char *key)
{
	struct error words;

	if (typed_date_look(ui, &first->day, key, &words))
		return true;
	ui_note(ui, words.text[0] ? "That date cannot be kept. Esc passes the question by."
		: TYPED_DATE_NOT_WHOLE " Esc passes the question by.");
	return false;
}

static void keep(struct ui *ui, struct first *first, const char *key, const char *value)
{
	char remark[RETREAT_DATE_TEXT];
	struct error error;

	if (!retreat_date_set(ui->app, key, value, remark, &error))
		first_tell(ui, first, &error);
}

/* ---- arrival, or the first day at home */

static bool date_wanted(const struct ui *ui, const struct first *first)
{
	(void)first;
	return where_of(ui) != WHERE_UNSAID && where_of(ui) != WHERE_PRACTISING;
}

static void open_date(struct ui *ui, struct first *first)
{
	day_field_set(&first->day, date_set(ui), person_day(ui->app));
}

static void draw_date(struct ui *ui, struct first *first, struct area area)
{
	static const char *const asks[WHERE_COUNT] = {
		[WHERE_PREPARING] = "On which day do you arrive?",
		[WHERE_RETREAT] = "On which day did you arrive?",
		[WHERE_HOME] = "Which was your first day at home?",
	};
	const char *ask = asks[where_of(ui)] ? asks[where_of(ui)] : "Which day?";
	bool wide = area.cols >= WIDE_COLS;
	size_t field;

	first_lay(ui, first, ask, "The weeks are counted from it, and bend when it moves. "
		  "Leave it open while it is not known.");
	field = lay_field(ui, first, date_key(ui), wide);
	show(first, area, field, wide ? TYPED_DATE_HOW : TYPED_DATE_HOW_SHORT);
}

static enum card_says date_key_pressed(struct ui *ui, struct first *first,
				       int command, const struct input *input)
{
	char text[DAY_ISO];

	if (command != COMMAND_ENTER) {
		day_field_key(&first->day, command, input, person_day(ui->app));
		return CARD_STAYS;
	}
	if (!may_keep(ui, first, date_key(ui)))
		return CARD_STAYS;
	day_field_text(&first->day, text);
	if (strcmp(text, date_set(ui)))
		keep(ui, first, date_key(ui), text);
	return CARD_GOES_ON;
}

const struct card first_date = {
	.title = "Your dates", .keys = &first_day_keys, .wanted = date_wanted,
	.open = open_date, .draw = draw_date, .key = date_key_pressed,
};

/* ---- session days */

static bool sessions_wanted(const struct ui *ui, const struct first *first)
{
	(void)first;
	return where_of(ui) == WHERE_PREPARING || where_of(ui) == WHERE_RETREAT;
}

static void open_sessions(struct ui *ui, struct first *first)
{
	day_field_set(&first->day, "", person_day(ui->app));
}

/* Keeps the days that are known, without one of them or with one more. */
static void keep_sessions(struct ui *ui, struct first *first, int without,
			  const char *more)
{
	struct buffer list = { 0 };

	list_dates(app_settings(ui->app)->medicine_days, without, more, &list);
	keep(ui, first, "session_days", buffer_string(&list));
	buffer_free(&list);
}

/* The days so far. */
static void lay_sessions_known(const struct ui *ui, struct first *first)
{
	struct texts days = app_settings(ui->app)->medicine_days;
	struct buffer line = { 0 };

	for (size_t i = 0; i < days.count; i++)
		buffer_print(&line, "%s%s", i ? ", " : "Kept: ", days.at[i]);
	if (days.count) {
		buffer_add_string(&line, ". Backspace takes the last away.");
		scroll_gap(&first->scroll, 1);
		scroll_add(&first->scroll, STYLE_PLAIN, 0, NULL, buffer_string(&line));
	}
	buffer_free(&line);
}

static void draw_sessions(struct ui *ui, struct first *first, struct area area)
{
	bool wide = area.cols >= WIDE_COLS;
	size_t field;

	first_lay(ui, first, "Are there session days, and which?",
		  wide ? "Asked so that such days are kept quiet: one line, one key, nothing "
			 "to choose. Groundwork never says when a session is; the clinic "
			 "does. It can be left open."
		       : "So that they are kept quiet. Only the clinic says when a session "
			 "is.");
	field = lay_field(ui, first, "session_days", wide);
	lay_sessions_known(ui, first);
	show(first, area, field, wide ? TYPED_DATE_HOW HOW_MANY
				      : TYPED_DATE_HOW_SHORT HOW_MANY);
}

/* From the last day that is known, else from the arrival. */
static struct day sessions_from(const struct ui *ui)
{
	const struct settings *settings = app_settings(ui->app);
	size_t count = settings->medicine_days.count;
	struct day day;

	if (count && day_parse(settings->medicine_days.at[count - 1], &day))
		return day;
	if (day_parse(settings->arrival, &day))
		return day;
	return person_day(ui->app);
}

static enum card_says sessions_key(struct ui *ui, struct first *first,
				   int command, const struct input *input)
{
	size_t count = app_settings(ui->app)->medicine_days.count;
	char text[DAY_ISO];

	day_field_text(&first->day, text);
	if (command == COMMAND_ENTER) {
		if (day_field_is_empty(&first->day))
			return CARD_GOES_ON;
		if (may_keep(ui, first, "session_days")) {
			keep_sessions(ui, first, NO_INDEX, text);
			day_field_set(&first->day, "", person_day(ui->app));
		}
	} else if (input->kind == INPUT_BACKSPACE && count &&
		   day_field_is_empty(&first->day)) {
		keep_sessions(ui, first, (int)count - 1, "");
	} else {
		day_field_key(&first->day, command, input, sessions_from(ui));
	}
	return CARD_STAYS;
}

const struct card first_sessions = {
	.title = "Session days", .keys = &first_day_keys, .wanted = sessions_wanted,
	.open = open_sessions, .draw = draw_sessions, .key = sessions_key,
};
