/* base/memory.h -- malloc that cannot fail.
 *
 * Promise: zeroed memory, or the process ends with a sentence (base/crash.h): there is no
 *          sensible way on without memory, and what a person writes is already on disk.
 * Owner:   the caller, who gives it back with free().
 * Threads: any.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stdarg.h>
#include <stddef.h>

/* Takes `size` zeroed bytes. */
void *memory_alloc(size_t size);

/* Grows or shrinks `old` (NULL is allowed) to `size` bytes; new bytes are not
 * zeroed. */
void *memory_resize(void *old, size_t size);

/* Copies a NUL-ended string. */
char *memory_copy(const char *string);

/* Formats into fresh memory as printf would. */
char *memory_print(const char *format, ...)
	__attribute__((format(printf, 1, 2)));
char *memory_print_list(const char *format, va_list args)
	__attribute__((format(printf, 1, 0)));

#endif
