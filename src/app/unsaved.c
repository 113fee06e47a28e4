/* app/unsaved.c -- a short list, newest first. */
#include "app/unsaved.h"

#include "base/arena.h"
#include "base/error.h"
#include "content/settings_file.h"

#include <string.h>

struct unsaved {
	struct unsaved *next;
	const char *section, *key, *value;	/* value NULL: to be removed */
};

void unsaved_drop(struct unsaved **list, const char *section, const char *key)
{
	while (*list)
		if (!strcmp((*list)->section, section) && !strcmp((*list)->key, key))
			*list = (*list)->next;
		else
			list = &(*list)->next;
}

void unsaved_add(struct unsaved **list, struct arena *arena, const char *section,
		 const char *key, const char *value)
{
	struct unsaved *one = arena_alloc(arena, sizeof *one);

	unsaved_drop(list, section, key);
	one->section = arena_copy(arena, section);
	one->key = arena_copy(arena, key);
	one->value = value ? arena_copy(arena, value) : NULL;
	one->next = *list;
	*list = one;
}

bool unsaved_try_again(struct unsaved **list, const char *path)
{
	struct error why;

	while (*list && settings_file_change(path, (*list)->section, (*list)->key,
					     (*list)->value, &why))
		*list = (*list)->next;
	return !*list;
}
