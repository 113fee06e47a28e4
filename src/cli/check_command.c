/* cli/check_command.c -- finds the files, and what kind each of them is. */
#include "cli/check.h"
#include "cli/command.h"

#include "exchange/assign.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/out.h"
#include "base/paths.h"
#include "content/assignment_file.h"
#include "content/file_kind.h"
#include "content/helplines_file.h"
#include "content/library.h"
#include "content/page_file.h"
#include "content/programme_file.h"
#include "content/references.h"
#include "content/settings_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The practices against which a file is held: the shipped ones, and over them those
 * of the content folder that it lies in, or else the person's own. Never fails:
 * without practices, each that is named is missing. */
static struct library *library_around(struct check *check, const char *path)
{
	const struct paths *paths = app_paths(check->app);
	const char *slash = strrchr(path, '/');
	const char *folder = slash ? arena_copy_bytes(check->arena, path,
						      (size_t)(slash - path)) : ".";
	const char *above = paths_join(check->arena, folder, "..");
	const char *own = paths->own_content;
	struct library *library;

	if (folder_exists(paths_join(check->arena, above, "practices")))
		own = above;
	library_open(&library, paths->content, own,
		     ERROR_NO_MATTER("each name that is missing is said"));
	return library;
}

/* What it names of other practices is looked up among those around it. */
/* A person's own file may stand for a shipped one of its name; they should know it. */
static void tell_taken_place(struct check *check, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *practices = paths_join(check->arena, app_paths(check->app)->content,
					   "practices");

	if (!file_exists(paths_join(check->arena, practices, slash ? slash + 1 : path)))
		return;
	check->shipped_hidden = true;
	diagnostics_warning(&check->diagnostics, path, 0, "takes the place of the practice "
			    "of this name that comes with the program; give it another name "
			    "to have both");
}

static void check_practice(struct check *check, const char *path, bool own)
{
	const struct practice *practice = check_practice_file(check, path, own);
	struct library *library;

	if (practice && own)
		tell_taken_place(check, path);
	if (!practice || !practice->rules.steady_first)
		return;
	library = library_around(check, path);
	references_check_practice(practice, library->practices, library->count,
				  &check->diagnostics);
	library_close(library);
}

static void check_programme(struct check *check, const char *path, bool own)
{
	struct programme *programme =
		programme_file_read(check->arena, path, own, &check->diagnostics);
	struct library *library;

	if (!programme)
		return;
	library = library_around(check, path);
	references_settle(programme, library->practices, library->count,
			  &check->diagnostics);
	library_close(library);
}

static void check_assignment(struct check *check, const char *path, bool own)
{
	const struct assignment *assignment =
		assignment_file_read(check->arena, path, own, &check->diagnostics);
	struct library *library;

	if (!assignment)
		return;
	library = library_around(check, path);
	references_check(assignment, library->practices, library->count,
			 &check->diagnostics);
	library_close(library);
}

static void check_helplines(struct check *check, const char *path)
{
	int64_t now_ms = clock_civil_ms(app_clock(check->app));
	struct day today = moment_day(now_ms, moment_offset_s(now_ms), 0);
	size_t before = check->diagnostics.count;
	struct helplines helplines;

	helplines_read(check->arena, path, NULL, &helplines, &check->diagnostics);
	helplines_check_age(&helplines, day_number(today), &check->diagnostics);
	diagnostics_sort(&check->diagnostics, before);
}

static void check_settings(struct check *check, const char *path)
{
	struct settings settings = *app_settings(check->app);

	settings_file_read(check->arena, path, &settings, &check->diagnostics);
}

static void check_file(struct check *check, const char *path, bool own)
{
	switch (file_kind(check->arena, path)) {
	case FILE_OF_PROGRAMME:
		check_programme(check, path, own);
		break;
	case FILE_OF_ASSIGNMENT:
		check_assignment(check, path, own);
		break;
	case FILE_OF_PAGE:
		page_file_read(check->arena, path, own, &check->diagnostics);
		break;
	case FILE_OF_HELPLINES:
		check_helplines(check, path);
		break;
	case FILE_OF_SETTINGS:
		check_settings(check, path);
		break;
	case FILE_OF_PRACTICE:
		check_practice(check, path, own);
		break;
	}
}

static bool ends_in_ini(const char *name)
{
	size_t length = strlen(name);

	return length > 4 && !strcmp(name + length - 4, ".ini");
}

