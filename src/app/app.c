/* app/app.c -- opens the house from the ground up, and closes it downwards. */
#include "app/app.h"

#include "app/app_internal.h"
#include "app/assigned.h"
#include "app/assignment_folders.h"
#include "app/halves.h"
#include "app/opened.h"
#include "app/sounds.h"
#include "app/unsaved.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/trace.h"
#include "content/helplines_file.h"
#include "content/settings_file.h"

#include <stdlib.h>
#include <string.h>

void app_note(struct app *app, const char *sentence)
{
	if (app->note_count < NOTES_MOST)
		app->notes[app->note_count++] = arena_copy(app->arena, sentence);
}

static void note_problems(struct app *app, const struct diagnostics *diagnostics,
			  bool warnings)
{
	for (size_t i = 0; i < diagnostics->count; i++)
		if (warnings || !diagnostics->at[i].warning)
			app_note(app, diagnostic_line(app->arena, &diagnostics->at[i]));
}

/* A slip in a line costs that line; a file that is not read at all costs everything. */
static bool lost_a_file(const struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < diagnostics->count; i++)
		if (!diagnostics->at[i].warning && !diagnostics->at[i].line)
			return true;
	return false;
}

static void read_settings(struct app *app)
{
	struct diagnostics diagnostics = { .arena = app->arena };

	app->settings = settings_defaults();
	settings_file_read(app->arena,
			   paths_join(app->arena, app->paths.config, "groundwork.ini"),
			   &app->settings, &diagnostics);
	settings_file_read(app->arena,
			   paths_join(app->arena, app->paths.own_config, "groundwork.ini"),
			   &app->settings, &diagnostics);
	app->settings_unread = lost_a_file(&diagnostics);
	note_problems(app, &diagnostics, true);
}

/* Wanted even when nothing else can be read. */
static void read_helplines(struct app *app)
{
	struct diagnostics diagnostics = { .arena = app->arena };

	helplines_read(app->arena, paths_join(app->arena, app->paths.config, "helplines.ini"),
		       paths_join(app->arena, app->paths.own_config, "helplines.ini"),
		       &app->helplines, &diagnostics);
	app->helplines_unread = !app->helplines.country_count || lost_a_file(&diagnostics);
	note_problems(app, &diagnostics, true);
}

static void open_sound(struct app *app, const struct app_options *options)
{
	struct audio_setup setup = app_sound_setup(app);

	setup.silent = options->silent || !app->settings.sound ||
		       !clock_is_real(app->clock);
	if (options->device)
		setup.device = options->device;
	app->audio = audio_open(&setup, clock_now_ms(app->clock));
}

static bool open_content(struct app *app, struct error *error)
{
	bool ok = library_open_with(&app->library, app->paths.content,
				    app->paths.own_content, &app->came, error);

	note_problems(app, &app->library->diagnostics, false);
	trace("app", "content read: practices", app->library->count);
	trace("app", "content read: problems", app->library->diagnostics.count);
	if (!ok)
		app_note(app, error->text);
	return ok;
}

/* It is used all the same: what is in it may be the person's own, of another account. */
static void note_foreign(struct app *app, const char *folder)
{
	if (paths_is_foreign(folder))
		app_note(app, arena_print(app->arena, "the folder %s belongs to another user of "
					  "this machine, who can read and change what you write",
					  folder));
}

/* A wait for a log that another program holds. */
struct holding {
	const struct app_options *options;
	int pauses;
};

enum { PAUSES_FELT = 12 };	/* some two hundred milliseconds */

static bool is_waited_for_long_enough(void *with)
{
	struct holding *holding = with;

	if (++holding->pauses == PAUSES_FELT && holding->options->held)
		holding->options->held();
	return holding->options->at_once;
}

static void open_store(struct app *app, const struct app_options *options)
{
	struct holding holding = { options, 0 };
	struct error why;

	if (paths_make_private(app->paths.state,
			       ERROR_NO_MATTER("events are a help, and the store says it")))
		trace_keep(paths_join(app->arena, app->paths.state, "events"));
	if (!store_open_patiently(&app->store, app->paths.data, app->paths.state,
				  app->paths.last, is_waited_for_long_enough, &holding, &why))
		app_note(app, why.text);
	if (store_mended(app->store))
		app_note(app, store_mended(app->store));
	note_foreign(app, app->paths.data);
	halves_clear(&app->paths);
}

bool app_open(struct app **opened, const struct app_options *options,
	      struct error *error)
{
	struct app *app = memory_alloc(sizeof *app);

