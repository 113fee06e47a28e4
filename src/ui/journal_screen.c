/* ui/journal_screen.c -- a list of sessions in which something was given. */
#include "ui/screens.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/moment.h"
#include "base/utf8.h"
#include "model/record.h"
#include "tui/list.h"
#include "ui/page.h"
#include "ui/page_text.h"
#include "ui/search.h"

#include <stdio.h>

struct journal_screen {
	struct arena *arena;
	const struct session_record *all;
	size_t all_count;
	const struct session_record **found;	/* newest first */
	struct search search;
	struct list list;
	const char *trouble;			/* why it may not be all; NULL */
};

static const struct keys journal_keys = { "Journal", {
	open_keys, list_keys, find_keys, back_keys, everywhere_keys
} };

static bool holds_words(const struct session_record *session, const char *words)
{
	if (utf8_contains(session->title, words))
		return true;
	for (size_t i = 0; i < session->answer_count; i++) {
		const struct answer *answer = &session->answers[i];

		if (answer->holds == ANSWER_TEXT && answer->text &&
		    !answer_is_sign(answer) && utf8_contains(answer->text, words))
			return true;
		for (size_t j = 0; j < answer->choices.count; j++)
			if (answer->holds == ANSWER_CHOICES &&
			    utf8_contains(answer->choices.at[j], words))
				return true;
	}
	return false;
}

/* Tells whether there is anything of the person's own in it. */
static bool was_given(const struct session_record *session)
{
	for (size_t i = 0; i < session->answer_count; i++)
		if (!answer_is_sign(&session->answers[i]))
			return true;
	return false;
}

static void find(struct journal_screen *screen)
{
	int found = 0;

	for (size_t i = screen->all_count; i-- > 0;)
		if (was_given(&screen->all[i]) &&
		    holds_words(&screen->all[i], screen->search.text))
			screen->found[found++] = &screen->all[i];
	list_fit(&screen->list, found, 1);
}

/* The words that tell a session best: the first that were written. */
static void first_words(const struct session_record *session, char *text, size_t size)
{
	text[0] = '\0';
	for (size_t i = 0; i < session->answer_count; i++)
		if (session->answers[i].holds == ANSWER_TEXT && !text[0] &&
		    !answer_is_sign(&session->answers[i]))
			answer_words(&session->answers[i], text, size);
	for (size_t i = 0; i < session->answer_count; i++)
		if (session->answers[i].holds == ANSWER_CHOICES && !text[0])
			answer_words(&session->answers[i], text, size);
}

static void draw_one(const struct journal_screen *screen, int index, struct area list,
		     int row)
{
	const struct session_record *session = screen->found[index];
	struct day day = moment_day(session->started_ms, session->offset_s, 0);
	bool marked = index == screen->list.at;
	char date[40], words[400];
	int title = list.cols >= 60 ? 24 : list.cols - 10, col = list.col + 2;

	if (!screen->search.typing)
		list_mark(&screen->list, index, row, list.col);
	else if (marked)
		draw_text(row, list.col, 1, STYLE_ACCENT, draw_symbol(SYMBOL_MARK));
	snprintf(date, sizeof date, "%2d %.3s", day.day, day_month_name(day));
	draw_text(row, col, 6, STYLE_QUIET, date);
	draw_text(row, col + 8, title - 1, marked ? STYLE_STRONG : STYLE_PLAIN,
		  session->title);
	first_words(session, words, sizeof words);
	if (list.cols >= 60)
		draw_text(row, col + 8 + title, list.cols - 12 - title, STYLE_QUIET, words);
}

static const char *empty_words(const struct journal_screen *screen)
{
	if (screen->search.text[0])
		return "Nothing here with these words.";
	return "Nothing is written yet. What you write in a practice will be kept here, on "
	       "this computer only.";
}

static void draw(struct ui *ui, void *state)
{
	struct journal_screen *screen = state;
	struct area page = page_begin(ui, "Journal", NULL);
	bool searching = screen->search.typing || screen->search.text[0];
	struct area list = area_inside(page, searching ? 2 : 0, 0, 0);
	int said = screen->trouble ? draw_wrapped(list, STYLE_STRONG, screen->trouble, false)
				   : 0;

	list = area_inside(list, said ? said + 1 : 0, 0, 0);
	if (searching)
		search_draw(&screen->search, page.row, page.col, page.cols);
	list_fit(&screen->list, screen->list.count, list.rows);
	for (int i = 0; i < list.rows && screen->list.top + i < screen->list.count; i++)
		draw_one(screen, screen->list.top + i, list, list.row + i);
	list_more(&screen->list, list);
	if (!screen->list.count && (searching || !screen->trouble))
		draw_wrapped(list, STYLE_PLAIN, empty_words(screen), false);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct journal_screen *screen = state;
	enum search_says says = search_list_key(&screen->search, &screen->list, input);
	int command = input->command;

	if (says == SEARCH_ANEW) {
		find(screen);
	} else if (says == SEARCH_TOOK) {
		return;
	} else if (command == COMMAND_ENTER && screen->list.count) {
		journal_entry_open(ui, screen->found[screen->list.at]);
	} else if (command == COMMAND_BACK && screen->search.text[0]) {
		screen->search = (struct search){ 0 };
		find(screen);
	} else if (command == COMMAND_BACK) {
		ui_pop(ui);
	}
}

static const struct keys *keys_now(const void *state)
{
	const struct journal_screen *screen = state;

	return screen->search.typing ? &search_keys : &journal_keys;
}

const struct screen journal_screen = {
	.draw = draw, .key = key, .keys = { &journal_keys, &search_keys },
	.keys_now = keys_now, .state_size = sizeof(struct journal_screen),
};

void journal_screen_open(struct ui *ui)
{
	struct journal_screen *screen = ui_state(ui, &journal_screen);

	struct error error;

	screen->arena = ui_arena(ui, screen);
	if (!app_sessions(ui->app, screen->arena, INT64_MIN, &screen->all,
			  &screen->all_count, &error))
		screen->trouble = page_unread(screen->arena, &error);
	screen->found = arena_array(screen->arena, screen->all_count + 1,
				    sizeof *screen->found);
	find(screen);
	ui_push(ui, screen);
}
