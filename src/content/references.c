/* content/references.c -- look up, compare, and take out what cannot be offered. */
#include "content/references.h"

#include "base/arena.h"
#include "content/key_schema.h"
#include "model/narration.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

enum { SHORT_GUIDE_MS = 3 * 60000 };

/* Where a portion is named, and what for. */
struct place {
	const struct practice *const *practices;
	size_t practice_count;
	struct diagnostics *diagnostics;
	const char *file;
	bool session;			/* on a day with a medicine session */
};

static const char *meant(const struct place *place, const char *id)
{
	size_t count = place->practice_count;
	const char **names = arena_array(place->diagnostics->arena, count, sizeof *names);

	for (size_t i = 0; i < count; i++)
		names[i] = place->practices[i]->id;
	return names_meant(place->diagnostics->arena, id, names, count);
}

static const char *meant_step(const struct place *place, const struct practice *practice,
			      const char *name)
{
	const char *names[STEPS_MOST];

	assert(practice->step_count <= STEPS_MOST);
	for (size_t i = 0; i < practice->step_count; i++)
		names[i] = practice->steps[i].name;
	return names_meant(place->diagnostics->arena, name, names, practice->step_count);
}

/* The steps named exist, each once, in the order in which they happen. */
static bool steps_are_well(const struct place *place, const struct practice *practice,
			   const struct portion *portion)
{
	const struct step *last = NULL;

	for (size_t i = 0; i < portion->steps.count; i++) {
		const char *name = portion->steps.at[i];
		const struct step *step = practice_step(practice, name);

		if (!step) {
			diagnostics_error(place->diagnostics, place->file, portion->line,
					  "%s has no step \"%s\"%s; \"groundwork show %s\" lists "
					  "its steps", practice->id, name,
					  meant_step(place, practice, name), practice->id);
			return false;
		}
		if (last && step <= last) {
			diagnostics_error(place->diagnostics, place->file, portion->line,
					  step == last ? "%s: step \"%s\" is named twice"
					  : "%s: step \"%s\" comes before \"%s\" in the practice: "
					 "name them in that order", practice->id, name,
					  last->name);
			return false;
		}
		last = step;
	}
	return true;
}

static int64_t guide_ms(const struct step *step)
{
	int64_t length_ms = 0;

	for (size_t i = 0; i < step->cue_count; i++)
		length_ms += step->cues[i].kind == CUE_SAY ?
			     narration_reading_ms(step->cues[i].text) :
			     step->cues[i].pause_ms;
	return length_ms;
}

/* Why a step may not stand on a day with a session, unless its practice says that
 * it may; NULL when it may. */
static const char *too_much(const struct step *step, bool allowed)
{
	if (step->kind == STEP_BREATHE)
		return "paces the breath";
	if (step->adds || step->supports)
		return "belongs to a questionnaire";
	if (step->kind == STEP_LISTEN && !allowed)
		return "plays a recording";
	if (step->kind == STEP_GUIDE && !allowed && guide_ms(step) > SHORT_GUIDE_MS)
		return "guides for more than three minutes";
	return NULL;
}

static bool is_picked(const struct portion *portion, const char *name)
{
	for (size_t i = 0; i < portion->steps.count; i++)
		if (!strcmp(portion->steps.at[i], name))
			return true;
	return !portion->steps.count;
}

/* Grounding, rest and one-line notes only. */
static bool fits_medicine_day(const struct place *place, const struct practice *practice,
			     const struct portion *portion)
{
	if (!practice->medicine_day && !portion->steps.count) {
		diagnostics_error(place->diagnostics, place->file, portion->line,
				  "%s does not say \"session_day = yes\": on a day with a session "
				  "take another, or name some of its quiet steps in brackets",
				  practice->id);
		return false;
	}
	for (size_t i = 0; i < practice->step_count; i++) {
		const struct step *step = &practice->steps[i];
		const char *why = is_picked(portion, step->name) ?
				  too_much(step, practice->medicine_day) : NULL;

		if (why) {
			diagnostics_error(place->diagnostics, place->file, portion->line,
					  "%s: its step \"%s\" %s, which is not for a day with a "
					  "session", practice->id, step->name, why);
			return false;
		}
	}
	return true;
}

/* The practice of a portion, when all that it names is there; else NULL, and
 * noted. */
static const struct practice *find(const struct place *place,
				   const struct portion *portion)
{
	const struct practice *practice = practice_find(place->practices, place->practice_count,
							portion->practice);

	if (!practice)
		diagnostics_error(place->diagnostics, place->file, portion->line,
				  "there is no practice \"%s\"%s", portion->practice,
				  meant(place, portion->practice));
	return practice && steps_are_well(place, practice, portion) ? practice : NULL;
}

/* A programme is for everybody; some practices are only for whom they are assigned
 * to. */
static bool is_for_everybody(const struct place *place, const struct practice *practice,
			     const struct portion *portion)
{
	if (practice->only_assigned)
		diagnostics_error(place->diagnostics, place->file, portion->line,
				  "%s says \"only = assigned\": it belongs into an assignment, "
				  "and into no programme", practice->id);
	return !practice->only_assigned;
}

static void settle(const struct place *place, struct portions *portions)
{
	size_t left = 0;

	for (size_t i = 0; i < portions->count; i++) {
		const struct portion *portion = &portions->at[i];
		const struct practice *practice = find(place, portion);

		if (practice && is_for_everybody(place, practice, portion) &&
		    (!place->session || fits_medicine_day(place, practice, portion)))
			portions->at[left++] = *portion;
	}
	portions->count = left;
}

