/* ui/settings_screen.c -- a list of rows; left and right change, Enter types. */
#include "ui/screens.h"

#include "app/app.h"
#include "app/contacts.h"
#include "app/pages.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "model/settings.h"
#include "schedule/retreat_dates.h"
#include "tui/list.h"
#include "tui/terminal.h"
#include "tui/textbox_view.h"
#include "ui/page.h"
#include "ui/settings_rows.h"
#include "ui/typed_date.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { VALUE_COLUMN = 26 };

struct settings_screen {
	struct list list;
	struct textbox box;
	bool typing;
	const char *why;		/* whom to call is asked for; NULL: nothing is */
	const char *wanting;		/* and what was missing of it then */
};

static const struct keys settings_keys = { "Settings", {
	change_keys, form_keys, back_keys, everywhere_keys
} };

static struct setting_row marked(const struct settings_screen *screen)
{
	return setting_row((size_t)screen->list.at);
}

/* A country by its name, as far as it is known. */
static void value_text(struct ui *ui, const struct setting_row *row,
		       char text[SETTING_TEXT_MOST])
{
	const struct country *country;

	setting_value(row, app_settings(ui->app), text);
	if (!row->setting || row->setting->kind != SETTING_COUNTRY || !text[0])
		return;
	country = app_country(ui->app, text);
	if (country && !strcmp(country->code, text))
		snprintf(text, SETTING_TEXT_MOST, "%s", country->name);
}

/* The next country by name, with none of them between the last and the first. */
static bool step_country(struct ui *ui, const struct setting_row *row, int by,
			 char text[SETTING_TEXT_MOST])
{
	size_t countries;
	const struct country *all = app_countries(ui->app, &countries);
	int count = (int)countries, at = count;
	char code[SETTING_TEXT_MOST];

	setting_value(row, app_settings(ui->app), code);
	if (!row->setting || row->setting->kind != SETTING_COUNTRY || !count)
		return false;
	for (int i = 0; i < count; i++)
		if (!strcmp(all[i].code, code))
			at = i;
	at = (at + by + count + 1) % (count + 1);
	snprintf(text, SETTING_TEXT_MOST, "%s", at < count ? all[at].code : "");
	return true;
}

static void draw_row(struct ui *ui, struct settings_screen *screen, int index,
		     struct area list, int row)
{
	struct setting_row setting = setting_row((size_t)index);
	bool at = list_mark(&screen->list, index, row, list.col);
	int column = list.cols >= 56 ? VALUE_COLUMN : 20;
	struct area value = { row, list.col + 2 + column, 1, list.cols - column - 4 };
	char text[SETTING_TEXT_MOST];

	draw_text(row, list.col + 2, column - 1, at ? STYLE_STRONG : STYLE_PLAIN,
		  setting.label);
	value_text(ui, &setting, text);
	if (at && screen->typing)
		textbox_draw(&screen->box, value, NULL, true);
	else
		draw_text(row, value.col, value.cols, at ? STYLE_ACCENT : STYLE_PLAIN,
			  text[0] ? text : "-");
}

/* Of the lines of a country, whether somebody has compared them. */
static bool is_verified(struct ui *ui, const struct country *country)
{
	size_t count;
	const struct helpline *lines = app_helplines(ui->app, country->code, &count);
	bool verified = !country->emergency.count || country->verified;

	for (size_t i = 0; i < count; i++)
		verified &= lines[i].verified != NULL;
	return verified;
}

static const char *help_of(struct ui *ui, const struct setting_row *row)
{
	const struct country *country;
	char code[SETTING_TEXT_MOST];

	setting_value(row, app_settings(ui->app), code);
	country = app_country(ui->app, code);
	if (!row->setting || row->setting->kind != SETTING_COUNTRY || !*code || !country ||
	    is_verified(ui, country))
		return row->help;
	return arena_print(ui->frame, "%s Not every one is verified yet; \"groundwork doctor\" "
			   "names them.", row->help);
}

/* Why numbers are asked for, what is still missing, or that nothing is; returns the rows
 * it took. */
static int draw_why(struct ui *ui, const struct settings_screen *screen, struct area page)
{
	const char *wanting = contacts_wanting(ui->app), *words = screen->why;

	if (!screen->why)
		return 0;
	if (!wanting)
		words = "That is all it needs. q goes back to it.";
	else if (strcmp(wanting, screen->wanting) != 0)
		words = arena_print(ui->frame, "Still to write down: %s.", wanting);
	return draw_wrapped(area_inside(page, 0, 5, 0), STYLE_STRONG, words, false) +
	       (page.rows >= 12);
}

