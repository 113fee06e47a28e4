/* content/library.c -- two folders, one list: what a person made comes first. */
#include "content/library.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/nearest.h"
#include "base/paths.h"
#include "content/practice_file.h"

#include <stdlib.h>
#include <string.h>

/* Where practices lie below a content folder. */
static const char folder_name[] = "practices";

/* The good practices of one folder. */
struct shelf {
	const struct practice **practices;
	size_t count, files;
};

static bool read_shelf(struct library *library, const char *folder, bool own,
		       struct shelf *shelf, struct error *error)
{
	const char **names;

	if (!folder_list(library->arena, folder, ".ini", &names, &shelf->files, error))
		return false;
	shelf->practices = arena_take_many(library->arena, shelf->files,
					   sizeof *shelf->practices);
	for (size_t i = 0; i < shelf->files; i++) {
		const char *path = paths_join(library->arena, folder, names[i]);
		const struct practice *practice =
			practice_file_read(library->arena, path, own, &library->problems);

		if (practice)
			shelf->practices[shelf->count++] = practice;
	}
	return true;
}

/* The person's own folder need not be there. */
static void read_own_shelf(struct library *library, const char *own, struct shelf *shelf)
{
	const char *folder;
	struct error error;

	if (!own)
		return;
	folder = paths_join(library->arena, own, folder_name);
	if (file_exists(folder) &&
	    !read_shelf(library, folder, true, shelf, &error))
		problems_unreadable(&library->problems, folder, &error);
}

static int by_id(const void *a, const void *b)
{
	const struct practice *const *left = a, *const *right = b;
	int order = strcmp((*left)->id, (*right)->id);

	/* Of two with one id the person's own comes first. */
	return order ? order : (int)(*right)->own - (int)(*left)->own;
}

static void merge(struct library *library, const struct shelf *shipped,
		  const struct shelf *own)
{
	size_t all = shipped->count + own->count;
	const struct practice **list = arena_take_many(library->arena, all, sizeof *list);
	const struct practice **shown = arena_take_many(library->arena, all, sizeof *shown);

	if (shipped->count)
		memcpy(list, shipped->practices, shipped->count * sizeof *list);
	if (own->count)
		memcpy(list + shipped->count, own->practices, own->count * sizeof *list);
	qsort(list, all, sizeof *list, by_id);
	for (size_t i = 0; i < all; i++)
		if (!i || strcmp(list[i - 1]->id, list[i]->id) != 0)
			shown[library->count++] = list[i];
	library->practices = shown;
}

bool library_open(struct library **library, const char *shipped, const char *own,
		  struct error *error)
{
	struct arena *arena = arena_open();
	const char *folder = paths_join(arena, shipped, folder_name);
	struct shelf ours = { 0 }, theirs = { 0 };
	bool readable;

	*library = arena_take(arena, sizeof **library);
	(*library)->arena = arena;
	(*library)->problems.arena = arena;
	readable = read_shelf(*library, folder, false, &ours, error);
	if (readable)
		read_own_shelf(*library, own, &theirs);
	if (readable && ours.count) {
		merge(*library, &ours, &theirs);
		return true;
	}
	if (readable && !ours.files)
		return error_set(error, "%s: the folder holds no practices; install "
				 "Groundwork again, or name another folder in "
				 "GROUNDWORK_CONTENT", folder);
	if (readable)
		return error_set(error, "%s: none of the %zu practices can be used; "
				 "\"groundwork check\" says what is wrong with each",
				 folder, ours.files);
	return false;
}

const struct practice *library_find(const struct library *library, const char *id)
{
	for (size_t i = 0; i < library->count; i++)
		if (!strcmp(library->practices[i]->id, id))
			return library->practices[i];
	return NULL;
}

size_t library_nearest(const struct library *library, const char *id,
		       const struct practice **found, size_t most)
{
	const char **names = memory_take(library->count * sizeof *names);
	size_t *indexes = memory_take(most * sizeof *indexes);
	size_t count;

	for (size_t i = 0; i < library->count; i++)
		names[i] = library->practices[i]->id;
	count = nearest_names(id, names, library->count, indexes, most);
	for (size_t i = 0; i < count; i++)
		found[i] = library->practices[indexes[i]];
	free(indexes);
	free(names);
	return count;
}

void library_close(struct library *library)
{
	if (library)
		arena_close(library->arena);
}
