/* base/arena.c -- a chain of blocks; the newest one is filled from the front. */
#include "base/arena.h"

#include "base/crash.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The address sanitizer sees past the end of a block only, so with it each piece has one
 * of its own, and no more room than was asked for. */
#if defined __SANITIZE_ADDRESS__
#define ONE_PIECE_A_BLOCK 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define ONE_PIECE_A_BLOCK 1
#endif
#endif
#ifndef ONE_PIECE_A_BLOCK
#define ONE_PIECE_A_BLOCK 0
#endif

enum { BLOCK_BYTES = 16 * 1024 };

struct block {
	struct block *older;
	size_t used, size;
	max_align_t room[];
};

struct arena {
	struct block *newest;
};

struct arena *arena_open(void)
{
	return memory_alloc(sizeof(struct arena));
}

static struct block *block_add(struct arena *arena, size_t size)
{
	struct block *block = memory_alloc(sizeof *block + size);

	block->size = size;
	block->older = arena->newest;
	arena->newest = block;
	return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t step = sizeof(max_align_t);
	size_t whole = (size + step - 1) / step * step;
	struct block *block = arena->newest;
	void *at;

	if (whole < size)
		crash_without_memory();
	if (ONE_PIECE_A_BLOCK)
		return block_add(arena, size)->room;
	if (!block || block->size - block->used < whole)
		block = block_add(arena, whole > BLOCK_BYTES ? whole : BLOCK_BYTES);
	at = (char *)block->room + block->used;
	block->used += whole;
	return at;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		crash_without_memory();
	return arena_alloc(arena, count * size);
}

char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	if (length)
		memcpy(copy, bytes, length);
	return copy;
}

void *arena_grow(struct arena *arena, void *list, size_t count, size_t size)
{
	void *larger = list;

	if (count == 0 || (count >= 8 && (count & (count - 1)) == 0)) {
		larger = arena_array(arena, count ? count * 2 : 8, size);
		if (count)
			memcpy(larger, list, count * size);
	}
	return larger;
}

char *arena_copy(struct arena *arena, const char *string)
{
	return arena_copy_bytes(arena, string, strlen(string));
}

char *arena_print(struct arena *arena, const char *format, ...)
{
	va_list args;
	int length;
	char *text;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		crash_without_memory();
	text = arena_alloc(arena, (size_t)length + 1);
	va_start(args, format);
	vsnprintf(text, (size_t)length + 1, format, args);
	va_end(args);
	return text;
}

void arena_close(struct arena *arena)
{
	if (!arena)
		return;
	while (arena->newest) {
		struct block *older = arena->newest->older;

		free(arena->newest);
		arena->newest = older;
	}
	free(arena);
}
