/* cli/play_command.c -- one practice, on the screen or as lines. */
#include "cli/command.h"

#include "cli/plain.h"

struct play_options {
	struct option_minutes minutes;
	bool plain, silent, rehearse;
};

static const struct command_option options[] = {
	{ "minutes", .argument = "N", STORED_IN(struct play_options, minutes),
	  .help = "how long; 'groundwork show PRACTICE' tells the lengths" },
	{ "plain", STORED_IN(struct play_options, plain),
	  .help = "writes lines instead of a screen: for screen readers, braille and simple "
		  "terminals. A text ends at an empty line; a number or an option's number "
		  "is one line; the end of input skips what is left. On a terminal, each "
		  "with Enter: q ends it, ! is for a hard moment, p pauses, b goes back and "
		  "n goes on" },
	{ "silent", STORED_IN(struct play_options, silent),
	  .help = "opens no sound device" },
	{ "rehearse", STORED_IN(struct play_options, rehearse),
	  .help = "runs through at once as lines with their times, asks nothing and logs "
		  "nothing" },
	{ 0 }
};

static bool wants_screen(const struct call *call)
{
	const struct play_options *play = call->options;

	return !play->plain && !play->rehearse;
}

static int check(struct call *call)
{
	const struct play_options *play = call->options;

	call->app_options.silent = play->silent || play->rehearse;
	call->app_options.no_store = play->rehearse;
	return DONE;
}

static int play_on_screen(struct call *call)
{
	const struct play_options *play = call->options;

	return call->faces->play(call->app, call->practice, play->minutes.ms);
}

static int play_lines(struct call *call)
{
	const struct play_options *play = call->options;

	return plain_play(call->app, call->practice, play->minutes.ms, play->rehearse);
}

const struct command play_command = {
	.name = "play",
	.usage = "PRACTICE [--minutes N] [--plain] [--silent] [--rehearse]",
	.summary = "Goes through one practice, then back to the shell",
	.options = options, .options_size = sizeof(struct play_options),
	.least = 1, .most = 1, .practice = true,
	.wants = "the id of one practice, such as breath-longer-out",
	.wants_screen = wants_screen, .check = check,
	.screen = play_on_screen, .run = play_lines,
};
