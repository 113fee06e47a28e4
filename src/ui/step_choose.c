/* ui/step_choose.c -- one or many of some options. */
#include "ui/step_view.h"

#include "base/memory.h"
#include "tui/list.h"
#include "tui/screen.h"
#include "ui/page.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct choose_state {
	struct list list;
	struct scroll scroll;
	const struct step *step;
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
	choose->step = playing->view.step;
	list_fit(&choose->list, (int)options.count, 1);
	for (size_t i = 0; answer && i < options.count; i++)
		for (size_t j = 0; j < answer->choices.count; j++)
			if (!strcmp(options.at[i], answer->choices.at[j]))
				choose->chosen[i] = true;
	return choose;
}

/* The mark, the number and the box of one option. */
static void draw_box(const void *what, int index, struct area line)
{
	const struct choose_state *choose = what;
	bool chosen = choose->chosen[index];
	char number[8];

	list_mark(&choose->list, index, line.row, line.col);
	snprintf(number, sizeof number, index < 9 ? "%d" : " ", index + 1);
	draw_text(line.row, line.col + 2, 1, STYLE_QUIET, number);
	draw_text(line.row, line.col + 4, 3, chosen ? STYLE_ACCENT : STYLE_QUIET,
		  choose->step->many ? draw_symbol(chosen ? SYMBOL_BOX_ON : SYMBOL_BOX_OFF)
				     : chosen ? "(*)" : "( )");
}

/* The question and its options are one text; with the first option marked it is seen
 * from its beginning. */
static void draw(const struct playing *playing, void *state, struct area area)
{
	struct choose_state *choose = state;
	const struct step *step = playing->view.step;
	struct area page = area_inside(question_area(area, 66), area.rows >= 14 ? 2 : 0, 0, 0);
	size_t first;

	scroll_begin(&choose->scroll, playing->ui->frame);
	lay_question(&choose->scroll, step->ask, 0);
	first = choose->scroll.count;
	for (int i = 0; i < choose->list.count; i++)
		scroll_item(&choose->scroll, draw_box, choose, i,
			    i == choose->list.at ? STYLE_STRONG : STYLE_PLAIN, 8,
			    step->options.at[i]);
	scroll_reach(&choose->scroll, page, choose->list.at ? first + (size_t)choose->list.at
							    : 0, first + (size_t)choose->list.at);
	scroll_draw(&choose->scroll, page);
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
