/* exchange/assignment_archive.c -- one INI file each, named by what identifies it. An
 * assignment has no word for a voice: its name stands before it, in a comment. */
#include "exchange/assignment_archive.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/file.h"
#include "base/paths.h"
#include "content/assignment_file.h"
#include "content/ini.h"
#include "secret/vault.h"

#include <string.h>

#define VOICE "; voice = "

/* Titles and names have letters that names of files have not. */
static const char *path_of(const struct app *app, struct arena *arena, const char *title,
			   const char *to)
{
	struct digest *digest = digest_open();
	char text[DIGEST_TEXT];

	digest_add(digest, title, strlen(title) + 1);
	digest_add(digest, to, strlen(to));
	digest_text(digest, text);
	return arena_print(arena, "%s/given/%.32s.ini", app_paths(app)->data, text);
}

void assignment_archive_keep(const struct app *app, const char *title, const char *to,
			     const char *voice, const char *text)
{
	struct arena *arena = arena_open();

	if (voice)
		text = arena_print(arena, VOICE "%s\n%s", voice, text);
	if (title && to && paths_make_private(app_paths(app)->data, NULL) &&
	    paths_make_private(paths_join(arena, app_paths(app)->data, "given"), NULL))
		file_write(path_of(app, arena, title, to), text, strlen(text), 0600, NULL);
	arena_close(arena);
}

const struct assignment *assignment_archive_find(const struct app *app, struct arena *arena,
						 const char *title, const char *to)
{
	struct diagnostics unused = { .arena = arena };
	const char *path = path_of(app, arena, title, to);

	return file_exists(path) ? assignment_file_read(arena, path, true, &unused) : NULL;
}

const char *assignment_archive_voice(const struct app *app, struct arena *arena,
				     const char *title,
				     const char *to)
{
	const char *path = path_of(app, arena, title, to), *name;
	char *text;
	size_t length;

	if (!file_exists(path) ||
	    !file_read(arena, path, INI_FILE_MOST, &text, &length, NULL) ||
	    strncmp(text, VOICE, strlen(VOICE)) != 0)
		return NULL;
	name = text + strlen(VOICE);
	length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
	return length && name[length] == '\n' ? arena_print(arena, "%.*s", (int)length, name)
					     : NULL;
}
