/* ui/report_view.c -- rows to choose from; behind them the page that shows it whole. */
#include "ui/report_view.h"

#include "base/moment.h"
#include "tui/textbox_view.h"
#include "ui/page.h"
#include "ui/screens.h"

#include <stdio.h>
#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { LABEL = 13, WORDS_MOST = 400, NARROW = 60, WHOLE_ROWS = 2 };

static const char *const form_words[] = {
	"sealed: only they can read it (.gwr)",
	"a page to print, open to whoever has it (.html)",
	"a table, open to whoever has it (.csv)",
	"data, open to whoever has them (.json)"
};
static_assert(sizeof form_words / sizeof *form_words == REPORT_FORM_COUNT, "words for each");
static const char rating_words[] = "ratings: how it was before and after, and your numbers";

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

static void draw_text_row(const struct report_view *view, struct area area, int row,
			  bool marked, size_t at)
{
	char words[WORDS_MOST];

	text_words(&view->texts[at], words);
	draw_box(area, row, marked, view->shared[at], words);
}

static void draw_row(struct report_view *view, struct area area, int index, int row)
{
	bool marked = list_mark(&view->list, index, row, area.col);
	const struct report_reader *to = &view->wish.to;
	char words[DAY_TEXT];

	switch (index) {
	case REPORT_ROW_TO:
		draw_value(area, row, marked, "To", to->name);
		break;
	case REPORT_ROW_FROM:
		date_words(view->wish.first_date, words);
		draw_value(area, row, marked, "From", words);
		break;
	case REPORT_ROW_UNTIL:
		date_words(view->wish.last_date, words);
		draw_value(area, row, marked, "Until", words);
		break;
	case REPORT_ROW_FORM:
		draw_value(area, row, marked, "As", form_words[view->form]);
		break;
	case REPORT_ROW_RATINGS:
		draw_box(area, row, marked, view->wish.shares & 1u << SHARE_RATINGS,
			 rating_words);
		break;
	default:
		draw_text_row(view, area, row, marked, (size_t)(index - REPORT_ROW_TEXTS));
	}
}

/* A row that a narrow window cuts off stands whole below the list. */
static void draw_whole(const struct report_view *view, struct area page)
{
	char words[WORDS_MOST] = "";

	if (view->list.at == REPORT_ROW_TO)
		snprintf(words, sizeof words, "%.*s", WORDS_MOST / 2, view->wish.to.name);
	else if (view->list.at == REPORT_ROW_FORM)
		snprintf(words, sizeof words, "%s", form_words[view->form]);
	else if (view->list.at == REPORT_ROW_RATINGS)
		snprintf(words, sizeof words, "%s", rating_words);
	else if (view->list.at >= REPORT_ROW_TEXTS && view->text_count)
		text_words(&view->texts[view->list.at - REPORT_ROW_TEXTS], words);
	draw_wrapped((struct area){ page.row + page.rows - WHOLE_ROWS, page.col + 2, WHOLE_ROWS,
				    page.cols - 2 }, STYLE_QUIET, words, false);
}

static void draw_choosing(struct report_view *view, struct area page)
{
	struct area list = area_inside(page, 3, 0, 0);

	if (page.cols < NARROW) {
		list.rows -= WHOLE_ROWS;
		draw_whole(view, page);
	}
	draw_wrapped((struct area){ page.row, page.col, 2, page.cols }, STYLE_QUIET,
		     "What was asked and done goes in; the rest is yours to choose.", false);
	list_fit(&view->list, REPORT_ROW_TEXTS + (int)view->text_count, list.rows);
	for (int i = 0; i < list.rows && view->list.top + i < view->list.count; i++)
		draw_row(view, list, view->list.top + i, list.row + i);
	list_more(&view->list, list);
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

static void add_end(struct report_view *view)
{
	struct scroll *scroll = &view->scroll;
	char words[400];

	if (view->form != REPORT_SEALED) {
		scroll_add(scroll, STYLE_STRONG, 0, NULL,
			   "The file will be open: whoever has it can read all of this.");
		return;
	}
	snprintf(words, sizeof words, "It will be sealed to %.200s: nobody else can read the file, "
		 "not even you. Their digits:", view->wish.to.name);
	scroll_add(scroll, STYLE_QUIET, 0, NULL, words);
	scroll_add(scroll, STYLE_ACCENT, 2, NULL, view->wish.to.fingerprint);
}

static void add_written(struct report_view *view)
{
	char words[600];

	snprintf(words, sizeof words, "Nothing was sent: how it gets to %.200s is up to you.",
		 view->wish.to.name);
	scroll_add(&view->scroll, STYLE_PLAIN, 0, NULL, view->path);
	scroll_blank(&view->scroll);
	scroll_add(&view->scroll, STYLE_PLAIN, 0, NULL, words);
	if (!view->remark)
		return;
	scroll_blank(&view->scroll);
	scroll_add(&view->scroll, STYLE_STRONG, 0, NULL, view->remark);
}

/* No passphrase is ever on the screen: only how long it is. */
static void draw_passphrase(const struct report_view *view, struct area page)
{
	size_t length = strlen(textbox_text(&view->passphrase));
	int row = page.row + page.rows - 1, col = page.col;

	col += draw_text(row, col, page.cols, STYLE_STRONG, "The passphrase of your key: ");
	for (size_t i = 0; i < length && col < page.col + page.cols - 2; i++)
		col += draw_text(row, col, 1, STYLE_PLAIN, "*");
	draw_cursor(row, col, true);
}

static void draw_looking(struct ui *ui, struct report_view *view, struct area page)
{
	scroll_begin(&view->scroll, ui->frame);
	if (view->mode == REPORT_WRITTEN) {
		add_written(view);
	} else {
		add_words(&view->scroll, view->words);
		add_end(view);
	}
	scroll_draw(&view->scroll, area_inside(page, 0, view->mode == REPORT_TYPING ? 2 : 0, 0));
	draw_cursor(page.row, page.col, false);
	if (view->mode == REPORT_TYPING)
		draw_passphrase(view, page);
}

const struct keys share_keys = { "A report", {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "look",
		   "see exactly what goes in; only then it can be saved" },
		 { COMMAND_TOGGLE, { ' ' }, "Space", "share",
		   "share what is marked, or keep it" }),
	form_keys, back_keys, everywhere_keys
} };

const struct keys *report_view_keys(const struct report_view *view)
{
	switch (view->mode) {
	case REPORT_LOOKING:
		return &preview_keys;
	case REPORT_TYPING:
		return &passphrase_keys;
	case REPORT_WRITTEN:
		return &reading_keys;
	case REPORT_CHOOSING:
		break;
	}
	return view->reader_count ? &share_keys : &reading_keys;
}

void report_view_draw(struct ui *ui, struct report_view *view)
{
	static const char *const titles[] = { "A report", "What goes in, whole",
					      "What goes in, whole", "It is written" };
	struct area page = page_begin(ui, titles[view->mode], NULL);

	page = area_centred(page, 74);
	if (view->mode != REPORT_CHOOSING)
		draw_looking(ui, view, page);
	else if (view->reader_count)
		draw_choosing(view, page);
	else if (view->trouble)
		draw_wrapped(page, STYLE_PLAIN, view->trouble, false);
	else
		draw_wrapped(page, STYLE_PLAIN, "A report goes to somebody who gave you an "
			     "assignment. None was taken in yet: \"groundwork import FILE\" shows "
			     "one, and asks.", false);
}
