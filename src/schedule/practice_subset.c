/* schedule/practice_subset.c -- a copy with fewer steps; its length comes from theirs. */
#include "schedule/practice_subset.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "model/narration.h"

#include <string.h>

enum { MINUTE_MS = 60000, HALF_MINUTE_MS = 30000 };

const char *practice_subset_steps(struct arena *arena, const struct texts *steps)
{
	struct buffer text = { 0 };
	const char *kept;

	for (size_t i = 0; i < steps->count; i++)
		buffer_print(&text, "%s%s", i ? ", " : "", steps->at[i]);
	kept = steps->count ? arena_copy(arena, buffer_string(&text)) : NULL;
	buffer_free(&text);
	return kept;
}

static bool is_named(const char *steps, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = steps; (at = strstr(at, name)); at += length)
		if ((at == steps || at[-1] == ' ' || at[-1] == ',') &&
		    (at[length] == ',' || !at[length]))
			return true;
	return false;
}

/* What is written, at a reader's pace; 0 for a step that waits. */
static int64_t written_ms(const struct step *step)
{
	int64_t ms = step->length_ms;

	if (!step_is_timed(step))
		return 0;
	if (step->kind == STEP_BREATHE && step->breaths)
		return step->breaths * breath_length_ms(&step->pattern);
	for (size_t i = 0; i < step->cue_count; i++)
		ms += step->cues[i].kind == CUE_SAY ? narration_reading_ms(step->cues[i].text)
						    : step->cues[i].pause_ms;
	return ms;
}

/* How the time of a practice falls to its steps: what is written, and the rest in
 * equal parts to those that wait. */
static int64_t share_ms(const struct practice *practice, const struct practice *some)
{
	int64_t timed_ms = 0, rest_ms, length_ms = 0;
	int waiting = 0;

	for (size_t i = 0; i < practice->step_count; i++) {
		timed_ms += written_ms(&practice->steps[i]);
		waiting += !step_is_timed(&practice->steps[i]);
	}
	rest_ms = practice->minutes_ms[0] - timed_ms;
	for (size_t i = 0; i < some->step_count; i++) {
		length_ms += written_ms(&some->steps[i]);
		if (!step_is_timed(&some->steps[i]) && rest_ms > 0)
			length_ms += rest_ms / waiting;
	}
	return length_ms;
}

/* Whole minutes where a person writes, half ones where time is kept. */
static int64_t rounded_ms(int64_t length_ms, bool exact)
{
	int64_t unit_ms = exact ? HALF_MINUTE_MS : MINUTE_MS;
	int64_t units = (length_ms + unit_ms / 2) / unit_ms;

	return units * unit_ms < MINUTE_MS ? MINUTE_MS : units * unit_ms;
}

static void take_totals(struct practice *some, const struct practice *practice)
{
	some->total_count = 0;
	for (size_t t = 0; t < practice->total_count; t++) {
		bool whole = true;

		for (size_t i = 0; i < practice->step_count; i++) {
			const struct step *step = &practice->steps[i];

			if (step->adds && !strcmp(step->adds, practice->totals[t].name))
				whole &= practice_step(some, step->name) != NULL;
		}
		if (whole)
			some->totals[some->total_count++] = practice->totals[t];
	}
}

static bool holds_breath(const struct practice *practice)
{
	for (size_t i = 0; i < practice->step_count; i++)
		if (step_holds_breath(&practice->steps[i]))
			return true;
	return false;
}

const struct practice *practice_subset(struct arena *arena, const struct practice *practice,
				       const char *steps)
{
	struct practice *some;
	struct step *kept;

	if (!steps)
		return practice;
	some = arena_alloc(arena, sizeof *some);
	*some = *practice;
	kept = arena_array(arena, practice->step_count, sizeof *kept);
	some->steps = kept;
	some->step_count = 0;
	for (size_t i = 0; i < practice->step_count; i++)
		if (is_named(steps, practice->steps[i].name))
			kept[some->step_count++] = practice->steps[i];
	if (!some->step_count)
		return NULL;
	if (!practice_has(some, STEP_WRITE))
		some->contains &= ~(1u << LEAVE_OUT_WRITING);
	if (!holds_breath(some))
		some->contains &= ~(1u << LEAVE_OUT_HOLDS);
	some->minutes_count = 1;
	some->minutes_ms[0] = rounded_ms(share_ms(practice, some),
					 !practice_has(some, STEP_WRITE));
	take_totals(some, practice);
	return some;
}
