/* app/sounds.h -- the audio engine that was opened, and which file a sound is.
 *
 * Promise: a name or a line becomes a path: the person's own file first, then what came
 *          with an assignment, then the shipped one.
 * Owner:   app_close() has the engine; paths live in the arena given.
 * Threads: one.
 */
#ifndef APP_SOUNDS_H
#define APP_SOUNDS_H

#include "audio/engine.h"

#include <stddef.h>

struct app;
struct arena;
struct practice;

/* NULL when no sound was asked for. */
struct audio *app_audio(const struct app *app);

/* The device, and how loud each bus is, by the settings. */
struct audio_setup app_sound_setup(const struct app *app);

/* The file of a bell, a bed or a recording, by its name without ending; NULL when there is
 * none. */
const char *app_sound(const struct app *app, struct arena *arena, const char *name);

/* Why there is none: which file is meant, perhaps, and what hinders; else where one is
 * looked for. The same for captions. In words that follow the name. */
const char *app_sound_missing(const struct app *app, struct arena *arena, const char *name);
const char *app_captions_missing(const struct app *app, struct arena *arena,
				 const char *name);

/* The WebVTT file of that name, beside the sounds. NULL when there is none. */
const char *app_captions(const struct app *app, struct arena *arena, const char *name);

/* The clip that speaks a line: in the chosen voice, else in the shipped one. NULL when
 * there is none. */
const char *app_clip(const struct app *app, struct arena *arena, const char *text);

/* The person's own clip of a line in that voice, chosen or not; NULL when there is none. */
const char *app_clip_of_voice(const struct app *app, struct arena *arena,
			      const char *voice, const char *text);

/* How many spoken lines of a practice have no clip in the chosen voice. */
size_t app_lines_without_clip(const struct app *app, const struct practice *practice);

#endif
