/* ui/first_people.c -- the country, by a few letters of it, and four numbers. */
#include "ui/first_cards.h"

#include "app/app.h"
#include "app/contacts.h"
#include "app/pages.h"
#include "base/arena.h"
#include "tui/screen.h"
#include "tui/textbox_view.h"
#include "ui/page.h"
#include "ui/settings_rows.h"

#include <string.h>
#include <strings.h>

/* ---- the country */

enum { COUNTRY_ROWS = 4 };	/* what is typed, and three that fit, at least */

/* What people call them as well. */
static const struct { const char *name, *code; } also[] = {
	{ "uk", "gb" }, { "great britain", "gb" }, { "england", "gb" }, { "scotland", "gb" },
	{ "wales", "gb" }, { "northern ireland", "gb" }, { "usa", "us" }, { "america", "us" },
	{ "holland", "nl" },
};

const struct keys first_text_keys = { "The first questions: a country, numbers", {
	first_on_keys, first_pass_keys,
	KEY_ROWS({ COMMAND_UP, { KEY(UP), KEY(BACKTAB) }, "Up", NULL, "the row before" },
		 { COMMAND_DOWN, { KEY(DOWN), KEY(TAB) }, "Down", NULL, "the next row" }),
	everywhere_keys
} };

static bool begins(const char *text, const char *typed)
{
	return !strncasecmp(text, typed, strlen(typed));
}

/* How well it fits what is typed: 0 best, 3 not at all. */
static int rank_of(const struct country *country, const char *typed)
{
	int rank = !strcasecmp(country->code, typed) ? 0 : begins(country->name, typed) ? 1 : 3;

	for (const char *blank = strchr(country->name, ' '); blank && rank > 2;
	     blank = strchr(blank + 1, ' '))
		if (begins(blank + 1, typed))
			rank = 2;
	for (size_t i = 0; i < sizeof also / sizeof *also; i++) {
		if (strcmp(also[i].code, country->code) || !begins(also[i].name, typed))
			continue;
		if (!strcasecmp(also[i].name, typed))
			rank = 0;
		else if (rank > 2)
			rank = 2;
	}
	return rank;
}

/* The countries that fit, the best first; returns how many. */
static int find(const struct ui *ui, const struct first *first,
		const struct country *found[COUNTRIES_MOST])
{
	size_t count;
	const struct country *all = app_countries(ui->app, &count);
	int fit = 0;

	for (int rank = 0; rank < 3; rank++)
		for (size_t i = 0; i < count && fit < COUNTRIES_MOST; i++)
			if (first->search.text[0] ? rank_of(&all[i], first->search.text) == rank
						  : rank == 0)
				found[fit++] = &all[i];
	return fit;
}

static bool country_wanted(const struct ui *ui, const struct first *first)
{
	size_t count;

	(void)first;
	app_countries(ui->app, &count);
	return count > 0;
}

static void open_country(struct ui *ui, struct first *first)
{
	const struct country *found[COUNTRIES_MOST];
	int count;

	first->search = (struct search){ .typing = true };
	count = find(ui, first, found);
	for (int i = 0; i < count; i++)
		if (!strcmp(found[i]->code, app_settings(ui->app)->country)) {
			first->list.at = i;
			first->marked = true;
		}
}

static void draw_country(struct ui *ui, struct first *first, struct area area)
{
	const struct country *found[COUNTRIES_MOST];
	int count = find(ui, first, found);

	area = first_head(area, "Which country are you in?", "Its lines are then shown after "
			  "your own numbers, when you press !. Type a few letters, or use the "
			  "arrows.", COUNTRY_ROWS);
	search_draw(&first->search, area.row, area.col, area.cols);
	area = area_inside(area, 1 + (area.rows >= 10), 0, 0);
	list_fit(&first->list, count, area.rows);
	for (int i = first->list.top; i < count && i - first->list.top < area.rows; i++) {
		int row = area.row + i - first->list.top;
		bool marked = first->marked && i == first->list.at;

		if (marked)
			draw_text(row, area.col, 1, STYLE_ACCENT, draw_symbol(SYMBOL_MARK));
		draw_text(row, area.col + 2, area.cols - 4,
			  marked ? STYLE_STRONG : STYLE_PLAIN, found[i]->name);
	}
	list_more(&first->list, area);
	if (!count)
		draw_wrapped(area, STYLE_PLAIN, "None here begins so. Elsewhere, the last of the "
			     "list, has two directories of lines by country.", false);
}

