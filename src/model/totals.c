/* model/totals.c -- each step that counts towards a total is looked at once. */
#include "model/totals.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static struct total_sum add_up(const struct practice *practice, const struct answer *given,
			       const struct total *total)
{
	struct total_sum sum = { .total = total };

	practice_total_range(practice, total, &sum.least, &sum.most);
	for (size_t i = 0; i < practice->step_count; i++) {
		const struct step *step = &practice->steps[i];

		if (!step->adds || strcmp(step->adds, total->name) != 0)
			continue;
		if (given[i].step && given[i].holds == ANSWER_NUMBER)
			sum.number += given[i].number;
		else
			sum.open++;
	}
	return sum;
}

size_t totals_of(const struct practice *practice, const struct answer *given,
		 struct total_sum sums[TOTALS_MOST])
{
	assert(practice->total_count <= TOTALS_MOST);
	for (size_t i = 0; i < practice->total_count; i++)
		sums[i] = add_up(practice, given, &practice->totals[i]);
	return practice->total_count;
}

void total_text(const struct total_sum *sum, char text[TOTAL_TEXT])
{
	const char *words = sum->total->words;
	int length = snprintf(text, TOTAL_TEXT, "%.300s: ", words ? words : "Your number");
	size_t room = (size_t)(TOTAL_TEXT - length);

	if (sum->open == 1)
		snprintf(text + length, room, "none, since one question has no answer.");
	else if (sum->open)
		snprintf(text + length, room, "none, since %zu questions have no answer.",
			 sum->open);
	else if (sum->least)
		snprintf(text + length, room, "%d, between %d and %d.", sum->number,
			 sum->least, sum->most);
	else
		snprintf(text + length, room, "%d of %d.", sum->number, sum->most);
}

const char *total_low_words(const struct total_sum *sum)
{
	return !sum->open && sum->number < sum->total->low ? sum->total->low_words : NULL;
}
