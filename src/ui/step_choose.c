/* ui/step_choose.c -- one or many of some options. */
#include "ui/step_view.h"

#include "base/memory.h"
#include "tui/list.h"
#include "ui/page.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct choose_state {
	struct list list;
	bool chosen[OPTIONS_MOST];
};

const struct keys choose_keys = { "Choosing", {
	done_keys,
	KEY_ROWS({ COMMAND_TOGGLE, { ' ' }, "Space", "choose",
		   "choose, or choose no longer" },
		 { COMMAND_NUMBER, { 0 }, "1-9", NULL,
		   "choose the option with that number, or choose it no longer" }),
	leave_keys, step_page_keys, sound_keys, move_keys, end_keys, everywhere_keys
} };

static void *open_view(const struct playing *playing)
{
	struct choose_state *choose = memory_alloc(sizeof *choose);
	const struct answer *answer = player_answer(playing->player);
	struct texts options = playing->view.step->options;

	assert(options.count <= OPTIONS_MOST);
	list_fit(&choose->list, (int)options.count, 1);
	for (size_t i = 0; answer && i < options.count; i++)
		for (size_t j = 0; j < answer->choices.count; j++)
			if (!strcmp(options.at[i], answer->choices.at[j]))
				choose->chosen[i] = true;
	return choose;
}

/* The rows of one option, wrapped beside its box. */
static int draw_option(const struct playing *playing, const struct choose_state *choose,
		       int index, struct area area)
{
	const struct step *step = playing->view.step;
	bool marked = list_mark(&choose->list, index, area.row, area.col);
	char number[8];
	int col = area.col + 2;

	snprintf(number, sizeof number, index < 9 ? "%d" : " ", index + 1);
	col += draw_text(area.row, col, 2, STYLE_QUIET, number) + 1;
	col += draw_text(area.row, col, 4, choose->chosen[index] ? STYLE_ACCENT : STYLE_QUIET,
			 step->many ? draw_symbol(choose->chosen[index] ? SYMBOL_BOX_ON
								       : SYMBOL_BOX_OFF)
				    : choose->chosen[index] ? "(*)" : "( )") + 1;
	return draw_wrapped((struct area){ area.row, col, area.rows,
					   area.cols - (col - area.col) },
			    marked ? STYLE_STRONG : STYLE_PLAIN,
			    step->options.at[index], false);
}

static int option_rows(const struct step *step, int index, struct area area)
{
	return draw_height(step->options.at[index], area.cols - 8);
}

/* How many options from `top` on can be seen. */
static int options_seen(const struct step *step, int top, struct area area)
{
	int rows = 0, seen = 0;

	while (top + seen < (int)step->options.count) {
		rows += option_rows(step, top + seen, area);
		if (rows > area.rows)
			break;
		seen++;
	}
	return seen > 0 ? seen : 1;
}

static void draw(const struct playing *playing, void *state, struct area area)
{
	struct choose_state *choose = state;
	const struct step *step = playing->view.step;
	struct area page = area_centred(area, 66);
	int above = area.rows >= 14 ? 2 : 0, asked, seen, row;

	asked = draw_question(area_inside(page, above, 4, 0), step->ask, 0, above > 0);
	page = area_inside(page, above + asked, 0, 0);
	page.cols -= 2;
	seen = options_seen(step, choose->list.top, page);
	list_fit(&choose->list, (int)step->options.count, seen);
	row = page.row;
	for (int i = choose->list.top; i < choose->list.count; i++) {
		struct area rest = { row, page.col, page.row + page.rows - row, page.cols };

		if (option_rows(step, i, page) > rest.rows)
			break;
		row += draw_option(playing, choose, i, rest);
	}
	page.cols += 2;
	if (choose->list.top > 0)
		draw_text(page.row, page.col + page.cols - 1, 1, STYLE_QUIET,
			  draw_symbol(SYMBOL_MORE_ABOVE));
	if (choose->list.top + seen < choose->list.count)
		draw_text(page.row + page.rows - 1, page.col + page.cols - 1, 1,
			  STYLE_QUIET, draw_symbol(SYMBOL_MORE_BELOW));
}

static void toggle(const struct playing *playing, struct choose_state *choose, int index)
{
	const struct step *step = playing->view.step;
	bool now;

	if (index < 0 || index >= (int)step->options.count)
		return;
	now = !choose->chosen[index];
	if (!step->many)
		memset(choose->chosen, 0, sizeof choose->chosen);
	choose->chosen[index] = now;
	choose->list.at = index;
	player_answer_choices(playing->player, choose->chosen, step->options.count);
}

static bool any_chosen(const struct choose_state *choose)
{
	for (int i = 0; i < OPTIONS_MOST; i++)
		if (choose->chosen[i])
			return true;
	return false;
}

static bool key(const struct playing *playing, void *state, const struct input *input)
{
	struct choose_state *choose = state;
	int command = input->command;

	if (list_move(&choose->list, command, 5))
		return true;
	if (command == COMMAND_TOGGLE)
		toggle(playing, choose, choose->list.at);
	else if (command == COMMAND_NUMBER)
		toggle(playing, choose, input->text[0] - '1');
	else if (command == COMMAND_ENTER) {
		/* of one, Enter takes the marked one; none is taken by going on */
		if (!playing->view.step->many && !any_chosen(choose))
			toggle(playing, choose, choose->list.at);
		player_do(playing->player, SESSION_DONE);
	} else {
		return false;
	}
	return true;
}

const struct step_view choose_view = {
	.open = open_view, .draw = draw, .key = key, .keys = &choose_keys, .close = free,
};
