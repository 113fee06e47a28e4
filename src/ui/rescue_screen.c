/* ui/rescue_screen.c -- what an editor left behind is shown, one text after another, and
 * stays until it is decided on.
 *
 * Promise: nothing is thrown away but by the key for it, pressed twice; whoever goes by is
 *          asked again at the next start.
 */
#include "ui/screens.h"

#include "app/rescue.h"
#include "base/arena.h"
#include "base/error.h"
#include "tui/editor.h"
#include "tui/scroll.h"
#include "ui/page.h"

#include <stdio.h>
#include <string.h>

struct rescue_screen {
	struct rescues found;
	size_t at;
	struct scroll scroll;
};

enum { COMMAND_EDIT = COMMAND_OWN };

static const struct keys rescue_keys = { "A text that your editor left", {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "keep", "put it into your log" },
		 { COMMAND_EDIT, { 'e', KEY_CTRL('E') }, "e", "editor",
		   "go on with it in your editor" },
		 { COMMAND_REMOVE, { 'x' }, "x", "throw away", "throw it away" }),
	list_keys,
	KEY_ROWS({ COMMAND_BACK, { KEY(ESCAPE), 'q' }, "Esc", "later",
		   "leave it there; the next start asks again" }),
	everywhere_keys
} };

static void draw(struct ui *ui, void *state)
{
	struct rescue_screen *screen = state;
	const struct rescue *rescue = &screen->found.at[screen->at];
	char count[32] = "";
	struct area page;

	if (screen->found.count > 1)
		snprintf(count, sizeof count, "%zu of %zu", screen->at + 1,
			 screen->found.count);
	page = area_centred(page_begin(ui, "From your editor",
				       *count ? count : NULL), 72);
	scroll_begin(&screen->scroll, ui->frame);
	scroll_add(&screen->scroll, STYLE_STRONG, 0, NULL, rescue_story(ui->frame, rescue));
	if (rescue->copy || !rescue->text)
		scroll_add(&screen->scroll, STYLE_QUIET, 0, NULL, rescue->draft.path);
	scroll_blank(&screen->scroll);
	if (rescue->text)
		scroll_add(&screen->scroll, STYLE_PLAIN, 0, NULL, rescue->text);
	scroll_draw(&screen->scroll, page);
	draw_cursor(page.row, page.col, false);
}

static void go_on(struct ui *ui, struct rescue_screen *screen)
{
	screen->scroll.top = 0;
	if (++screen->at == screen->found.count)
		ui_pop(ui);
}

/* Stays as long as something is left of it, and says what became of the rest. */
static void look_again(struct ui *ui, struct rescue_screen *screen, const char *words)
{
	char said[600];

	snprintf(said, sizeof said, "%s", words);
	screen->scroll.top = 0;
	if (!rescue_look(ui->app, ui_arena(ui, screen), &screen->found.at[screen->at]))
		go_on(ui, screen);
	if (*said)
		ui_note(ui, said);
}

static void keep(struct ui *ui, struct rescue_screen *screen)
{
	struct rescue *rescue = &screen->found.at[screen->at];
	const char *where, *words = "It is in your log.";
	struct error error;

	if (!rescue_keep(ui->app, ui_arena(ui, screen), rescue, &where, &error))
		words = error.text;
	else if (where)
		words = arena_print(ui->frame, "It lies in %s now.", where);
	else if (!rescue->text)
		words = "Only your editor can open its copy: e starts it.";
	look_again(ui, screen, words);
}

struct going_on {
	const char *path;
	char words[EDITED_WORDS];
};

static void run_editor(void *context)
{
	struct going_on *going_on = context;

	editor_go_on(going_on->path, going_on->words);
}

static void edit(struct ui *ui, struct rescue_screen *screen)
{
	struct going_on going_on = { .path = screen->found.at[screen->at].draft.path };

	ui_lend(ui, run_editor, &going_on);
	look_again(ui, screen, going_on.words);
}

static void discard(struct ui *ui, struct rescue_screen *screen)
{
	if (!ui_confirm(ui, "It is thrown away for good. The same key once more does it."))
		return;
	rescue_discard(&screen->found.at[screen->at]);
	go_on(ui, screen);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct rescue_screen *screen = state;
	int command = input->command;

	if (command == COMMAND_ENTER)
		keep(ui, screen);
	else if (command == COMMAND_EDIT)
		edit(ui, screen);
	else if (command == COMMAND_REMOVE)
		discard(ui, screen);
	else if (command == COMMAND_BACK)
		go_on(ui, screen);
	else
		scroll_move(&screen->scroll, command);
}

static void close_screen(void *state)
{
	struct rescue_screen *screen = state;

	rescue_let_go(&screen->found);
}

const struct screen rescue_screen = {
	.draw = draw, .key = key, .keys = { &rescue_keys }, .close = close_screen,
	.state_size = sizeof(struct rescue_screen),
};

void rescue_screen_when_due(struct ui *ui)
{
	struct rescue_screen *screen = ui_state(ui, &rescue_screen);

	rescue_find(ui->app, ui_arena(ui, screen), &screen->found);
	if (screen->found.count)
		ui_push(ui, screen);
}
