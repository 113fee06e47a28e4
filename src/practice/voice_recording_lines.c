/* practice/voice_recording_lines.c -- what a practice says, each text once, in order. */
#include "practice/voice_recording_lines.h"

#include "app/app.h"
#include "app/sounds.h"
#include "base/arena.h"
#include "base/error.h"
#include "content/lines.h"

#include <assert.h>

static void add(struct voice_lines *lines, const struct practice *practice,
		const char *text, int line)
{
	struct diagnostics unsaid = { .arena = lines->lines->arena };	/* for `check` */
	char key[NARRATION_KEY];

	narration_key(lines->voice, text, key);
	lines_add(lines->lines, key, text, practice->path, line, &unsaid);
}

static bool is_counted_aloud(const struct app *app, const struct step *step)
{
	const struct settings *settings = app_settings(app);

	return step->kind == STEP_BREATHE &&
	       (settings->cue_as_written ? step->cue : settings->cue) == BREATH_CUE_VOICE;
}

static void add_breath(struct voice_lines *lines, const struct practice *practice,
		       const struct step *step)
{
	add(lines, practice, NARRATION_IN, step->line);
	if (step->pattern.hold_in_ms)
		add(lines, practice, NARRATION_HOLD, step->line);
	add(lines, practice, NARRATION_OUT, step->line);
	if (step->pattern.hold_out_ms)
		add(lines, practice, NARRATION_REST, step->line);
}

static void add_step(struct voice_lines *lines, const struct practice *practice,
		     const struct step *step)
{
	for (size_t c = 0; c < step->cue_count; c++)
		if (step->cues[c].kind == CUE_SAY)
			add(lines, practice, step->cues[c].text, step->cues[c].line);
	if (is_counted_aloud(lines->app, step))
		add_breath(lines, practice, step);
}

bool voice_lines_gather(struct voice_lines *lines, struct app *app,
			const struct practice *practice, const char *voice,
			struct arena *arena, struct error *error)
{
	*lines = (struct voice_lines){ .app = app, .voice = voice };
	lines->lines = arena_alloc(arena, sizeof *lines->lines);
	lines->lines->arena = arena;
	for (size_t s = 0; s < practice->step_count; s++)
		add_step(lines, practice, &practice->steps[s]);
	if (!lines->lines->count)
		return error_set(error, "%s has no spoken lines, so there is nothing to "
				 "record", practice->id);
	lines->speakers = arena_array(arena, lines->lines->count,
				      sizeof *lines->speakers);
	for (size_t i = 0; i < lines->lines->count; i++)
		voice_lines_ask(lines, i);
	return true;
}

const struct spoken_line *voice_lines_at(const struct voice_lines *lines, size_t at)
{
	assert(at < lines->lines->count);
	return &lines->lines->at[at];
}

void voice_lines_ask(struct voice_lines *lines, size_t at)
{
	const char *text = voice_lines_at(lines, at)->text;
	struct arena *arena = arena_open();

	if (app_clip_of_voice(lines->app, arena, lines->voice, text))
		lines->speakers[at] = SPOKEN_HERE;
	else if (app_clip(lines->app, arena, text))
		lines->speakers[at] = SPOKEN_ELSEWHERE;
	else
		lines->speakers[at] = SPOKEN_NOWHERE;
	arena_close(arena);
}

size_t voice_lines_spoken_here(const struct voice_lines *lines)
{
	size_t count = 0;

	for (size_t i = 0; i < lines->lines->count; i++)
		count += lines->speakers[i] == SPOKEN_HERE;
	return count;
}

const char *voice_lines_clip(const struct voice_lines *lines, size_t at,
			     struct arena *arena)
{
	const char *text = voice_lines_at(lines, at)->text;
	const char *own = app_clip_of_voice(lines->app, arena, lines->voice, text);

	return own ? own : app_clip(lines->app, arena, text);
}