static enum card_says country_key(struct ui *ui, struct first *first,
				  int command, const struct input *input)
{
	const struct country *found[COUNTRIES_MOST];
	int count = find(ui, first, found);

	if (command == COMMAND_ENTER && !first->marked)
		return first->search.text[0] ? CARD_STAYS : CARD_GOES_ON;
	if (command == COMMAND_ENTER) {
		first_set(ui, first, "people", "country", found[first->list.at]->code);
		return CARD_GOES_ON;
	}
	if (command == COMMAND_NONE && search_key(&first->search, input)) {
		first->list = (struct list){ 0 };
		first->marked = first->search.text[0] && find(ui, first, found) > 0;
	} else if (!first->marked && count && command == COMMAND_DOWN) {
		first->marked = true;
	} else {
		list_move(&first->list, command, count);
	}
	return CARD_STAYS;
}

const struct card first_country = {
	.title = "Your country", .keys = &first_text_keys, .wanted = country_wanted,
	.open = open_country, .draw = draw_country, .key = country_key,
};

/* ---- the clinic and two people: the first rows of the settings */

static const char *const keys[FIRST_BOXES] = {
	"clinic_day", "clinic_night", "person_1", "person_2",
};

static struct setting_row row_of(int index)
{
	size_t at = 0;

	while (at + 1 < setting_row_count() &&
	       (!setting_row(at).setting ||
		strcmp(setting_row(at).setting->key, keys[index]) != 0))
		at++;
	return setting_row(at);
}

static void value_of(struct ui *ui, int index, char value[SETTING_TEXT_MOST])
{
	struct setting_row row = row_of(index);

	setting_value(&row, app_settings(ui->app), value);
}

static void open_people(struct ui *ui, struct first *first)
{
	char value[SETTING_TEXT_MOST];

	list_fit(&first->list, FIRST_BOXES, FIRST_BOXES);
	for (int i = 0; i < FIRST_BOXES; i++) {
		value_of(ui, i, value);
		textbox_open(&first->boxes[i], value);
	}
	first->boxes_open = true;
}

/* Writes a row that is another now; false when it cannot be kept as it is, which is
 * said each time. */
static bool keep_row(struct ui *ui, struct first *first, int index)
{
	const char *typed = textbox_text(&first->boxes[index]);
	char value[SETTING_TEXT_MOST];

	value_of(ui, index, value);
	if (!strcmp(typed, value))
		return true;
	first_set(ui, first, "people", keys[index], typed);
	value_of(ui, index, value);
	if (!strncmp(typed, value, SETTING_TEXT_MOST - 1)) {
		if (contacts_remark(keys[index], typed))
			ui_note(ui, contacts_remark(keys[index], typed));
		return true;
	}
	ui_note(ui, first->told.text);
	first->told.text[0] = '\0';
	return false;
}

static void close_people(struct ui *ui, struct first *first)
{
	for (int i = 0; i < FIRST_BOXES; i++) {
		keep_row(ui, first, i);
		textbox_close(&first->boxes[i]);
	}
	first->boxes_open = false;
}

static void draw_people(struct ui *ui, struct first *first, struct area area)
{
	int label = area.cols >= 56 ? 20 : 17, each = area.rows >= 14 ? 2 : 1;

	(void)ui;
	area = first_head(area, "Whom could you call?", "As you would write them on paper: a "
			  "name, a number. They stand first when you press !. Groundwork calls "
			  "nobody by itself.", FIRST_BOXES * each);
	for (int i = 0; i < FIRST_BOXES && i * each < area.rows; i++) {
		struct area box = { area.row + i * each, area.col + 2 + label, 1,
				    area.cols - label - 2 };
		bool marked = list_mark(&first->list, i, box.row, area.col);

		draw_text(box.row, area.col + 2, label - 1,
			  marked ? STYLE_STRONG : STYLE_PLAIN, row_of(i).label);
		textbox_draw(&first->boxes[i], box, i < 2 ? "a number" : label < 20
			     ? "name and number" : "a name and a number", marked);
	}
}

static enum card_says people_key(struct ui *ui, struct first *first,
				 int command, const struct input *input)
{
	bool changed;

	if (command == COMMAND_NONE) {
		if (input->kind != INPUT_PASTE || !strchr(input->paste, '\n'))
			textbox_key(&first->boxes[first->list.at], input, 1, &changed);
		return CARD_STAYS;
	}
	if (!keep_row(ui, first, first->list.at))
		return CARD_STAYS;
	if (command == COMMAND_ENTER && first->list.at == FIRST_BOXES - 1)
		return CARD_GOES_ON;
	list_move(&first->list, command == COMMAND_ENTER ? COMMAND_DOWN : command, FIRST_BOXES);
	return CARD_STAYS;
}

static const char *people_reminder(const struct ui *ui, const struct first *first)
{
	const char *wanting = contacts_wanting(ui->app);

	(void)first;
	return wanting ? arena_print(ui->frame, "Still to write down: %s. The settings take it "
				     "any day; until then, keep it on paper.", wanting) : NULL;
}

const struct card first_people = {
	.title = "Whom to call", .keys = &first_text_keys, .open = open_people,
	.draw = draw_people, .key = people_key, .close = close_people,
	.reminder = people_reminder,
};
