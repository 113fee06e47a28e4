/* app/assigned.c -- the files as they came, read once more for their words. */
#include "app/assigned.h"

#include "app/app_internal.h"
#include "base/arena.h"
#include "base/error.h"
#include "content/assignment_file.h"
#include "store/assignments.h"

#include <string.h>

const struct assigned *app_assigned(const struct app *app, size_t *count)
{
	*count = app->assigned.count;
	return app->assigned.list;
}

const struct assigned *app_assigned_of(const struct app *app, const char *id)
{
	for (size_t i = 0; i < app->assigned.count; i++)
		if (!strcmp(app->assigned.list[i].id, id))
			return &app->assigned.list[i];
	return NULL;
}

bool app_assigned_unread(const struct app *app)
{
	return app->assigned.unread;
}

/* False when its words cannot be read. */
static bool read_words(struct arena *arena, const struct taken *taken,
		       struct assigned *assigned)
{
	struct diagnostics unused = { .arena = arena };
	const struct assignment *words =
		assignment_file_parse(arena, taken->id, true, taken->text,
				      strlen(taken->text), &unused);

	*assigned = (struct assigned){ .id = taken->id, .title = taken->title,
				       .from = taken->from };
	if (!words)
		return false;
	assigned->notes = words->notes;
	assigned->stop_if = words->stop_if;
	assigned->contacts = words->contacts;
	return true;
}

void app_read_assigned(struct app *app)
{
	struct assigned_words now = { .arena = arena_open() };
	const struct taken *all;
	size_t count;

	if (!app->store ||
	    !store_assignments(app->store, now.arena, &all, &count,
			       ERROR_NO_MATTER("`unread` tells of it"))) {
		app->assigned.unread = app->store != NULL;
		arena_close(now.arena);
		return;
	}
	now.list = arena_array(now.arena, count + 1, sizeof *now.list);
	for (size_t i = 0; i < count; i++)
		if (!all[i].ended_ms)
			now.unread |= !read_words(now.arena, &all[i], &now.list[now.count++]);
	arena_close(app->assigned.arena);
	app->assigned = now;
}
