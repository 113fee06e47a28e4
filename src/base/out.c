/* base/out.c -- made fit, then printed. */
#include "base/out.h"

#include "base/charset.h"
#include "base/memory.h"
#include "base/plain_text.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BOM "\xef\xbb\xbf"

/* Takes the text's memory. */
static char *make_fit(char *text)
{
	char *shown;

	plain_text_show(text);
	shown = charset_shown(text);
	free(text);
	return shown;
}

static void put(FILE *stream, char *text, const char *end)
{
	char *shown = make_fit(text);

	fprintf(stream, "%s%s", shown, end);
	free(shown);
}

void out_print(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	put(stdout, memory_print_list(format, args), "");
	va_end(args);
}

void out_line(const char *text)
{
	put(stdout, memory_copy(text), "\n");
}

void out_data(const char *data)
{
	bool marked = !strncmp(data, BOM, strlen(BOM));

	if (isatty(STDOUT_FILENO))
		put(stdout, memory_copy(data + (marked ? strlen(BOM) : 0)), "");
	else
		fputs(data, stdout);
}

void out_tell(int terminal, const char *text)
{
	char *shown = make_fit(memory_copy(text));
	ssize_t ignored = write(terminal, shown, strlen(shown));

	(void)ignored;
	free(shown);
}

void out_message(const char *before, const char *format, va_list args)
{
	fputs(before, stderr);
	put(stderr, memory_print_list(format, args), "\n");
}
