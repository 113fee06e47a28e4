/* session/walk_practice.h -- the steps of a walk, read from their few words.
 *
 * Everything is static; walk_test.c includes this alone.
 */
#ifndef TESTS_SESSION_WALK_PRACTICE_H
#define TESTS_SESSION_WALK_PRACTICE_H

#include "engine/timeline.h"
#include "model/practice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WALK_STEPS = 40, WALK_CUES = 16 };

/* A practice, laid out; the words are cut out of the walk's own text. */
struct walk_practice {
	struct practice practice;
	struct step steps[WALK_STEPS];
	struct cue cues[WALK_STEPS][WALK_CUES];
	int64_t speech_ms[WALK_STEPS * WALK_CUES], listen_ms[WALK_STEPS];
	struct timed_step timed[WALK_STEPS];
	struct moment moments[WALK_STEPS * WALK_CUES];
	struct timeline timeline;
	size_t cue_count;
	int64_t written_ms, lasts_ms;	/* lasts_ms: 0 when not said */
};

static inline int64_t walk_ms(const char *seconds)
{
	return (int64_t)(strtod(seconds, NULL) * 1000 + 0.5);
}

/* Reads: say 4 "words" | pause 6 | bell */
static inline bool walk_read_cue(struct walk_practice *walk, struct step *step,
				 char *text)
{
	struct cue *cue = &walk->cues[walk->practice.step_count][step->cue_count++];
	char kind[16], seconds[16] = "0", *quote = strchr(text, '"');

	if (sscanf(text, "%15s %15s", kind, seconds) < 1)
		return false;
	walk->speech_ms[walk->cue_count] = 0;
	if (!strcmp(kind, "say") && quote) {
		cue->kind = CUE_SAY;
		cue->text = strtok(quote, "\"");
		walk->speech_ms[walk->cue_count] = walk_ms(seconds);
	} else if (!strcmp(kind, "pause")) {
		cue->kind = CUE_PAUSE;
		cue->pause_ms = walk_ms(seconds);
	} else if (!strcmp(kind, "bell")) {
		cue->kind = CUE_BELL;
	} else {
		return false;
	}
	walk->cue_count++;
	walk->written_ms += walk_ms(seconds);
	return true;
}

static inline bool walk_read_guide(struct walk_practice *walk, struct step *step,
				   char *text)
{
	step->cues = walk->cues[walk->practice.step_count];
	while (text && *text) {
		char *comma = strstr(text, ", ");

		if (comma)
			*comma = '\0';
		if (step->cue_count == WALK_CUES || !walk_read_cue(walk, step, text))
			return false;
		text = comma ? comma + 2 : NULL;
	}
	return true;
}

/* Reads: 3 4 x 6 | 4 2 4 2 x 3 | 3+1 0 7 1 x 5 */
static inline bool walk_read_breathing(struct walk_practice *walk, struct step *step,
				       const char *text)
{
	struct breath_pattern *pattern = &step->pattern;
	char in[16], two[16], three[16], four[16], *plus;

	if (sscanf(text, "%15s %15s x %d", in, two, &step->breaths) == 3) {
		pattern->out_ms = walk_ms(two);
	} else if (sscanf(text, "%15s %15s %15s %15s x %d", in, two, three, four,
			  &step->breaths) == 5) {
		pattern->hold_in_ms = walk_ms(two);
		pattern->out_ms = walk_ms(three);
		pattern->hold_out_ms = walk_ms(four);
	} else {
		return false;
	}
	pattern->in_ms = walk_ms(in);
	plus = strchr(in, '+');
	if (plus)
		pattern->top_up_ms = walk_ms(plus + 1);
	walk->written_ms += step->breaths * breath_length_ms(pattern);
	return true;
}

/* Reads one line of steps. */
static inline bool walk_read_step(struct walk_practice *walk, char *line)
{
	struct step *step = &walk->steps[walk->practice.step_count];
	char *kind = strtok(line, " "), *name = strtok(NULL, " "), *rest = strtok(NULL, "");
	bool ok = true;

	if (!name)
		return false;
	if (!strcmp(kind, "lasts")) {
		walk->lasts_ms = walk_ms(name);
		return true;
	}
	if (walk->practice.step_count == WALK_STEPS || !step_kind_find(kind, &step->kind))
		return false;
	step->name = name;
	if (step->kind == STEP_GUIDE)
		ok = walk_read_guide(walk, step, rest);
	else if (step->kind == STEP_BREATHE)
		ok = rest && walk_read_breathing(walk, step, rest);
	else if (rest && step->kind == STEP_LISTEN)
		walk->written_ms += walk->listen_ms[walk->practice.step_count] =
			walk_ms(rest);
	else if (rest)
		walk->written_ms += step->length_ms = walk_ms(rest);
	walk->practice.step_count++;
	return ok;
}

/* Lays out what was read. */
static inline bool walk_lay(struct walk_practice *walk)
{
	struct timeline_room room = { walk->timed, walk->moments };

	walk->practice.id = walk->practice.title = "walk";
	walk->practice.steps = walk->steps;
	return timeline_build(&walk->timeline, room, &walk->practice,
			      walk->lasts_ms ? walk->lasts_ms : walk->written_ms,
			      walk->speech_ms, walk->listen_ms, NULL);
}

#endif
