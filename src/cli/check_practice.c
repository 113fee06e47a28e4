/* cli/check_practice.c -- limits held, lengths tried, sounds and clips looked for. */
#include "cli/check.h"

#include "app/app.h"
#include "app/sounds.h"
#include "practice/player.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"
#include "cli/spoken.h"
#include "content/captions_file.h"
#include "content/practice_file.h"

#include <string.h>

static void check_lengths(struct check *check, const struct practice *practice)
{
	struct player_plan plan = { 0 };

	for (size_t i = 0; i < practice->minutes_count; i++) {
		struct error error;

		if (!player_plan(check->app, practice, practice->minutes_ms[i], &plan,
				 &error))
			diagnostics_error(&check->diagnostics, practice->path, 0, "%s",
					  error.text);
		else if (plan.longest_silence_ms > TIMELINE_LONGEST_SILENCE_MS)
			diagnostics_error(&check->diagnostics, practice->path, 0,
					  "at %g minutes it is silent for %lld s; 90 s is the "
					  "most without a word",
					  (double)practice->minutes_ms[i] / 60000,
					  (long long)plan.longest_silence_ms / 1000);
	}
	if (plan.lines_without_clip)
		diagnostics_warning(&check->diagnostics, practice->path, 0,
				    "%zu of its %zu spoken lines have no clip and show as "
				    "captions only; 'make narration' speaks them",
				    plan.lines_without_clip, plan.lines);
}

static void check_sound(struct check *check, const struct practice *practice,
			const struct step *step, const char *key, const char *name)
{
	if (name && !app_sound(check->app, check->arena, name))
		diagnostics_error(&check->diagnostics, practice->path, step->line,
				  "%s = %s: there is no sound of that name, neither shipped "
				  "nor in your audio folder %s", key, name,
				  app_paths(check->app)->own_audio);
}

static void check_captions(struct check *check, const struct practice *practice,
			   const struct step *step)
{
	struct captions captions;
	const char *path;

	if (!step->captions)
		return;
	path = app_captions(check->app, check->arena, step->captions);
	if (path)
		captions_file_read(check->arena, path, &captions, &check->diagnostics);
	else
		diagnostics_error(&check->diagnostics, practice->path, step->line,
				  "captions = %s: there is no such file, neither shipped nor in "
				  "your audio folder %s", step->captions,
				  app_paths(check->app)->own_audio);
}

const struct practice *check_practice_file(struct check *check, const char *path, bool own)
{
	size_t errors = check->diagnostics.errors;
	const struct practice *practice;

	practice = practice_file_read(check->arena, path, own, &check->diagnostics);
	if (!practice || check->diagnostics.errors > errors)
		return NULL;
	for (size_t i = 0; i < practice->step_count; i++) {
		const struct step *step = &practice->steps[i];

		check_sound(check, practice, step, "bed", step->bed);
		check_sound(check, practice, step, "file", step->file);
		check_captions(check, practice, step);
	}
	check_lengths(check, practice);
	return practice;
}

/* Finds whether some line has a clip of that name (given with its ending). */
static bool is_spoken(const struct spoken_lines *lines, const char *name)
{
	for (size_t i = 0; i < lines->count; i++)
		if (!strncmp(name, lines->at[i].key, NARRATION_KEY - 1) &&
		    name[NARRATION_KEY - 1] == '.')
			return true;
	return false;
}

static void check_voice(struct check *check, const char *folder, const char *voice)
{
	const char *path = paths_join(check->arena, folder, voice);
	struct spoken_lines lines = { .arena = check->arena };
	struct diagnostics twice = { .arena = check->arena };
	const char **names;
	size_t count;

	if (!folder_list(check->arena, path, "", &names, &count, NULL))
		return;		/* a file beside the voices */
	spoken_gather(check->app, voice, &lines, &twice);
	for (size_t i = 0; i < twice.count; i++)
		diagnostics_error(&check->diagnostics, twice.at[i].file, twice.at[i].line,
				  "%s",
				  twice.at[i].text);
	for (size_t i = 0; i < count; i++)
		if (!is_spoken(&lines, names[i]))
			diagnostics_warning(&check->diagnostics,
					    paths_join(check->arena, path, names[i]), 0,
					    "left over clip: no line is spoken by it any more; it "
					    "can be taken away");
}

static void check_voices(struct check *check, const char *audio)
{
	const char *folder = paths_join(check->arena, audio, "voices");
	const char **voices;
	size_t count;

	if (!folder_list(check->arena, folder, "", &voices, &count, NULL))
		return;		/* without voices everything is captions */
	for (size_t i = 0; i < count; i++)
		check_voice(check, folder, voices[i]);
}

void check_left_over_clips(struct check *check)
{
	check_voices(check, app_paths(check->app)->audio);
	check_voices(check, app_paths(check->app)->own_audio);
}
