/* cli/options.c -- getopt_long over the table, and our own words for what is wrong. */
#include "cli/options.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "cli/command.h"
#include "cli/help.h"

#include <assert.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { TABLE_MOST = 30, HELP = 256, FIRST = 257 };

/* What getopt is told: a letter or a number stands for each option. */
struct getopt_table {
	struct option names[TABLE_MOST + 2];
	char letters[2 * TABLE_MOST + 3];
};

static void fill(struct getopt_table *table, const struct command_option *options)
{
	char *letter = table->letters;
	int i;

	*letter++ = ':';
	*letter++ = 'h';
	table->names[0] = (struct option){ "help", no_argument, NULL, HELP };
	for (i = 0; options && options[i].name; i++) {
		bool flag = options[i].kind == OPTION_FLAG;

		assert(i < TABLE_MOST && flag == !options[i].argument);
		table->names[i + 1] = (struct option){ options[i].name,
						       flag ? no_argument : required_argument,
						       NULL, FIRST + i };
		if (!options[i].letter)
			continue;
		*letter++ = options[i].letter;
		if (!flag)
			*letter++ = ':';
	}
}

/* The option that getopt found, by its number or its letter. */
static const struct command_option *found(const struct command_option *options, int answer)
{
	if (answer >= FIRST)
		return &options[answer - FIRST];
	while (options->letter != answer)
		options++;
	return options;
}

/* getopt would print "PROGRAM: ..." in its own words; these are ours. */
static int say_wrong_option(const struct call *call, int answer, char **argv)
{
	const char *word = argv[optind - 1];

	if (answer == ':')
		return call_wrong(call, "%s wants a value", word);
	if (optopt >= HELP)
		return call_wrong(call, "%.*s takes no value", (int)strcspn(word, "="), word);
	if (optopt)
		return call_wrong(call, "there is no option -%c", optopt);
	return call_wrong(call, "there is no option %s", word);
}

static bool read_minutes(const struct call *call, const char *name, const char *text,
			 struct option_minutes *place)
{
	char *end;
	double minutes = strtod(text, &end);

	if (end == text || *end || !(minutes > 0) || minutes > 240) {
		call_wrong(call, "--%s wants a number of minutes such as 5 or 7.5, not \"%s\"",
			   name, text);
		return false;
	}
	place->ms = (int64_t)(minutes * 60000 + 0.5);
	return true;
}

static bool read_date(const struct call *call, const char *name, const char *text,
		      struct option_date *place)
{
	place->text = text;
	if (day_parse(text, &place->day))
		return true;
	call_wrong(call, "--%s wants a day such as 2026-11-22, not \"%s\"", name, text);
	return false;
}

/* The list gets room for every word of the call, once. */
static void add(const struct call *call, struct texts *list, int argc, const char *text)
{
	const char **slots = (const char **)(void *)list->at;

	if (!slots)
		slots = arena_array(call->arena, (size_t)argc, sizeof *slots);
	slots[list->count++] = text;
	list->at = slots;
}

static bool put(const struct call *call, const struct command_option *option, int argc,
		const char *value)
{
	void *place = (char *)call->options + option->place;

	switch (option->kind) {
	case OPTION_FLAG:
		*(bool *)place = true;
		break;
	case OPTION_WORD:
		*(const char **)place = value;
		break;
	case OPTION_LIST:
		add(call, place, argc, value);
		break;
	case OPTION_MINUTES:
		return read_minutes(call, option->name, value, place);
	case OPTION_DATE:
		return read_date(call, option->name, value, place);
	}
	return true;
}

static bool read_options(struct call *call, int argc, char **argv, int *status)
{
	const struct command *command = call->command;
	struct getopt_table table = { 0 };
	int answer;

	fill(&table, command->options);
	optind = 1;
	opterr = 0;
	while ((answer = getopt_long(argc, argv, table.letters, table.names, NULL)) != -1) {
		if (answer == 'h' || answer == HELP) {
			help_print(command);
			*status = DONE;
			return false;
		}
		*status = WRONG_CALL;
		if (answer == '?' || answer == ':') {
			say_wrong_option(call, answer, argv);
			return false;
		}
		if (!put(call, found(command->options, answer), argc, optarg))
			return false;
	}
	call->words = argv + optind;
	call->word_count = argc - optind;
	call->bare = argc == 1;
	return true;
}

/* "a, b and c" */
static int say_no_action(const struct call *call)
{
	const struct command_action *actions = call->command->actions;
	struct buffer names = { 0 };
	int status;

	for (size_t i = 0; actions[i].name; i++)
		buffer_print(&names, "%s%s", !i ? "" : actions[i + 1].name ? ", " : " and ",
			     actions[i].name);
	status = call_wrong(call, "\"%s\" is none of %s", call->words[0],
			    buffer_string(&names));
	buffer_free(&names);
	return status;
}

static int read_action(struct call *call)
{
	const struct command_action *actions = call->command->actions;
	int i = 0;

	while (actions[i].name && strcmp(actions[i].name, call->words[0]) != 0)
		i++;
	if (!actions[i].name)
		return say_no_action(call);
	call->action = i;
	call->words++;
	call->word_count--;
	if (call->word_count >= actions[i].least && call->word_count <= actions[i].most)
		return DONE;
	if (actions[i].wants)
		return call_wrong(call, "%s wants %s", actions[i].name, actions[i].wants);
	return call_wrong(call, "\"%s\" is more than %s takes", call->words[actions[i].most],
			  actions[i].name);
}

static int count_words(const struct call *call)
{
	const struct command *command = call->command;

	if (call->word_count >= command->least && call->word_count <= command->most)
		return DONE;
	if (command->wants)
		return call_wrong(call, "it takes %s", command->wants);
	return call_wrong(call, "\"%s\" is more than it takes", call->words[command->most]);
}

bool options_read(struct call *call, int argc, char **argv, int *status)
{
	call->action = -1;
	call->options = arena_alloc(call->arena, call->command->options_size + 1);
	if (!read_options(call, argc, argv, status))
		return false;
	*status = call->command->actions && call->word_count ? read_action(call)
							     : count_words(call);
	return *status == DONE;
}
