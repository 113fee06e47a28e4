/* base/arena.h -- memory that is freed all at once.
 *
 * Promise: what is taken from an arena is zeroed, aligned for any type, and
 *          lives until arena_close(). Nothing is freed singly.
 * Owner:   whoever opened the arena; what it hands out is borrowed.
 * Threads: one at a time.
 * Fails:   never: when the machine has no memory left the process ends with a
 *          sentence.
 *          What a person writes is on disk as it is typed, so nothing of
 *          theirs hangs on it.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/* Makes an empty arena. */
struct arena *arena_open(void);

/* Takes `size` zeroed bytes. */
void *arena_alloc(struct arena *arena, size_t size);

/* Takes room for `count` zeroed things of `size` bytes each. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A list with room for one more than `count`: itself, or a copy with double the room. */
void *arena_grow(struct arena *arena, void *list, size_t count, size_t size);

/* Copies a NUL-ended string. */
char *arena_copy(struct arena *arena, const char *string);

/* Copies `length` bytes and ends them with NUL. */
char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t length);

/* Formats into the arena as printf would. */
char *arena_print(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Frees everything; NULL is allowed. */
void arena_close(struct arena *arena);

#endif
