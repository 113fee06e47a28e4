/* app/parts.h -- what the files of this room share and nobody else sees.
 *
 * Owner:   struct app owns every part; app_close() lets them go in the reverse
 *          order of app_open().
 * Threads: one.
 */
#ifndef APP_PARTS_H
#define APP_PARTS_H

#include "app/app.h"
#include "audio/engine.h"
#include "base/paths.h"
#include "content/library.h"
#include "model/helpline.h"
#include "store/store.h"

enum { NOTES_MOST = 24 };

struct app {
	struct arena *arena;		/* paths, settings, notes */
	struct clock *clock;
	struct paths paths;
	struct settings settings;
	struct texts came;		/* folders of what came with assignments */
	struct texts voices;		/* folders of the voices in them */
	struct library *library;
	struct helplines helplines;
	struct store *store;		/* NULL when nothing is kept */
	struct audio *audio;		/* NULL when no sound was asked for */
	const char *notes[NOTES_MOST];
	size_t note_count;
};

/* Finds the folders of what came with assignments, after finishing what an end of
 * the program left half done. */
void came_find(struct app *app);

/* The file of a sound: a bell, a bed or a recording, by its name without
 * ending, the person's own first. NULL when there is none. */
const char *sound_find(const struct app *app, struct arena *arena, const char *name);

/* The WebVTT file of that name, beside the sounds. NULL when there is none. */
const char *captions_find(const struct app *app, struct arena *arena,
			  const char *name);

/* The clip that speaks a line: in the chosen voice, else in the shipped one.
 * NULL when there is none. */
const char *clip_find(const struct app *app, struct arena *arena, const char *text);

/* The person's own clip of a line in that voice, chosen or not; NULL when there is
 * none. */
const char *clip_of_voice(const struct app *app, struct arena *arena,
			  const char *voice, const char *text);

/* How loud each bus is by the settings. */
struct audio_setup sound_setup(const struct app *app);

#endif
