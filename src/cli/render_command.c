/* cli/render_command.c -- a practice as a sound file. */
#include "cli/command.h"

#include "app/app.h"
#include "practice/player.h"
#include "base/error.h"

#include <stdio.h>

int render_command(const struct command *command, int argc, char **argv,
		   const struct faces *faces)
{
	const struct app_options options = { .silent = true, .no_store = true };
	const char *output = NULL, *minutes = NULL;
	const struct option_place places[] = { { "output", 'o', &output, NULL },
					       { "minutes", 0, &minutes, NULL } };
	const struct practice *practice;
	int64_t minutes_ms, length_ms;
	struct error error;
	struct app *app;
	bool well;
	char **rest;
	int left = command_options(command, argc, argv, places, 2, &rest);

	(void)faces;
	if (left < 0)
		return left == -1 ? DONE : WRONG_CALL;
	if (left != 1)
		return command_wrong(command, "it takes the id of one practice");
	if (!output)
		return command_wrong(command, "it wants -o FILE");
	if (!command_minutes(command, minutes, &minutes_ms))
		return WRONG_CALL;
	app = command_app(&options);
	if (!app)
		return NOT_DONE;
	command_say_notes(app);
	practice = command_practice(app, rest[0]);
	well = practice && player_render(app, practice, minutes_ms, output, &length_ms,
					 &error);
	if (well)
		printf("%s: %lld:%02lld\n", output, (long long)length_ms / 60000,
		       (long long)length_ms / 1000 % 60);
	else if (practice)
		command_failed("%s", error.text);
	app_close(app);
	return well ? DONE : NOT_DONE;
}
