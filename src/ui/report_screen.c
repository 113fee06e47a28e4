/* ui/report_screen.c -- rows to choose from; behind them the page that shows it whole. */
#include "ui/report_screen.h"

#include "app/arc.h"
#include "app/own_key.h"
#include "app/report.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/moment.h"
#include "ui/list.h"
#include "ui/page.h"
#include "ui/screen.h"
#include "ui/scroll.h"
#include "ui/textbox_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rows above those of the texts. */
enum { ROW_TO, ROW_FROM, ROW_UNTIL, ROW_FORM, ROW_RATINGS, ROW_TEXTS, LABEL = 13 };
enum { WORDS_MOST = 400, NARROW = 60, WHOLE_ROWS = 2 };
enum mode { CHOOSING, LOOKING, TYPING, WRITTEN };

struct report_screen {
	struct arena *arena;
	struct report_outcome *outcome;
	const struct report_reader *readers;
	size_t reader_count, reader;
	struct report_wish wish;
	enum report_form form;
	const struct report_text *texts;	/* of the span */
	size_t text_count;
	bool *shared;			/* a mark a text */
	struct report report;
	const char *words, *path;	/* of what is looked at; where it was written */
	struct own_key key;
	struct list list;
	struct scroll scroll;
	struct textbox passphrase;
	enum mode mode;
};

static const char *const form_words[REPORT_FORM_COUNT] = {
	"sealed: only they can read it (.gwr)",
	"a page to print, open to whoever has it (.html)",
	"a table, open to whoever has it (.csv)",
	"data, open to whoever has them (.json)"
};
static const char rating_words[] = "ratings: how it was before and after, and your numbers";

/* ---- what is chosen */

static bool was_shared(const struct report_text *texts, const bool *shared, size_t count,
		       const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (shared[i] && !strcmp(texts[i].name, name))
			return true;
	return false;
}

/* The span has changed: texts that stay in it keep their marks. */
static void find_texts(struct ui *ui, struct report_screen *screen)
{
	const struct report_text *before = screen->texts;
	const bool *marks = screen->shared;
	size_t count = screen->text_count;
	struct error error;

	screen->text_count = 0;
	if (!report_texts(ui->app, screen->arena, screen->wish.first_date,
			  screen->wish.last_date, &screen->texts, &screen->text_count, &error))
		ui_note(ui, error.text);
	screen->shared = arena_take_many(screen->arena, screen->text_count + 1,
					 sizeof *screen->shared);
	for (size_t i = 0; i < screen->text_count; i++)
		screen->shared[i] = was_shared(before, marks, count, screen->texts[i].name);
}

static void choose_reader(struct ui *ui, struct report_screen *screen, size_t reader)
{
	unsigned shares = screen->wish.shares;

	screen->reader = reader;
	screen->wish = report_wish(ui->app, screen->arena, &screen->readers[reader]);
	screen->wish.shares |= shares;
	screen->form = *screen->readers[reader].seals ? REPORT_SEALED : REPORT_HTML;
	find_texts(ui, screen);
}

/* By days, never past each other or past today. */
static void change_day(struct ui *ui, struct report_screen *screen, int64_t *date, int by)
{
	struct report_wish *wish = &screen->wish;
	int64_t before = *date;

	*date += by;
	if (wish->first_date > wish->last_date || wish->last_date > arc_today(ui->app) ||
	    wish->last_date - wish->first_date >= REPORT_DAYS_MOST)
		*date = before;
	else
		find_texts(ui, screen);
}

static void change_form(struct ui *ui, struct report_screen *screen, int by)
{
	int form = (int)screen->form + by;

	if (form < 0 || form >= REPORT_FORM_COUNT)
		return;
	if (form == REPORT_SEALED && !*screen->wish.to.seals)
		ui_note(ui, "What they gave you was not signed, so nothing can be sealed to them. "
			    "Ask for a signed assignment.");
	else
		screen->form = (enum report_form)form;
}

static void change(struct ui *ui, struct report_screen *screen, int by)
{
	size_t count = screen->reader_count;

	switch (screen->list.at) {
	case ROW_TO:
		if (count > 1)
			choose_reader(ui, screen, (screen->reader + count + (size_t)by) % count);
		break;
	case ROW_FROM:
		change_day(ui, screen, &screen->wish.first_date, by);
		break;
	case ROW_UNTIL:
		change_day(ui, screen, &screen->wish.last_date, by);
		break;
	case ROW_FORM:
		change_form(ui, screen, by);
		break;
	default:
		break;
	}
}

