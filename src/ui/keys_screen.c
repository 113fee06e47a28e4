/* ui/keys_screen.c -- the key table, read aloud. */
#include "ui/screens.h"

#include "tui/scroll.h"
#include "ui/page.h"

struct keys_screen {
	const struct keys *of;
	struct scroll scroll;
};

static const struct keys help_keys = { NULL, { list_keys, back_keys } };

static void draw(struct ui *ui, void *state)
{
	struct keys_screen *keys = state;
	struct area page = page_begin(ui, "Keys", NULL);
	const struct key_row *row;

	scroll_begin(&keys->scroll, ui->frame);
	for (size_t i = 0; (row = keys_row(keys->of, i)) != NULL; i++)
		if (row->help)
			scroll_add(&keys->scroll, STYLE_PLAIN, 10, row->shown, row->help);
	scroll_draw(&keys->scroll, area_centred(page, 72));
	draw_cursor(page.row, page.col, false);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct keys_screen *keys = state;

	if (!scroll_move(&keys->scroll, input->command))
		ui_pop(ui);
}

const struct screen keys_screen = {
	.draw = draw, .key = key, .keys = { &help_keys },
	.state_size = sizeof(struct keys_screen),
};

void keys_screen_open(struct ui *ui, const struct keys *of)
{
	struct keys_screen *keys = ui_state(ui, &keys_screen);

	keys->of = of;
	ui_push(ui, keys);
}
