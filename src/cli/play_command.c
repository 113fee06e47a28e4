/* cli/play_command.c -- one practice, on the screen or as lines. */
#include "cli/command.h"

#include "cli/plain.h"
#include "practice/player.h"
#include "schedule/history.h"

struct play_options {
	struct option_minutes minutes;
	bool plain, silent, rehearse, goes_on;
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
	{ "continue", STORED_IN(struct play_options, goes_on),
	  .help = "goes on where a practice was left in the last seven days; without PRACTICE, "
		  "the newest" },
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

	if (!call->word_count && !play->goes_on)
		return call_wrong(call, "it takes %s", call->command->wants);
	if (play->goes_on && (play->rehearse || play->minutes.ms))
		return call_wrong(call, "--continue goes on as it was begun, without --minutes "
				  "and --rehearse");
	call->app_options.silent = play->silent || play->rehearse;
	call->app_options.no_store = play->rehearse;
	return DONE;
}

/* What was left, of the practice that is named or of any. */
static bool find_left(struct call *call, struct session_record *open)
{
	const char *id = call->practice ? call->practice->id : NULL;

	bool found;

	if (!history_unfinished(call->app, call->arena, id, &found, open, &call->error))
		return false;
	if (!found)
		return error_set(&call->error, "nothing was left unfinished in the last %d "
				 "days%s", UNFINISHED_DAYS, id ? " in this practice" : "");
	call->practice = app_practice(call->app, open->practice);
	return call->practice || error_set(&call->error, "there is no practice \"%s\" any more",
					   open->practice);
}

static int play(struct call *call,
		int (*face)(struct app *, const struct practice *, const struct player_options *))
{
	const struct play_options *asked = call->options;
	struct player_options how = { .minutes_ms = asked->minutes.ms,
				      .rehearse = asked->rehearse };
	struct session_record open;

	if (asked->goes_on) {
		if (!find_left(call, &open))
			return call_failed(call);
		how.resume = &open;
	}
	return face(call->app, call->practice, &how);
}

static int play_on_screen(struct call *call)
{
	return play(call, call->faces->play);
}

static int play_lines(struct call *call)
{
	return play(call, plain_play);
}

const struct command play_command = {
	.name = "play",
	.usage = "PRACTICE [--minutes N] [--plain] [--silent] [--rehearse]\n"
		 "[PRACTICE] --continue [--plain] [--silent]",
	.summary = "Goes through one practice, then back to the shell",
	.options = options, .options_size = sizeof(struct play_options),
	.most = 1, .practice = true,
	.wants = "the id of one practice, such as breath-longer-out",
	.wants_screen = wants_screen, .check = check,
	.screen = play_on_screen, .run = play_lines,
};
