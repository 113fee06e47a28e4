/* cli/line_input.c -- bytes gather until a newline makes them a line. */
#include "cli/line_input.h"

#include "base/charset.h"

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

/* Copies a line as text that can be kept and shown; false when some of it was none. */
static bool clean(struct buffer *line, const char *bytes, size_t length)
{
	bool whole = true;

	buffer_clear(line);
	for (size_t i = 0, size; i < length; i += size) {
		char letter[CHARSET_LETTER];
		unsigned char control;

		size = charset_read(bytes + i, length - i, letter);
		control = (unsigned char)letter[0];
		if (!size || (!control && bytes[i])) {
			buffer_add_string(line, "\xEF\xBF\xBD");
			whole = false;
		} else if (control == '\t') {
			buffer_add(line, " ", 1);
		} else if (control >= 0x20 && control != 0x7F) {
			buffer_add_string(line, letter);
		}
		size = size ? size : 1;
	}
	return whole;
}

const char *line_input_next(struct line_input *input)
{
	const char *start = buffer_string(&input->raw);
	const char *newline = memchr(start, '\n', input->raw.length);
	size_t length = newline ? (size_t)(newline - start) : input->raw.length;

	if (!newline && !(input->ended && length))
		return NULL;
	input->broken = !clean(&input->line, start, length);
	buffer_splice(&input->raw, 0, length + (newline != NULL), "", 0);
	return buffer_string(&input->line);
}

void line_input_free(struct line_input *input)
{
	buffer_free(&input->raw);
	buffer_free(&input->line);
}
