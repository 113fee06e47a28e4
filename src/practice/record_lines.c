/* practice/record_lines.c -- what a practice says, each text once, in its order. */
#include "practice/record_parts.h"

#include "app/sounds.h"

#include "base/error.h"

static void add(struct record *record, const char *text, int line)
{
	struct problems unsaid = { .arena = record->arena };	/* `check` tells of them */
	char key[NARRATION_KEY];

	narration_key(record->voice, text, key);
	lines_add(&record->lines, key, text, record->practice->path, line, &unsaid);
}

static bool is_counted_aloud(const struct record *record, const struct step *step)
{
	const struct settings *settings = app_settings(record->app);

	return step->kind == STEP_BREATHE &&
	       (settings->cue_as_written ? step->cue : settings->cue) == BREATH_CUE_VOICE;
}

static void add_breath(struct record *record, const struct step *step)
{
	add(record, NARRATION_IN, step->line);
	if (step->pattern.hold_in_ms)
		add(record, NARRATION_HOLD, step->line);
	add(record, NARRATION_OUT, step->line);
	if (step->pattern.hold_out_ms)
		add(record, NARRATION_REST, step->line);
}

void record_ask_speaker(struct record *record, size_t line)
{
	const char *text = record->lines.at[line].text;
	struct arena *arena = arena_open();

	if (app_clip_of_voice(record->app, arena, record->voice, text))
		record->speakers[line] = SPOKEN_HERE;
	else if (app_clip(record->app, arena, text))
		record->speakers[line] = SPOKEN_ELSEWHERE;
	else
		record->speakers[line] = SPOKEN_NOWHERE;
	arena_close(arena);
}

bool record_gather(struct record *record, struct error *error)
{
	const struct practice *practice = record->practice;

	record->lines.arena = record->arena;
	for (size_t s = 0; s < practice->step_count; s++) {
		const struct step *step = &practice->steps[s];

		for (size_t c = 0; c < step->cue_count; c++)
			if (step->cues[c].kind == CUE_SAY)
				add(record, step->cues[c].text, step->cues[c].line);
		if (is_counted_aloud(record, step))
			add_breath(record, step);
	}
	if (!record->lines.count)
		return error_set(error, "%s has no spoken lines, so there is nothing to "
				 "record", practice->id);
	record->speakers = arena_take_many(record->arena, record->lines.count,
					   sizeof *record->speakers);
	for (size_t i = 0; i < record->lines.count; i++)
		record_ask_speaker(record, i);
	return true;
}
