/* cli/lines_command.c -- every spoken line and the clip that speaks it. */
#include "cli/command.h"

#include "app/app.h"
#include "base/arena.h"
#include "cli/spoken.h"
#include "model/narration.h"

#include <stdio.h>

/* A tab would end the name early; content has none inside its lines. */
static bool print_lines(struct app *app, const char *voice)
{
	struct arena *arena = arena_open();
	struct spoken_lines lines = { .arena = arena };
	struct problems problems = { .arena = arena };
	bool well;

	spoken_gather(app, voice, &lines, &problems);
	for (size_t i = 0; i < lines.count; i++)
		printf("%s\t%s\n", lines.at[i].key, lines.at[i].text);
	for (size_t i = 0; i < problems.count; i++)
		command_failed("%s", problem_line(arena, &problems.at[i]));
	well = !problems.errors;
	arena_close(arena);
	return well;
}

int lines_command(const struct command *command, int argc, char **argv,
		  const struct faces *faces)
{
	const struct app_options options = { .silent = true, .no_store = true };
	const char *voice = NARRATION_VOICE;
	const struct option_place places[] = { { "voice", 0, &voice, NULL } };
	struct app *app;
	char **rest;
	bool well;
	int left = command_options(command, argc, argv, places, 1, &rest);

	(void)faces;
	if (left < 0)
		return left == -1 ? DONE : WRONG_CALL;
	if (left > 0)
		return command_wrong(command, "\"%s\" is more than it takes", rest[0]);
	app = command_app(&options);
	if (!app)
		return NOT_DONE;
	command_say_notes(app);
	well = print_lines(app, voice);
	app_close(app);
	return well ? DONE : NOT_DONE;
}
