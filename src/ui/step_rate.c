/* ui/step_rate.c -- a number between two words; or only the words. */
#include "ui/step_view.h"

#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>

struct rate_state {
	int number;
	bool given;
	bool by_digit;		/* the last key was a digit: 1 0 is ten */
};

static void *open_view(const struct playing *playing)
{
	struct rate_state *rate = memory_take(sizeof *rate);
	const struct answer *answer = player_answer(playing->player);

	if (answer && answer->holds == ANSWER_NUMBER) {
		rate->number = answer->number;
		rate->given = true;
	}
	return rate;
}

/* Less, the same, more: shown as words. */
static bool in_words(const struct step *step)
{
	return step->from == -1 && step->to == 1;
}

static const char *word_of(const struct step *step, int number)
{
	if (number == 0)
		return "the same";
	return number < 0 ? step->low : step->high;
}

static void draw_words(const struct step *step, const struct rate_state *rate,
		       struct area area)
{
	for (int number = step->from; number <= step->to; number++) {
		bool chosen = rate->given && number == rate->number;
		int row = area.row + (number - step->from) * (area.rows >= 8 ? 2 : 1);
		char text[120];

		snprintf(text, sizeof text, "%d  %s", number - step->from + 1,
			 word_of(step, number));
		if (chosen)
			draw_text(row, area.col, 1, STYLE_ACCENT, draw_symbol(SYMBOL_MARK));
		if (chosen || (!rate->given && number == step->from))
			draw_cursor(row, area.col, true);
		draw_text(row, area.col + 2, area.cols - 2,
			  chosen ? STYLE_STRONG : STYLE_PLAIN, text);
	}
}

static void draw_numbers(const struct step *step, const struct rate_state *rate,
			 struct area area)
{
	int count = step->to - step->from + 1;
	int each = area.cols / count > 6 ? 6 : area.cols / count;

	for (int i = 0; i < count; i++) {
		bool chosen = rate->given && step->from + i == rate->number;
		int col = area.col + i * each;
		char text[16];

		snprintf(text, sizeof text, chosen && each >= 4 ? "[%d]" : "%d",
			 step->from + i);
		draw_text(area.row, chosen && each >= 4 ? col : col + 1, each,
			  chosen ? STYLE_ACCENT : STYLE_PLAIN, text);
		if (chosen && each < 4)
			draw_text(area.row + 1, col + 1, 1, STYLE_ACCENT, "▲");
		if (chosen || (!rate->given && i == 0))
			draw_cursor(area.row, col + 1, true);
	}
	if (step->low)
		draw_text(area.row + 2, area.col + 1, area.cols / 2 - 1, STYLE_QUIET,
			  step->low);
	if (step->high)
		draw_right((struct area){ area.row, area.col + area.cols / 2, 1,
					  count * each - area.cols / 2 }, area.row + 2,
			   STYLE_QUIET, step->high);
}

static void draw(const struct playing *playing, void *state, struct area area)
{
	const struct step *step = playing->view.step;
	struct area page = area_centred(area, 66);
	int asked;

	page = area_inside(page, area.rows / 5, 0, 0);
	asked = draw_question(page, step->ask, area.rows >= 14);
	page = area_inside(page, asked + (area.rows >= 14), 0, 0);
	if (in_words(step))
		draw_words(step, state, page);
	else
		draw_numbers(step, state, page);
}

static void give(const struct playing *playing, struct rate_state *rate, int number)
{
	const struct step *step = playing->view.step;

	if (number < step->from || number > step->to)
		return;
	rate->number = number;
	rate->given = true;
	player_answer_number(playing->player, number);
}

static void take_digit(const struct playing *playing, struct rate_state *rate, int digit)
{
	const struct step *step = playing->view.step;

	if (in_words(step))
		give(playing, rate, step->from + digit - 1);
	else if (rate->by_digit && rate->number > 0 &&
		 rate->number * 10 + digit <= step->to)
		give(playing, rate, rate->number * 10 + digit);
	else
		give(playing, rate, digit);
	rate->by_digit = true;
}

/* The first arrow takes the middle, the next ones go from there. */
static void step_number(const struct playing *playing, struct rate_state *rate, int by)
{
	const struct step *step = playing->view.step;

	give(playing, rate, rate->given ? rate->number + by : (step->from + step->to) / 2);
}

static bool key(const struct playing *playing, void *state, const struct input *input)
{
	struct rate_state *rate = state;
	enum command command = keys_find(PLACE_RATE, input);
	int down = in_words(playing->view.step) ? 1 : -1;

	if (command == COMMAND_NUMBER) {
		take_digit(playing, rate, input->text[0] - '0');
		return true;
	}
	rate->by_digit = false;
	if (command == COMMAND_LEFT)
		step_number(playing, rate, -1);
	else if (command == COMMAND_RIGHT)
		step_number(playing, rate, 1);
	else if (command == COMMAND_UP)
		step_number(playing, rate, -down);
	else if (command == COMMAND_DOWN)
		step_number(playing, rate, down);
	else if (command == COMMAND_ENTER)
		player_do(playing->player, SESSION_DONE);
	else
		return false;
	return true;
}

static enum place place(const void *state)
{
	(void)state;
	return PLACE_RATE;
}

const struct step_view rate_view = {
	.open = open_view, .draw = draw, .key = key, .place = place, .close = free,
};
