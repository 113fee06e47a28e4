/* cli/help.c -- usage, summary, details; then actions and options in two columns. */
#include "cli/help.h"

#include "base/arena.h"
#include "base/out.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/wrapped.h"

#include <stdio.h>
#include <string.h>

/* How an option is written, such as "-o, --output FILE". */
static const char *option_words(struct arena *arena, const struct command_option *option)
{
	const char *letter = option->letter ? arena_print(arena, "-%c, ", option->letter) : "";

	return arena_print(arena, "%s--%s%s%s", letter, option->name,
			   option->argument ? " " : "",
			   option->argument ? option->argument : "");
}

static const char *action_words(struct arena *arena, const struct command_action *action)
{
	return arena_print(arena, "%s%s%s", action->name, *action->arguments ? " " : "",
			   action->arguments);
}

static int longer(int width, const char *words)
{
	int length = (int)strlen(words);

	return length > width ? length : width;
}

static int first_column(struct arena *arena, const struct command *command)
{
	int width = 0;

	for (size_t i = 0; command->actions && command->actions[i].name; i++)
		width = longer(width, action_words(arena, &command->actions[i]));
	for (size_t i = 0; command->options && command->options[i].name; i++)
		width = longer(width, option_words(arena, &command->options[i]));
	return width;
}

static void print_row(struct arena *arena, int width, const char *words, const char *help)
{
	wrapped_print(arena_print(arena, "  %-*s  ", width, words), help);
}

static void print_columns(const struct command *command)
{
	struct arena *arena = arena_open();
	int width = first_column(arena, command);

	for (size_t i = 0; command->actions && command->actions[i].name; i++)
		print_row(arena, width, action_words(arena, &command->actions[i]),
			  command->actions[i].help);
	if (command->actions && command->options)
		out_line("");
	for (size_t i = 0; command->options && command->options[i].name; i++)
		print_row(arena, width, option_words(arena, &command->options[i]),
			  command->options[i].help);
	arena_close(arena);
}

static void print_usage(const struct command *command)
{
	const char *usage = command->usage, *before = "Usage:";

	do {
		size_t length = strcspn(usage, "\n");

		out_print("%s groundwork %s%s%.*s\n", before, command->name, length ? " " : "",
				(int)length, usage);
		before = "      ";
		usage += length + (usage[length] == '\n');
	} while (*usage);
}

void help_print(const struct command *command)
{
	print_usage(command);
	out_print("\n%s.\n", command->summary);
	if (command->details) {
		out_line("");
		wrapped_lines(command->details);
	}
	if (command->actions || command->options)
		out_line("");
	print_columns(command);
}

void help_print_all(void)
{
	out_line("Usage: groundwork [COMMAND]\n\n"
			 "Groundwork guides breathing, mindfulness and writing around a retreat.\n"
			 "Without a command it opens full-screen on Today.\n");
	for (size_t i = 0; commands[i]; i++)
		out_print("  %-11s %s\n", commands[i]->name, commands[i]->summary);
	out_line("\n'groundwork COMMAND --help' tells more; 'groundwork --version' tells the\n"
			 "version. It has no network code of its own; what you write stays on this\n"
			 "machine.");
}
