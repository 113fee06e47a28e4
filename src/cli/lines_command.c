/* cli/lines_command.c -- every spoken line and the clip that speaks it. */
#include "cli/command.h"

#include "app/app.h"
#include "base/arena.h"
#include "content/lines.h"
#include "model/narration.h"

#include <stdio.h>

int lines_command(const struct command *command, int argc, char **argv,
		  const struct faces *faces)
{
	const struct app_options options = { .silent = true, .no_store = true };
	const char *voice = NARRATION_VOICE;
	const struct option_place places[] = { { "voice", 0, &voice, NULL } };
	struct app *app;
	char **rest;
	int left = command_options(command, argc, argv, places, 1, &rest);

	(void)faces;
	if (left < 0)
		return left == -1 ? DONE : WRONG_CALL;
	if (left > 0)
		return command_wrong(command, "\"%s\" is more than it takes", rest[0]);
	app = command_app(&options);
	if (!app)
		return NOT_DONE;
	/* LINES */
	app_close(app);
	return DONE;
}