static void settle_day(const struct place *place, struct programme_day *day)
{
	settle(place, &day->todo);
	settle(place, &day->tender);
	settle(place, &day->shortest);
	settle(place, &day->least);
	settle(place, &day->checks);
	settle(place, &day->third);
}

void references_settle(struct programme *programme, const struct practice *const *practices,
		       size_t count, struct diagnostics *diagnostics)
{
	struct place place = { practices, count, diagnostics, programme->path, false };
	size_t before = diagnostics->count;

	for (size_t i = 0; i < programme->day_count; i++)
		settle_day(&place, &programme->days[i]);
	for (size_t i = 0; i < programme->week_count; i++)
		settle_day(&place, &programme->weeks[i]);
	for (size_t i = 0; i < programme->after_count; i++)
		settle_day(&place, &programme->afters[i]);
	if (programme->monthly)
		settle_day(&place, programme->monthly);
	settle(&place, &programme->daily);
	place.session = true;
	if (programme->medicine_day)
		settle_day(&place, programme->medicine_day);
	diagnostics_sort(diagnostics, before);
}

/* What a portion contains: of some steps only what the steps themselves show, since
 * they were picked with the rest in mind. */
static unsigned contents(const struct practice *practice, const struct portion *portion)
{
	unsigned contains = 0;

	if (!portion->steps.count)
		return practice->contains;
	for (size_t i = 0; i < portion->steps.count; i++) {
		const struct step *step = practice_step(practice, portion->steps.at[i]);

		if (step->kind == STEP_WRITE)
			contains |= 1u << LEAVE_OUT_WRITING;
		if (step->kind == STEP_BREATHE)
			contains |= 1u << LEAVE_OUT_BREATH;
		if (step_holds_breath(step))
			contains |= 1u << LEAVE_OUT_HOLDS;
	}
	return contains;
}

static void check_left_out(const struct place *place, const struct practice *practice,
			   const struct portion *portion, unsigned leave_out)
{
	unsigned both = contents(practice, portion) & leave_out;

	for (int i = 0; i < LEAVE_OUT_COUNT; i++)
		if (both & (1u << i))
			diagnostics_error(place->diagnostics, place->file, portion->line,
					  "%s contains %s, which [assignment] leaves out: take "
					  "another practice, or some of its steps in brackets",
					  practice->id, leave_out_name((enum leave_out)i));
}

/* A whole practice must be offered in some length that is short enough. */
static void check_longest(const struct place *place, const struct practice *practice,
			  const struct task *task, int64_t longest_ms)
{
	int64_t shortest_ms = practice->minutes_ms[0];

	if (!longest_ms || task->minutes_ms || task->todo.steps.count)
		return;
	for (size_t i = 1; i < practice->minutes_count; i++)
		if (practice->minutes_ms[i] < shortest_ms)
			shortest_ms = practice->minutes_ms[i];
	if (shortest_ms > longest_ms)
		diagnostics_error(place->diagnostics, place->file, task->todo.line,
				  "%s takes at least %g minutes, and [assignment] says \"longest "
				  "= %g\"", practice->id, (double)shortest_ms / 60000,
				  (double)longest_ms / 60000);
}

/* How many days there are from one time to the next, at least. */
static int days_between(const struct times *times)
{
	switch (times->often) {
	case OFTEN_TWICE_DAILY:
		return 0;
	case OFTEN_DAILY:
		return 1;
	case OFTEN_WEEKLY:
		return 7 / times->a_week;
	case OFTEN_ONCE:
		break;
	}
	return INT_MAX;
}

/* A practice that is for once in some days waits in between, whoever asks for it. */
static void check_often(const struct place *place, const struct practice *practice,
			const struct task *task)
{
	int days = practice_rules(practice).once_in_days;

	if (days_between(&task->times) < days)
		diagnostics_warning(place->diagnostics, place->file, task->todo.line,
				    "%s is for once in %s, and is asked for more often: in "
				    "between it waits", practice->id,
				    rules_days(place->diagnostics->arena, days));
}

bool references_check(const struct assignment *assignment,
		      const struct practice *const *practices, size_t count,
		      struct diagnostics *diagnostics)
{
	struct place place = { practices, count, diagnostics, assignment->path, false };
	size_t errors = diagnostics->errors, before = diagnostics->count;

	for (size_t i = 0; i < assignment->task_count; i++) {
		const struct task *task = &assignment->tasks[i];
		const struct practice *practice = find(&place, &task->todo);

		if (!practice)
			continue;
		check_left_out(&place, practice, &task->todo, assignment->leave_out);
		check_longest(&place, practice, task, assignment->longest_ms);
		check_often(&place, practice, task);
	}
	diagnostics_sort(diagnostics, before);
	return diagnostics->errors == errors;
}

static bool asks_steadiness(const struct practice *practice)
{
	for (size_t i = 0; i < practice->step_count; i++)
		if (practice->steps[i].track &&
		    !strcmp(practice->steps[i].track, "steadiness"))
			return true;
	return false;
}

void references_check_practice(const struct practice *practice,
			       const struct practice *const *practices, size_t count,
			       struct diagnostics *diagnostics)
{
	const char *id = practice->rules.steady_first;
	struct place place = { practices, count, diagnostics, practice->path, false };
	const struct practice *first = id ? practice_find(practices, count, id) : NULL;

	if (id && !first)
		diagnostics_error(diagnostics, practice->path, 0,
				  "steady_first: there is no practice \"%s\"%s", id,
				  meant(&place, id));
	if (first && !asks_steadiness(first))
		diagnostics_error(diagnostics, practice->path, 0,
				  "steady_first: %s never asks how steady it left somebody: it "
				  "wants a rate step with \"track = steadiness\"", id);
}
