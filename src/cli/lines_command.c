/* cli/lines_command.c -- every spoken line and the clip that speaks it. */
#include "cli/command.h"

#include "cli/spoken.h"
#include "model/narration.h"
#include "base/out.h"

struct lines_options { const char *voice; };

static const struct command_option options[] = {
	{ "voice", .argument = "FOLDER", STORED_IN(struct lines_options, voice),
	  .help = "the voice whose clips are named; " NARRATION_VOICE " when not said" },
	{ 0 }
};

/* A tab would end the name early; content has none inside its lines. */
static int list_lines(struct call *call)
{
	const struct lines_options *asked = call->options;
	struct spoken_lines lines = { .arena = call->arena };
	struct diagnostics diagnostics = { .arena = call->arena };

	spoken_gather(call->app, asked->voice ? asked->voice : NARRATION_VOICE, &lines,
		      &diagnostics);
	for (size_t i = 0; i < lines.count; i++)
		out_print("%s\t%s\n", lines.at[i].key, lines.at[i].text);
	for (size_t i = 0; i < diagnostics.count; i++)
		command_failed("%s", diagnostic_line(call->arena, &diagnostics.at[i]));
	return diagnostics.errors ? NOT_DONE : DONE;
}

const struct command lines_command = {
	.name = "lines",
	.usage = "[--voice FOLDER]",
	.summary = "Lists every spoken line with the name of its clip",
	.details = "Each line of output is NAME<tab>TEXT; 'make narration' reads it.",
	.options = options, .options_size = sizeof(struct lines_options),
	.app = { .silent = true, .no_store = true },
	.run = list_lines,
};
