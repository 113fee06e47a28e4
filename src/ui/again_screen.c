/* ui/again_screen.c -- a practice is begun that was left with words in it: on with them, or
 * anew.
 *
 * Promise: going on is one Enter; beginning anew leaves what was written in the journal.
 * Fails:   as player_screen_open() does.
 */
#include "ui/screens.h"

#include "base/arena.h"
#include "base/error.h"
#include "practice/player.h"
#include "schedule/left_practice.h"
#include "ui/page.h"

#include <stdio.h>

struct again_screen {
	const struct practice *practice;
	struct player_options options;
	struct left_practice left;
	bool begun;
};

enum { COMMAND_ANEW = COMMAND_OWN };

static const struct keys again_keys = { "A practice that you left", {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "go on", "go on where you left it" },
		 { COMMAND_ANEW, { 'n' }, "n", "begin anew",
		   "begin anew; what you wrote stays in the journal" }),
	back_keys, everywhere_keys
} };

static void draw(struct ui *ui, void *state)
{
	struct again_screen *screen = state;
	struct area page = page_begin(ui, screen->practice->title,
				      practice_kind_name(screen->practice->kind));
	struct area area = area_centred(page, 68);

	if (area.rows >= 16)
		area = area_inside(area, 2, 0, 0);
	area = area_inside(area, draw_wrapped(area, STYLE_PLAIN, screen->left.story, false) + 1,
			   0, 0);
	if (screen->left.last)
		area = area_inside(area, draw_wrapped(area, STYLE_QUIET, arena_print(ui->frame,
				   "“%s”", screen->left.last), false) + 1, 0, 0);
	draw_wrapped(area, STYLE_STRONG, "Enter goes on there. n begins anew; what you wrote "
		     "stays in the journal.", false);
	draw_cursor(area.row, area.col, false);
}

static void begin(struct ui *ui, struct again_screen *screen, bool anew)
{
	struct player_options goes_on = { .resume = &screen->left.open };
	int depth = ui->depth;
	struct error error;

	if (!(anew ? before_screen_anew(ui, screen->practice, &screen->options, &error)
		   : player_screen_try(ui, screen->practice, &goes_on, &error)))
		ui_note(ui, error.text);
	screen->begun = ui->depth > depth;
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct again_screen *screen = state;
	int command = input->command;

	if (command == COMMAND_ENTER || command == COMMAND_ANEW)
		begin(ui, screen, command == COMMAND_ANEW);
	else if (command == COMMAND_BACK)
		ui_pop(ui);
}

/* After the practice there is nothing left to ask. */
static void shown(struct ui *ui, void *state)
{
	const struct again_screen *screen = state;

	if (screen->begun)
		ui_pop(ui);
}

const struct screen again_screen = {
	.draw = draw, .key = key, .keys = { &again_keys }, .shown = shown,
	.state_size = sizeof(struct again_screen),
};

bool again_screen_ask(struct ui *ui, const struct practice *practice,
		      const struct player_options *options)
{
	struct again_screen *screen = ui_state(ui, &again_screen);
	struct arena *arena = ui_arena(ui, screen);

	if (options->resume ||
	    !left_practice_find(ui->app, arena, practice, options->place, &screen->left))
		return false;
	screen->practice = practice;
	screen->options = player_options_copy(arena, options);
	ui_push(ui, screen);
	return true;
}
