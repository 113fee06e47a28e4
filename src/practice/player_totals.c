/* practice/player_totals.c -- numbers are added up at the end; some want a person at once. */
#include "practice/player_parts.h"

#include "base/arena.h"
#include "base/clock.h"

#include <stdio.h>
#include <string.h>

static bool wants_support(const struct player *player, const struct step *step)
{
	const struct answer *answer = step->supports ? player_given(player, step) : NULL;

	return answer && answer->holds == ANSWER_NUMBER &&
	       answer->number >= step->support_from;
}

/* Some answer of the practice wants support. */
static bool any_wants_support(const struct player *player)
{
	const struct practice *practice = player->arrangement.practice;

	for (size_t i = 0; i < practice->step_count; i++)
		if (wants_support(player, &practice->steps[i]))
			return true;
	return false;
}

void player_mind_support(struct player *player, enum session_event_kind what)
{
	const struct practice *practice = player->arrangement.practice;
	bool forwards = what == SESSION_DONE || what == SESSION_ON;

	if (player->session.state == SESSION_ENDED)
		return;
	if (forwards && player->session.state == SESSION_WAITING &&
	    wants_support(player, &practice->steps[player->session.step]))
		player->support_due = true;
	if (what == SESSION_LEAVE && any_wants_support(player))
		player->support_due = true;
}

bool player_take_support(struct player *player)
{
	bool due = player->support_due;

	player->support_due = false;
	return due;
}

/* The question comes twice, and the second answer must not hide the first. */
void player_keep_safe(struct player *player, bool safe)
{
	bool ended = player->session.state == SESSION_ENDED;
	const char *const choices[] = { safe ? ANSWER_SAFE_YES : ANSWER_SAFE_NO };
	struct answer answer = {
		.step = ended ? ANSWER_SAFE_STEP "-at-end" : ANSWER_SAFE_STEP,
		.kind = STEP_CHOOSE, .holds = ANSWER_CHOICES, .choices = { choices, 1 },
		.at_ms = clock_civil_ms(player->clock)
	};

	player_store_answer(player, &answer);
}

void player_keep_line(struct player *player, const char *line)
{
	struct answer answer = { .step = ANSWER_LINE_STEP, .kind = STEP_WRITE,
				 .holds = ANSWER_TEXT, .text = line,
				 .at_ms = clock_civil_ms(player->clock) };

	player_store_answer(player, &answer);
}

void player_keep_hard_moment(struct player *player)
{
	const struct answer answer = {
		.step = ANSWER_HARD_STEP, .kind = STEP_READ, .holds = ANSWER_TEXT,
		.text = "yes", .at_ms = clock_civil_ms(player->clock)
	};

	player_store_answer(player, &answer);
}

static struct player_total add_up(const struct player *player, const struct total *total)
{
	const struct practice *practice = player->arrangement.practice;
	struct player_total sum = { .total = total };

	practice_total_range(practice, total, &sum.least, &sum.most);
	for (size_t i = 0; i < practice->step_count; i++) {
		const struct step *step = &practice->steps[i];
		const struct answer *answer;

		if (!step->adds || strcmp(step->adds, total->name) != 0)
			continue;
		answer = player_given(player, step);
		if (answer && answer->holds == ANSWER_NUMBER)
			sum.number += answer->number;
		else
			sum.open++;
	}
	return sum;
}

size_t player_totals(const struct player *player, struct player_total totals[TOTALS_MOST])
{
	const struct practice *practice = player->arrangement.practice;
	size_t count = 0;

	if (player->session.state != SESSION_ENDED ||
	    player->session.ending != ENDED_FINISHED)
		return 0;
	for (; count < practice->total_count; count++)
		totals[count] = add_up(player, &practice->totals[count]);
	return count;
}

static void keep_total(struct player *player, const struct player_total *sum, bool alone)
{
	struct answer answer = {
		.step = alone ? "total"
			      : arena_print(player->arena, "total-%s", sum->total->name),
		.kind = STEP_RATE, .holds = ANSWER_NUMBER, .number = sum->number,
		.track = sum->total->name, .at_ms = clock_civil_ms(player->clock)
	};

	if (!sum->open)
		player_store_answer(player, &answer);
}

void player_add_up(struct player *player)
{
	struct player_total totals[TOTALS_MOST];
	size_t count = player_totals(player, totals);

	for (size_t i = 0; i < count; i++)
		keep_total(player, &totals[i], count == 1);
	player->support_due |= any_wants_support(player);
}

void player_total_text(const struct player_total *total, char text[TOTAL_TEXT])
{
	const char *words = total->total->words;
	int length = snprintf(text, TOTAL_TEXT, "%.300s: ", words ? words : "Your number");

	if (total->open == 1)
		snprintf(text + length, (size_t)(TOTAL_TEXT - length),
			 "none, since one question has no answer.");
	else if (total->open)
		snprintf(text + length, (size_t)(TOTAL_TEXT - length),
			 "none, since %zu questions have no answer.", total->open);
	else if (total->least)
		snprintf(text + length, (size_t)(TOTAL_TEXT - length),
			 "%d, between %d and %d.", total->number, total->least, total->most);
	else
		snprintf(text + length, (size_t)(TOTAL_TEXT - length), "%d of %d.",
			 total->number, total->most);
}

const char *player_total_low(const struct player_total *total)
{
	return !total->open && total->number < total->total->low ? total->total->low_words
								  : NULL;
}
