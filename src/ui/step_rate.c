/* ui/step_rate.c -- a number between two words; or only the words. */
#include "ui/step_view.h"

#include "base/memory.h"
#include "tui/numbers.h"
#include "ui/page.h"

#include <stdio.h>
#include <stdlib.h>

const struct keys rate_keys = { "A number", {
	done_keys, digit_keys, leave_keys, step_page_keys, sound_keys, arrow_keys,
	value_keys, everywhere_keys
} };

static void *open_view(const struct playing *playing)
{
	struct numbers *rate = memory_alloc(sizeof *rate);
	const struct answer *answer = player_answer(playing->player);

	rate->from = playing->view.step->from;
	rate->to = playing->view.step->to;
	if (answer && answer->holds == ANSWER_NUMBER)
		numbers_give(rate, answer->number);
	return rate;
}

/* The digit of a number that is shown as a word: itself, or its place from 1. */
static int digit_of(const struct step *step, int number)
{
	return step->from < 0 ? number - step->from + 1 : number;
}

/* Returns the rows that it took. */
static int draw_word(const struct step *step, const struct numbers *rate, int number,
		     struct area area)
{
	bool chosen = rate->given && number == rate->number;
	const char *word = step_number_word(step, number);
	char digits[8];

	if (chosen)
		draw_text(area.row, area.col, 1, STYLE_ACCENT, draw_symbol(SYMBOL_MARK));
	if (chosen || (!rate->given && number == step->from))
		draw_cursor(area.row, area.col, true);
	snprintf(digits, sizeof digits, "%d", digit_of(step, number));
	draw_text(area.row, area.col + 2, 3, chosen ? STYLE_STRONG : STYLE_PLAIN, digits);
	area.col += 5;
	area.cols -= 5;
	return draw_wrapped(area, chosen ? STYLE_STRONG : STYLE_PLAIN, word ? word : "", false);
}

static int words_height(const struct step *step, struct area area)
{
	int rows = 0;

	for (int number = step->from; number <= step->to; number++) {
		const char *word = step_number_word(step, number);

		rows += draw_height(word ? word : "", area.cols - 5);
	}
	return rows;
}

/* Apart from each other where there is room; from the chosen one's neighbour on
 * where there is not even room for all. */
static void draw_words(const struct step *step, const struct numbers *rate,
		       struct area area)
{
	int rows = words_height(step, area), count = step->to - step->from + 1;
	int between = rows + count - 1 <= area.rows && area.rows >= 8 ? 1 : 0;
	int first = step->from, at = rate->given ? rate->number : step->from;

	if (rows > area.rows && at > step->from)
		first = at - 1;
	for (int number = first; number <= step->to && area.rows > 0; number++) {
		int took = draw_word(step, rate, number, area) + between;

		area = area_inside(area, took, 0, 0);
	}
}

/* Tells whether the question and what is chosen from fit below each other. */
static bool fits(const struct step *step, struct texts ask, struct area area)
{
	int rows = step_in_words(step) ? words_height(step, area) : 3;
	bool apart = area.rows >= 12;

	for (size_t i = 0; i < ask.count; i++)
		rows += draw_height(ask.at[i], area.cols) + apart;
	return rows + 1 <= area.rows;
}

/* The last paragraph is the question; in a small window those before it, which all
 * the questions of a form share, give way. */
static struct texts what_fits(const struct step *step, struct area area)
{
	struct texts ask = step->ask;

	while (ask.count > 1 && !fits(step, ask, area))
		ask = (struct texts){ ask.at + 1, ask.count - 1 };
	return ask;
}

static void draw(const struct playing *playing, void *state, struct area area)
{
	const struct step *step = playing->view.step;
	struct area page = area_centred(area, 66);
	struct texts ask = what_fits(step, page);
	int asked;

	if (fits(step, ask, area_inside(page, area.rows / 5, 0, 0)))
		page = area_inside(page, area.rows / 5, 0, 0);
	asked = draw_question(page, ask, ask.count - 1, area.rows >= 14);
	page = area_inside(page, asked + (area.rows >= 14), 0, 0);
	if (step_in_words(step))
		draw_words(step, state, page);
	else
		numbers_draw(state, page, step->low, step->high);
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
	struct numbers *rate = state;

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
