/* ui/report_screen.c -- what is chosen, and the keys: from the rows to the page that shows
 * it whole, and from there into a file.
 *
 * Promise: nothing is written before Enter on the page that shows all of it; the file
 *          goes to the folder `reports` beside the database, and nothing is sent.
 * Owner:   the outcome (which may be NULL) is the caller's and lives longer.
 * Threads: one.
 */
#include "ui/screens.h"

#include "base/arena.h"
#include "base/error.h"
#include "exchange/user_key.h"
#include "exchange/report.h"
#include "schedule/person_calendar.h"
#include "tui/textbox_view.h"
#include "ui/page.h"
#include "ui/report_view.h"

#include <stdio.h>
#include <string.h>

#define TROUBLE "No report can be made: %s."

struct report_screen {
	struct arena *arena;
	struct report_outcome *outcome;
	const struct report_reader *readers;
	size_t reader;
	struct report_view view;
	struct report report;
	struct user_key key;
};

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
	struct report_view *view = &screen->view;
	const struct report_text *before = view->texts;
	const bool *marks = view->shared;
	size_t count = view->text_count;
	struct error error;

	view->text_count = 0;
	if (!report_texts(ui->app, screen->arena, view->wish.first_date,
			  view->wish.last_date, &view->texts, &view->text_count, &error))
		ui_note(ui, error.text);
	view->shared = arena_array(screen->arena, view->text_count + 1,
				   sizeof *view->shared);
	for (size_t i = 0; i < view->text_count; i++)
		view->shared[i] = was_shared(before, marks, count, view->texts[i].name);
}

static void choose_reader(struct ui *ui, struct report_screen *screen, size_t reader)
{
	struct report_view *view = &screen->view;
	unsigned shares = view->wish.shares;
	struct error error;

	screen->reader = reader;
	if (!report_wish(ui->app, screen->arena, &screen->readers[reader], NULL, &view->wish,
			 &error)) {
		view->reader_count = 0;
		view->trouble = arena_print(screen->arena, TROUBLE, error.text);
		return;
	}
	view->wish.shares |= shares;
	view->form = *screen->readers[reader].seals ? REPORT_SEALED : REPORT_HTML;
	find_texts(ui, screen);
}

/* By days, never past each other or past today. */
static void change_day(struct ui *ui, struct report_screen *screen, int64_t *date, int by)
{
	struct report_wish *wish = &screen->view.wish;
	int64_t before = *date;

	*date += by;
	if (wish->first_date > wish->last_date || wish->last_date > person_today(ui->app) ||
	    wish->last_date - wish->first_date >= REPORT_DAYS_MOST)
		*date = before;
	else
		find_texts(ui, screen);
}

static void change_form(struct ui *ui, struct report_screen *screen, int by)
{
	struct report_view *view = &screen->view;
	int form = (int)view->form + by;

	if (form < 0 || form >= REPORT_FORM_COUNT)
		return;
	if (form == REPORT_SEALED && !*view->wish.to.seals)
		ui_note(ui, "What they gave you was not signed, so nothing can be sealed to them. "
			    "Ask for a signed assignment.");
	else
		view->form = (enum report_form)form;
}

static void change(struct ui *ui, struct report_screen *screen, int by)
{
	struct report_view *view = &screen->view;
	size_t count = view->reader_count;

	switch (view->list.at) {
	case REPORT_ROW_TO:
		if (count > 1)
			choose_reader(ui, screen, (screen->reader + count + (size_t)by) % count);
		break;
	case REPORT_ROW_FROM:
		change_day(ui, screen, &view->wish.first_date, by);
		break;
	case REPORT_ROW_UNTIL:
		change_day(ui, screen, &view->wish.last_date, by);
		break;
	case REPORT_ROW_FORM:
		change_form(ui, screen, by);
		break;
	default:
		break;
	}
}

static void toggle(struct report_view *view)
{
	if (view->list.at == REPORT_ROW_RATINGS)
		view->wish.shares ^= 1u << SHARE_RATINGS;
	else if (view->list.at >= REPORT_ROW_TEXTS && view->text_count)
		view->shared[view->list.at - REPORT_ROW_TEXTS] ^= true;
}

/* ---- keys */

static void look_at_it(struct ui *ui, struct report_screen *screen)
{
	struct report_view *view = &screen->view;
	const char **names = arena_array(screen->arena, view->text_count + 1,
					 sizeof *names);
	struct error error;
	size_t count = 0;

	for (size_t i = 0; i < view->text_count; i++)
		if (view->shared[i])
			names[count++] = view->texts[i].name;
	view->wish.texts = (struct texts){ names, count };
	view->wish.shares &= ~(1u << SHARE_TEXTS);
	view->wish.shares |= count ? 1u << SHARE_TEXTS : 0;
	if (!report_gather(ui->app, screen->arena, &view->wish, &screen->report, &error)) {
		ui_note(ui, error.text);
	} else if (report_is_empty(&screen->report)) {
		ui_note(ui, "There is nothing to tell of these days: nothing was asked, and "
			    "nothing begun. Other days may have more.");
	} else {
		view->words = report_words(&screen->report, screen->arena);
		view->scroll.top = 0;
		view->mode = REPORT_LOOKING;
	}
}

