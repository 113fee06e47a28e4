/* wire/plain_text.h -- texts and dates as they may stand in what is shared.
 *
 * Promise: no control characters and no marks that turn the direction of what stands
 *          around them.
 * Owner:   the caller's texts. Threads: any. Fails: never.
 */
#ifndef WIRE_PLAIN_TEXT_H
#define WIRE_PLAIN_TEXT_H

#include <stdbool.h>
#include <stdint.h>

/* Tells whether a text can be shared: no control characters (but, with `lines`, the end
 * of a line and the tab), no marks that turn the direction of what stands around. */
bool plain_text_is(const char *text, bool lines);

/* Takes everything else out of a text. */
void plain_text_make(char *text);

/* Writes a date as YYYY-MM-DD. */
enum { DATE_TEXT = 16 };
void plain_text_date(int64_t date, char text[DATE_TEXT]);

#endif
