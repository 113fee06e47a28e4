/* cli/line_input.c -- bytes gather until a newline makes them a line. */
#include "cli/line_input.h"

#include "base/utf8.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

void line_input_read(struct line_input *input)
{
	char bytes[4096];
	ssize_t got = read(input->fd, bytes, sizeof bytes);

	if (got > 0)
		buffer_add(&input->raw, bytes, (size_t)got);
	else if (got == 0 || (errno != EINTR && errno != EAGAIN))
		input->ended = true;
}

static size_t sequence_length(unsigned char first)
{
	return first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
}

/* Copies a line as text that can be kept and shown. */
static void clean(struct buffer *line, const char *bytes, size_t length)
{
	buffer_clear(line);
	for (size_t i = 0; i < length;) {
		size_t size = sequence_length((unsigned char)bytes[i]);

		if (size > length - i || !utf8_valid(bytes + i, size)) {
			buffer_add_string(line, "\xEF\xBF\xBD");
			i++;
			continue;
		}
		if ((unsigned char)bytes[i] >= 0x20 && bytes[i] != 0x7F)
			buffer_add(line, bytes + i, size);
		else if (bytes[i] == '\t')
			buffer_add(line, " ", 1);
		i += size;
	}
}

const char *line_input_next(struct line_input *input)
{
	const char *start = buffer_string(&input->raw);
	const char *newline = memchr(start, '\n', input->raw.length);
	size_t length = newline ? (size_t)(newline - start) : input->raw.length;

	if (!newline && !(input->ended && length))
		return NULL;
	clean(&input->line, start, length);
	buffer_splice(&input->raw, 0, length + (newline != NULL), "", 0);
	return buffer_string(&input->line);
}

void line_input_free(struct line_input *input)
{
	buffer_free(&input->raw);
	buffer_free(&input->line);
}
