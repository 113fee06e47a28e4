/* support/beside.c -- read, write down, compare. */
#include "support/beside.h"

#include "support/check.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"
#include "content/diagnostics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void beside_problems(struct buffer *out, const struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < diagnostics->count; i++)
		buffer_print(out, "%s\n",
			     diagnostic_line(diagnostics->arena, &diagnostics->at[i]));
}

static void update(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
	assert_int_equal(fclose(file), 0);
}

/* Tells whether a file holds this text, after writing it there when asked to. */
static bool holds(struct arena *arena, const char *path, const char *text)
{
	const char *rewrite = getenv("UPDATE");
	size_t length;
	char *wanted;

	if (rewrite && *rewrite)
		update(path, text);
	if (file_read(arena, path, 1 << 20, &wanted, &length, NULL) && !strcmp(wanted, text))
		return true;
	print_error("this came, which is not what stands in %s:\n%s\n", path, text);
	return false;
}

void beside_compare(const char *path, const char *text)
{
	struct arena *arena = arena_open();
	bool ok = holds(arena, path, text);

	arena_close(arena);
	assert_true(ok);
}

/* Reads one file; false when something else came of it than stands beside it. */
static bool try_file(const char *folder, const char *name, bool want_error,
		     void (*read)(struct arena *, const char *, const char *,
				  struct buffer *))
{
	struct arena *arena = arena_open();
	const char *path = paths_join(arena, folder, name);
	const char *beside = arena_print(arena, "%.*s.expected", (int)strlen(path) - 4, path);
	struct buffer out = { 0 };
	bool ok;

	read(arena, path, name, &out);
	ok = holds(arena, beside, buffer_string(&out));
	if (want_error != (strstr(buffer_string(&out), ": error: ") != NULL)) {
		print_error("%s: it was expected to have %s error\n", path,
			    want_error ? "an" : "no");
		ok = false;
	}
	buffer_free(&out);
	arena_close(arena);
	return ok;
}

void beside_try_folder(const char *folder, size_t at_least, bool want_error,
		       void (*read)(struct arena *, const char *, const char *,
				    struct buffer *))
{
	struct arena *arena = arena_open();
	struct error error;
	const char **names;
	size_t count, wrong = 0;

	assert_true(folder_list(arena, folder, ".ini", &names, &count, &error));
	assert_true(count >= at_least);
	for (size_t i = 0; i < count; i++)
		wrong += !try_file(folder, names[i], want_error, read);
	arena_close(arena);
	assert_int_equal(wrong, 0);
}
