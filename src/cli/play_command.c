/* cli/play_command.c -- one practice, on the screen or as lines. */
#include "cli/command.h"

#include "app/app.h"
#include "cli/plain.h"

#include <stdio.h>

static int play(struct app *app, const struct practice *practice, int64_t minutes_ms,
		bool plain, bool rehearse, const struct faces *faces)
{
	if (plain || rehearse)
		return plain_play(app, practice, minutes_ms, rehearse);
	return faces->play(app, practice, minutes_ms);
}

int play_command(const struct command *command, int argc, char **argv,
		 const struct faces *faces)
{
	const char *minutes = NULL;
	bool plain = false, silent = false, rehearse = false;
	const struct option_place places[] = { { "minutes", 0, &minutes, NULL },
					       { "plain", 0, NULL, &plain },
					       { "silent", 0, NULL, &silent },
					       { "rehearse", 0, NULL, &rehearse } };
	struct app_options options = { 0 };
	const struct practice *practice;
	int64_t minutes_ms;
	struct app *app;
	char **rest;
	int status = NOT_DONE;
	int left = command_options(command, argc, argv, places, 4, &rest);

	if (left < 0)
		return left == -1 ? DONE : WRONG_CALL;
	if (left != 1)
		return command_wrong(command, "it takes the id of one practice, such as "
				     "breath-longer-out");
	if (!command_minutes(command, minutes, &minutes_ms))
		return WRONG_CALL;
	options.silent = silent || rehearse;
	options.no_store = rehearse;
	app = command_app(&options);
	if (!app)
		return NOT_DONE;
	if (plain || rehearse)
		command_say_notes(app);
	practice = command_practice(app, rest[0]);
	if (practice)
		status = play(app, practice, minutes_ms, plain, rehearse, faces);
	app_close(app);
	return status;
}
