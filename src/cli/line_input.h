/* cli/line_input.h -- lines from standard input, without waiting for them.
 *
 * Promise: takes what is there; a line is handed out whole, without its newline,
 *          as valid UTF-8 free of control characters, read by the letters of the
 *          locale (base/charset.h). Bytes that are no letter become U+FFFD, and
 *          `broken` says so of that line.
 *          What is left at the end of input counts as a line.
 * Owner:   a value in the caller's hand; line_input_free() at the end.
 * Threads: one.
 */
#ifndef CLI_LINE_INPUT_H
#define CLI_LINE_INPUT_H

#include "base/buffer.h"

#include <stdbool.h>

struct line_input {
	int fd;
	struct buffer raw, line;
	bool ended;		/* nothing more will come */
	bool broken;		/* the last line had bytes that are no letter */
};

/* Reads what is ready; call it when poll says so. */
void line_input_read(struct line_input *input);

/* The next whole line; NULL when there is none yet (or, with `ended`, none any
 * more). Borrowed until the next call. */
const char *line_input_next(struct line_input *input);

void line_input_free(struct line_input *input);

#endif
