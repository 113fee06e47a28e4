/* base/memory.c -- the one place that decides what no memory means. */
#include "base/memory.h"

#include "base/crash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *memory_alloc(size_t size)
{
	void *taken = calloc(1, size ? size : 1);

	if (!taken)
		crash_without_memory();
	return taken;
}

void *memory_resize(void *old, size_t size)
{
	void *taken = realloc(old, size ? size : 1);

	if (!taken)
		crash_without_memory();
	return taken;
}

char *memory_copy(const char *string)
{
	size_t size = strlen(string) + 1;

	return memcpy(memory_alloc(size), string, size);
}

char *memory_print_list(const char *format, va_list args)
{
	va_list again;
	int length;
	char *text;

	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		crash_without_memory();
	text = memory_alloc((size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, args);
	return text;
}

char *memory_print(const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	text = memory_print_list(format, args);
	va_end(args);
	return text;
}
