/* ui/step_rate.c -- a number between two words; or only the words. */
#include "ui/step_view.h"

#include "base/memory.h"
#include "tui/numbers.h"
#include "tui/screen.h"
#include "ui/page.h"

#include <stdio.h>
#include <stdlib.h>

const struct keys rate_keys = { "A number", {
	done_keys, digit_keys, leave_keys, step_page_keys, sound_keys, arrow_keys,
	value_keys, everywhere_keys
} };

struct rate_state {
	struct numbers numbers;
	struct scroll scroll;
	const struct step *step;
};

static void *open_view(const struct playing *playing)
{
	struct rate_state *state = memory_alloc(sizeof *state);
	struct numbers *rate = &state->numbers;
	const struct answer *answer = player_answer(playing->player);

	state->step = playing->view.step;
	rate->from = playing->view.step->from;
	rate->to = playing->view.step->to;
	if (answer && answer->holds == ANSWER_NUMBER)
		numbers_give(rate, answer->number);
	return state;
}

/* The digit of a number that is shown as a word: itself, or its place from 1. */
static int digit_of(const struct step *step, int number)
{
	return step->from < 0 ? number - step->from + 1 : number;
}

/* The mark and the digit of a word. */
static void draw_digit(const void *what, int number, struct area line)
{
	const struct rate_state *state = what;
	const struct numbers *rate = &state->numbers;
	bool chosen = rate->given && number == rate->number;
	char digits[8];

	if (chosen)
		draw_text(line.row, line.col, 1, STYLE_ACCENT, draw_symbol(SYMBOL_MARK));
	if (chosen || (!rate->given && number == state->step->from))
		draw_cursor(line.row, line.col, true);
	snprintf(digits, sizeof digits, "%d", digit_of(state->step, number));
	draw_text(line.row, line.col + 2, 3, chosen ? STYLE_STRONG : STYLE_PLAIN, digits);
}

static void lay_words(struct rate_state *state)
{
	const struct step *step = state->step;
	const struct numbers *rate = &state->numbers;

	for (int number = step->from; number <= step->to; number++) {
		const char *word = step_number_word(step, number);
		bool chosen = rate->given && number == rate->number;

		if (number > step->from)
			scroll_gap(&state->scroll, 3);
		scroll_item(&state->scroll, draw_digit, state, number,
			    chosen ? STYLE_STRONG : STYLE_PLAIN, 5, word ? word : "");
	}
}

enum { SCALE_ROWS = 3 };

/* A scale has three rows, and is drawn with its last one. */
static void draw_scale(const void *what, int index, struct area line)
{
	const struct rate_state *state = what;

	line.row -= SCALE_ROWS - 1;
	if (index == SCALE_ROWS - 1)
		numbers_draw(&state->numbers, line, state->step->low, state->step->high);
}

static void lay(struct rate_state *state, struct arena *arena)
{
	const struct step *step = state->step;

	scroll_begin(&state->scroll, arena);
	lay_question(&state->scroll, step->ask, step->ask.count - 1);
	if (step_in_words(step))
		lay_words(state);
	for (int i = 0; i < SCALE_ROWS && !step_in_words(step); i++)
		scroll_row(&state->scroll, draw_scale, state, i);
}

/* Of the paragraphs, the one that is chosen; of words each but the first has a gap
 * before it. */
static size_t chosen_paragraph(const struct rate_state *state)
{
	size_t last = state->scroll.count - 1;

	if (!step_in_words(state->step))
		return last;
	return last - 2 * (size_t)(state->step->to - state->numbers.number);
}

/* Question and answers are one text, seen from its beginning until something else than
 * the first is chosen. */
static void draw(const struct playing *playing, void *what, struct area area)
{
	struct rate_state *state = what;
	const struct numbers *rate = &state->numbers;
	struct area page = question_area(area, 66), lower = area_inside(page, area.rows / 5, 0, 0);
	bool first = !rate->given ||
		     (step_in_words(state->step) && rate->number == state->step->from);

	lay(state, playing->ui->frame);
	if (scroll_height(&state->scroll, page) <= lower.rows)
		page = lower;
	if (first)
		state->scroll.top = 0;
	else
		scroll_reach(&state->scroll, page, chosen_paragraph(state) -
			     (step_in_words(state->step) ? 0 : SCALE_ROWS - 1),
			     chosen_paragraph(state));
	scroll_draw(&state->scroll, page);
}

/* Words that begin below zero are chosen by their place. */
static void take_digit(const struct playing *playing, struct numbers *rate, int digit)
{
	const struct step *step = playing->view.step;

	if (step->from < 0 && step_in_words(step))
		numbers_give(rate, step->from + digit - 1);
	else
		numbers_digit(rate, digit);
}

/* The first arrow takes the middle, or the first of several words; the next ones go
 * from there. */
static void step_number(const struct playing *playing, struct numbers *rate, int by)
{
	const struct step *step = playing->view.step;

	numbers_step(rate, by, step->labels.count ? step->from
						  : (step->from + step->to) / 2);
}

static bool change(const struct playing *playing, struct numbers *rate,
		   const struct input *input)
{
	int command = input->command;
	int down = step_in_words(playing->view.step) ? 1 : -1;

	if (command == COMMAND_NUMBER)
		take_digit(playing, rate, input->text[0] - '0');
	else if (command == COMMAND_LEFT || command == COMMAND_RIGHT)
		step_number(playing, rate, command == COMMAND_LEFT ? -1 : 1);
	else if (command == COMMAND_UP || command == COMMAND_DOWN)
		step_number(playing, rate, command == COMMAND_UP ? -down : down);
	else
		return false;
	return true;
}

static bool key(const struct playing *playing, void *state, const struct input *input)
{
	struct numbers *rate = &((struct rate_state *)state)->numbers;

	if (change(playing, rate, input)) {
		if (rate->given)
			player_answer_number(playing->player, rate->number);
		return true;
	}
	rate->by_digit = false;
	if (input->command != COMMAND_ENTER)
		return false;
	player_do(playing->player, SESSION_DONE);
	return true;
}

const struct step_view rate_view = {
	.open = open_view, .draw = draw, .key = key, .keys = &rate_keys, .close = free,
};
