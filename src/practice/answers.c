/* practice/answers.c -- a slot for each step; the present one's text and choices are live
 * and are copied when the step is left. */
#include "practice/answers.h"

#include "base/arena.h"

#include <assert.h>
#include <string.h>

struct answers answers_open(const struct practice *practice, struct arena *arena)
{
	return (struct answers){
		.practice = practice, .arena = arena,
		.given = arena_array(arena, practice->step_count,
				     sizeof(struct answer)),
	};
}

void answers_close(struct answers *answers)
{
	buffer_free(&answers->text);
}

static struct texts copy_texts(struct arena *arena, struct texts texts)
{
	const char **at = arena_array(arena, texts.count + 1, sizeof *at);

	for (size_t i = 0; i < texts.count; i++)
		at[i] = arena_copy(arena, texts.at[i]);
	return (struct texts){ at, texts.count };
}

static void keep(struct answers *answers, size_t step, const struct answer *answer)
{
	struct answer *slot = &answers->given[step];

	*slot = *answer;
	if (answer->text)
		slot->text = arena_copy(answers->arena, answer->text);
	slot->choices = copy_texts(answers->arena, answer->choices);
}

void answers_resume(struct answers *answers, const struct answer *old, size_t count)
{
	const struct practice *practice = answers->practice;

	for (size_t i = 0; i < count; i++) {
		const struct step *step = practice_step(practice, old[i].step);
		struct answer answer = old[i];

		if (!step || step->kind != answer.kind)
			continue;	/* the file has changed since */
		answer.step = step->name;
		answer.keep = step->keep;
		answer.track = step->track;
		keep(answers, (size_t)(step - practice->steps), &answer);
	}
}

void answers_begin(struct answers *answers, size_t step)
{
	struct answer *slot = &answers->given[step];

	assert(step < answers->practice->step_count);
	assert(!answers->dirty);
	if (answers->given[answers->step].step)
		keep(answers, answers->step, &answers->given[answers->step]);
	answers->step = step;
	buffer_clear(&answers->text);
	if (!slot->step)
		return;
	if (slot->holds == ANSWER_TEXT && slot->text)
		buffer_add_string(&answers->text, slot->text);
	slot->text = buffer_string(&answers->text);
}

/* The present step's answer, begun anew. */
static struct answer *change(struct answers *answers, enum answer_kind holds,
			     int64_t now_ms)
{
	const struct step *step = &answers->practice->steps[answers->step];
	struct answer *answer = &answers->given[answers->step];

	*answer = (struct answer){ .step = step->name, .kind = step->kind, .holds = holds,
				   .keep = step->keep, .track = step->track };
	if (!answers->dirty)
		answers->changed_ms = now_ms;
	answers->dirty = true;
	return answer;
}

void answers_text(struct answers *answers, const char *text, int64_t now_ms)
{
	struct buffer *kept = &answers->text;

	buffer_splice(kept, 0, kept->length, text, strlen(text));
	change(answers, ANSWER_TEXT, now_ms)->text = buffer_string(kept);
}

/* What was asked is kept as well: the practice may be gone when the answer is told. */
void answers_number(struct answers *answers, int number, int64_t now_ms)
{
	const struct step *step = &answers->practice->steps[answers->step];
	struct answer *answer = change(answers, ANSWER_NUMBER, now_ms);

	answer->number = number;
	if (answers_want_support(answers, answers->step))
		answer->opened = step->ask.count ? step->ask.at[step->ask.count - 1] : step->name;
}

void answers_choices(struct answers *answers, const bool *chosen, size_t count,
		     int64_t now_ms)
{
	struct texts options = answers->practice->steps[answers->step].options;
	size_t taken = 0;

	assert(options.count <= OPTIONS_MOST);
	for (size_t i = 0; i < count && i < options.count; i++)
		if (chosen[i])
			answers->choices[taken++] = options.at[i];
	change(answers, ANSWER_CHOICES, now_ms)->choices =
		(struct texts){ answers->choices, taken };
}

const struct answer *answers_given(const struct answers *answers, size_t step)
{
	assert(step < answers->practice->step_count);
	return answers->given[step].step ? &answers->given[step] : NULL;
}

bool answers_want_support(const struct answers *answers, size_t index)
{
	const struct step *step = &answers->practice->steps[index];
	const struct answer *answer = answers_given(answers, index);

	return step->supports && answer && answer->holds == ANSWER_NUMBER &&
	       answer->number >= step->support_from;
}

bool answers_any_want_support(const struct answers *answers)
{
	for (size_t i = 0; i < answers->practice->step_count; i++)
		if (answers_want_support(answers, i))
			return true;
	return false;
}

int64_t answers_waiting_ms(const struct answers *answers)
{
	return answers->dirty ? answers->changed_ms : INT64_MAX;
}

const struct answer *answers_take(struct answers *answers, int64_t civil_ms)
{
	struct answer *answer = &answers->given[answers->step];

	if (!answers->dirty)
		return NULL;
	answers->dirty = false;
	answer->at_ms = civil_ms;
	return answer;
}