static void draw(struct ui *ui, void *state)
{
	struct settings_screen *screen = state;
	struct area page = page_begin(ui, "Settings", NULL);
	struct area list = area_inside(page, draw_why(ui, screen, page), 3, 0);
	struct setting_row row;

	list_fit(&screen->list, (int)setting_row_count(), list.rows);
	for (int i = 0; i < list.rows && screen->list.top + i < screen->list.count; i++)
		draw_row(ui, screen, screen->list.top + i, list, list.row + i);
	list_more(&screen->list, list);
	row = marked(screen);
	draw_wrapped(area_inside(page, page.rows - 2, 0, 2), STYLE_QUIET, help_of(ui, &row),
		     false);
}

/* Returns whether it is set; what there is to say is said. */
static bool set(struct ui *ui, const struct setting *setting, const char *value)
{
	char remark[RETREAT_DATE_TEXT] = "";
	const char *said = contacts_remark(setting->key, value);
	struct error error;
	bool ok = retreat_date_has(setting->key)
		    ? retreat_date_set(ui->app, setting->key, value, remark, &error)
		    : app_set(ui->app, setting->section, setting->key, value, &error);

	if (!ok)
		said = error.text;
	else if (remark[0])
		said = remark;
	if (said)
		ui_note(ui, said);
	if (!strcmp(setting->key, "theme"))
		terminal_theme(app_settings(ui->app)->theme);
	return ok;
}

/* A date may be typed in any way that people write one. */
static bool set_typed(struct ui *ui, const struct setting *setting, const char *typed)
{
	struct buffer list = { 0 };
	struct error error;
	bool done;

	if (!retreat_date_has(setting->key))
		return set(ui, setting, typed);
	if (!typed_dates_read(ui, typed, &list, &error)) {
		ui_note(ui, error.text);
		return false;
	}
	done = set(ui, setting, buffer_string(&list));
	buffer_free(&list);
	return done;
}

static void change(struct ui *ui, struct settings_screen *screen, int by, bool type)
{
	struct setting_row row = marked(screen);
	char value[SETTING_TEXT_MOST];

	if (setting_step(&row, app_settings(ui->app), by, value) ||
	    step_country(ui, &row, by, value)) {
		set(ui, row.setting, value);
	} else if (type && !row.setting) {
		first_screen_open(ui);
	} else if (type && setting_is_typed(&row)) {
		setting_value(&row, app_settings(ui->app), value);
		textbox_open(&screen->box, value);
		screen->typing = true;
	}
}

static void typing_key(struct ui *ui, struct settings_screen *screen,
		       const struct input *input)
{
	int command = input->command;
	bool changed;

	if (command == COMMAND_NONE) {
		if (input->kind != INPUT_PASTE || !strchr(input->paste, '\n'))
			textbox_key(&screen->box, input, 1, &changed);
		return;
	}
	/* what is refused stays to be mended */
	if (command == COMMAND_ENTER &&
	    !set_typed(ui, marked(screen).setting, textbox_text(&screen->box)))
		return;
	textbox_close(&screen->box);
	screen->typing = false;
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct settings_screen *screen = state;
	int command = input->command;

	if (screen->typing)
		typing_key(ui, screen, input);
	else if (list_move(&screen->list, command, 10))
		return;
	else if (command == COMMAND_ENTER)
		change(ui, screen, 1, true);
	else if (command == COMMAND_LEFT || command == COMMAND_RIGHT)
		change(ui, screen, command == COMMAND_LEFT ? -1 : 1, false);
	else if (command == COMMAND_BACK)
		ui_pop(ui);
}

static const struct keys *keys_now(const void *state)
{
	const struct settings_screen *screen = state;

	return screen->typing ? &typing_keys : &settings_keys;
}

static void close_screen(void *state)
{
	struct settings_screen *screen = state;

	if (screen->typing)
		textbox_close(&screen->box);
}

const struct screen settings_screen = {
	.draw = draw, .key = key, .keys = { &settings_keys, &typing_keys },
	.keys_now = keys_now, .close = close_screen,
	.state_size = sizeof(struct settings_screen),
};

void settings_screen_open(struct ui *ui)
{
	struct settings_screen *screen = ui_state(ui, &settings_screen);

	list_fit(&screen->list, (int)setting_row_count(), 1);
	ui_push(ui, screen);
}

/* They are the first rows; the first that brings what is wanted is marked. */
void settings_screen_open_people(struct ui *ui, const char *why)
{
	struct settings_screen *screen;

	settings_screen_open(ui);
	screen = ui->stack[ui->depth - 1].state;
	screen->why = arena_copy(ui_arena(ui, screen), why);
	screen->wanting = contacts_wanting(ui->app);
	assert(screen->wanting);
	for (int i = 0; i < screen->list.count; i++) {
		const struct setting *setting = setting_row((size_t)i).setting;

		if (setting && contacts_lack(ui->app, setting->key)) {
			screen->list.at = i;
			return;
		}
	}
}
