/* app/sounds.c -- names become files: the person's own first, then the shipped. */
#include "app/parts.h"

#include "base/arena.h"
#include "base/file.h"
#include "model/narration.h"

static const char *with_an_ending(struct arena *arena, const char *folder,
				  const char *name)
{
	static const char *const endings[] = { "opus", "flac", "ogg", "wav", "mp3" };

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		const char *path = arena_print(arena, "%s/%s.%s", folder, name, endings[i]);

		if (file_exists(path))
			return path;
	}
	return NULL;
}

const char *sound_find(const struct app *app, struct arena *arena, const char *name)
{
	const char *path = with_an_ending(arena, app->paths.own_audio, name);

	if (!path)
		path = with_an_ending(arena, arena_print(arena, "%s/sounds",
							 app->paths.own_audio), name);
	if (!path)
		path = with_an_ending(arena, arena_print(arena, "%s/sounds",
							 app->paths.audio), name);
	return path;
}

static const char *clip_in(struct arena *arena, const char *audio,
			   const char *voice, const char *text)
{
	char key[NARRATION_KEY];

	narration_key(voice, text, key);
	return with_an_ending(arena, arena_print(arena, "%s/voices/%s", audio, voice),
			      key);
}

const char *clip_find(const struct app *app, struct arena *arena, const char *text)
{
	const char *chosen = app->settings.voice_label;
	const char *path = clip_in(arena, app->paths.own_audio, chosen, text);

	if (!path)
		path = clip_in(arena, app->paths.audio, chosen, text);
	if (!path)
		path = clip_in(arena, app->paths.audio, NARRATION_VOICE, text);
	return path;
}
