/* content/settings_change.c -- one line of groundwork.ini is written anew.
 *
 * The file is copied line by line, as it is, but for the one that says the key.
 * What is found here must be what the reader finds: the first section of a name,
 * and the first line of a key in it with the indented lines below. */
#include "content/settings_file.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"
#include "content/ini.h"

#include <errno.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char first_line[] =
	"; Your settings. What is not said here is as in Groundwork's own file, which\n"
	"; explains them all.\n";

enum line_kind { LINE_BLANK, LINE_COMMENT, LINE_INDENTED, LINE_SECTION, LINE_KEY };

struct change {
	const char *section, *key, *value;	/* value NULL: the key is removed */
	const char *line_end;
	struct buffer out;
	bool inside, seen;	/* in the section; it has come */
	bool done;		/* the key has come */
	bool passing;		/* the indented lines of the old value pass by */
	size_t place;		/* in `out`, where a new line would stand */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static void trim(const char **text, size_t *length)
{
	while (*length && is_blank((*text)[*length - 1]))
		--*length;
	while (*length && is_blank(**text)) {
		++*text;
		--*length;
	}
}

static enum line_kind kind_of(const char *text, size_t length)
{
	bool indented = length && is_blank(text[0]);

	trim(&text, &length);
	if (!length)
		return LINE_BLANK;
	if (text[0] == ';' || text[0] == '#')
		return LINE_COMMENT;
	if (indented)
		return LINE_INDENTED;
	return text[0] == '[' ? LINE_SECTION : LINE_KEY;
}

static bool is_word(const char *text, size_t length, const char *word)
{
	trim(&text, &length);
	return length == strlen(word) && !memcmp(text, word, length);
}

static bool is_section(const char *text, size_t length, const char *name)
{
	trim(&text, &length);
	return length > 2 && text[length - 1] == ']' && is_word(text + 1, length - 2, name);
}

static bool is_key(const char *text, size_t length, const char *key)
{
	const char *equals = memchr(text, '=', length);

	return equals && is_word(text, (size_t)(equals - text), key);
}

static const char *new_line(struct arena *arena, const struct change *change)
{
	return arena_print(arena, "%s = %s%s", change->key, change->value,
			   change->line_end);
}

/* Copies one line, `length` bytes before its newline (`ended`: it has one), or
 * writes it anew. */
static void take_line(struct change *change, struct arena *arena, const char *text,
		      size_t length, bool ended)
{
	bool mark = change->out.length == 0 && length >= 3 &&
		    !memcmp(text, "\xEF\xBB\xBF", 3);
	const char *start = mark ? text + 3 : text;
	size_t rest = mark ? length - 3 : length;
	enum line_kind kind = kind_of(start, rest);

	if (kind != LINE_COMMENT && kind != LINE_INDENTED)
		change->passing = false;
	if (change->passing && kind == LINE_INDENTED)
		return;
	if (kind == LINE_SECTION) {
		change->inside = !change->seen && is_section(start, rest, change->section);
		change->seen = change->seen || change->inside;
	}
	if (kind == LINE_KEY && change->inside && !change->done &&
	    is_key(start, rest, change->key)) {
		change->done = change->passing = true;
		if (change->value)
			buffer_add_string(&change->out, new_line(arena, change));
		return;
	}
	buffer_add(&change->out, text, length);
	buffer_add_string(&change->out, ended ? "\n" : change->line_end);
	if (change->inside && kind != LINE_BLANK && kind != LINE_COMMENT)
		change->place = change->out.length;
}

static void take_file(struct change *change, struct arena *arena, const char *bytes,
		      size_t length)
{
	const char *end = length ? bytes + length : bytes;	/* no file: NULL */

	while (bytes < end) {
		const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));

		take_line(change, arena, bytes, (size_t)((stop ? stop : end) - bytes),
			  stop != NULL);
		bytes = stop ? stop + 1 : end;
	}
}

/* Adds the key where it has not been found. */
static void add_key(struct change *change, struct arena *arena)
{
	const char *line = new_line(arena, change);

	if (change->seen) {
		buffer_splice(&change->out, change->place, 0, line, strlen(line));
		return;
	}
	if (change->out.length)
		buffer_add_string(&change->out, change->line_end);
	buffer_print(&change->out, "[%s]%s%s", change->section, change->line_end, line);
}

/* Refuses what the reader would not take. */
static bool value_is_well(struct arena *arena, const struct change *change,
			  const char *path, struct error *error)
{
	struct diagnostics diagnostics = { .arena = arena };
	struct settings unused = settings_defaults();

	return !change->value ||
	       settings_file_set(arena, &unused, path, change->section, change->key,
				 change->value, &diagnostics) ||
	       error_set(error, "%s", diagnostic_line(arena, &diagnostics.at[0]));
}

static bool is_there(const char *path)
{
	return access(path, F_OK) == 0 || errno != ENOENT;
}

static bool change_file(struct arena *arena, const char *path, struct change *change,
			struct error *error)
{
	size_t length = 0;
	char *bytes = NULL;
	bool there = is_there(path);

	if (there && !file_read(arena, path, INI_FILE_MOST, &bytes, &length, error))
		return false;
	if (length > 1 && memmem(bytes, length, "\r\n", 2))
		change->line_end = "\r\n";
	if (!there)
		buffer_add_string(&change->out, first_line);
	take_file(change, arena, bytes, length);
	if (!change->done && change->value)
		add_key(change, arena);
	return file_write(path, buffer_string(&change->out), change->out.length, 0600,
			  error);
}

/* The lock stands beside the file that is meant, also when a link leads to it. */
static bool change_locked(struct arena *arena, const char *path, struct change *change,
			  struct error *error)
{
	char *real = realpath(path, NULL);
	const char *meant = arena_copy(arena, real ? real : path);
	bool ok;
	int lock;

	free(real);
	if (!is_there(path) && !change->value)
		return true;
	if ((!is_there(path) &&
	     !paths_make_private(dirname(arena_copy(arena, path)), error)) ||
	    !file_lock(meant, &lock, error))
		return false;
	ok = change_file(arena, path, change, error);
	file_unlock(lock);
	return ok;
}

bool settings_file_change(const char *path, const char *section, const char *key,
			  const char *value, struct error *error)
{
	struct change change = {
		.section = section, .key = key, .value = value, .line_end = "\n"
	};
	struct arena *arena = arena_open();
	bool ok = value_is_well(arena, &change, path, error) &&
		    change_locked(arena, path, &change, error);

	buffer_free(&change.out);
	arena_close(arena);
	return ok;
}