static void toggle(struct report_screen *screen)
{
	if (screen->list.at == ROW_RATINGS)
		screen->wish.shares ^= 1u << SHARE_RATINGS;
	else if (screen->list.at >= ROW_TEXTS && screen->text_count)
		screen->shared[screen->list.at - ROW_TEXTS] ^= true;
}

/* ---- drawing */

static void date_words(int64_t date, char text[DAY_TEXT])
{
	day_text(day_from_number(date), text);
}

static void draw_value(struct area area, int row, bool marked, const char *label,
		       const char *value)
{
	draw_text(row, area.col + 2, LABEL, STYLE_QUIET, label);
	draw_text(row, area.col + 2 + LABEL, area.cols - 2 - LABEL,
		  marked ? STYLE_STRONG : STYLE_PLAIN, value);
}

static void draw_box(struct area area, int row, bool marked, bool on, const char *words)
{
	draw_text(row, area.col + 2, 3, on ? STYLE_ACCENT : STYLE_QUIET,
		  draw_symbol(on ? SYMBOL_BOX_ON : SYMBOL_BOX_OFF));
	draw_text(row, area.col + 6, area.cols - 6, marked ? STYLE_STRONG : STYLE_PLAIN, words);
}

static void text_words(const struct report_text *text, char words[WORDS_MOST])
{
	snprintf(words, WORDS_MOST, "%s · %.60s%s%.200s", strrchr(text->name, '@') + 1,
		 text->title, text->question ? ": " : "", text->question ? text->question : "");
}

static void draw_text_row(const struct report_screen *screen, struct area area, int row,
			  bool marked, size_t at)
{
	char words[WORDS_MOST];

	text_words(&screen->texts[at], words);
	draw_box(area, row, marked, screen->shared[at], words);
}

static void draw_row(struct report_screen *screen, struct area area, int index, int row)
{
	bool marked = list_mark(&screen->list, index, row, area.col);
	const struct report_reader *to = &screen->wish.to;
	char words[DAY_TEXT];

	switch (index) {
	case ROW_TO:
		draw_value(area, row, marked, "To", to->name);
		break;
	case ROW_FROM:
		date_words(screen->wish.first_date, words);
		draw_value(area, row, marked, "From", words);
		break;
	case ROW_UNTIL:
		date_words(screen->wish.last_date, words);
		draw_value(area, row, marked, "Until", words);
		break;
	case ROW_FORM:
		draw_value(area, row, marked, "As", form_words[screen->form]);
		break;
	case ROW_RATINGS:
		draw_box(area, row, marked, screen->wish.shares & 1u << SHARE_RATINGS,
			 rating_words);
		break;
	default:
		draw_text_row(screen, area, row, marked, (size_t)(index - ROW_TEXTS));
	}
}

/* A row that a narrow window cuts off stands whole below the list. */
static void draw_whole(const struct report_screen *screen, struct area page)
{
	char words[WORDS_MOST] = "";

	if (screen->list.at == ROW_TO)
		snprintf(words, sizeof words, "%.*s", WORDS_MOST / 2, screen->wish.to.name);
	else if (screen->list.at == ROW_FORM)
		snprintf(words, sizeof words, "%s", form_words[screen->form]);
	else if (screen->list.at == ROW_RATINGS)
		snprintf(words, sizeof words, "%s", rating_words);
	else if (screen->list.at >= ROW_TEXTS && screen->text_count)
		text_words(&screen->texts[screen->list.at - ROW_TEXTS], words);
	draw_wrapped((struct area){ page.row + page.rows - WHOLE_ROWS, page.col + 2, WHOLE_ROWS,
				    page.cols - 2 }, STYLE_QUIET, words, false);
}

static void draw_choosing(struct report_screen *screen, struct area page)
{
	struct area list = area_inside(page, 3, 0, 0);

	if (page.cols < NARROW) {
		list.rows -= WHOLE_ROWS;
		draw_whole(screen, page);
	}
	draw_wrapped((struct area){ page.row, page.col, 2, page.cols }, STYLE_QUIET,
		     "What was asked and done goes in; the rest is yours to choose.", false);
	list_fit(&screen->list, ROW_TEXTS + (int)screen->text_count, list.rows);
	for (int i = 0; i < list.rows && screen->list.top + i < screen->list.count; i++)
		draw_row(screen, list, screen->list.top + i, list.row + i);
	list_more(&screen->list, list);
}

