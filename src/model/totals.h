/* model/totals.h -- the totals of a questionnaire, added up from its answers.
 *
 * Promise: says what each total of a practice comes to; one that lacks an answer
 *          has no number, so that nobody takes half a sum for a whole one.
 * Owner:   a sum borrows its practice. Threads: any. Fails: never.
 */
#ifndef MODEL_TOTALS_H
#define MODEL_TOTALS_H

#include "model/practice.h"
#include "model/record.h"

#include <stddef.h>

struct total_sum {
	const struct total *total;
	int number, least, most;
	size_t open;		/* questions without an answer: then no number */
};

/* Adds up what was given, one answer a step (without a `step` where none was); returns
 * how many totals the practice has, in their order. */
size_t totals_of(const struct practice *practice, const struct answer *given,
		 struct total_sum sums[TOTALS_MOST]);

/* Says one in words: "Your number: 7 of 24." */
enum { TOTAL_TEXT = 512 };
void total_text(const struct total_sum *sum, char text[TOTAL_TEXT]);

/* What the practice says to a total below a number; NULL when nothing. */
const char *total_low_words(const struct total_sum *sum);

#endif
