/* cli/card_command.c -- the intention on a card, printed or written to a file. */
#include "cli/command.h"

#include "app/app.h"
#include "schedule/thread_card.h"
#include "base/arena.h"
#include "base/error.h"

#include <stdio.h>
#include <string.h>

#define HOW "; 'groundwork play int-draft' drafts one, in about twelve minutes"

static bool ends_in_html(const char *path)
{
	size_t length = strlen(path);

	return length > 5 && !strcmp(path + length - 5, ".html");
}

static int write_card(struct app *app, bool html, const char *output)
{
	struct error error;

	if (!thread_card_write(app, html, output, &error))
		return command_failed("%s", error.text);
	puts(output);
	return DONE;
}

static int make_card(struct app *app, bool html, const char *output)
{
	struct arena *arena = arena_open();
	const char *card = thread_card(app, arena, html);
	int status = DONE;

	if (!card)
		status = command_failed(CARD_NONE HOW);
	else if (output)
		status = write_card(app, html || ends_in_html(output), output);
	else
		fputs(card, stdout);
	arena_close(arena);
	return status;
}

int card_command(const struct command *command, int argc, char **argv,
		 const struct faces *faces)
{
	const struct app_options options = { .silent = true, .log_only = true };
	bool html = false;
	const char *output = NULL;
	const struct option_place places[] = { { "html", 0, NULL, &html },
					       { "output", 'o', &output, NULL } };
	struct app *app;
	char **rest;
	int status, left = command_options(command, argc, argv, places, 2, &rest);

	(void)faces;
	if (left < 0)
		return left == -1 ? DONE : WRONG_CALL;
	if (left > 0)
		return command_wrong(command, "\"%s\" is more than it takes", rest[0]);
	if (output && !*output)
		return command_wrong(command, "-o wants the name of a file");
	app = command_app(&options);
	if (!app)
		return NOT_DONE;
	command_say_notes(app);
	status = make_card(app, html, output);
	app_close(app);
	return status;
}
