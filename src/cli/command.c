/* cli/command.c -- getopt_long, and two kinds of no. */
#include "cli/command.h"

#include "app/app.h"
#include "base/error.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPTIONS_PLACES = 20, HELP = 256, FIRST = 257 };

int command_wrong(const struct command *command, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "groundwork %s: ", command->name);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fprintf(stderr, "\nTry 'groundwork %s --help'.\n", command->name);
	return WRONG_CALL;
}

int command_failed(const char *format, ...)
{
	va_list args;

	fputs("groundwork: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	return NOT_DONE;
}

int command_help(const struct command *command)
{
	printf("Usage: groundwork %s\n\n%s.\n", command->usage, command->summary);
	if (command->details[0])
		printf("\n%s", command->details);
	return DONE;
}

/* getopt prints "PROGRAM: ..." in its own words; these are ours. */
static int say_wrong_option(const struct command *command, int answer, char **argv)
{
	const char *word = argv[optind - 1];

	if (answer == ':')
		command_wrong(command, "%s wants a value", word);
	else if (optopt >= HELP)
		command_wrong(command, "%.*s takes no value", (int)strcspn(word, "="), word);
	else if (optopt)
		command_wrong(command, "there is no option -%c", optopt);
	else
		command_wrong(command, "there is no option %s", word);
	return -2;
}

static void put(const struct option_place *place)
{
	if (place->value)
		*place->value = optarg;
	else
		*place->flag = true;
}

static bool add(const struct command *command, const struct option_list *list)
{
	if (list->values->count == OPTION_VALUES_MOST) {
		command_wrong(command, "--%s was given more than %d times", list->name,
			      OPTION_VALUES_MOST);
		return false;
	}
	list->values->at[list->values->count++] = optarg;
	return true;
}

int command_options_lists(const struct command *command, int argc, char **argv,
			  const struct option_place *places, size_t count,
			  const struct option_list *lists, size_t list_count,
			  char ***rest)
{
	struct option long_options[OPTIONS_PLACES + 2] = {
		{ "help", no_argument, NULL, HELP } };
	char letters[2 * OPTIONS_PLACES + 3] = ":h";
	int answer, first_list = FIRST + (int)count;

	for (size_t i = 0; i < count; i++) {
		int wants = places[i].value ? required_argument : no_argument;

		long_options[i + 1] = (struct option){ places[i].name, wants, NULL,
						       FIRST + (int)i };
		if (places[i].letter)
			sprintf(letters + strlen(letters), "%c%s", places[i].letter,
				places[i].value ? ":" : "");
	}
	for (size_t i = 0; i < list_count; i++)
		long_options[count + i + 1] = (struct option){
			lists[i].name, required_argument, NULL, first_list + (int)i };
	optind = 1;
	opterr = 0;
	while ((answer = getopt_long(argc, argv, letters, long_options, NULL)) != -1) {
		if (answer == 'h' || answer == HELP) {
			command_help(command);
			return -1;
		}
		if (answer == '?' || answer == ':')
			return say_wrong_option(command, answer, argv);
		if (answer >= first_list && !add(command, &lists[answer - first_list]))
			return -2;
		for (size_t i = 0; i < count; i++)
			if (answer == FIRST + (int)i || answer == places[i].letter)
				put(&places[i]);
	}
	*rest = argv + optind;
	return argc - optind;
}

int command_options(const struct command *command, int argc, char **argv,
		    const struct option_place *places, size_t count, char ***rest)
{
	return command_options_lists(command, argc, argv, places, count, NULL, 0, rest);
}

struct app *command_app(const struct app_options *options)
{
	struct error error;
	struct app *app;

	if (app_open(&app, options, &error))
		return app;
	command_failed("%s", error.text);
	app_close(app);
	return NULL;
}

const struct practice *command_practice(struct app *app, const char *id)
{
	const struct practice *practice = app_practice(app, id);
	const struct practice *near[3];
	size_t count;

	if (practice)
		return practice;
	count = app_nearest(app, id, near, 3);
	if (count == 0)
		command_failed("there is no practice \"%s\"; 'groundwork list' shows all", id);
	else if (count == 1)
		command_failed("there is no practice \"%s\"; did you mean %s?", id,
			       near[0]->id);
	else
		command_failed("there is no practice \"%s\"; did you mean %s%s%s or %s?", id,
			       near[0]->id, count == 3 ? ", " : "",
			       count == 3 ? near[1]->id : "", near[count - 1]->id);
	return NULL;
}

void command_say_notes(const struct app *app)
{
	struct texts notes = app_notes(app);

	for (size_t i = 0; i < notes.count; i++)
		fprintf(stderr, "groundwork: %s\n", notes.at[i]);
}

bool command_minutes(const struct command *command, const char *text,
		     int64_t *minutes_ms)
{
	double minutes;
	char *end;

	*minutes_ms = 0;
	if (!text)
		return true;
	minutes = strtod(text, &end);
	if (end == text || *end || !(minutes > 0) || minutes > 240) {
		command_wrong(command, "--minutes wants a number of minutes such as 5 or "
			      "7.5, not \"%s\"", text);
		return false;
	}
	*minutes_ms = (int64_t)(minutes * 60000 + 0.5);
	return true;
}
