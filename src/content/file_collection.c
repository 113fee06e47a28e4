/* content/file_collection.c -- a folder becomes a list, two lists become one. */
#include "content/file_collection.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"

#include <stdlib.h>
#include <string.h>

bool file_collection_read(struct file_collection *file_collection, const char *folder,
			  bool own,
			  const struct item_reader *reader, struct diagnostics *diagnostics,
			  struct error *error)
{
	const char **names;

	if (!folder_list(diagnostics->arena, folder, ".ini", &names,
			 &file_collection->files, error))
		return false;
	file_collection->items = arena_array(diagnostics->arena, file_collection->files,
					     sizeof *file_collection->items);
	for (size_t i = 0; i < file_collection->files; i++)
		if (reader->read(reader->user,
				 paths_join(diagnostics->arena, folder, names[i]),
				 own, diagnostics,
				 &file_collection->items[file_collection->count]))
			file_collection->items[file_collection->count++].own = own;
	return true;
}

void file_collection_read_if_there(struct file_collection *file_collection,
				   const char *folder, bool own,
				   const struct item_reader *reader,
				   struct diagnostics *diagnostics)
{
	struct error error;

	if (folder && file_exists(folder) &&
	    !file_collection_read(file_collection, folder, own, reader, diagnostics,
				  &error))
		diagnostics_unreadable(diagnostics, folder, &error);
}

static int by_id(const void *a, const void *b)
{
	const struct item *left = a, *right = b;
	int order = strcmp(left->id, right->id);

	/* Of two with one id the person's own comes first. */
	return order ? order : (int)right->own - (int)left->own;
}

struct file_collection file_collection_merge(struct arena *arena,
					     const struct file_collection *shipped,
					     const struct file_collection *own)
{
	size_t all = shipped->count + own->count;
	struct file_collection both = { .items = arena_array(arena, all,
							     sizeof *both.items),
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
