/* ui/assign_boxes_screen.c -- what none of the tasks may contain. */
#include "ui/screens.h"

#include "base/arena.h"
#include "model/leave_outs.h"
#include "model/practice.h"
#include "schedule/eligibility.h"
#include "tui/list.h"
#include "ui/assign_form.h"
#include "ui/page.h"

#include <assert.h>
#include <string.h>

static_assert(LEAVE_OUT_COUNT <= 32, "a bit for each");

struct boxes_screen {
	struct assign_form *making;
	unsigned chosen;		/* bits 1u << enum leave_out */
	struct list list;
};

static const struct keys boxes_keys = { NULL, {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "done",
		   "done, back to the assignment" },
		 { COMMAND_TOGGLE, { ' ' }, "Space", "choose",
		   "leave it out, or leave it out no longer" }),
	list_keys, back_keys, everywhere_keys
} };

static void keep(struct boxes_screen *screen)
{
	screen->making->draft.leave_out = leave_outs_text(screen->making->arena, screen->chosen);
	screen->making->changed = true;
}

static void draw(struct ui *ui, void *state)
{
	struct boxes_screen *screen = state;
	struct area page = page_begin(ui, "To be left out", NULL);
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
			  marked ? STYLE_STRONG : STYLE_PLAIN, leave_out_label((enum leave_out)at));
	}
	list_more(&screen->list, list);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct boxes_screen *screen = state;
	int command = input->command;

	if (list_move(&screen->list, command, 5))
		return;
	if (command == COMMAND_TOGGLE) {
		screen->chosen ^= 1u << screen->list.at;
		keep(screen);
	} else if (command == COMMAND_ENTER || command == COMMAND_BACK) {
		ui_pop(ui);
	}
}

const struct screen boxes_screen = {
	.draw = draw, .key = key, .keys = { &boxes_keys },
	.state_size = sizeof(struct boxes_screen),
};

void assign_boxes_open(struct ui *ui, struct assign_form *making)
{
	struct boxes_screen *screen = ui_state(ui, &boxes_screen);

	screen->making = making;
	screen->chosen = leave_outs_parse(making->draft.leave_out);
	list_fit(&screen->list, LEAVE_OUT_COUNT, 1);
	ui_push(ui, screen);
}
