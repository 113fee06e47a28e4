/* model/practice.c -- the tables of practice.h as arrays, and small laws. */
#include "model/practice.h"

#include <assert.h>
#include <string.h>

#define SECOND(id, name, ...) name,
static const char *const step_kind_names[] = { STEP_KINDS(SECOND) };
static const char *const practice_kind_names[] = { PRACTICE_KINDS(SECOND) };
static const char *const stage_names[] = { STAGES(SECOND) };
static const char *const leave_out_names[] = { LEAVE_OUTS(SECOND) };
static const char *const breath_cue_names[] = { BREATH_CUES(SECOND) };
static const char *const bell_names[] = { BELLS(SECOND) };
static const char *const bed_names[] = { BEDS(SECOND) };

#define THIRD(id, name, what) what,
static const char *const step_kind_meanings[] = { STEP_KINDS(THIRD) };
static const char *const leave_out_labels[] = { LEAVE_OUTS(THIRD) };

static bool find(const char *const *names, size_t count, const char *name,
		 size_t *at)
{
	for (*at = 0; *at < count; (*at)++)
		if (!strcmp(names[*at], name))
			return true;
	return false;
}

/* The two doors of a table: value to word and word to value. */
#define DOORS(table, type, count)                                                \
	const char *table##_name(enum type value)                                \
	{                                                                        \
		assert(value < (count));                                         \
		return table##_names[value];                                     \
	}                                                                        \
	bool table##_find(const char *name, enum type *value)                    \
	{                                                                        \
		size_t at;                                                       \
		if (!find(table##_names, count, name, &at))                      \
			return false;                                            \
		*value = (enum type)at;                                          \
		return true;                                                     \
	}

DOORS(step_kind, step_kind, STEP_KIND_COUNT)
DOORS(practice_kind, practice_kind, PRACTICE_KIND_COUNT)
DOORS(stage, stage, STAGE_COUNT)
DOORS(leave_out, leave_out, LEAVE_OUT_COUNT)
DOORS(breath_cue, breath_cue, BREATH_CUE_COUNT)
DOORS(bell, bell, BELL_COUNT)
DOORS(bed, bed, BED_COUNT)

const char *step_kind_meaning(enum step_kind kind)
{
	assert(kind < STEP_KIND_COUNT);
	return step_kind_meanings[kind];
}

const char *leave_out_label(enum leave_out leave_out)
{
	assert(leave_out < LEAVE_OUT_COUNT);
	return leave_out_labels[leave_out];
}

int64_t breath_length_ms(const struct breath_pattern *pattern)
{
	return pattern->in_ms + pattern->top_up_ms + pattern->hold_in_ms +
	       pattern->out_ms + pattern->hold_out_ms;
}

bool step_holds_breath(const struct step *step)
{
	enum { REST_MOST_MS = 1000 };

	return step->pattern.hold_in_ms > 0 || step->pattern.hold_out_ms > REST_MOST_MS;
}

bool step_is_timed(const struct step *step)
{
	switch (step->kind) {
	case STEP_GUIDE:
	case STEP_LISTEN:
	case STEP_BREATHE:
	case STEP_SIT:
		return true;
	case STEP_READ:
		return step->length_ms > 0;
	case STEP_WRITE:
	case STEP_RATE:
	case STEP_CHOOSE:
	case STEP_KIND_COUNT:
		break;
	}
	return false;
}

bool practice_has(const struct practice *practice, enum step_kind kind)
{
	for (size_t i = 0; i < practice->step_count; i++)
		if (practice->steps[i].kind == kind)
			return true;
	return false;
}

const char *step_number_word(const struct step *step, int number)
{
	if (number < step->from || number > step->to)
		return NULL;
	if (step->labels.count)
		return step->labels.at[number - step->from];
	if (number == 0 && step->from == -1 && step->to == 1)
		return "the same";
	if (number == step->from)
		return step->low;
	return number == step->to ? step->high : NULL;
}

bool step_in_words(const struct step *step)
{
	return step->labels.count || (step->from == -1 && step->to == 1);
}

bool practice_supports(const struct practice *practice)
{
	for (size_t i = 0; i < practice->step_count; i++)
		if (practice->steps[i].supports)
			return true;
	return false;
}

static int larger(int one, int other)
{
	return one > other ? one : other;
}

struct rules practice_rules(const struct practice *practice)
{
	struct rules rules = practice->rules;

	if (practice->intensity >= DEMANDING) {
		rules.rest_days = larger(rules.rest_days, DEMANDING_REST_DAYS);
		rules.demanding = rules.numbers = true;
	}
	if (practice_supports(practice)) {
		rules.once_in_days = larger(rules.once_in_days, REPEAT_AFTER_DAYS);
		rules.numbers = true;
	}
	return rules;
}

const struct total *practice_total(const struct practice *practice, const char *name)
{
	for (size_t i = 0; i < practice->total_count; i++)
		if (!strcmp(practice->totals[i].name, name))
			return &practice->totals[i];
	return NULL;
}

void practice_total_range(const struct practice *practice, const struct total *total,
			  int *least, int *most)
{
	*least = *most = 0;
	for (size_t i = 0; i < practice->step_count; i++) {
		const struct step *step = &practice->steps[i];

		if (!step->adds || strcmp(step->adds, total->name) != 0)
			continue;
		*least += step->from;
		*most += step->to;
	}
}

const struct step *practice_step(const struct practice *practice, const char *name)
{
	for (size_t i = 0; i < practice->step_count; i++)
		if (!strcmp(practice->steps[i].name, name))
			return &practice->steps[i];
	return NULL;
}

const struct practice *practice_find(const struct practice *const *practices, size_t count,
				     const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(practices[i]->id, id))
			return practices[i];
	return NULL;
}
