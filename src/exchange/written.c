/* exchange/written.c -- one line of comment, written and found again. */
#include "exchange/written.h"

#include "base/buffer.h"
#include "base/moment.h"

#include <stdio.h>
#include <string.h>

#define LINE "\n; written "

void written_add(int64_t moment_ms, struct buffer *text)
{
	char moment[MOMENT_TEXT];

	moment_format(moment_ms, 0, moment);
	buffer_print(text, LINE "%s\n", moment);
}

bool written_find(const char *text, int64_t *moment_ms)
{
	const char *last = NULL;
	char moment[MOMENT_TEXT];

	for (const char *at = strstr(text, LINE); at; at = strstr(at + 1, LINE))
		last = at + strlen(LINE);
	if (!last)
		return false;
	snprintf(moment, sizeof moment, "%.*s", (int)strcspn(last, "\r\n"), last);
	return moment_parse(moment, moment_ms);
}
