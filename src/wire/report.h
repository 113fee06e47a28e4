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

/* Tells whether a text can be shared: no control characters (but, with `lines`, the end
 * of a line and the tab), no marks that turn the direction of what stands around. */
bool report_is_plain(const char *text, bool lines);

/* Takes everything else out of a text. */
void report_make_plain(char *text);

/* Writes a date as YYYY-MM-DD. */
enum { DATE_TEXT = 16 };
void report_date(int64_t date, char text[DATE_TEXT]);

#endif