static void save(struct ui *ui, struct report_screen *screen, const char *passphrase)
{
	struct report_view *view = &screen->view;
	struct error error;

	view->mode = REPORT_LOOKING;
	if (!report_place(ui->app, screen->arena, &screen->report, view->form, &view->path,
			  &error) ||
	    !report_make(ui->app, screen->arena, &screen->report, passphrase, view->path, false,
			 &view->remark, &error)) {
		ui_note(ui, error.text);
		return;
	}
	view->mode = REPORT_WRITTEN;
	view->scroll.top = 0;
	if (screen->outcome)
		snprintf(screen->outcome->words, sizeof screen->outcome->words,
			 "%.400s is written. Nothing was sent.", view->path);
}

static void begin_saving(struct ui *ui, struct report_screen *screen)
{
	struct report_view *view = &screen->view;
	struct error error;

	if (view->form != REPORT_SEALED) {
		save(ui, screen, NULL);
	} else if (!user_key_look(ui->app, screen->arena, &screen->key, &error)) {
		ui_note(ui, error.text);
	} else if (screen->key.locked) {
		textbox_open(&view->passphrase, "");
		view->mode = REPORT_TYPING;
	} else {
		save(ui, screen, NULL);
	}
}

/* What was not seen yet is not saved. */
static void go_on(struct ui *ui, struct report_screen *screen)
{
	struct report_view *view = &screen->view;

	if (!scroll_has_more(&view->scroll)) {
		begin_saving(ui, screen);
		return;
	}
	scroll_move(&view->scroll, COMMAND_PAGE_DOWN);
	ui_note(ui, "There is more: Enter saves it at its end.");
}

static void forget_passphrase(struct report_view *view)
{
	if (view->passphrase.text.bytes)
		explicit_bzero(view->passphrase.text.bytes, view->passphrase.text.length);
	textbox_close(&view->passphrase);
}

static void typing_key(struct ui *ui, struct report_screen *screen,
		       const struct input *input)
{
	struct report_view *view = &screen->view;
	int command = input->command;
	bool changed;

	if (command == COMMAND_NONE) {
		textbox_key(&view->passphrase, input, 1, &changed);
		return;
	}
	view->mode = REPORT_LOOKING;
	if (command == COMMAND_ENTER)
		save(ui, screen, textbox_text(&view->passphrase));
	forget_passphrase(view);
}

static void choosing_key(struct ui *ui, struct report_screen *screen, int command)
{
	struct report_view *view = &screen->view;

	if (command == COMMAND_BACK)
		ui_pop(ui);
	else if (!view->reader_count || list_move(&view->list, command, 5))
		return;
	else if (command == COMMAND_LEFT || command == COMMAND_RIGHT)
		change(ui, screen, command == COMMAND_LEFT ? -1 : 1);
	else if (command == COMMAND_TOGGLE)
		toggle(view);
	else if (command == COMMAND_ENTER)
		look_at_it(ui, screen);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct report_screen *screen = state;
	struct report_view *view = &screen->view;
	int command = input->command;

	if (view->mode == REPORT_TYPING)
		typing_key(ui, screen, input);
	else if (view->mode == REPORT_CHOOSING)
		choosing_key(ui, screen, command);
	else if (scroll_move(&view->scroll, command))
		return;
	else if (view->mode == REPORT_LOOKING && command == COMMAND_ENTER)
		go_on(ui, screen);
	else if (view->mode == REPORT_WRITTEN && (command == COMMAND_BACK || command == COMMAND_ENTER))
		ui_pop(ui);
	else if (command == COMMAND_BACK)
		view->mode = REPORT_CHOOSING;
}

static const struct keys *keys_now(const void *state)
{
	const struct report_screen *screen = state;

	return report_view_keys(&screen->view);
}

static void draw(struct ui *ui, void *state)
{
	struct report_screen *screen = state;

	report_view_draw(ui, &screen->view);
}

static void close_screen(void *state)
{
	struct report_screen *screen = state;

	forget_passphrase(&screen->view);
}

const struct screen report_screen = {
	.draw = draw, .key = key,
	.keys = { &share_keys, &preview_keys, &passphrase_keys, &reading_keys },
	.keys_now = keys_now, .close = close_screen,
	.state_size = sizeof(struct report_screen),
};

void report_screen_open(struct ui *ui, struct report_outcome *outcome)
{
	struct report_screen *screen = ui_state(ui, &report_screen);
	struct report_view *view = &screen->view;
	struct error error;

	screen->arena = ui_arena(ui, screen);
	screen->outcome = outcome;
	if (!report_readers(ui->app, screen->arena, &screen->readers, &view->reader_count,
			    &error))
		view->trouble = arena_print(screen->arena, TROUBLE, error.text);
	if (view->reader_count)
		choose_reader(ui, screen, 0);
	list_fit(&view->list, REPORT_ROW_TEXTS, 1);
	ui_push(ui, screen);
}
