/* cli/check_command.c -- files read, limits held, lengths tried, clips looked for. */
#include "cli/command.h"

#include "app/app.h"
#include "app/player.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"
#include "content/captions_file.h"
#include "content/practice_file.h"
#include "content/problems.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct check {
	struct app *app;
	struct arena *arena;
	struct problems problems;
	size_t files;
};

static void check_lengths(struct check *check, const struct practice *practice)
{
	struct player_plan plan = { 0 };

	for (size_t i = 0; i < practice->minutes_count; i++) {
		struct error error;

		if (!player_plan(check->app, practice, practice->minutes_ms[i], &plan,
				 &error))
			problems_error(&check->problems, practice->path, 0, "%s",
				       error.text);
		else if (plan.longest_silence_ms > TIMELINE_LONGEST_SILENCE_MS)
			problems_error(&check->problems, practice->path, 0,
				       "at %g minutes it is silent for %lld s; 90 s is the "
				       "most without a word",
				       (double)practice->minutes_ms[i] / 60000,
				       (long long)plan.longest_silence_ms / 1000);
	}
	if (plan.lines_without_clip)
		problems_warning(&check->problems, practice->path, 0,
				 "%zu of its %zu spoken lines have no clip and show as "
				 "captions only; 'make narration' speaks them",
				 plan.lines_without_clip, plan.lines);
}

static void check_sound(struct check *check, const struct practice *practice,
			const struct step *step, const char *key, const char *name)
{
	if (name && !app_sound(check->app, check->arena, name))
		problems_error(&check->problems, practice->path, step->line,
			       "%s = %s: there is no sound of that name, neither shipped "
			       "nor in your audio folder %s", key, name,
			       app_paths(check->app)->own_audio);
}

static void check_captions(struct check *check, const struct practice *practice,
			   const struct step *step)
{
	struct captions captions;
	const char *path;

	if (!step->captions)
		return;
	path = app_captions(check->app, check->arena, step->captions);
	if (path)
		captions_file_read(check->arena, path, &captions, &check->problems);
	else
		problems_error(&check->problems, practice->path, step->line,
			       "captions = %s: there is no such file, neither shipped nor in "
			       "your audio folder %s", step->captions, app_paths(check->app)->own_audio);
}

static void check_file(struct check *check, const char *path, bool own)
{
	size_t errors = check->problems.errors;
	const struct practice *practice;

	check->files++;
	practice = practice_file_read(check->arena, path, own, &check->problems);
	if (!practice || check->problems.errors > errors)
		return;
	for (size_t i = 0; i < practice->step_count; i++) {
		const struct step *step = &practice->steps[i];

		check_sound(check, practice, step, "bed", step->bed);
		check_sound(check, practice, step, "file", step->file);
		check_captions(check, practice, step);
	}
	check_lengths(check, practice);
}

static bool is_folder(const char *path)
{
	struct stat about;

	return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static void check_folder(struct check *check, const char *folder, bool own)
{
	const char *practices = paths_join(check->arena, folder, "practices");
	const char **names;
	struct error error;
	size_t count;

	if (is_folder(practices))
		folder = practices;
	if (!folder_list(check->arena, folder, ".ini", &names, &count, &error)) {
		problems_unreadable(&check->problems, folder, &error);
		return;
	}
	if (!count)
		problems_error(&check->problems, folder, 0,
			       "the folder holds no content: files that end in .ini are "
			       "looked for");
	for (size_t i = 0; i < count; i++)
		check_file(check, paths_join(check->arena, folder, names[i]), own);
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
		problems_error(&check->problems, path, 0, "there is no such file or folder");
	else if (is_folder(path))
		check_folder(check, path, own);
	else
		check_file(check, path, own);
}

static int report(const struct check *check)
{
	for (size_t i = 0; i < check->problems.count; i++)
		puts(problem_line(check->arena, &check->problems.at[i]));
	return check->problems.errors ? NOT_DONE : DONE;
}

int check_command(const struct command *command, int argc, char **argv,
		  const struct faces *faces)
{
	const struct app_options options = { .silent = true, .no_store = true };
	struct check check = { 0 };
	struct error error;
	char **rest;
	int status, left = command_options(command, argc, argv, NULL, 0, &rest);

	(void)faces;
	if (left < 0)
		return left == -1 ? DONE : WRONG_CALL;
	if (!app_open(&check.app, &options, &error) && !check.app)
		return command_failed("%s", error.text);
	check.arena = arena_open();
	check.problems.arena = check.arena;
	for (int i = 0; i < left; i++)
		check_path(&check, rest[i]);
	if (left == 0) {
		check_folder(&check, app_paths(check.app)->content, false);
		if (file_exists(app_paths(check.app)->own_content))
			check_folder(&check, app_paths(check.app)->own_content, true);
	}
	status = report(&check);
	arena_close(check.arena);
	app_close(check.app);
	return status;
}
