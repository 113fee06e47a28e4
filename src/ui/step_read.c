/* ui/step_read.c -- a text, with all the time it needs. */
#include "ui/step_view.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "schedule/intention_history.h"
#include "tui/screen.h"
#include "tui/scroll.h"
#include "ui/page.h"

#include <stdlib.h>

struct read_state {
	struct scroll scroll;
	char *shown;		/* of the person's own, below the text; NULL */
	bool timed;
};

const struct keys read_keys = { "A text to read", {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER), ' ' }, "Enter", "go on",
		   "go on to the next step" }),
	leave_keys, step_arrow_keys, sound_keys, move_keys, end_keys, everywhere_keys
} };

/* What the step wants to have below its text, when there is such a thing. */
static char *find_shown(const struct playing *playing)
{
	struct arena *arena;
	const char *line;
	struct error error;
	char *shown = NULL;

	if (playing->view.step->shows != SHOWN_INTENTION)
		return NULL;
	arena = arena_open();
	if (!intention_line(playing->ui->app, arena, &line, &error))
		shown = memory_copy(INTENTION_UNREAD);
	else if (line)
		shown = memory_print("“%s”", line);
	arena_close(arena);
	return shown;
}

static void *open_view(const struct playing *playing)
{
	struct read_state *reading = memory_alloc(sizeof *reading);

	reading->timed = step_is_timed(playing->view.step);
	reading->shown = find_shown(playing);
	return reading;
}

static void draw(const struct playing *playing, void *state, struct area area)
{
	struct read_state *reading = state;
	struct texts text = playing->view.step->text;
	struct area page = area_centred(area, 66);
	int rows;

	scroll_begin(&reading->scroll, playing->ui->frame);
	for (size_t i = 0; i < text.count; i++) {
		if (i)
			scroll_blank(&reading->scroll);
		scroll_add(&reading->scroll, STYLE_PLAIN, 0, NULL, text.at[i]);
	}
	if (reading->shown) {
		scroll_blank(&reading->scroll);
		scroll_add(&reading->scroll, STYLE_STRONG, 0, NULL, reading->shown);
	}
	rows = scroll_height(&reading->scroll, page);
	if (rows < page.rows)	/* a short text stands a third down */
		page = area_inside(page, (page.rows - rows) / 3, 0, 0);
	scroll_draw(&reading->scroll, page);
	draw_cursor(page.row, page.col, false);
}

static bool key(const struct playing *playing, void *state, const struct input *input)
{
	struct read_state *reading = state;
	int command = input->command;

	if (command == COMMAND_ENTER && scroll_has_more(&reading->scroll))
		return scroll_move(&reading->scroll, COMMAND_PAGE_DOWN);
	if (command == COMMAND_ENTER) {
		player_do(playing->player, SESSION_DONE);
		return true;
	}
	return scroll_move(&reading->scroll, command);
}

static const struct keys *keys_now(const void *state)
{
	const struct read_state *reading = state;

	return reading->timed ? &player_keys : &read_keys;
}

static void close_view(void *state)
{
	struct read_state *reading = state;

	free(reading->shown);
	free(reading);
}

const struct step_view read_view = {
	.open = open_view, .draw = draw, .key = key, .keys_now = keys_now,
	.close = close_view,
};
