/* cli/record_command.c -- the lines of a practice in one's own voice: on the screen,
 * as plain lines, or from files that were recorded elsewhere. */
#include "cli/command.h"

#include "app/app.h"
#include "practice/voice_recording.h"
#include "base/error.h"
#include "cli/record_plain.h"
#include "content/values.h"
#include "model/practice.h"

#include <stdio.h>
#include <unistd.h>

/* How it was called. */
struct call {
	const char *voice, *device, *from, *line;
	bool plain, list;
	char **files;			/* more of them, after the first */
	int file_count;
};

static void list_lines(const struct record *record)
{
	struct record_view view = record_look(record);

	for (size_t i = 0; i < view.line_count; i++) {
		enum record_speaker speaker;
		const char *text = record_line(record, i, &speaker);

		printf("%3zu  %-8s  %s\n", i + 1, speaker == SPOKEN_HERE ? "recorded" : "-",
		       text);
	}
}

static bool take_in(struct record *record, const char *path)
{
	bool had = record_look(record).speaker == SPOKEN_HERE;
	struct record_view view;
	struct error error;

	if (!record_take_in(record, path, &error)) {
		command_failed("%s", error.text);
		return false;
	}
	view = record_look(record);
	if (view.note)
		fprintf(stderr, "groundwork: %s: %s\n", path, view.note);
	if (!record_keep(record, &error)) {
		command_failed("%s", error.text);
		return false;
	}
	printf("Line %zu of %zu, %lld.%lld s, %s: %s\n", view.line + 1, view.line_count,
	       (long long)view.length_ms / 1000, (long long)view.length_ms / 100 % 10,
	       had ? "recorded anew" : "recorded", view.text);
	return true;
}

/* The first file is the line that was asked for, each further one the next. */
static int take_in_all(const struct command *command, const struct call *call,
		       struct record *record)
{
	int lines = (int)record_look(record).line_count, first = 1;

	if (call->line && (!value_whole(call->line, &first) || first < 1 || first > lines))
		return command_wrong(command, "--line wants a number from 1 to %d, not \"%s\"",
				     lines, call->line);
	if (call->file_count > lines - first)
		return command_wrong(command, "there are %d files, but from line %d on only %d "
				     "line%s: each file is one line", call->file_count + 1,
				     first, lines - first + 1, first == lines ? "" : "s");
	record_go(record, first - 1);
	if (!take_in(record, call->from))
		return NOT_DONE;
	for (int i = 0; i < call->file_count; i++) {
		record_go(record, 1);
		if (!take_in(record, call->files[i]))
			return NOT_DONE;
	}
	return DONE;
}

static void print_closing(const struct record *record)
{
	char closing[RECORD_CLOSING];

	record_closing(record, closing);
	puts(closing);
}

/* Without the screen. */
static int record_here(const struct command *command, const struct call *call,
		       struct app *app, const struct practice *practice,
		       const struct record_options *options)
{
	struct record *record;
	struct error error;
	int status = DONE;

	if (!record_open(&record, app, practice, options, &error))
		return command_failed("%s", error.text);
	if (call->list)
		list_lines(record);
	else if (call->from)
		status = take_in_all(command, call, record);
	else
		status = record_plain(app, record);
	if (!call->list && status == DONE)
		print_closing(record);
	record_close(record);
	return status;
}

static int record(const struct command *command, const struct call *call,
		  struct app *app, const struct practice *practice, const struct faces *faces)
{
	const struct record_options options = { call->voice, call->device };

	if (call->plain || call->list || call->from)
		return record_here(command, call, app, practice, &options);
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return command_failed("The screen needs a terminal at both ends. Plain lines "
				      "do without: groundwork record %s --plain", practice->id);
	return faces->record(app, practice, &options);
}

static int check_call(const struct command *command, const struct call *call, int words)
{
	if (words < 1)
		return command_wrong(command, "it takes the id of one practice");
	if (call->file_count && !call->from)
		return command_wrong(command, "\"%s\" is more than it takes; a recording is "
				     "taken in with --from", call->files[0]);
	if (call->voice && !value_is_name(call->voice))
		return command_wrong(command, "--voice wants a name of small letters, digits and "
				     "hyphens such as %s, not \"%s\"", RECORD_VOICE, call->voice);
	if (call->line && !call->from)
		return command_wrong(command, "--line goes with --from; on the screen the "
				     "arrows go to a line");
	if (call->plain + call->list + (call->from != NULL) > 1)
		return command_wrong(command, "--plain, --list or --from, one of them");
	return DONE;
}

int record_command(const struct command *command, int argc, char **argv,
		   const struct faces *faces)
{
	struct call call = { 0 };
	const struct option_place places[] = { { "voice", 0, &call.voice, NULL },
					       { "device", 0, &call.device, NULL },
					       { "from", 0, &call.from, NULL },
					       { "line", 0, &call.line, NULL },
					       { "plain", 0, NULL, &call.plain },
					       { "list", 0, NULL, &call.list } };
	struct app_options options = { .no_store = true };
	const struct practice *practice;
	struct app *app;
	char **rest;
	int status, words = command_options(command, argc, argv, places, 6, &rest);

	if (words < 0)
		return words == -1 ? DONE : WRONG_CALL;
	call.files = rest + 1;
	call.file_count = words - 1;
	status = check_call(command, &call, words);
	if (status != DONE)
		return status;
	options.silent = call.list || call.from;
	app = command_app(&options);
	if (!app)
		return NOT_DONE;
	command_say_notes(app);
	practice = command_practice(app, rest[0]);
	status = practice ? record(command, &call, app, practice, faces) : NOT_DONE;
	app_close(app);
	return status;
}
