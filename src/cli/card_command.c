/* cli/card_command.c -- the intention on a card, printed or written to a file. */
#include "cli/command.h"

#include "schedule/intention_card.h"
#include "base/out.h"

#include <stdio.h>
#include <string.h>

#define HOW "; 'groundwork play int-draft' drafts one, in about twelve minutes"

static bool ends_in_html(const char *path)
{
	size_t length = strlen(path);

	return length > 5 && !strcmp(path + length - 5, ".html");
}

struct card_options {
	bool html, replace;
	const char *output;
};

static const struct command_option options[] = {
	{ "html", STORED_IN(struct card_options, html),
	  .help = "as a page of the size A6, for a browser to print" },
	{ "output", 'o', "FILE", STORED_IN(struct card_options, output),
	  .help = "into a file that only you can read; a name that ends in .html makes a "
		  "page as well", .takes = { .file = true } },
	{ "replace", STORED_IN(struct card_options, replace),
	  .help = "overwrites the file when it is there" },
	{ 0 }
};

static int check(struct call *call)
{
	const struct card_options *asked = call->options;

	if (asked->output && !*asked->output)
		return call_wrong(call, "-o wants the name of a file");
	return asked->output ? call_may_write(asked->output, asked->replace) : DONE;
}

static int write_card(struct call *call, bool html, const char *output)
{
	if (!intention_card_write(call->app, html, output, &call->error))
		return call_failed(call);
	out_line(output);
	return DONE;
}

static int card(struct call *call)
{
	const struct card_options *asked = call->options;
	const char *text;

	if (!intention_card(call->app, call->arena, asked->html, &text, &call->error))
		return call_failed(call);
	if (!text)
		return command_failed(CARD_NONE HOW);
	if (asked->output)
		return write_card(call, asked->html || ends_in_html(asked->output),
				  asked->output);
	out_data(text);
	return DONE;
}

const struct command card_command = {
	.name = "card",
	.usage = "[--html] [-o FILE [--replace]]",
	.summary = "Puts the intention on a card to be printed",
	.details = "The line, how to be kind to oneself if it does not show, and the clinic's "
		   "numbers where they are set in the settings.",
	.options = options, .options_size = sizeof(struct card_options),
	.app = { .silent = true, .log_only = true },
	.check = check, .run = card,
};
