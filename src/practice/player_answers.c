/* practice/player_answers.c -- what is being given, what was given, and when it is
 * kept. */
#include "practice/player_parts.h"

#include "base/arena.h"
#include "base/clock.h"

#include <string.h>

/* Puts an answer that was given before into the draft, so that it can be gone on
 * with. */
void player_find_answer(struct player *player, const struct step *step)
{
	struct draft *draft = &player->draft;

	for (size_t i = 0; i < player->earlier_count; i++) {
		const struct answer *answer = &player->earlier[i];

		if (strcmp(answer->step, step->name))
			continue;
		draft->answer = *answer;
		draft->given = true;
		buffer_clear(&draft->text);
		if (answer->holds == ANSWER_TEXT && answer->text)
			buffer_add_string(&draft->text, answer->text);
		draft->answer.text = buffer_string(&draft->text);
	}
}

static struct texts copy_texts(struct arena *arena, struct texts texts)
{
	const char **at = arena_take_many(arena, texts.count + 1, sizeof *at);

	for (size_t i = 0; i < texts.count; i++)
		at[i] = arena_copy(arena, texts.at[i]);
	return (struct texts){ at, texts.count };
}

/* What was given in a step is remembered, so that going back finds it. */
void player_remember(struct player *player, const struct answer *answer)
{
	size_t steps = player->arrangement.practice->step_count, i = 0;
	struct answer *one;

	if (!player->earlier)
		player->earlier = arena_take_many(player->arena, steps, sizeof *one);
	while (i < player->earlier_count && strcmp(player->earlier[i].step, answer->step))
		i++;
	if (i == steps)
		return;
	if (i == player->earlier_count)
		player->earlier_count++;
	one = &player->earlier[i];
	*one = *answer;
	if (answer->text)
		one->text = arena_copy(player->arena, answer->text);
	one->choices = copy_texts(player->arena, answer->choices);
}

/* Answers of a resumed session come from its own arena: copied into ours. */
void player_take_up(struct player *player, const struct session_record *old)
{
	for (size_t i = 0; i < old->answer_count; i++) {
		struct answer answer = old->answers[i];
		const struct step *step = practice_step(player->arrangement.practice,
							answer.step);

		if (!step || step->kind != answer.kind)
			continue;	/* the file has changed since */
		answer.step = step->name;
		answer.keep = step->keep;
		answer.track = step->track;
		player_remember(player, &answer);
	}
	player->session.spent_ms = old->spent_ms;
}

void player_keep_draft(struct player *player)
{
	if (!player->draft.dirty)
		return;
	player->draft.dirty = false;
	player->draft.answer.at_ms = clock_civil_ms(player->clock);
	player_tell(player, (struct session_event){ SESSION_ANSWER,
						    &player->draft.answer });
}

static struct answer *draft_answer(struct player *player, enum answer_kind holds)
{
	const struct step *step = session_look(&player->session).step;

	player->draft.answer = (struct answer){
		.step = step->name, .kind = step->kind, .holds = holds,
		.keep = step->keep, .track = step->track };
	player->draft.given = true;
	if (!player->draft.dirty)
		player->draft.changed_ms = clock_now_ms(player->clock);
	player->draft.dirty = true;
	return &player->draft.answer;
}

void player_answer_text(struct player *player, const char *text)
{
	struct answer *answer = draft_answer(player, ANSWER_TEXT);
	struct buffer *kept = &player->draft.text;

	buffer_splice(kept, 0, kept->length, text, strlen(text));
	answer->text = buffer_string(kept);
}

void player_answer_number(struct player *player, int number)
{
	draft_answer(player, ANSWER_NUMBER)->number = number;
	player_keep_draft(player);
}

void player_answer_choices(struct player *player, const bool *chosen, size_t count)
{
	const struct step *step = session_look(&player->session).step;
	struct answer *answer = draft_answer(player, ANSWER_CHOICES);
	size_t taken = 0;

	for (size_t i = 0; i < count && i < step->options.count && i < OPTIONS_MOST; i++)
		if (chosen[i])
			player->draft.choices[taken++] = step->options.at[i];
	answer->choices = (struct texts){ player->draft.choices, taken };
	player_keep_draft(player);
}

const struct answer *player_answer(const struct player *player)
{
	return player->draft.given ? &player->draft.answer : NULL;
}

const struct answer *player_given(const struct player *player, const struct step *step)
{
	if (player->draft.given && !strcmp(player->draft.answer.step, step->name))
		return &player->draft.answer;
	for (size_t i = 0; i < player->earlier_count; i++)
		if (!strcmp(player->earlier[i].step, step->name))
			return &player->earlier[i];
	return NULL;
}
