/* cli/completions_command.c -- the table of commands, as scripts that shells read.
 *
 * Everything that does not change is written into the script; ids of practices, names
 * of pages and the like are asked of the program when somebody presses Tab. */
#include "cli/command.h"
#include "cli/commands.h"
#include "base/out.h"

#include <stdio.h>
#include <string.h>

/* What the program prints first in each line of a call. */
#define LISTED "groundwork %s 2> /dev/null"

/* Prints the first part of a sentence; a quotation mark is written as `quote`, and
 * what zsh would take for its own gets a backslash. */
static void print_gist(const char *help, const char *quote, const char *special)
{
	for (; *help && !(strchr(".;:", *help) && strchr(" ", help[1])); help++)
		if (*help == '\'')
			out_data(quote);
		else
			out_print("%s%c", strchr(special, *help) ? "\\" : "", *help);
}

/* ---- bash */

static void print_options_bash(const struct command_option *options)
{
	for (; options && options->name; options++)
		out_print(" --%s", options->name);
	out_data(" --help");
}

static void print_values_bash(const struct word_kind *takes)
{
	if (takes->among)
		out_print("words='%s'", takes->among);
	else if (takes->listed_by)
		out_print("words=$(" LISTED " | cut -d ' ' -f 1)", takes->listed_by);
	else
		out_data(takes->file ? "files=yes" : "return");
}

static void print_option_bash(const struct command *command,
			      const struct command_option *option)
{
	if (option->kind == OPTION_FLAG)
		return;
	out_print("\t'%s --%s'", command->name, option->name);
	if (option->letter)
		out_print(" | '%s -%c'", command->name, option->letter);
	out_data(") ");
	print_values_bash(&option->takes);
	out_line(" ;;");
}

static struct word_kind words_of(const struct command *command)
{
	return command->practice ? (struct word_kind){ .listed_by = "list" } : command->takes;
}

static bool is_free(const struct word_kind *takes)
{
	return !takes->among && !takes->listed_by && !takes->file;
}

static void print_actions_bash(const struct command *command)
{
	out_data("\t\tif [ \"$COMP_CWORD\" = 2 ]; then words='");
	for (size_t i = 0; command->actions[i].name; i++)
		out_print("%s%s", i ? " " : "", command->actions[i].name);
	out_line("'; fi");
	for (size_t i = 0; command->actions[i].name; i++) {
		if (is_free(&command->actions[i].takes))
			continue;
		out_print("\t\tif [ \"${COMP_WORDS[2]}\" = %s ]; then ", command->actions[i].name);
		print_values_bash(&command->actions[i].takes);
		out_line("; fi");
	}
}

static void print_command_bash(const struct command *command)
{
	const struct word_kind words = words_of(command);

	out_print("\t%s)\n\t\toptions='", command->name);
	print_options_bash(command->options);
	out_line("'");
	if (command->actions) {
		print_actions_bash(command);
	} else if (!is_free(&words)) {
		out_data("\t\t");
		print_values_bash(&words);
		out_line("");
	}
	out_line("\t\t;;");
}

static void print_bash(void)
{
	out_line("# Completions of groundwork for bash, made by 'groundwork completions bash'.\n"
			 "_groundwork()\n{\n"
			 "\tlocal word=${COMP_WORDS[COMP_CWORD]} options= words= files=\n"
			 "\tCOMPREPLY=()\n"
			 "\tif [ \"$COMP_CWORD\" = 1 ]; then");
	out_data("\t\tCOMPREPLY=($(compgen -W '--help --version");
	for (size_t i = 0; commands[i]; i++)
		out_print(" %s", commands[i]->name);
	out_line("' -- \"$word\"))\n\t\treturn\n\tfi\n"
			 "\tcase \"${COMP_WORDS[1]} ${COMP_WORDS[COMP_CWORD-1]}\" in");
	for (size_t i = 0; commands[i]; i++)
		for (size_t o = 0; commands[i]->options && commands[i]->options[o].name; o++)
			print_option_bash(commands[i], &commands[i]->options[o]);
	out_line("\t*) case ${COMP_WORDS[1]} in");
	for (size_t i = 0; commands[i]; i++)
		print_command_bash(commands[i]);
	out_line("\tesac ;;\n\tesac\n"
			 "\tcase $word in -*) words=$options files= ;; esac\n"
			 "\tif [ -n \"$files\" ]; then\n"
			 "\t\tcompopt -o filenames\n"
			 "\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
			 "\telse\n"
			 "\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
			 "\tfi\n}\n"
			 "complete -F _groundwork groundwork");
}

/* ---- zsh */

static void print_values_zsh(const struct word_kind *takes)
{
	if (takes->among)
		out_print("(%s)", takes->among);
	else if (takes->listed_by)
		out_print("{_groundwork_listed %s}", takes->listed_by);
	else if (takes->file)
		out_data("_files");
	else
		out_print(" ");
}

static void print_option_zsh(const struct command_option *option)
{
	const char *more = option->kind == OPTION_LIST ? "*" : "";
	const char *equals = option->argument ? "=" : "";

	if (option->letter)
		out_print(" \\\n\t\t\t'(-%c --%s)'{-%c,--%s%s}'[", option->letter, option->name,
				option->letter, option->name, equals);
	else
		out_print(" \\\n\t\t\t'%s--%s%s[", more, option->name, equals);
	print_gist(option->help, "'\\''", "[]");
	out_print("]");
	if (option->argument) {
		out_print(":%s:", option->argument);
		print_values_zsh(&option->takes);
	}
	out_data("'");
}

