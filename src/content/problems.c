/* content/problems.c -- a list in an arena, doubling when full. */
#include "content/problems.h"

#include "base/arena.h"
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__((format(printf, 2, 0)))
static char *arena_print_list(struct arena *arena, const char *format, va_list args)
{
	va_list again;
	int length;
	char *text;

	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		abort();
	text = arena_take(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, args);
	return text;
}

static void make_room(struct problems *problems)
{
	size_t more = problems->capacity ? problems->capacity * 2 : 8;
	struct problem *larger;

	if (problems->count < problems->capacity)
		return;
	larger = arena_take_many(problems->arena, more, sizeof *larger);
	if (problems->count)
		memcpy(larger, problems->at, problems->count * sizeof *larger);
	problems->at = larger;
	problems->capacity = more;
}

__attribute__((format(printf, 5, 0)))
static void add(struct problems *problems, bool warning, const char *file, int line,
		const char *format, va_list args)
{
	make_room(problems);
	problems->at[problems->count++] = (struct problem){
		.warning = warning,
		.file = arena_copy(problems->arena, file),
		.line = line,
		.text = arena_print_list(problems->arena, format, args)
	};
	problems->errors += !warning;
}

void problems_error(struct problems *problems, const char *file, int line,
		    const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add(problems, false, file, line, format, args);
	va_end(args);
}

void problems_warning(struct problems *problems, const char *file, int line,
		      const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add(problems, true, file, line, format, args);
	va_end(args);
}

void problems_unreadable(struct problems *problems, const char *file,
			 const struct error *error)
{
	size_t length = strlen(file);
	const char *text = error->text;

	/* The sentence begins with the file's name, which is said already. */
	if (!strncmp(text, file, length) && !strncmp(text + length, ": ", 2))
		text += length + 2;
	problems_error(problems, file, 0, "%s", text);
}

void problems_sort(struct problems *problems, size_t from)
{
	for (size_t i = from + 1; i < problems->count; i++) {
		struct problem moved = problems->at[i];
		size_t to = i;

		for (; to > from && problems->at[to - 1].line > moved.line; to--)
			problems->at[to] = problems->at[to - 1];
		problems->at[to] = moved;
	}
}

const char *problem_line(struct arena *arena, const struct problem *problem)
{
	const char *kind = problem->warning ? "warning" : "error";

	if (problem->line > 0)
		return arena_print(arena, "%s:%d: %s: %s", problem->file, problem->line,
				   kind, problem->text);
	return arena_print(arena, "%s: %s: %s", problem->file, kind, problem->text);
}
