/* cli/wrapped.h -- texts for a page of 80 columns.
 *
 * Promise: lines break between words, and go on where the first one began.
 * Owner:   nothing is kept. Threads: one.
 */
#ifndef CLI_WRAPPED_H
#define CLI_WRAPPED_H

enum { WRAPPED_COLUMNS = 80 };

/* Prints a text with `first` before its first line; further lines are indented as
 * far as `first` is wide. */
void wrapped_print(const char *first, const char *text);

/* Prints lines that end in newlines; each goes on below its own indent. */
void wrapped_lines(const char *lines);

/* Prints lines two columns in, as they stand. */
void wrapped_as_it_stands(const char *lines);

/* Prints a title with a line of dashes below it. */
void wrapped_title(const char *title);

#endif
