/* model/leave_outs.c -- words, which outlive the order of an enum. */
#include "model/leave_outs.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "model/practice.h"

#include <assert.h>
#include <string.h>

#define BETWEEN ", "

static_assert(LEAVE_OUT_COUNT <= 32, "a bit for each in an unsigned");

const char *leave_outs_text(struct arena *arena, unsigned leave_outs)
{
	struct buffer words = { 0 };
	const char *text;

	assert(leave_outs >> LEAVE_OUT_COUNT == 0);
	for (int i = 0; i < LEAVE_OUT_COUNT; i++)
		if (leave_outs & (1u << i))
			buffer_print(&words, "%s%s", words.length ? BETWEEN : "",
				     leave_out_name((enum leave_out)i));
	text = arena_copy(arena, buffer_string(&words));
	buffer_free(&words);
	return text;
}

static unsigned bit_of(const char *word, size_t length)
{
	for (int i = 0; i < LEAVE_OUT_COUNT; i++) {
		const char *name = leave_out_name((enum leave_out)i);

		if (strlen(name) == length && !strncmp(name, word, length))
			return 1u << i;
	}
	return 0;
}

unsigned leave_outs_parse(const char *text)
{
	unsigned leave_outs = 0;

	while (text && *(text += strspn(text, BETWEEN))) {
		size_t length = strcspn(text, BETWEEN);

		leave_outs |= bit_of(text, length);
		text += length;
	}
	return leave_outs;
}
