/* base/utf8.h -- text as a person sees it: characters, columns, lines.
 *
 * Promise: one character here is one grapheme cluster (UAX #29), however many
 *          code points it takes; widths are terminal columns (UAX #11); lines
 *          break where UAX #14 lets them. All texts are valid UTF-8, which
 *          utf8_valid() can tell beforehand.
 * Owner:   nothing is allocated but by utf8_wrap(), which uses the arena, and by
 *          utf8_written().
 * Threads: any.
 * Door:    to libunistring, with plain_text.c and names.c.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Tells whether the bytes are valid UTF-8. */
bool utf8_valid(const char *bytes, size_t length);

/* Only what a person can have written: valid characters, line ends as '\n', blanks for a
 * tab, no controls. For the caller to free. */
char *utf8_written(const char *text);

/* Tells a letter or digit of ASCII, whatever the locale takes for one: of such are the names
 * of files that are made or come from others. */
bool utf8_is_plain_letter(char byte);

/* The offset just after the character that begins at `at`. */
size_t utf8_next(const char *text, size_t length, size_t at);

/* The offset at which the character before `at` begins. */
size_t utf8_previous(const char *text, size_t length, size_t at);

/* The columns that `length` bytes of text take; control characters take 0. */
int utf8_width(const char *text, size_t length);

/* How many bytes of the text fit into `columns`, ending on a whole
 * character. */
size_t utf8_fit(const char *text, size_t length, int columns);

/* One line of wrapped text: bytes [start, end) of it, white space at the break
 * left out of it; `next` is where the following line starts. */
struct utf8_line {
	size_t start, end, next;
};

/* Wraps text at word boundaries so that no line is wider than `columns` (at
 * least 2; a longer word is broken between characters). A newline always
 * breaks. An empty text has one empty line. Returns the count of lines and
 * sets *lines, which live in the arena. */
size_t utf8_wrap(struct arena *arena, const char *text, size_t length,
		 int columns, struct utf8_line **lines);

/* Tells whether `needle` occurs in `text`, whatever the case and the accents'
 * form (both are folded and composed first). */
bool utf8_contains(const char *text, const char *needle);

/* Tells whether two texts are the same in that sense. */
bool utf8_same(const char *one, const char *other);

#endif
