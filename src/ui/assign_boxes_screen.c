/* ui/assign_boxes_screen.c -- what none of the tasks may contain. */
#include "ui/assign_making.h"

#include "schedule/begin.h"
#include "base/arena.h"
#include "base/memory.h"
#include "model/leave_outs.h"
#include "model/practice.h"
#include "tui/list.h"
#include "ui/page.h"
#include "tui/screen.h"

#include <stdlib.h>
#include <string.h>

struct boxes_screen {
	struct making *making;
	unsigned chosen;		/* bits 1u << enum leave_out */
	struct list list;
};

static void keep(struct boxes_screen *screen)
{
	screen->making->draft.leave_out = leave_outs_text(screen->making->arena, screen->chosen);
	screen->making->changed = true;
}

static void draw(struct ui *ui, void *state)
{
	struct boxes_screen *screen = state;
	struct area page = page_begin(ui, "To be left out", NULL, PLACE_BOXES);
	struct area list = area_inside(page, 2, 0, 0);

	draw_wrapped((struct area){ page.row, page.col, 2, page.cols }, STYLE_QUIET,
		     "What none of the tasks may contain.", false);
	list_fit(&screen->list, LEAVE_OUT_COUNT, list.rows);
	for (int i = 0; i < list.rows && screen->list.top + i < LEAVE_OUT_COUNT; i++) {
		int at = screen->list.top + i, row = list.row + i;
		bool on = screen->chosen & (1u << at);
		bool marked = list_mark(&screen->list, at, row, list.col);

		draw_text(row, list.col + 2, 3, on ? STYLE_ACCENT : STYLE_QUIET,
			  draw_symbol(on ? SYMBOL_BOX_ON : SYMBOL_BOX_OFF));
		draw_text(row, list.col + 6, list.cols - 8,
			  marked ? STYLE_STRONG : STYLE_PLAIN, begin_contents(at));
	}
	list_more(&screen->list, list);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct boxes_screen *screen = state;
	enum command command = keys_find(PLACE_BOXES, input);

	if (list_move(&screen->list, command, 5))
		return;
	if (command == COMMAND_TOGGLE) {
		screen->chosen ^= 1u << screen->list.at;
		keep(screen);
	} else if (command == COMMAND_ENTER || command == COMMAND_BACK) {
		ui_pop(ui);
	}
}

static enum place place(const void *state)
{
	(void)state;
	return PLACE_BOXES;
}

static const struct screen boxes_screen = {
	.draw = draw, .key = key, .place = place, .close = free,
};

void assign_boxes_open(struct ui *ui, struct making *making)
{
	struct boxes_screen *screen = memory_take(sizeof *screen);

	screen->making = making;
	screen->chosen = leave_outs_parse(making->draft.leave_out);
	list_fit(&screen->list, LEAVE_OUT_COUNT, 1);
	ui_push(ui, &boxes_screen, screen);
}