/* A file whose name is meant to end in .ini, such as kettle.ini.txt of an editor that adds
 * to it, is passed by otherwise without a word. */
static void check_name(struct check *check, const char *path, const char *name)
{
	const char *ending = strcasestr(name, ".ini");

	if (ending && !ending[4])
		diagnostics_error(&check->diagnostics, path, 0, "is not read: its name must "
				  "end in .ini, in small letters");
	else if (ending)
		diagnostics_error(&check->diagnostics, path, 0, "is not read: its name must "
				  "end in .ini; take \"%s\" away from it", ending + 4);
}

/* `asked`: it was named; then something should be in it. */
static void check_files(struct check *check, const char *folder, bool own, bool asked)
{
	const char **names;
	struct error error;
	size_t count, content = 0;

	if (!folder_list(check->arena, folder, "", &names, &count, &error)) {
		diagnostics_unreadable(&check->diagnostics, folder, &error);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		const char *path = paths_join(check->arena, folder, names[i]);

		content += ends_in_ini(names[i]);
		if (ends_in_ini(names[i]))
			check_file(check, path, own);
		else
			check_name(check, path, names[i]);
	}
	if (!content && asked)
		diagnostics_error(&check->diagnostics, folder, 0,
				  "the folder holds no content: files that end in .ini are "
				  "looked for");
}

/* A content folder holds one folder for each kind; any other holds files. */
static void check_folder(struct check *check, const char *folder, bool own, bool asked)
{
	static const char *const parts[] = { "practices", "programmes", "assignments",
					     "pages" };
	bool some = false;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const char *part = paths_join(check->arena, folder, parts[i]);

		if (folder_exists(part))
			check_files(check, part, own, asked);
		some |= folder_exists(part);
	}
	if (!some)
		check_files(check, folder, own, asked);
}

static bool is_shipped(const struct check *check, const char *path)
{
	char *shipped = realpath(app_paths(check->app)->content, NULL);
	char *given = realpath(path, NULL);
	bool inside = shipped && given && !strncmp(given, shipped, strlen(shipped));

	free(shipped);
	free(given);
	return inside;
}

static void check_path(struct check *check, const char *path)
{
	bool own = !is_shipped(check, path);

	if (!file_exists(path))
		diagnostics_error(&check->diagnostics, path, 0,
				  "there is no such file or folder");
	else if (folder_exists(path))
		check_folder(check, path, own, true);
	else if (assign_is_bundle(path))
		check_bundle_file(check, path);
	else if (!ends_in_ini(path))
		diagnostics_error(&check->diagnostics, path, 0, "is no content: its name must "
				  "end in .ini, as in evening-walk.ini");
	else
		check_file(check, path, own);
}

static int report(const struct check *check)
{
	for (size_t i = 0; i < check->diagnostics.count; i++)
		out_line(diagnostic_line(check->arena, &check->diagnostics.at[i]));
	return check->diagnostics.errors ? NOT_DONE : DONE;
}

static void check_everything(struct check *check)
{
	const struct paths *paths = app_paths(check->app);

	check_folder(check, paths->content, false, true);
	if (file_exists(paths->own_content))
		check_folder(check, paths->own_content, true, false);
	if (!check->diagnostics.errors)	/* else some lines are not known */
		check_left_over_clips(check);
}

static int check_all(struct call *call)
{
	struct check check = { .app = call->app, .arena = call->arena,
			       .diagnostics = { .arena = call->arena } };

	for (int i = 0; i < call->word_count; i++)
		check_path(&check, call->words[i]);
	if (!call->word_count)
		check_everything(&check);
	return report(&check);
}

const struct command check_command = {
	.name = "check",
	.usage = "[PATH...]",
	.summary = "Reads content files and says what is wrong with them",
	.details = "A PATH is a file or a folder of practices, programmes, assignments, pages "
		   "or helplines; without one, all content that the program would use, and its "
		   "spoken clips. One line a finding: FILE:LINE: error: ... or warning: .... The "
		   "exit status is 1 when there is any error. Of helplines, named as a PATH, it "
		   "says as well what is not verified.",
	.most = ANY_NUMBER, .takes = { .file = true },
	.opens = OPENS_APP_ANYHOW, .app = { .silent = true, .no_store = true },
	.without_notes = true,
	.run = check_all,
};
