/* cli/command.c -- two kinds of no. */
#include "cli/command.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

int call_wrong(const struct call *call, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "groundwork %s: ", call->command->name);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fprintf(stderr, "\nTry 'groundwork %s --help'.\n", call->command->name);
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

int call_failed(const struct call *call)
{
	return command_failed("%s", call->error.text);
}

bool call_is_at_terminal(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}
