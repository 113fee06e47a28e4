/* base/out.h -- the one door to a person's terminal for lines, beside the screen.
 *
 * Promise: whatever a line is made of (a name in a bundle, a log that somebody changed, the
 *          name of a file), a terminal obeys none of it and shows all of it: what does not
 *          belong into a text becomes a question mark, and letters are those of the locale.
 *          Data for another program goes there as it is, and to a terminal as lines.
 * Owner:   nothing is kept. Threads: one.
 * Fails:   never; that standard output cannot be written is asked of it at the end.
 */
#ifndef BASE_OUT_H
#define BASE_OUT_H

#include <stdarg.h>

/* To standard output: words as printf() makes them, a text with the end of its line, and
 * data. */
void out_print(const char *format, ...) __attribute__((format(printf, 1, 2)));
void out_line(const char *text);
void out_data(const char *data);

/* To a terminal itself, where somebody is asked whatever standard output is. */
void out_tell(int terminal, const char *text);

/* To standard error, with `before` in front and the end of the line behind. */
void out_message(const char *before, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

#endif
