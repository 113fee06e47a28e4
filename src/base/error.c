/* base/error.c -- failing is one line that also carries the words. */
#include "base/error.h"

#include "base/plain_text.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void cut_at_character(char *text, size_t size)
{
	size_t end = size - 1;

	while (end > 0 && ((unsigned char)text[end - 1] & 0xC0) == 0x80)
		end--;
	if (end > 0 && ((unsigned char)text[end - 1] & 0x80))
		end--;
	text[end] = '\0';
}

bool error_set(struct error *error, const char *format, ...)
{
	va_list args;
	int wanted;

	assert(error);
	va_start(args, format);
	wanted = vsnprintf(error->text, sizeof error->text, format, args);
	va_end(args);
	if (wanted >= (int)sizeof error->text)
		cut_at_character(error->text, sizeof error->text);
	plain_text_show(error->text);
	return false;
}
