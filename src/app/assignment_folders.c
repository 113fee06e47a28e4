/* app/assignment_folders.c -- two renames, and the clearing up of what an end left behind. */
#include "app/assignment_folders.h"

#include "app/app_internal.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "store/assignments.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define WAITING ".new-"
#define LOCK ".lock"

const char *assignment_folder_parent(const struct app *app, struct arena *arena)
{
	return paths_join(arena, app->paths.data, "assignments");
}

int assignment_folder_lock(const struct app *app, struct error *error)
{
	struct arena *arena = arena_open();
	const char *parent = assignment_folder_parent(app, arena), *path = paths_join(arena, parent, LOCK);
	int fd = -1;

	if (paths_make_private(parent, error)) {
		fd = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
		if (fd < 0)
			error_set(error, "%s: cannot be written: %s", path, strerror(errno));
	}
	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB)) {
		error_set(error, "an assignment is being taken in, in another window: finish "
			  "that first");
		close(fd);
		fd = -1;
	}
	arena_close(arena);
	return fd;
}

/* The folder of an assignment that stands: not put away, and something came. */
static const char *folder_of(const struct taken *taken)
{
	return taken->ended_ms ? NULL : taken->folder;
}

static bool is_wanted(const struct taken *list, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (folder_of(&list[i]) && !strcmp(folder_of(&list[i]), name))
			return true;
	return false;
}

void assignment_folder_clear(struct app *app)
{
	struct arena *arena = arena_open();
	const char *parent = assignment_folder_parent(app, arena);
	const struct taken *list;
	size_t count;
	struct dirent *entry;
	DIR *folder = opendir(parent);
	bool known = app->store &&
		     store_assignments(app->store, arena, &list, &count,
				       ERROR_NO_MATTER("what is not known is not cleared"));

	while (folder && known && (entry = readdir(folder))) {
		const char *name = entry->d_name;
		const char *digest = strncmp(name, WAITING, strlen(WAITING)) != 0 ? name
				     : name + strlen(WAITING);

		if (strcmp(name, ".") && strcmp(name, "..") && strcmp(name, LOCK) &&
		    !is_wanted(list, count, digest))
			folder_remove(paths_join(arena, parent, name));
	}
	if (folder)
		closedir(folder);
	arena_close(arena);
}

static bool move(const char *parent, const char *from, const char *to,
		 struct error *error)
{
	if (rename(from, to))
		return error_set(error, "%s: cannot be put in its place: %s", from,
				 strerror(errno));
	folder_flush(parent);
	return true;
}

bool assignment_folder_wait(const struct app *app, const char *folder, const char *digest,
	       struct error *error)
{
	struct arena *arena = arena_open();
	const char *parent = assignment_folder_parent(app, arena);
	const char *beside = arena_print(arena, "%s/" WAITING "%s", parent, digest);
	bool ok;

	folder_remove(beside);
	ok = move(parent, folder, beside, error);
	arena_close(arena);
	return ok;
}

bool assignment_folder_settle(const struct app *app, const char *digest, struct error *error)
{
	struct arena *arena = arena_open();
	const char *parent = assignment_folder_parent(app, arena);
	const char *beside = arena_print(arena, "%s/" WAITING "%s", parent, digest);
	const char *place = paths_join(arena, parent, digest);
	bool ok = true;

	/* the same bytes have the same name: what is there is as good */
	if (file_exists(place))
		folder_remove(beside);
	else if (file_exists(beside))
		ok = move(parent, beside, place, error);
	else
		ok = error_set(error, "%s: what came with the assignment is not there any "
			       "more; take it in once more", place);
	arena_close(arena);
	return ok;
}

static void add_voices(struct app *app, const char *folder)
{
	const char *voices = paths_join(app->arena, folder, "audio/voices"), **names, **all;
	struct error error;
	size_t count;

	if (!file_exists(voices))
		return;
	if (!folder_list(app->arena, voices, "", &names, &count, &error))
		app_note(app, error.text);
	if (!count)
		return;
	all = arena_array(app->arena, app->voices.count + count, sizeof *all);
	for (size_t i = 0; i < app->voices.count; i++)
		all[i] = app->voices.at[i];
	for (size_t i = 0; i < count; i++)
		all[app->voices.count + i] = paths_join(app->arena, voices, names[i]);
	app->voices = (struct texts){ all, app->voices.count + count };
}

/* With the database it is known what stands; what waits is put in its place. */
static size_t find_standing(struct app *app, const char *parent, const struct taken *list,
			    size_t count, const char ***folders)
{
	size_t found = 0;
	struct error error;

	*folders = arena_array(app->arena, count + 1, sizeof **folders);
	for (size_t i = 0; i < count; i++) {
		const char *digest = folder_of(&list[i]);

		if (!digest)
			continue;
		if (file_exists(paths_join(app->arena, parent, digest)) ||
		    assignment_folder_settle(app, digest, &error))
			(*folders)[found++] = paths_join(app->arena, parent, digest);
		else
			app_note(app, error.text);
	}
	return found;
}

/* Without it all is taken that came, so that what was assigned has its names and words. */
static size_t find_all(struct app *app, const char *parent, const char ***folders)
{
	const char **names;
	struct error error;
	size_t count;

	if (!folder_list(app->arena, parent, "", &names, &count, &error)) {
		app_note(app, error.text);
		return 0;
	}
	*folders = arena_array(app->arena, count + 1, sizeof **folders);
	for (size_t i = 0; i < count; i++)
		(*folders)[i] = paths_join(app->arena, parent, names[i]);
	return count;
}

void assignment_folder_find(struct app *app)
{
	const char *parent = assignment_folder_parent(app, app->arena), **folders = NULL;
	const struct taken *list;
	size_t count = 0;
	struct error error;

	if (!file_exists(parent))
		return;
	if (app->store &&
	    store_assignments(app->store, app->arena, &list, &count, &error))
		count = find_standing(app, parent, list, count, &folders);
	else
		count = find_all(app, parent, &folders);
	app->came = (struct texts){ folders, count };
	for (size_t i = 0; i < count; i++)
		add_voices(app, folders[i]);
}
