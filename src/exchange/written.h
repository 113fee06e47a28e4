/* exchange/written.h -- when an assignment was written, to the second.
 *
 * Promise: `made` in its head is a day, for people. Which of two versions of one day is the
 *          newer stands at the end of the file, in a line of comment that programs pass by
 *          which do not know it: `; written 2026-11-22T14:03:05+00:00`.
 * Owner:   the caller's texts. Threads: any. Fails: a text without such a line has none.
 */
#ifndef EXCHANGE_WRITTEN_H
#define EXCHANGE_WRITTEN_H

#include <stdbool.h>
#include <stdint.h>

struct buffer;

/* Adds the line behind a whole text. */
void written_add(int64_t moment_ms, struct buffer *text);

/* Finds the last such line. */
bool written_find(const char *text, int64_t *moment_ms);

#endif
