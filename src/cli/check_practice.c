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

static bool would_speak(struct check *check, const struct practice *practice,
			const char *voice)
{
	for (size_t s = 0; s < practice->step_count; s++)
		for (size_t c = 0; c < practice->steps[s].cue_count; c++) {
			const struct cue *cue = &practice->steps[s].cues[c];

			if (cue->kind == CUE_SAY && !app_clip(check->app, check->arena, cue->text) &&
			    app_clip_of_voice(check->app, check->arena, voice, cue->text))
				return true;
		}
	return false;
}

/* A voice of one's own that is recorded and not chosen; NULL: there is none. */
static const char *voice_beside(struct check *check, const struct practice *practice)
{
	const char *folder = paths_join(check->arena, app_paths(check->app)->own_audio,
					"voices");
	const char **voices;
	size_t count;

	if (!folder_exists(folder) ||
	    !folder_list(check->arena, folder, "", &voices, &count,
			 ERROR_NO_MATTER("check_voices() tells of it")))
		return NULL;
	for (size_t i = 0; i < count; i++)
		if (would_speak(check, practice, voices[i]))
			return voices[i];
	return NULL;
}

static void say_unspoken(struct check *check, const struct practice *practice,
			 const struct player_plan *plan)
{
	const char *voice = voice_beside(check, practice);

	diagnostics_warning(&check->diagnostics, practice->path, 0,
			    "%zu of its %zu spoken lines have no recording and show as words only; "
			    "%s", plan->lines_without_clip, plan->lines, voice
			    ? arena_print(check->arena, "the voice \"%s\" has some of them, and "
					  "speaks when [sound] of the settings has voice_folder = %s",
					  voice, voice)
			    : "'groundwork record' takes a voice for them");
}

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
		say_unspoken(check, practice, &plan);
}

/* A file is decoded once, however many practices play it: shipped beds are in dozens. What
 * is wrong with it is told at each place. */
static const char *broken(struct check *check, const char *path)
{
	struct heard_file *file = check->heard;
	struct error error;

	while (file && strcmp(file->path, path) != 0)
		file = file->before;
	if (file)
		return file->broken;
	file = arena_array(check->arena, 1, sizeof *file);
	*file = (struct heard_file){ check->heard, path, NULL };
	if (!audio_file_is_whole(path, &error))
		file->broken = arena_copy(check->arena, error.text);
	check->heard = file;
	return file->broken;
}

/* Whether all of a bed or a recording can be heard; that it can be opened is told before. */
static void check_whole(struct check *check, const struct practice *practice,
			const struct step *step, const char *name)
{
	const char *path = name ? app_sound(check->app, check->arena, name) : NULL;
	struct error told;
	int64_t length_ms;

	if (path && audio_file_length_ms(path, &length_ms, &told) && broken(check, path))
		diagnostics_error(&check->diagnostics, practice->path, step->line, "%s",
				  broken(check, path));
}

static void check_sounds(struct check *check, const struct practice *practice)
{
	size_t count;
	const struct unheard *unheard =
		player_unheard(check->app, check->arena, practice, &count);

	for (size_t i = 0; i < count; i++)
		diagnostics_error(&check->diagnostics, practice->path,
				  practice->steps[unheard[i].step].line, "%s",
				  unheard[i].words);
	for (size_t i = 0; i < practice->step_count; i++) {
		check_whole(check, practice, &practice->steps[i], practice->steps[i].bed);
		check_whole(check, practice, &practice->steps[i], practice->steps[i].file);
	}
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
				  "captions = %s: %s", step->captions,
				  app_captions_missing(check->app, check->arena,
						       step->captions));
}

const struct practice *check_practice_file(struct check *check, const char *path, bool own)
{
	size_t errors = check->diagnostics.errors;
	const struct practice *practice;

	practice = practice_file_read(check->arena, path, own, &check->diagnostics);
	if (!practice || check->diagnostics.errors > errors)
		return NULL;
	check_sounds(check, practice);
	for (size_t i = 0; i < practice->step_count; i++)
		check_captions(check, practice, &practice->steps[i]);
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
	struct error error;
	size_t count;

	if (!folder_exists(path))
		return;		/* a file beside the voices */
	if (!folder_list(check->arena, path, "", &names, &count, &error))
		diagnostics_unreadable(&check->diagnostics, path, &error);
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
	struct error error;
	size_t count;

	if (!file_exists(folder))
		return;		/* without voices everything is captions */
	if (!folder_list(check->arena, folder, "", &voices, &count, &error))
		diagnostics_unreadable(&check->diagnostics, folder, &error);
	for (size_t i = 0; i < count; i++)
		check_voice(check, folder, voices[i]);
}

void check_left_over_clips(struct check *check)
{
	if (!check->shipped_hidden)	/* else its clips would look left over */
		check_voices(check, app_paths(check->app)->audio);
	check_voices(check, app_paths(check->app)->own_audio);
}
