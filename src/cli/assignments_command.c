/* cli/assignments_command.c -- what was taken in, and putting it away. */
#include "cli/command.h"

#include "app/app.h"
#include "schedule/arc.h"
#include "schedule/assignments.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/moment.h"
#include "cli/wrapped.h"

#include <stdio.h>

static const char *date_words(struct app *app, struct arena *arena, int64_t moment_ms)
{
	return arc_date_words(app, arena, arc_date(app, moment_ms,
						   moment_offset_s(moment_ms)));
}

static void print_one(struct app *app, struct arena *arena, const struct taken *taken)
{
	printf("%s  %s, from %s\n", taken->id, taken->title, taken->from);
	if (taken->ended_ms) {
		wrapped_print("    ", arena_print(arena, "put away on %s",
						  date_words(app, arena, taken->ended_ms)));
		return;
	}
	wrapped_print("    ", arena_print(arena, "taken in on %s%s%s%s%s%s",
					  date_words(app, arena, taken->taken_ms),
					  taken->signer ? "" : ", not signed",
					  taken->starts ? ", from " : "",
					  taken->starts ? taken->starts : "",
					  taken->ends ? ", until " : "",
					  taken->ends ? taken->ends : ""));
	for (size_t i = 0; i < taken->task_count; i++) {
		const struct taken_task *task = &taken->tasks[i];
		char times[TIMES_TEXT];

		times_write(&task->times, times);
		wrapped_print("    ", arena_print(arena, "%s: %s%s",
						  assignments_title(app, task), times,
						  task->accepted ? "" : " (declined)"));
	}
}

static int list(struct app *app)
{
	struct arena *arena = arena_open();
	const struct taken *all;
	struct error error;
	size_t count, shown = 0;
	bool well = assignments_list(app, arena, &all, &count, &error);

	for (size_t i = 0; well && i < count; i++) {
		if (all[i].replaced)
			continue;
		if (shown++)
			putchar('\n');
		print_one(app, arena, &all[i]);
	}
	if (well && !shown)
		puts("Nothing was taken in yet; \"groundwork import FILE\" shows an assignment "
		     "and asks.");
	arena_close(arena);
	return well ? DONE : command_failed("%s", error.text);
}

static int end(struct app *app, const char *id)
{
	struct error error;

	if (!assignments_end(app, id, &error))
		return command_failed("%s", error.text);
	printf("%s is put away. What you have done stays in the log.\n", id);
	return DONE;
}

int assignments_command(const struct command *command, int argc, char **argv,
			const struct faces *faces)
{
	const struct app_options options = { .silent = true };
	const char *id = NULL;
	const struct option_place places[] = { { "end", 0, &id, NULL } };
	struct app *app;
	char **rest;
	int status, left = command_options(command, argc, argv, places, 1, &rest);

	(void)faces;
	if (left < 0)
		return left == -1 ? DONE : WRONG_CALL;
	if (left > 0)
		return command_wrong(command, "\"%s\" is more than it takes", rest[0]);
	app = command_app(&options);
	if (!app)
		return NOT_DONE;
	command_say_notes(app);
	status = id ? end(app, id) : list(app);
	app_close(app);
	return status;
}
