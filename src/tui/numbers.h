/* tui/numbers.h -- a row of numbers between two words, one of which may be chosen.
 *
 * Owner:   a value of the caller. Threads: one. Fails: never.
 */
#ifndef TUI_NUMBERS_H
#define TUI_NUMBERS_H

#include "tui/draw.h"
#include "tui/keys.h"

#include <stdbool.h>

struct numbers {
	int from, to, number;
	bool given;
	bool by_digit;		/* the last key was a digit: 1 0 is ten */
};

/* Draws the row, and the words at its ends two rows below; NULL: no word. */
void numbers_draw(const struct numbers *numbers, struct area area, const char *low,
		  const char *high);

/* Chooses a number, when it is one of them. */
void numbers_give(struct numbers *numbers, int number);

/* Takes a digit. */
void numbers_digit(struct numbers *numbers, int digit);

/* One to the right (1) or to the left (-1); the first step takes `first`. */
void numbers_step(struct numbers *numbers, int by, int first);

#endif