	app->arena = arena_open();
	*opened = NULL;
	if (!trace_open(error))
		app_note(app, error->text);
	if (!clock_open(&app->clock, error) ||
	    !paths_find(&app->paths, app->arena, error)) {
		app_close(app);
		return false;
	}
	read_settings(app);
	read_helplines(app);
	if (!options->no_store || !options->silent)
		open_sound(app, options);	/* forks: before anything is open */
	*opened = app;
	if (!options->no_store)
		open_store(app, options);
	app_read_assigned(app);
	assignment_folder_find(app);
	return options->log_only || open_content(app, error);
}

void app_close(struct app *app)
{
	if (!app)
		return;
	library_close(app->library);
	store_close(app->store);
	audio_close(app->audio);
	clock_close(app->clock);
	arena_close(app->assigned.arena);
	arena_close(app->arena);
	trace("app", "closed", 0);
	trace_close();
	free(app);
}

struct clock *app_clock(const struct app *app)
{
	return app->clock;
}

const struct paths *app_paths(const struct app *app)
{
	return &app->paths;
}

const struct settings *app_settings(const struct app *app)
{
	return &app->settings;
}

struct texts app_notes(const struct app *app)
{
	return (struct texts){ app->notes, app->note_count };
}

/* Loudness is heard at once; a change of device holds from the next start. */
static void apply_sound(struct app *app)
{
	int64_t now_ms = clock_now_ms(app->clock);
	struct audio_setup setup = app_sound_setup(app);

	if (!app->audio)
		return;
	audio_set_volume(app->audio, setup.volume, now_ms);
	for (int bus = 0; bus < BUS_COUNT; bus++)
		audio_set_gain(app->audio, (enum bus)bus, setup.gains[bus], now_ms);
}

bool app_set(struct app *app, const char *section, const char *key,
	     const char *value, struct error *error)
{
	const char *path = paths_join(app->arena, app->paths.own_config,
				      "groundwork.ini");
	struct diagnostics diagnostics = { .arena = app->arena };
	struct error why;

	if (!settings_file_set(app->arena, &app->settings, path, section, key, value,
			       &diagnostics))
		return error_set(error, "%s",
				 diagnostic_line(app->arena, &diagnostics.at[0]));
	apply_sound(app);
	if (settings_file_change(path, section, key, value, &why)) {
		unsaved_drop(&app->unsaved, section, key);
		return true;
	}
	unsaved_add(&app->unsaved, app->arena, section, key, value);
	return error_set(error, "This holds for now, but is not kept: %s", why.text);
}

struct library *app_library(const struct app *app)
{
	return app->library;
}

struct store *app_store(const struct app *app)
{
	return app->store;
}

bool app_has_content(const struct app *app)
{
	return app->library != NULL;
}

const struct practice *const *app_practices(const struct app *app, size_t *count)
{
	*count = app->library ? app->library->count : 0;
	return app->library ? app->library->practices : NULL;
}

const struct practice *app_practice(const struct app *app, const char *id)
{
	return app->library ? library_find(app->library, id) : NULL;
}

const struct programme *const *app_programmes(const struct app *app, size_t *count)
{
	*count = app->library ? app->library->programme_count : 0;
	return app->library ? app->library->programmes : NULL;
}

const struct programme *app_programme(const struct app *app, const char *id)
{
	return app->library ? library_programme(app->library, id) : NULL;
}

size_t app_nearest(const struct app *app, const char *id,
		   const struct practice **found, size_t most)
{
	return library_nearest(app->library, id, found, most);
}

bool app_sessions(struct app *app, struct arena *arena, int64_t since_ms,
		  const struct session_record **sessions, size_t *count,
		  struct error *error)
{
	*sessions = NULL;
	*count = 0;
	return !app->store ||
	       store_sessions(app->store, arena, since_ms, sessions, count, error);
}

bool app_has_sessions(struct app *app, bool *any, struct error *error)
{
	*any = false;
	return !app->store || store_has_sessions(app->store, any, error);
}

bool app_put_away(struct app *app, int64_t session, struct error *error)
{
	return !app->store || store_put_away(app->store, session, error);
}

void app_hurry(struct app *app, bool hurry)
{
	if (app->store)
		store_hurry(app->store, hurry);
}

void app_give_way(struct app *app, bool (*wanted)(void *with), void *with)
{
	if (app->store)
		store_give_way(app->store, wanted, with);
}

bool app_examine_store(struct app *app, struct arena *arena, const char **words,
		       struct error *error)
{
	return store_examine(app->store, arena, words, error);
}