static void print_actions_zsh(const struct command *command)
{
	bool files = false;

	out_data(" \\\n\t\t\t'1:what to do:(");
	for (size_t i = 0; command->actions[i].name; i++) {
		out_print("%s%s", i ? " " : "", command->actions[i].name);
		files |= command->actions[i].takes.file;
	}
	out_print(")'%s", files ? " '*:FILE:_files'" : "");
}

static void print_command_zsh(const struct command *command)
{
	const struct word_kind words = words_of(command);

	out_print("\t%s)\n\t\t_arguments -S '--help[what it does]'", command->name);
	for (size_t i = 0; command->options && command->options[i].name; i++)
		print_option_zsh(&command->options[i]);
	if (command->actions) {
		print_actions_zsh(command);
	} else if (!is_free(&words)) {
		out_data(" \\\n\t\t\t'*:word:");
		print_values_zsh(&words);
		out_data("'");
	}
	out_line(" ;;");
}

static void print_zsh(void)
{
	out_line("#compdef groundwork\n"
			 "# Completions of groundwork for zsh, made by 'groundwork completions zsh'.\n"
			 "_groundwork_listed() {\n"
			 "\tlocal -a listed\n"
			 "\tlisted=(${(f)\"$(groundwork \"$@\" 2> /dev/null)\"})\n"
			 "\tcompadd -- ${listed%% *}\n}\n"
			 "_groundwork() {\n"
			 "\tlocal -a commands\n"
			 "\tif (( CURRENT == 2 )); then\n"
			 "\t\tcommands=(");
	for (size_t i = 0; commands[i]; i++) {
		out_print("\t\t\t'%s:", commands[i]->name);
		print_gist(commands[i]->summary, "'\\''", "");
		out_line("'");
	}
	out_line("\t\t)\n\t\t_describe command commands\n\t\treturn\n\tfi\n"
			 "\tshift words\n\t(( CURRENT-- ))\n"
			 "\tcase $words[1] in");
	for (size_t i = 0; commands[i]; i++)
		print_command_zsh(commands[i]);
	out_line("\tesac\n}\n"
			 "if [ \"$funcstack[1]\" = _groundwork ]; then\n\t_groundwork \"$@\"\nelse\n"
			 "\tcompdef _groundwork groundwork\nfi");
}

/* ---- fish */

static void print_values_fish(const struct word_kind *takes)
{
	if (takes->among)
		out_print(" -a '%s'", takes->among);
	else if (takes->listed_by)
		out_print(" -a '(" LISTED " | string split -f 1 \" \")'", takes->listed_by);
	else if (takes->file)
		out_data(" -F");
}

static void print_help_fish(const char *help)
{
	out_data(" -d '");
	print_gist(help, "\\'", "");
	out_line("'");
}

static void print_option_fish(const struct command *command,
			      const struct command_option *option)
{
	out_print("complete -c groundwork -n '__groundwork_is %s' -l %s",
			command->name, option->name);
	if (option->letter)
		out_print(" -s %c", option->letter);
	if (option->argument)
		out_data(option->takes.file ? " -r" : " -x");
	print_values_fish(&option->takes);
	print_help_fish(option->help);
}

static void print_actions_fish(const struct command *command)
{
	for (size_t i = 0; command->actions && command->actions[i].name; i++) {
		const struct command_action *action = &command->actions[i];

		out_print("complete -c groundwork -n '__groundwork_is %s' -a %s",
				command->name, action->name);
		print_help_fish(action->help);
		if (is_free(&action->takes))
			continue;
		out_print("complete -c groundwork -n '__groundwork_is %s %s'",
				command->name, action->name);
		print_values_fish(&action->takes);
		out_line("");
	}
}

static void print_command_fish(const struct command *command)
{
	const struct word_kind words = words_of(command);

	out_print("complete -c groundwork -n __fish_use_subcommand -a %s", command->name);
	print_help_fish(command->summary);
	for (size_t i = 0; command->options && command->options[i].name; i++)
		print_option_fish(command, &command->options[i]);
	print_actions_fish(command);
	if (command->actions || is_free(&words))
		return;
	out_print("complete -c groundwork -n '__groundwork_is %s'", command->name);
	print_values_fish(&words);
	out_line("");
}

static void print_fish(void)
{
	out_line("# Completions of groundwork for fish, made by 'groundwork completions fish'.\n"
			 "function __groundwork_is\n"
			 "\tset -l words (commandline -opc)[2..3]\n"
			 "\ttest \"$words[1..\"(count $argv)\"]\" = \"$argv\"\nend\n"
			 "complete -c groundwork -f\n"
			 "complete -c groundwork -l help -d 'what it does'\n"
			 "complete -c groundwork -n __fish_use_subcommand -l version -d 'the version'");
	for (size_t i = 0; commands[i]; i++)
		print_command_fish(commands[i]);
}

/* ---- the command */

static const struct {
	const char *name;
	void (*print)(void);
} shells[] = { { "bash", print_bash }, { "zsh", print_zsh }, { "fish", print_fish } };

static int completions(struct call *call)
{
	for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
		if (!strcmp(shells[i].name, call->words[0])) {
			shells[i].print();
			return DONE;
		}
	return call_wrong(call, "there are completions for bash, zsh and fish, not for \"%s\"",
			  call->words[0]);
}

const struct command completions_command = {
	.name = "completions",
	.usage = "SHELL",
	.summary = "Writes what a shell needs to complete commands and options",
	.details = "SHELL is bash, zsh or fish. 'make install' puts all three where the shells "
		   "look for them; without that, in bash: source <(groundwork completions bash)",
	.least = 1, .most = 1, .wants = "the name of a shell: bash, zsh or fish",
	.takes = { .among = "bash zsh fish" },
	.opens = OPENS_NOTHING,
	.run = completions,
};