static void add_words(struct scroll *scroll, const char *words)
{
	while (*words) {
		size_t inset = strspn(words, " "), length = strcspn(words, "\n");
		char *line = strndup(words + inset, length - inset);

		if (line && *line)
			scroll_add(scroll, inset ? STYLE_PLAIN : STYLE_STRONG, (int)inset, NULL,
				   line);
		else
			scroll_blank(scroll);
		free(line);
		words += length + (words[length] == '\n');
	}
}

static void add_end(struct report_screen *screen)
{
	struct scroll *scroll = &screen->scroll;
	char words[400];

	if (screen->form != REPORT_SEALED) {
		scroll_add(scroll, STYLE_STRONG, 0, NULL,
			   "The file will be open: whoever has it can read all of this.");
		return;
	}
	snprintf(words, sizeof words, "It will be sealed to %.200s: nobody else can read the file, "
		 "not even you. Their digits:", screen->wish.to.name);
	scroll_add(scroll, STYLE_QUIET, 0, NULL, words);
	scroll_add(scroll, STYLE_ACCENT, 2, NULL, screen->wish.to.fingerprint);
}

static void add_written(struct report_screen *screen)
{
	char words[600];

	snprintf(words, sizeof words, "Nothing was sent: how it gets to %.200s is up to you.",
		 screen->wish.to.name);
	scroll_add(&screen->scroll, STYLE_PLAIN, 0, NULL, screen->path);
	scroll_blank(&screen->scroll);
	scroll_add(&screen->scroll, STYLE_PLAIN, 0, NULL, words);
}

/* No passphrase is ever on the screen: only how long it is. */
static void draw_passphrase(const struct report_screen *screen, struct area page)
{
	size_t length = strlen(textbox_text(&screen->passphrase));
	int row = page.row + page.rows - 1, col = page.col;

	col += draw_text(row, col, page.cols, STYLE_STRONG, "The passphrase of your key: ");
	for (size_t i = 0; i < length && col < page.col + page.cols - 2; i++)
		col += draw_text(row, col, 1, STYLE_PLAIN, "*");
	draw_cursor(row, col, true);
}

static void draw_looking(struct report_screen *screen, struct area page)
{
	scroll_begin(&screen->scroll);
	if (screen->mode == WRITTEN) {
		add_written(screen);
	} else {
		add_words(&screen->scroll, screen->words);
		add_end(screen);
	}
	scroll_draw(&screen->scroll, area_inside(page, 0, screen->mode == TYPING ? 2 : 0, 0));
	draw_cursor(page.row, page.col, false);
	if (screen->mode == TYPING)
		draw_passphrase(screen, page);
}

static enum place place(const void *state)
{
	const struct report_screen *screen = state;

	switch (screen->mode) {
	case LOOKING:
		return PLACE_PREVIEW;
	case TYPING:
		return PLACE_TYPING;
	case WRITTEN:
		return PLACE_PAGE;
	case CHOOSING:
		break;
	}
	return screen->reader_count ? PLACE_SHARE : PLACE_PAGE;
}

static void draw(struct ui *ui, void *state)
{
	static const char *const titles[] = { "A report", "What goes in, whole",
					      "What goes in, whole", "It is written" };
	struct report_screen *screen = state;
	struct area page = page_begin(ui, titles[screen->mode], NULL, place(screen));

	page = area_centred(page, 74);
	if (screen->mode != CHOOSING)
		draw_looking(screen, page);
	else if (screen->reader_count)
		draw_choosing(screen, page);
	else
		draw_wrapped(page, STYLE_PLAIN, "A report goes to somebody who gave you an "
			     "assignment. None was taken in yet: \"groundwork import FILE\" shows "
			     "one, and asks.", false);
}

/* ---- keys */

static void look_at_it(struct ui *ui, struct report_screen *screen)
{
	const char **names = arena_take_many(screen->arena, screen->text_count + 1,
					     sizeof *names);
	struct error error;
	size_t count = 0;

	for (size_t i = 0; i < screen->text_count; i++)
		if (screen->shared[i])
			names[count++] = screen->texts[i].name;
	screen->wish.texts = (struct texts){ names, count };
	screen->wish.shares &= ~(1u << SHARE_TEXTS);
	screen->wish.shares |= count ? 1u << SHARE_TEXTS : 0;
	if (!report_gather(ui->app, screen->arena, &screen->wish, &screen->report, &error)) {
		ui_note(ui, error.text);
	} else if (report_is_empty(&screen->report)) {
		ui_note(ui, "There is nothing to tell of these days: nothing was asked, and "
			    "nothing begun. Other days may have more.");
	} else {
		screen->words = report_words(&screen->report, screen->arena);
		screen->scroll.top = 0;
		screen->mode = LOOKING;
	}
}

