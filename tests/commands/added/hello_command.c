/* hello_command.c -- a command as somebody would add one: this file, and its line in
 * the list. */
#include "cli/command.h"

#include <stdio.h>

struct hello_options { bool twice; };

static const struct command_option options[] = {
	{ "twice", STORED_IN(struct hello_options, twice), .help = "says it once more" },
	{ 0 }
};

static int hello(struct call *call)
{
	const struct hello_options *asked = call->options;

	for (int i = 0; i <= asked->twice; i++)
		printf("Hello, %s.\n", call->words[0]);
	return DONE;
}

extern const struct command hello_command;
const struct command hello_command = {
	.name = "hello",
	.usage = "NAME [--twice]",
	.summary = "Greets somebody",
	.options = options, .options_size = sizeof(struct hello_options),
	.least = 1, .most = 1, .wants = "a name",
	.opens = OPENS_NOTHING,
	.run = hello,
};
