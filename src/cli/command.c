/* cli/command.c -- what is said: notes, two kinds of no, and JSON. */
#include "cli/command.h"

#include "app/app.h"
#include "base/memory.h"
#include "base/out.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void command_line(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	out_message("", format, args);
	va_end(args);
}

void command_note(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	out_message("groundwork: ", format, args);
	va_end(args);
}

int call_wrong(const struct call *call, const char *format, ...)
{
	const char *name = call->command->name;
	char *before = memory_print("groundwork %s: ", name);
	va_list args;

	va_start(args, format);
	out_message(before, format, args);
	va_end(args);
	free(before);
	command_line("Try 'groundwork %s --help'.", name);
	return WRONG_CALL;
}

int command_failed(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	out_message("groundwork: ", format, args);
	va_end(args);
	return NOT_DONE;
}

void command_json(json_t *value)
{
	char *text = json_text(value);

	out_data(text);
	free(text);
}

/* What was said when the app was opened is not said again. */
static bool was_said(const struct call *call)
{
	size_t length = strlen(call->error.text);
	struct texts notes = { 0 };

	if (call->noted)
		notes = app_notes(call->app);
	for (size_t i = 0; i < notes.count; i++)
		if (!strncmp(notes.at[i], call->error.text, length))
			return true;
	return false;
}

int call_failed(const struct call *call)
{
	return was_said(call) ? NOT_DONE : command_failed("%s", call->error.text);
}

/* What is there and no file is never written over: the writer says so. */
int call_may_write(const char *path, bool replace)
{
	struct stat about;

	if (replace || stat(path, &about) || !S_ISREG(about.st_mode))
		return DONE;
	return command_failed("%s is there already, and is not overwritten: name another file, "
			      "or say --replace", path);
}

bool call_is_at_terminal(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}
