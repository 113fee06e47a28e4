/* exchange/assignment_archive.c -- one INI file each, named by what identifies it. An
 * assignment has no word for a voice: its name stands before it, in a comment. */
#include "exchange/assignment_archive.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "content/assignment_file.h"
#include "content/bundle.h"
#include "content/ini.h"
#include "secret/vault.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#define VOICE "; voice = "

enum { FILE_WORD = 60 };

static const char *folder_of(const struct app *app, struct arena *arena)
{
	return paths_join(arena, app_paths(app)->data, "given");
}

/* Titles and names have letters that names of files have not. */
static const char *path_of(const struct app *app, struct arena *arena, const char *title,
			   const char *to)
{
	struct digest *digest = digest_open();
	char text[DIGEST_TEXT];

	digest_add(digest, title, strlen(title) + 1);
	digest_add(digest, to, strlen(to));
	digest_text(digest, text);
	return arena_print(arena, "%s/%.32s.ini", folder_of(app, arena), text);
}

void assignment_archive_keep(const struct app *app, const char *title, const char *to,
			     const char *voice, const char *text)
{
	struct arena *arena = arena_open();
	struct error *unused = ERROR_NO_MATTER("the next one begins empty, which is seen");

	if (voice)
		text = arena_print(arena, VOICE "%s\n%s", voice, text);
	if (title && to && paths_make_private(app_paths(app)->data, unused) &&
	    paths_make_private(folder_of(app, arena), unused))
		file_write(path_of(app, arena, title, to), text, strlen(text), 0600, unused);
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
	    !file_read(arena, path, INI_FILE_MOST, &text, &length,
		       ERROR_NO_MATTER("the next one begins without, which is seen")) ||
	    strncmp(text, VOICE, strlen(VOICE)) != 0)
		return NULL;
	name = text + strlen(VOICE);
	length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
	return length && name[length] == '\n' ? arena_print(arena, "%.*s", (int)length, name)
					     : NULL;
}

/* ---- all that is kept */

static bool begin_part(void *user, enum bundle_part part, const char *name,
		       struct error *error)
{
	(void)user;
	(void)name;
	return part == BUNDLE_ASSIGNMENT || error_set(error, "the rest is not looked at");
}

static bool take_part(void *user, const char *bytes, size_t length, struct error *error)
{
	(void)error;
	buffer_add(user, bytes, length);
	return true;
}

static bool end_part(void *user, struct error *error)
{
	(void)user;
	(void)error;
	return true;
}

/* A bundle begins with its assignment; behind that the reading ends. */
static const struct assignment *first_of_bundle(struct arena *arena, const char *path,
						struct diagnostics *unused)
{
	struct buffer text = { 0 };
	const struct bundle_sink sink = { &text, begin_part, take_part, end_part };
	const struct assignment *assignment = NULL;
	struct error behind;

	bundle_read(path, &sink, &behind);
	if (text.length)
		assignment = assignment_file_parse(arena, "assignment.ini", true, text.bytes,
						   text.length, unused);
	buffer_free(&text);
	return assignment;
}

static bool is_bundle(const char *path)
{
	size_t length = strlen(path), ending = strlen(BUNDLE_ENDING);

	return length > ending && !strcmp(path + length - ending, BUNDLE_ENDING);
}

bool assignment_archive_list(const struct app *app, struct arena *arena,
			     const struct archived **list, size_t *count,
			     struct error *error)
{
	const char *folder = folder_of(app, arena), **names;
	struct diagnostics unused = { .arena = arena };
	struct archived *all;
	size_t name_count = 0;

	*count = 0;
	if (file_exists(folder) &&
	    !folder_list(arena, folder, "", &names, &name_count, error))
		return false;
	*list = all = arena_array(arena, name_count + 1, sizeof *all);
	for (size_t i = 0; i < name_count; i++) {
		const char *path = paths_join(arena, folder, names[i]);
		const struct assignment *assignment =
			is_bundle(path) ? first_of_bundle(arena, path, &unused)
					: assignment_file_read(arena, path, true, &unused);

		all[i] = assignment ? (struct archived){ path, assignment->to,
							 assignment->title,
							 assignment->made }
				    : (struct archived){ .path = path };
	}
	*count = name_count;
	return true;
}

static bool is_one_of(const char *name, const struct texts *names)
{
	for (size_t i = 0; name && i < names->count; i++)
		if (utf8_same(name, names->at[i]))
			return true;
	return false;
}

static bool is_file_of(const char *path, const struct texts *files)
{
	for (size_t i = 0; i < files->count; i++)
		if (!strcmp(path, files->at[i]))
			return true;
	return false;
}

bool assignment_archive_forget(const struct app *app, const struct texts *names,
			       const struct texts *files, size_t *removed,
			       struct error *error)
{
	struct arena *arena = arena_open();
	const struct archived *list;
	size_t count;
	bool ok = assignment_archive_list(app, arena, &list, &count, error);

	*removed = 0;
	for (size_t i = 0; ok && i < count; i++) {
		if (!is_one_of(list[i].to, names) && !is_file_of(list[i].path, files))
			continue;
		if (remove(list[i].path) == 0)
			(*removed)++;
		else
			ok = error_set(error, "%s: cannot be removed: %s", list[i].path,
				       strerror(errno));
	}
	arena_close(arena);
	return ok;
}

/* ---- places for more */

const char *assignment_archive_word(struct arena *arena, const char *words,
				    const char *otherwise)
{
	char name[FILE_WORD + 1];
	size_t length = 0;

	for (; *words && length < FILE_WORD; words++)
		if (utf8_is_plain_letter(*words))
			name[length++] = (char)tolower((unsigned char)*words);
		else if (length && name[length - 1] != '-')
			name[length++] = '-';
	while (length && name[length - 1] == '-')
		length--;
	return length ? arena_copy_bytes(arena, name, length) : otherwise;
}

bool assignment_archive_place(const struct app *app, struct arena *arena, const char *to,
			      const char *made, const char **path, struct error *error)
{
	const char *folder = folder_of(app, arena);
	const char *word = assignment_archive_word(arena, to, "next");

	if (!paths_make_private(app_paths(app)->data, error) ||
	    !paths_make_private(folder, error))
		return false;
	*path = arena_print(arena, "%s/%s-%s" BUNDLE_ENDING, folder, word, made);
	for (int n = 2; file_exists(*path); n++)
		*path = arena_print(arena, "%s/%s-%s-%d" BUNDLE_ENDING, folder, word, made, n);
	return true;
}
