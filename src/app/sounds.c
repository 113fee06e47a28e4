/* app/sounds.c -- names become files: the person's own first, then what came with an
 * assignment, then the shipped. */
#include "app/sounds.h"

#include "app/app_internal.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "model/narration.h"

#include <string.h>
#include <strings.h>

static const char *const sound_endings[] = { "opus", "flac", "ogg", "wav", "mp3", NULL };
static const char *const caption_endings[] = { "vtt", NULL };

struct audio *app_audio(const struct app *app)
{
	return app->audio;
}

struct audio_setup app_sound_setup(const struct app *app)
{
	const struct settings *settings = &app->settings;
	struct audio_setup setup = { .device = settings->device,
				     .volume = settings->volume };

	setup.gains[BUS_VOICE] = settings->voice;
	setup.gains[BUS_BED] = settings->bed;
	setup.gains[BUS_BELLS] = settings->bells;
	setup.gains[BUS_CUES] = settings->cues;
	return setup;
}

static const char *with_an_ending(struct arena *arena, const char *folder,
				  const char *name, const char *const *endings)
{
	for (; *endings; endings++) {
		const char *path = arena_print(arena, "%s/%s.%s", folder, name, *endings);

		if (file_exists(path))
			return path;
	}
	return NULL;
}

static const char *among_sounds(const struct app *app, struct arena *arena,
				const char *name, const char *const *endings)
{
	const char *own = app->paths.own_audio;
	const char *path = with_an_ending(arena, own, name, endings);

	if (!path)
		path = with_an_ending(arena, paths_join(arena, own, "sounds"), name,
				      endings);
	for (size_t i = 0; !path && i < app->came.count; i++)
		path = with_an_ending(arena, paths_join(arena, app->came.at[i],
							"audio/sounds"), name, endings);
	if (!path)
		path = with_an_ending(arena, paths_join(arena, app->paths.audio, "sounds"),
				      name, endings);
	return path;
}

const char *app_sound(const struct app *app, struct arena *arena, const char *name)
{
	return among_sounds(app, arena, name, sound_endings);
}

const char *app_captions(const struct app *app, struct arena *arena,
			  const char *name)
{
	size_t length = strlen(name);

	if (length > 4 && !strcmp(name + length - 4, ".vtt"))
		name = arena_copy_bytes(arena, name, length - 4);
	return among_sounds(app, arena, name, caption_endings);
}

/* What is looked for, and what people have instead. */
struct near {
	const char *what;
	const char *const *endings;
	const char *const *others;	/* endings of such files that cannot be read */
	const char *instead;		/* as what to save one of those */
};

static const struct near near_sounds = {
	"sound", sound_endings,
	(const char *const[]){ "m4a", "aac", "mp4", "wma", "amr", "aiff", "aif", "caf", "oga",
			       "webm", NULL },
	"wav, flac, mp3, ogg or opus"
};

static const struct near near_captions = {
	"captions file", caption_endings, (const char *const[]){ "srt", "sub", "ass", NULL },
	"WebVTT, which ends in .vtt"
};

static const char *ending_among(const char *const *endings, const char *ending)
{
	while (*endings && strcasecmp(*endings, ending) != 0)
		endings++;
	return *endings;
}

/* What to do with a file of the folder that may be meant; NULL when it is another. */
static const char *near_file(struct arena *arena, const struct near *near,
			     const char *folder, const char *file, const char *name)
{
	size_t length = strlen(name);
	const char *ending = file + length + 1;

	if (strncasecmp(file, name, length) != 0 || file[length] != '.')
		return NULL;
	if (ending_among(near->endings, ending))
		return arena_print(arena, "%s/%s: is there, but is looked for as %s.%s, in "
				   "just these letters", folder, file, name,
				   ending_among(near->endings, ending));
	if (ending_among(near->others, ending))
		return arena_print(arena, "%s/%s: is there, but files that end in .%s cannot "
				   "be read here; save it as %s", folder, file, ending,
				   near->instead);
	return NULL;
}

static const char *near_in(struct arena *arena, const struct near *near,
			   const char *folder, const char *name)
{
	const char **files, *words = NULL;
	struct error none;	/* a folder that is not there holds no such file */
	size_t count;

	if (!folder_list(arena, folder, "", &files, &count, &none))
		return NULL;
	for (size_t i = 0; !words && i < count; i++)
		words = near_file(arena, near, folder, files[i], name);
	return words;
}

static const char *missing(const struct app *app, struct arena *arena,
			   const struct near *near, const char *name)
{
	const char *own = app->paths.own_audio;
	const char *words = near_in(arena, near, own, name);

	if (!words)
		words = near_in(arena, near, paths_join(arena, own, "sounds"), name);
	return words ? words
		     : arena_print(arena, "there is no %s of that name, neither shipped nor "
				   "in your audio folder %s", near->what, own);
}

const char *app_sound_missing(const struct app *app, struct arena *arena, const char *name)
{
	return missing(app, arena, &near_sounds, name);
}

const char *app_captions_missing(const struct app *app, struct arena *arena,
				 const char *name)
{
	size_t length = strlen(name);

	if (length > 4 && !strcmp(name + length - 4, ".vtt"))
		name = arena_copy_bytes(arena, name, length - 4);
	return missing(app, arena, &near_captions, name);
}

static const char *clip_in(struct arena *arena, const char *audio,
			   const char *voice, const char *text)
{
	char key[NARRATION_KEY];

	narration_key(voice, text, key);
	return with_an_ending(arena, arena_print(arena, "%s/voices/%s", audio, voice),
			      key, sound_endings);
}

const char *app_clip_of_voice(const struct app *app, struct arena *arena,
			  const char *voice, const char *text)
{
	return clip_in(arena, app->paths.own_audio, voice, text);
}

/* A voice that came with an assignment: its folder's name is the voice's. */
static const char *clip_came(const struct app *app, struct arena *arena, const char *text)
{
	const char *path = NULL;

	for (size_t i = 0; !path && i < app->voices.count; i++) {
		char key[NARRATION_KEY];

		narration_key(strrchr(app->voices.at[i], '/') + 1, text, key);
		path = with_an_ending(arena, app->voices.at[i], key, sound_endings);
	}
	return path;
}

/* Whoever took in a therapist's voice hears it; what it does not speak, the chosen
 * voice does, and then the shipped one. */
const char *app_clip(const struct app *app, struct arena *arena, const char *text)
{
	const char *chosen = app->settings.voice_label;
	const char *path = clip_came(app, arena, text);

	if (!path)
		path = clip_in(arena, app->paths.own_audio, chosen, text);
	if (!path)
		path = clip_in(arena, app->paths.audio, chosen, text);
	if (!path)
		path = clip_in(arena, app->paths.audio, NARRATION_VOICE, text);
	return path;
}

static size_t without_clip(const struct app *app, struct arena *arena,
			   const struct step *step)
{
	size_t without = 0;

	for (size_t c = 0; c < step->cue_count; c++)
		without += step->cues[c].kind == CUE_SAY &&
			   !app_clip(app, arena, step->cues[c].text);
	return without;
}

size_t app_lines_without_clip(const struct app *app, const struct practice *practice)
{
	struct arena *arena = arena_open();
	size_t without = 0;

	for (size_t s = 0; s < practice->step_count; s++)
		without += without_clip(app, arena, &practice->steps[s]);
	arena_close(arena);
	return without;
}
