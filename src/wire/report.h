/* wire/report.h -- a report as JSON text, and back.
 *
 * Promise: what is written is read back the same. The reader believes nothing: it
 *          takes one version, every text is valid UTF-8 without control bytes and
 *          of a length, every list has its most, every number its range; keys that
 *          it does not know are passed over. Answers that opened the support page
 *          stand first in the text.
 * Owner:   what is read lives in the arena given. Threads: any.
 * Fails:   with the place in the text, such as "sessions 3: no date".
 */
#ifndef WIRE_REPORT_H
#define WIRE_REPORT_H

#include "model/report.h"
#include "base/plain_text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buffer;
struct error;

enum { REPORT_VERSION = 1 };

/* Adds the text, ended by a newline. */
void report_write(const struct report *report, struct buffer *text);

/* Reads such a text. */
bool report_read(const char *text, size_t length, struct arena *arena,
		 struct report *report, struct error *error);

/* What is to be known of days that an earlier report told of, and of answers that opened
 * the support page and stood first there; false when there is nothing. */
enum { OVERLAP_TEXT = 400 };
bool report_overlap(const struct report *report, char text[OVERLAP_TEXT]);

/* What is said of a task that wants_numbers. */
#define REPORT_WANTS_NUMBERS \
	"It could not be begun: numbers to call are still missing in the settings."

#endif
