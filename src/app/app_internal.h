/* app/app_internal.h -- what was opened, for the files of this room alone.
 *
 * Owner:   struct app owns every part; app_close() lets them go in the reverse
 *          order of app_open().
 * Threads: one.
 */
#ifndef APP_APP_INTERNAL_H
#define APP_APP_INTERNAL_H

#include "audio/engine.h"
#include "base/paths.h"
#include "content/library.h"
#include "model/helpline.h"
#include "model/settings.h"
#include "store/store.h"

struct assigned;

enum { NOTES_MOST = 24 };

/* The words of the assignments that stand, in memory of their own. */
struct assigned_words {
	struct arena *arena;
	struct assigned *list;
	size_t count;
	bool unread;
};

struct app {
	struct arena *arena;		/* paths, settings, notes */
	struct clock *clock;
	struct paths paths;
	struct settings settings;
	struct texts came;		/* folders of what came with assignments */
	struct texts voices;		/* folders of the voices in them */
	struct library *library;
	struct helplines helplines;
	bool settings_unread, helplines_unread;	/* a whole file of them */
	struct store *store;		/* NULL when nothing is kept */
	struct assigned_words assigned;
	struct audio *audio;		/* NULL when no sound was asked for */
	const char *notes[NOTES_MOST];
	size_t note_count;
	struct unsaved *unsaved;	/* settings that are not in their file */
};

/* Keeps a sentence for app_notes(). */
void app_note(struct app *app, const char *sentence);

#endif
