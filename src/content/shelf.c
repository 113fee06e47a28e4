/* content/shelf.c -- a folder becomes a list, two lists become one. */
#include "content/shelf.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"

#include <stdlib.h>
#include <string.h>

bool shelf_read(struct shelf *shelf, const char *folder, bool own,
		const struct item_reader *reader, struct problems *problems,
		struct error *error)
{
	const char **names;

	if (!folder_list(problems->arena, folder, ".ini", &names, &shelf->files, error))
		return false;
	shelf->items = arena_take_many(problems->arena, shelf->files,
				       sizeof *shelf->items);
	for (size_t i = 0; i < shelf->files; i++)
		if (reader->read(reader->user, paths_join(problems->arena, folder, names[i]),
				 own, problems, &shelf->items[shelf->count]))
			shelf->items[shelf->count++].own = own;
	return true;
}

void shelf_read_if_there(struct shelf *shelf, const char *folder, bool own,
			 const struct item_reader *reader, struct problems *problems)
{
	struct error error;

	if (folder && file_exists(folder) &&
	    !shelf_read(shelf, folder, own, reader, problems, &error))
		problems_unreadable(problems, folder, &error);
}

static int by_id(const void *a, const void *b)
{
	const struct item *left = a, *right = b;
	int order = strcmp(left->id, right->id);

	/* Of two with one id the person's own comes first. */
	return order ? order : (int)right->own - (int)left->own;
}

struct shelf shelf_merge(struct arena *arena, const struct shelf *shipped,
			 const struct shelf *own)
{
	size_t all = shipped->count + own->count;
	struct shelf both = { .items = arena_take_many(arena, all, sizeof *both.items),
			      .files = shipped->files + own->files };

	if (shipped->count)
		memcpy(both.items, shipped->items, shipped->count * sizeof *both.items);
	if (own->count)
		memcpy(both.items + shipped->count, own->items,
		       own->count * sizeof *both.items);
	qsort(both.items, all, sizeof *both.items, by_id);
	for (size_t i = 0; i < all; i++)
		if (!i || strcmp(both.items[both.count - 1].id, both.items[i].id) != 0)
			both.items[both.count++] = both.items[i];
	return both;
}
