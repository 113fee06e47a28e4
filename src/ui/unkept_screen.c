/* ui/unkept_screen.c -- the last screen, when words are nowhere but in memory: a place for
 * them, or their end.
 *
 * Promise: it goes away by itself as soon as all is kept; else by the key for it, pressed
 *          twice.
 */
#include "ui/screens.h"

#include "app/unkept.h"
#include "base/arena.h"
#include "base/error.h"
#include "tui/scroll.h"
#include "tui/textbox_view.h"
#include "ui/page.h"

#include <stdio.h>
#include <string.h>

struct unkept_screen {
	struct unkept unkept;
	struct unkept_outcome *outcome;
	struct scroll scroll;
	struct textbox path;		/* of a file, while it is typed */
	bool typing;
};

enum { COMMAND_WRITE = COMMAND_OWN };

static const struct key_row try_keys[] = {
	{ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "try again", "try the disk once more" },
	KEYS_END
};
static const struct key_row leave_keys[] = {
	{ COMMAND_QUIT, { 'q' }, "q", "leave", "leave without them" },
	KEYS_END
};

static const struct keys unkept_keys = { "Words that are not kept", {
	try_keys,
	KEY_ROWS({ COMMAND_WRITE, { 'w' }, "w", "write to a file",
		   "write the words to a file that you name" }),
	leave_keys, list_keys, everywhere_keys
} };
static const struct keys unkept_settings_keys = { NULL, {
	try_keys, leave_keys, list_keys, everywhere_keys
} };

/* The last word, and the end. */
static void end(struct ui *ui, struct unkept_screen *screen, bool lost, const char *words)
{
	struct unkept_outcome *outcome = screen->outcome;

	outcome->lost = lost;
	snprintf(outcome->words, sizeof outcome->words, "%s", words);
	ui_pop(ui);
}

static const struct keys *keys_now(const void *state)
{
	const struct unkept_screen *screen = state;

	return screen->typing ? &typing_keys
	       : screen->unkept.count ? &unkept_keys : &unkept_settings_keys;
}

static void draw_path(struct unkept_screen *screen, struct area page)
{
	static const char label[] = "File: ";
	int row = page.row + page.rows - 1, width = (int)sizeof label - 1;

	draw_text(row, page.col, width, STYLE_STRONG, label);
	textbox_draw(&screen->path, (struct area){ row, page.col + width, 1,
						   page.cols - width }, "~/my-words.txt", true);
}

static const char *what_helps(struct arena *arena, const struct unkept *unkept)
{
	if (!unkept->count)
		return "Enter tries their file again. q leaves; the file is as it was.";
	return arena_print(arena, "Free some space, and Enter tries the disk again. w writes the "
			   "words to a file that you name, on a stick or elsewhere. q leaves; they "
			   "are %s.", unkept->passing
			   ? "taken in when Groundwork opens again before that" : "gone then");
}

static void draw(struct ui *ui, void *state)
{
	struct unkept_screen *screen = state;
	struct area page = area_centred(page_begin(ui, "Not kept yet", NULL), 72);

	scroll_begin(&screen->scroll, ui->frame);
	scroll_add(&screen->scroll, STYLE_STRONG, 0, NULL,
		   unkept_story(ui->frame, &screen->unkept, false));
	scroll_blank(&screen->scroll);
	scroll_add(&screen->scroll, STYLE_PLAIN, 0, NULL, what_helps(ui->frame, &screen->unkept));
	scroll_draw(&screen->scroll, area_inside(page, 0, screen->typing ? 2 : 0, 0));
	draw_cursor(page.row, page.col, false);
	if (screen->typing)
		draw_path(screen, page);
}

static void try_again(struct ui *ui, struct unkept_screen *screen)
{
	if (unkept_find(ui->app, ui_arena_again(ui, screen), &screen->unkept)) {
		ui_note(ui, "It still cannot be written.");
		return;
	}
	end(ui, screen, false, "All of it is on the disk now.");
}

static void write_file(struct ui *ui, struct unkept_screen *screen, const char *path)
{
	struct error error;

	if (!unkept_write(ui->frame, &screen->unkept, path, &error)) {
		ui_note(ui, error.text);
		return;
	}
	end(ui, screen, screen->unkept.settings,
	    arena_print(ui->frame, "What you wrote is in %s.", path));
}

static void end_typing(struct unkept_screen *screen)
{
	textbox_close(&screen->path);
	screen->typing = false;
}

static void typing_key(struct ui *ui, struct unkept_screen *screen, const struct input *input)
{
	const char *path;
	bool changed;

	if (input->command == COMMAND_NONE) {
		if (input->kind != INPUT_PASTE || !strchr(input->paste, '\n'))
			textbox_key(&screen->path, input, 1, &changed);
		return;
	}
	path = arena_copy(ui->frame, textbox_text(&screen->path));
	end_typing(screen);
	if (input->command == COMMAND_ENTER && *path)
		write_file(ui, screen, path);
}

static void leave(struct ui *ui, struct unkept_screen *screen)
{
	if (!ui_confirm(ui, screen->unkept.passing
			? "It lies there until you log out. The same key once more leaves."
			: "What is not kept is gone then. The same key once more leaves."))
		return;
	if (screen->unkept.passing) {
		end(ui, screen, screen->unkept.settings,
		    unkept_story(ui->frame, &screen->unkept, true));
		return;
	}
	end(ui, screen, true, screen->unkept.count ? "What you wrote was not kept."
						   : "What you set was not kept.");
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct unkept_screen *screen = state;
	int command = input->command;

	if (screen->typing) {
		typing_key(ui, screen, input);
	} else if (command == COMMAND_ENTER) {
		try_again(ui, screen);
	} else if (command == COMMAND_WRITE) {
		textbox_open(&screen->path, "");
		screen->typing = true;
	} else if (command == COMMAND_QUIT) {
		leave(ui, screen);
	} else {
		scroll_move(&screen->scroll, command);
	}
}

static void close_screen(void *state)
{
	struct unkept_screen *screen = state;

	if (screen->typing)
		end_typing(screen);
}

const struct screen unkept_screen = {
	.draw = draw, .key = key,
	.keys = { &unkept_keys, &unkept_settings_keys, &typing_keys }, .keys_now = keys_now,
	.close = close_screen, .state_size = sizeof(struct unkept_screen),
};

void unkept_screen_when_due(struct ui *ui, struct unkept_outcome *outcome)
{
	struct unkept_screen *screen = ui_state(ui, &unkept_screen);

	screen->outcome = outcome;
	if (unkept_find(ui->app, ui_arena_again(ui, screen), &screen->unkept))
		ui_push(ui, screen);
}
