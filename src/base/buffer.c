/* base/buffer.c -- doubles when full; everything else is memmove. */
#include "base/buffer.h"

#include "base/crash.h"
#include "base/memory.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void make_room(struct buffer *buffer, size_t more)
{
	size_t wanted = buffer->length + more + 1;

	if (wanted <= buffer->capacity)
		return;
	buffer->capacity = wanted < 64 ? 64 : wanted * 2;
	buffer->bytes = memory_resize(buffer->bytes, buffer->capacity);
}

void buffer_splice(struct buffer *buffer, size_t at, size_t cut,
		   const char *bytes, size_t length)
{
	assert(at <= buffer->length && cut <= buffer->length - at);
	make_room(buffer, length);
	memmove(buffer->bytes + at + length, buffer->bytes + at + cut,
		buffer->length - at - cut);
	if (length)
		memcpy(buffer->bytes + at, bytes, length);
	buffer->length += length - cut;
	buffer->bytes[buffer->length] = '\0';
}

void buffer_add(struct buffer *buffer, const char *bytes, size_t length)
{
	buffer_splice(buffer, buffer->length, 0, bytes, length);
}

void buffer_add_string(struct buffer *buffer, const char *string)
{
	buffer_add(buffer, string, strlen(string));
}

void buffer_print(struct buffer *buffer, const char *format, ...)
{
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		crash_without_memory();
	make_room(buffer, (size_t)length);
	va_start(args, format);
	vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, args);
	va_end(args);
	buffer->length += (size_t)length;
}

void buffer_clear(struct buffer *buffer)
{
	buffer->length = 0;
	if (buffer->bytes)
		buffer->bytes[0] = '\0';
}

const char *buffer_string(const struct buffer *buffer)
{
	return buffer->bytes ? buffer->bytes : "";
}

void buffer_free(struct buffer *buffer)
{
	free(buffer->bytes);
	*buffer = (struct buffer){ 0 };
}