static void save(struct ui *ui, struct report_screen *screen, const char *passphrase)
{
	struct error error;

	screen->mode = LOOKING;
	if (!report_place(ui->app, screen->arena, &screen->report, screen->form, &screen->path,
			  &error) ||
	    !report_save(ui->app, &screen->report, passphrase, screen->path, false, &error)) {
		ui_note(ui, error.text);
		return;
	}
	screen->mode = WRITTEN;
	screen->scroll.top = 0;
	if (screen->outcome)
		snprintf(screen->outcome->words, sizeof screen->outcome->words,
			 "%.400s is written. Nothing was sent.", screen->path);
}

static void begin_saving(struct ui *ui, struct report_screen *screen)
{
	struct error error;

	if (screen->form != REPORT_SEALED) {
		save(ui, screen, NULL);
	} else if (!own_key_look(ui->app, screen->arena, &screen->key, &error)) {
		ui_note(ui, error.text);
	} else if (screen->key.locked) {
		textbox_open(&screen->passphrase, "");
		screen->mode = TYPING;
	} else {
		save(ui, screen, NULL);
	}
}

/* What was not seen yet is not saved. */
static void go_on(struct ui *ui, struct report_screen *screen)
{
	if (!scroll_has_more(&screen->scroll)) {
		begin_saving(ui, screen);
		return;
	}
	scroll_move(&screen->scroll, COMMAND_PAGE_DOWN);
	ui_note(ui, "There is more: Enter saves it at its end.");
}

static void forget_passphrase(struct report_screen *screen)
{
	if (screen->passphrase.text.bytes)
		explicit_bzero(screen->passphrase.text.bytes,
			       screen->passphrase.text.length);
	textbox_close(&screen->passphrase);
}

static void typing_key(struct ui *ui, struct report_screen *screen,
		       const struct input *input)
{
	enum command command = keys_find(PLACE_TYPING, input);
	bool changed;

	if (command == COMMAND_NONE) {
		textbox_key(&screen->passphrase, input, 1, &changed);
		return;
	}
	screen->mode = LOOKING;
	if (command == COMMAND_ENTER)
		save(ui, screen, textbox_text(&screen->passphrase));
	forget_passphrase(screen);
}

static void choosing_key(struct ui *ui, struct report_screen *screen, enum command command)
{
	if (command == COMMAND_BACK)
		ui_pop(ui);
	else if (!screen->reader_count || list_move(&screen->list, command, 5))
		return;
	else if (command == COMMAND_LEFT || command == COMMAND_RIGHT)
		change(ui, screen, command == COMMAND_LEFT ? -1 : 1);
	else if (command == COMMAND_TOGGLE)
		toggle(screen);
	else if (command == COMMAND_ENTER)
		look_at_it(ui, screen);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct report_screen *screen = state;
	enum command command = keys_find(place(screen), input);

	if (screen->mode == TYPING)
		typing_key(ui, screen, input);
	else if (screen->mode == CHOOSING)
		choosing_key(ui, screen, command);
	else if (scroll_move(&screen->scroll, command))
		return;
	else if (screen->mode == LOOKING && command == COMMAND_ENTER)
		go_on(ui, screen);
	else if (screen->mode == WRITTEN && (command == COMMAND_BACK || command == COMMAND_ENTER))
		ui_pop(ui);
	else if (command == COMMAND_BACK)
		screen->mode = CHOOSING;
}

static void close_screen(void *state)
{
	struct report_screen *screen = state;

	forget_passphrase(screen);
	scroll_close(&screen->scroll);
	arena_close(screen->arena);
	free(screen);
}

static const struct screen report_screen = {
	.draw = draw, .key = key, .place = place, .close = close_screen,
};

void report_screen_open(struct ui *ui, struct report_outcome *outcome)
{
	struct report_screen *screen = memory_take(sizeof *screen);
	struct error error;

	screen->arena = arena_open();
	screen->outcome = outcome;
	if (!report_readers(ui->app, screen->arena, &screen->readers, &screen->reader_count,
			    &error))
		ui_note(ui, error.text);
	if (screen->reader_count)
		choose_reader(ui, screen, 0);
	list_fit(&screen->list, ROW_TEXTS, 1);
	ui_push(ui, &report_screen, screen);
}
