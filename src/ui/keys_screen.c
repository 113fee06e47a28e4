/* ui/keys_screen.c -- the key table, read aloud. */
#include "ui/keys_screen.h"

#include "base/memory.h"
#include "ui/page.h"
#include "tui/screen.h"
#include "tui/scroll.h"

#include <stdlib.h>

struct keys_screen {
	enum place of;
	struct scroll scroll;
};

static void draw(struct ui *ui, void *state)
{
	struct keys_screen *keys = state;
	struct area page = page_begin(ui, "Keys", NULL, PLACE_KEYS);

	scroll_begin(&keys->scroll);
	for (size_t i = 0; i < keys_count(); i++) {
		const struct key_row *row = keys_row(i);

		if (row->help && keys_row_at(row, keys->of))
			scroll_add(&keys->scroll, STYLE_PLAIN, 10, row->shown, row->help);
	}
	scroll_draw(&keys->scroll, area_centred(page, 72));
	draw_cursor(page.row, page.col, false);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct keys_screen *keys = state;

	if (!scroll_move(&keys->scroll, keys_find(PLACE_KEYS, input)))
		ui_pop(ui);
}

static enum place place(const void *state)
{
	(void)state;
	return PLACE_KEYS;
}

static void close_screen(void *state)
{
	struct keys_screen *keys = state;

	scroll_close(&keys->scroll);
	free(keys);
}

static const struct screen keys_screen = {
	.draw = draw, .key = key, .place = place, .close = close_screen,
};

void keys_screen_open(struct ui *ui, enum place of)
{
	struct keys_screen *keys = memory_take(sizeof *keys);

	keys->of = of;
	ui_push(ui, &keys_screen, keys);
}
