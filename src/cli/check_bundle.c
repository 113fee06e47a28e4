/* cli/check_bundle.c -- what is in a bundle is read as its files would be. */
#include "cli/check.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/paths.h"
#include "content/assignment_file.h"
#include "content/bundle.h"
#include "content/library.h"
#include "content/practice_file.h"
#include "content/references.h"

#include <string.h>

struct bundle_check {
	struct check *check;
	const char *path;
	enum bundle_part part;
	const char *name;		/* of what is being read, for sentences */
	struct buffer bytes;
	const struct assignment *assignment;
	const struct practice *practices[BUNDLE_FILES_MOST];
	size_t count;
};

static bool is_text(enum bundle_part part)
{
	return part == BUNDLE_ASSIGNMENT || part == BUNDLE_PRACTICE;
}

static bool begin(void *user, enum bundle_part part, const char *name, struct error *error)
{
	struct bundle_check *bundle = user;

	(void)error;
	bundle->part = part;
	bundle->name = arena_print(bundle->check->arena, "%s/%s", bundle->path, name);
	buffer_clear(&bundle->bytes);
	return true;
}

static bool take(void *user, const char *bytes, size_t length, struct error *error)
{
	struct bundle_check *bundle = user;

	(void)error;
	if (is_text(bundle->part))
		buffer_add(&bundle->bytes, bytes, length);
	return true;
}

static bool end(void *user, struct error *error)
{
	struct bundle_check *bundle = user;
	struct check *check = bundle->check;
	const char *text = arena_copy_bytes(check->arena, buffer_string(&bundle->bytes),
					    bundle->bytes.length);
	const struct practice *practice = NULL;

	(void)error;
	if (bundle->part == BUNDLE_ASSIGNMENT)
		bundle->assignment = assignment_file_parse(check->arena, bundle->name, true,
							   text, bundle->bytes.length,
							   &check->diagnostics);
	if (bundle->part == BUNDLE_PRACTICE)
		practice = practice_file_parse(check->arena, bundle->name, true, text,
					       bundle->bytes.length, &check->diagnostics);
	if (practice)
		bundle->practices[bundle->count++] = practice;
	return true;
}

/* The practices it names are its own, or those of this program. */
static void check_names(struct bundle_check *bundle)
{
	struct check *check = bundle->check;
	const struct paths *paths = app_paths(check->app);
	struct library *library, all;

	if (!bundle->assignment)
		return;
	library_open(&library, paths->content, paths->own_content,
		     ERROR_NO_MATTER("each name that is missing is said"));
	all = library_with(library, check->arena, bundle->practices, bundle->count);
	references_check(bundle->assignment, all.practices, all.count, &check->diagnostics);
	library_close(library);
}

/* The reader's sentences begin with the bundle's name, and so does a finding. */
static const char *without_path(const char *path, const char *sentence)
{
	size_t length = strlen(path);

	return !strncmp(sentence, path, length) && !strncmp(sentence + length, ": ", 2)
	       ? sentence + length + 2 : sentence;
}

void check_bundle_file(struct check *check, const char *path)
{
	struct bundle_check *bundle = arena_alloc(check->arena, sizeof *bundle);
	const struct bundle_sink sink = { bundle, begin, take, end };
	struct error error;

	bundle->check = check;
	bundle->path = path;
	if (bundle_read(path, &sink, &error))
		check_names(bundle);
	else
		diagnostics_error(&check->diagnostics, path, 0, "%s",
				  without_path(path, error.text));
	buffer_free(&bundle->bytes);
}
