/* base/buffer.h -- a string that grows.
 *
 * Promise: `bytes` is always a NUL-ended string of `length` bytes.
 * Owner:   the caller: start from `struct buffer b = {0}` (then bytes is NULL
 *          until the first addition; buffer_string() is never NULL), end with
 *          buffer_free().
 * Threads: one at a time.
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stddef.h>

struct buffer {
	char *bytes;
	size_t length, capacity;
};

/* Adds `length` bytes at the end. */
void buffer_add(struct buffer *buffer, const char *bytes, size_t length);

/* Adds a NUL-ended string at the end. */
void buffer_add_string(struct buffer *buffer, const char *string);

/* Adds formatted text at the end. */
void buffer_print(struct buffer *buffer, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Replaces the `cut` bytes at `at` by `length` others. */
void buffer_splice(struct buffer *buffer, size_t at, size_t cut,
		   const char *bytes, size_t length);

/* Empties it, keeping the memory. */
void buffer_clear(struct buffer *buffer);

/* Its text, "" when nothing was added; borrowed until the next change. */
const char *buffer_string(const struct buffer *buffer);

/* Frees the text and empties the buffer. */
void buffer_free(struct buffer *buffer);

#endif
