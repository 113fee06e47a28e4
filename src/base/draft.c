/* base/draft.c -- a folder, a lock that children inherit, and a name to be found by. */
#include "base/draft.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/charset.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"
#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define BEGINS "groundwork-"
#define TEXT "text.txt"
#define BOM "\xef\xbb\xbf"

enum { NAME = sizeof BEGINS "XXXXXX" - 1, PLACES = 2, TRIES = 3, ASIDE_MOST = 100,
       TEXT_MOST = 1 << 20 };

/* Not closed in children: as long as an editor lives, the draft is in use. */
static bool hold(struct draft *draft)
{
	draft->hold = open(draft->folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
	if (draft->hold < 0)
		return false;
	if (flock(draft->hold, LOCK_EX | LOCK_NB) == 0 && file_exists(draft->folder))
		return true;
	close(draft->hold);
	return false;
}

static bool make_in(struct draft *draft, struct arena *arena, const char *place,
		    const char *text, struct error *error)
{
	char *folder = arena_print(arena, "%s/" BEGINS "XXXXXX", place);

	if (!paths_make_own(place, error))
		return false;
	if (!mkdtemp(folder))
		return error_set(error, "%s: no folder could be made for the text: %s", place,
				 strerror(errno));
	draft->folder = folder;
	draft->path = paths_join(arena, folder, TEXT);
	/* somebody who clears left-overs may have been quicker than the lock */
	if (!hold(draft))
		return error_set(error, "%s: is not there any more", folder);
	if (file_write(draft->path, text, strlen(text), 0600, error))
		return true;
	draft_remove(draft);
	return false;
}

bool draft_make(struct draft *draft, struct arena *arena, const struct paths *paths,
		const char *text, struct error *error)
{
	const char *places[PLACES] = { paths->state, paths->last };

	for (int try = 0; try < TRIES; try++)
		for (int i = 0; i < PLACES; i++)
			if (make_in(draft, arena, places[i], text, error))
				return true;
	return false;
}

bool draft_is_alone(struct draft *draft)
{
	close(draft->hold);
	if (hold(draft))
		return true;
	draft->hold = -1;
	return false;
}

static bool is_rescue(const char *name)
{
	size_t length = strlen(name);

	return strstr(name, ".save") || name[0] == '#' ||
	       (length > 4 && !strncmp(name + length - 4, ".sw", 3));
}

bool draft_has_rescue(const struct draft *draft)
{
	DIR *folder = opendir(draft->folder);
	struct dirent *entry;
	bool found = false;

	while (folder && !found && (entry = readdir(folder)))
		found = is_rescue(entry->d_name);
	if (folder)
		closedir(folder);
	return found;
}

/* Whoever may write there could put a link in the place of the text, to somewhere else. */
static bool is_ordinary(const char *path)
{
	struct stat about;

	return lstat(path, &about) != 0 || S_ISREG(about.st_mode);
}

static bool is_left_over(struct arena *arena, const char *folder, const char *name)
{
	struct stat about;

	return !strncmp(name, BEGINS, sizeof BEGINS - 1) && strlen(name) == NAME &&
	       lstat(folder, &about) == 0 && S_ISDIR(about.st_mode) &&
	       about.st_uid == geteuid() && is_ordinary(paths_join(arena, folder, TEXT));
}

size_t draft_left_overs(struct arena *arena, const struct paths *paths,
			const char *const **folders)
{
	const char *places[PLACES] = { paths->state, paths->last };
	const char **found = NULL, **names;
	size_t count = 0, in_place;

	for (int i = 0; i < PLACES; i++) {
		const char **all;
		struct error error;

		if (!folder_list(arena, places[i], "", &names, &in_place, &error))
			continue;
		all = arena_array(arena, count + in_place + 1, sizeof *all);
		if (count)
			memcpy(all, found, count * sizeof *all);
		found = all;
		for (size_t at = 0; at < in_place; at++) {
			const char *folder = paths_join(arena, places[i], names[at]);

			if (is_left_over(arena, folder, names[at]))
				found[count++] = folder;
		}
	}
	*folders = found;
	return count;
}

bool draft_take(struct draft *draft, struct arena *arena, const char *folder)
{
	draft->folder = folder;
	draft->path = paths_join(arena, folder, TEXT);
	return hold(draft);
}

/* Some editors begin with a mark; some write in the letters of an old locale. */
static char *as_utf8(const char *bytes, size_t length)
{
	struct buffer out = { 0 };
	char letter[CHARSET_LETTER], *text;

	if (utf8_valid(bytes, length))
		return utf8_written(bytes + (length >= 3 && !memcmp(bytes, BOM, 3) ? 3 : 0));
	for (size_t at = 0, size; at < length; at += size) {
		size = charset_read(bytes + at, length - at, letter);
		if (!size || !*letter) {
			buffer_free(&out);
			return NULL;
		}
		buffer_add_string(&out, letter);
	}
	text = utf8_written(buffer_string(&out));
	buffer_free(&out);
	return text;
}

char *draft_read(const struct draft *draft, const char **why)
{
	struct arena *arena = arena_open();
	char *bytes, *text = NULL;
	struct error error;
	struct stat about;
	size_t length;

	*why = NULL;
	if (!is_ordinary(draft->path))
		*why = "it is no ordinary file";
	else if (stat(draft->path, &about) == 0 && about.st_size > TEXT_MOST)
		*why = "it is longer than a page here can be";
	else if (!file_read(arena, draft->path, TEXT_MOST, &bytes, &length, &error))
		*why = "it cannot be read";
	else if (memchr(bytes, '\0', length) || !(text = as_utf8(bytes, length)))
		*why = "it has bytes that are no text";
	arena_close(arena);
	return text;
}

bool draft_set_aside(const struct draft *draft, struct arena *arena,
		     const struct paths *paths, int64_t now_s, const char **path)
{
	time_t now = (time_t)now_s;
	char stamp[32];
	struct tm local;

	*path = draft->path;
	localtime_r(&now, &local);
	strftime(stamp, sizeof stamp, "%Y-%m-%d-%H%M%S", &local);
	for (int i = 1; i < ASIDE_MOST; i++) {
		const char *aside = arena_print(arena, "%s/from-editor-%s-%d.txt", paths->data,
						stamp, i);

		if (file_exists(aside))
			continue;
		if (rename(draft->path, aside))
			return false;
		folder_flush(paths->data);
		*path = aside;
		return true;
	}
	return false;
}

void draft_let_go(struct draft *draft)
{
	if (draft->hold >= 0)
		close(draft->hold);
	draft->hold = -1;
}

void draft_remove(struct draft *draft)
{
	folder_remove(draft->folder);
	draft_let_go(draft);
}
