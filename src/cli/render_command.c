/* cli/render_command.c -- a practice as a sound file. */
#include "cli/command.h"

#include "practice/player.h"
#include "base/out.h"

#include <stdio.h>

struct render_options {
	const char *output;
	struct option_minutes minutes;
	bool replace;
};

static const struct command_option options[] = {
	{ "output", 'o', "FILE", STORED_IN(struct render_options, output),
	  .help = ".wav, .flac, .ogg, .opus or .mp3 by its ending",
	  .takes = { .file = true } },
	{ "minutes", .argument = "N", STORED_IN(struct render_options, minutes),
	  .help = "how long" },
	{ "replace", STORED_IN(struct render_options, replace),
	  .help = "overwrites the file when it is there" },
	{ 0 }
};

static int check(struct call *call)
{
	const struct render_options *asked = call->options;

	return asked->output ? call_may_write(asked->output, asked->replace)
			     : call_wrong(call, "it wants -o FILE");
}

static int render(struct call *call)
{
	const struct render_options *asked = call->options;
	struct player_plan plan;

	if (!player_render(call->app, call->practice, asked->minutes.ms, asked->output, &plan,
			   &call->error))
		return call_failed(call);
	out_print("%s: %lld:%02lld\n", asked->output, (long long)plan.length_ms / 60000,
			(long long)plan.length_ms / 1000 % 60);
	if (plan.lines_without_clip)
		command_note("%zu of its %zu spoken lines have no recording and are silent "
			     "in it", plan.lines_without_clip, plan.lines);
	return DONE;
}

const struct command render_command = {
	.name = "render",
	.usage = "PRACTICE -o FILE [--minutes N] [--replace]",
	.summary = "Writes a practice as one sound file",
	.options = options, .options_size = sizeof(struct render_options),
	.least = 1, .most = 1, .practice = true, .wants = "the id of one practice",
	.app = { .silent = true, .no_store = true },
	.check = check, .run = render,
};
