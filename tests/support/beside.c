/* support/beside.c -- read, write down, compare. */
#include "support/beside.h"

#include "support/check.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"
#include "content/problems.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void beside_problems(struct buffer *out, const struct problems *problems)
{
	for (size_t i = 0; i < problems->count; i++)
		buffer_print(out, "%s\n", problem_line(problems->arena, &problems->at[i]));
}

static void update(const char *path, const struct buffer *out)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(buffer_string(out), 1, out->length, file), out->length);
	assert_int_equal(fclose(file), 0);
}

/* Reads one file; false when something else came of it than stands beside it. */
static bool try_file(const char *folder, const char *name, bool want_error,
		     void (*read)(struct arena *, const char *, const char *,
				  struct buffer *))
{
	struct arena *arena = arena_open();
	const char *path = paths_join(arena, folder, name);
	const char *beside = arena_print(arena, "%.*s.expected", (int)strlen(path) - 4, path);
	const char *rewrite = getenv("UPDATE");
	struct buffer out = { 0 };
	size_t length;
	char *wanted;
	bool well;

	read(arena, path, name, &out);
	if (rewrite && *rewrite)
		update(beside, &out);
	well = file_read(arena, beside, 1 << 20, &wanted, &length, NULL) &&
	       !strcmp(wanted, buffer_string(&out));
	if (!well)
		print_error("%s: this came of it, which is not what stands in %s:\n%s\n", path,
			    beside, buffer_string(&out));
	if (want_error != (strstr(buffer_string(&out), ": error: ") != NULL)) {
		print_error("%s: it was expected to have %s error\n", path,
			    want_error ? "an" : "no");
		well = false;
	}
	buffer_free(&out);
	arena_close(arena);
	return well;
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
