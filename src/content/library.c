/* content/library.c -- two folders, one list: what a person made comes first.
 *
 * Practices come first of all, since everything else is held against them. */
#include "content/library.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/nearest.h"
#include "base/paths.h"
#include "content/assignment_file.h"
#include "content/page_file.h"
#include "content/practice_file.h"
#include "content/programme_file.h"
#include "content/references.h"
#include "content/file_collection.h"

#include <stdlib.h>
#include <string.h>

static bool read_practice(void *user, const char *path, bool own,
			  struct diagnostics *diagnostics, struct item *item)
{
	const struct practice *practice =
		practice_file_read(diagnostics->arena, path, own, diagnostics);

	(void)user;
	if (practice)
		*item = (struct item){ practice->id, own, practice };
	return practice != NULL;
}

static bool read_programme(void *user, const char *path, bool own,
			   struct diagnostics *diagnostics, struct item *item)
{
	const struct library *library = user;
	struct programme *programme =
		programme_file_read(diagnostics->arena, path, own, diagnostics);

	if (!programme)
		return false;
	references_settle(programme, library->practices, library->count, diagnostics);
	*item = (struct item){ programme->id, own, programme };
	return true;
}

static bool read_assignment(void *user, const char *path, bool own,
			    struct diagnostics *diagnostics, struct item *item)
{
	const struct library *library = user;
	const struct assignment *assignment =
		assignment_file_read(diagnostics->arena, path, own, diagnostics);

	if (!assignment || !references_check(assignment, library->practices, library->count,
					     diagnostics))
		return false;
	*item = (struct item){ assignment->id, own, assignment };
	return true;
}

static bool read_page(void *user, const char *path, bool own,
		      struct diagnostics *diagnostics, struct item *item)
{
	const struct page *page = page_file_read(diagnostics->arena, path, own,
						 diagnostics);

	(void)user;
	if (page)
		*item = (struct item){ page->id, own, page };
	return page != NULL;
}

static const char *folder_of(struct library *library, const char *content,
			     const char *name)
{
	return content ? paths_join(library->arena, content, name) : NULL;
}

/* Takes the things out of their items, into a list of pointers to a type. */
#define TAKE(library, from, type, list, list_count)                              \
	do {                                                                     \
		const struct type **things =                                     \
			arena_array((library)->arena, (from).count, sizeof *things); \
                                                                                 \
		for (size_t i = 0; i < (from).count; i++)                        \
			things[i] = (from).items[i].thing;                       \
		(library)->list = things;                                        \
		(library)->list_count = (from).count;                            \
	} while (0)

/* What came with assignments stands behind everything else. */
static void read_came(struct library *library, const struct texts *came,
		      const struct item_reader *reader, struct file_collection *both)
{
	for (size_t i = 0; i < came->count; i++) {
		struct file_collection theirs = { 0 };

		file_collection_read_if_there(&theirs, folder_of(library, came->at[i], "practices"), true,
					      reader, &library->diagnostics);
		for (size_t t = 0; t < theirs.count; t++)
			theirs.items[t].own = false;
		for (size_t b = 0; b < both->count; b++)
			both->items[b].own = true;
		*both = file_collection_merge(library->arena, &theirs, both);
	}
}

static bool read_practices(struct library *library, const char *shipped,
			   const char *own, const struct texts *came,
			   struct error *error)
{
	const struct item_reader reader = { library, read_practice };
	const char *folder = folder_of(library, shipped, "practices");
	struct file_collection ours = { 0 }, theirs = { 0 }, both;

	if (!file_collection_read(&ours, folder, false, &reader, &library->diagnostics,
				  error))
		return false;
	file_collection_read_if_there(&theirs, folder_of(library, own, "practices"), true,
				      &reader,
				      &library->diagnostics);
	if (!ours.files)
		return error_set(error, "%s: the folder holds no practices; install "
				 "Groundwork again, or name another folder in "
				 "GROUNDWORK_CONTENT", folder);
	if (!ours.count)
		return error_set(error, "%s: none of the %zu practices can be used; "
				 "\"groundwork check\" says what is wrong with each",
				 folder, ours.files);
	both = file_collection_merge(library->arena, &ours, &theirs);
	read_came(library, came, &reader, &both);
	TAKE(library, both, practice, practices, count);
	return true;
}

/* What is made of practices, and pages: none of it has to be there. */
static struct file_collection read_others(struct library *library, const char *shipped,
					  const char *own, const char *name,
					  const struct item_reader *reader)
{
	struct file_collection ours = { 0 }, theirs = { 0 };

	file_collection_read_if_there(&ours, folder_of(library, shipped, name), false,
				      reader,
				      &library->diagnostics);
	file_collection_read_if_there(&theirs, folder_of(library, own, name), true, reader,
				      &library->diagnostics);
	return file_collection_merge(library->arena, &ours, &theirs);
}

bool library_open_with(struct library **library, const char *shipped, const char *own,
		       const struct texts *came, struct error *error)
{
	struct arena *arena = arena_open();
	struct library *opened = arena_alloc(arena, sizeof *opened);
	const struct item_reader programmes = { opened, read_programme };
	const struct item_reader assignments = { opened, read_assignment };
	const struct item_reader pages = { opened, read_page };
	struct file_collection file_collection;
	bool ok;

	*library = opened;
	opened->arena = opened->diagnostics.arena = arena;
	ok = read_practices(opened, shipped, own, came, error);
	if (ok) {
		file_collection = read_others(opened, shipped, own, "programmes",
					      &programmes);
		TAKE(opened, file_collection, programme, programmes, programme_count);
		file_collection = read_others(opened, shipped, own, "assignments",
					      &assignments);
		TAKE(opened, file_collection, assignment, assignments, assignment_count);
	}
	file_collection = read_others(opened, shipped, own, "pages", &pages);
	TAKE(opened, file_collection, page, pages, page_count);
	return ok;
}

bool library_open(struct library **library, const char *shipped, const char *own,
		  struct error *error)
{
	const struct texts none = { 0 };

	return library_open_with(library, shipped, own, &none, error);
}

const struct practice *library_find(const struct library *library, const char *id)
{
	return practice_find(library->practices, library->count, id);
}

#define FIND(kind, list, count)                                                  \
	const struct kind *library_##kind(const struct library *library, const char *id) \
	{                                                                        \
		for (size_t i = 0; i < library->count; i++)                      \
			if (!strcmp(library->list[i]->id, id))                   \
				return library->list[i];                         \
		return NULL;                                                     \
	}

FIND(programme, programmes, programme_count)
FIND(assignment, assignments, assignment_count)
FIND(page, pages, page_count)

size_t library_nearest(const struct library *library, const char *id,
		       const struct practice **found, size_t most)
{
	const char **names = memory_alloc(library->count * sizeof *names);
	size_t *indexes = memory_alloc(most * sizeof *indexes);
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

struct library library_with(const struct library *library, struct arena *arena,
			    const struct practice *const *more, size_t count)
{
	struct library all = *library;
	const struct practice **practices =
		arena_array(arena, library->count + count, sizeof *practices);

	for (size_t i = 0; i < count; i++)
		practices[i] = more[i];
	for (size_t i = 0; i < library->count; i++)
		practices[count + i] = library->practices[i];
	all.practices = practices;
	all.count = library->count + count;
	return all;
}

void library_close(struct library *library)
{
	if (library)
		arena_close(library->arena);
}
