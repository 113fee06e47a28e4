/* tui/numbers.c -- digits choose, and so do steps to either side. */
#include "tui/numbers.h"

#include <assert.h>
#include <stdio.h>

void numbers_draw(const struct numbers *numbers, struct area area, const char *low,
		  const char *high)
{
	int count = numbers->to - numbers->from + 1, each;

	assert(count > 0);
	each = area.cols / count > 6 ? 6 : area.cols / count;
	for (int i = 0; i < count; i++) {
		bool chosen = numbers->given && numbers->from + i == numbers->number;
		int col = area.col + i * each;
		char text[16];

		snprintf(text, sizeof text, chosen && each >= 4 ? "[%d]" : "%d",
			 numbers->from + i);
		draw_text(area.row, chosen && each >= 4 ? col : col + 1, each,
			  chosen ? STYLE_ACCENT : STYLE_PLAIN, text);
		if (chosen && each < 4)
			draw_text(area.row + 1, col + 1, 1, STYLE_ACCENT, "▲");
		if (chosen || (!numbers->given && i == 0))
			draw_cursor(area.row, col + 1, true);
	}
	if (low)
		draw_text(area.row + 2, area.col + 1, area.cols / 2 - 1, STYLE_QUIET, low);
	if (high)
		draw_right((struct area){ area.row, area.col + area.cols / 2, 1,
					  count * each - area.cols / 2 }, area.row + 2,
			   STYLE_QUIET, high);
}

void numbers_give(struct numbers *numbers, int number)
{
	if (number < numbers->from || number > numbers->to)
		return;
	numbers->number = number;
	numbers->given = true;
}

void numbers_digit(struct numbers *numbers, int digit)
{
	int longer = numbers->number * 10 + digit;

	if (numbers->by_digit && numbers->number > 0 && longer <= numbers->to)
		digit = longer;
	numbers_give(numbers, digit);
	numbers->by_digit = true;
}

void numbers_step(struct numbers *numbers, int by, int first)
{
	numbers_give(numbers, numbers->given ? numbers->number + by : first);
	numbers->by_digit = false;
}
