/* base/charset.h -- the one door between the bytes of a person's terminal and the UTF-8 that
 * everything in the house is written in.
 *
 * Promise: what is typed in an old locale (ISO 8859-1, EUC-JP and their like) is kept as the
 *          letters that it is, and what is said there is shown as far as it has them. Where
 *          the locale is UTF-8, or none is set, bytes are UTF-8. setlocale() must have been
 *          called.
 * Owner:   what charset_shown() gives is the caller's to free.
 * Threads: one at a time.
 * Fails:   never; bytes that are no letter are told as such.
 */
#ifndef BASE_CHARSET_H
#define BASE_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

enum { CHARSET_LETTER = 8 };

/* Tells whether the terminal's bytes are UTF-8. */
bool charset_is_utf8(void);

/* Its name, for a sentence. */
const char *charset_name(void);

/* The first letter of the bytes, in UTF-8 ("": they begin with none); returns how many bytes
 * it takes, 0 when there have to be more. */
size_t charset_read(const char *bytes, size_t length, char letter[CHARSET_LETTER]);

/* A text as the terminal shows it: what it has no letter for comes near it, or is a "?". */
char *charset_shown(const char *text);

#endif
