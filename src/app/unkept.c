/* app/unkept.c -- asks the store and the list of settings, and writes plain text. */
#include "app/unkept.h"

#include "app/app_internal.h"
#include "app/unsaved.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/moment.h"

#include <stdlib.h>
#include <string.h>

static size_t find_given(struct app *app, struct arena *arena,
			 const struct session_record **given)
{
	const struct session_record *all;
	struct session_record *some;
	size_t count, found = 0;
	struct error error;

	*given = NULL;
	if (!app->store || store_leave_passing(app->store) ||
	    !store_only_passing(app->store, arena, &all, &count, &error))
		return 0;
	some = arena_array(arena, count + 1, sizeof *some);
	for (size_t i = 0; i < count; i++)
		if (all[i].answer_count)
			some[found++] = all[i];
	*given = some;
	return found;
}

bool unkept_find(struct app *app, struct arena *arena, struct unkept *unkept)
{
	const char *path = paths_join(arena, app->paths.own_config, "groundwork.ini");

	unkept->count = find_given(app, arena, &unkept->sessions);
	unkept->passing = unkept->count ? store_path(app->store) : NULL;
	unkept->settings = !unsaved_try_again(&app->unsaved, path);
	return unkept->count || unkept->settings;
}

const char *unkept_story(struct arena *arena, const struct unkept *unkept, bool over)
{
	const char *how = over ? "was not kept" : "is nowhere but here";
	const char *settings = unkept->settings ? "What you changed in the settings is not kept: "
						  "their file cannot be written." : "";
	const char *where = unkept->count == 1
		? arena_print(arena, "\"%s\"", unkept->sessions[0].title)
		: arena_print(arena, "%zu practices", unkept->count);

	if (!unkept->count)
		return settings;
	if (unkept->passing)
		return arena_print(arena, "What you gave in %s could not be put on the disk. It "
				   "lies in %s, which is emptied when you log out or switch "
				   "off.%s%s", where, unkept->passing, *settings ? " " : "",
				   settings);
	return arena_print(arena, "What you gave in %s %s: it could not be put on the disk.%s%s",
			   where, how, *settings ? " " : "", settings);
}

const char *unkept_words(const struct app *app)
{
	if (app->store && !store_path(app->store))
		return "What you write is in memory only: it cannot be put on the disk just now.";
	if (app->store && store_is_passing(app->store))
		return "What you write lies where it is gone when you log out: it cannot be put "
		       "on the disk just now.";
	return app->unsaved ? "What you set holds for now, but is not kept: its file cannot be "
			      "written." : NULL;
}

/* ---- as a text */

static void add_answer(struct buffer *out, const struct answer *answer)
{
	if (answer->kind == STEP_READ)
		return;
	buffer_print(out, "%s: ", answer->step);
	if (answer->holds == ANSWER_NUMBER)
		buffer_print(out, "%d", answer->number);
	else if (answer->holds == ANSWER_TEXT)
		buffer_add_string(out, answer->text);
	for (size_t i = 0; i < answer->choices.count; i++)
		buffer_print(out, "%s%s", i ? ", " : "", answer->choices.at[i]);
	buffer_add_string(out, "\n\n");
}

static void add_session(struct buffer *out, const struct session_record *session)
{
	char when[MOMENT_TEXT];

	moment_format(session->started_ms, session->offset_s, when);
	buffer_print(out, "%s\n%s\n\n", session->title, when);
	for (size_t i = 0; i < session->answer_count; i++)
		add_answer(out, &session->answers[i]);
}

static const char *at_home(struct arena *arena, const char *path)
{
	const char *home = getenv("HOME");

	return home && !strncmp(path, "~/", 2) ? paths_join(arena, home, path + 2) : path;
}

bool unkept_write(struct arena *arena, const struct unkept *unkept, const char *path,
		  struct error *error)
{
	struct buffer out = { 0 };
	bool ok;

	path = at_home(arena, path);
	if (file_exists(path))
		return error_set(error, "%s: there is a file of that name already", path);
	for (size_t i = 0; i < unkept->count; i++)
		add_session(&out, &unkept->sessions[i]);
	ok = file_write(path, buffer_string(&out), out.length, 0600, error);
	buffer_free(&out);
	return ok;
}
