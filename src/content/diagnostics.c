/* content/diagnostics.c -- a list in an arena, doubling when full. */
#include "content/diagnostics.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/plain_text.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Names of files and what stands in them can be anything: here it becomes fit to show. */
static const char *shown(struct arena *arena, const char *text)
{
	char *copy = arena_copy(arena, text);

	plain_text_show(copy);
	return copy;
}

static void make_room(struct diagnostics *diagnostics)
{
	size_t more = diagnostics->capacity ? diagnostics->capacity * 2 : 8;
	struct diagnostic *larger;

	if (diagnostics->count < diagnostics->capacity)
		return;
	larger = arena_array(diagnostics->arena, more, sizeof *larger);
	if (diagnostics->count)
		memcpy(larger, diagnostics->at, diagnostics->count * sizeof *larger);
	diagnostics->at = larger;
	diagnostics->capacity = more;
}

__attribute__((format(printf, 5, 0)))
static void add(struct diagnostics *diagnostics, bool warning, const char *file, int line,
		const char *format, va_list args)
{
	char *text = memory_print_list(format, args);

	make_room(diagnostics);
	diagnostics->at[diagnostics->count++] = (struct diagnostic){
		.warning = warning,
		.file = shown(diagnostics->arena, file),
		.line = line,
		.text = shown(diagnostics->arena, text)
	};
	free(text);
	diagnostics->errors += !warning;
}

void diagnostics_error(struct diagnostics *diagnostics, const char *file, int line,
		    const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add(diagnostics, false, file, line, format, args);
	va_end(args);
}

void diagnostics_warning(struct diagnostics *diagnostics, const char *file, int line,
		      const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add(diagnostics, true, file, line, format, args);
	va_end(args);
}

void diagnostics_unreadable(struct diagnostics *diagnostics, const char *file,
			 const struct error *error)
{
	size_t length = strlen(file);
	const char *text = error->text;

	/* The sentence begins with the file's name, which is said already. */
	if (!strncmp(text, file, length) && !strncmp(text + length, ": ", 2))
		text += length + 2;
	diagnostics_error(diagnostics, file, 0, "%s", text);
}

void diagnostics_sort(struct diagnostics *diagnostics, size_t from)
{
	for (size_t i = from + 1; i < diagnostics->count; i++) {
		struct diagnostic moved = diagnostics->at[i];
		size_t to = i;

		for (; to > from && diagnostics->at[to - 1].line > moved.line; to--)
			diagnostics->at[to] = diagnostics->at[to - 1];
		diagnostics->at[to] = moved;
	}
}

const char *diagnostic_line(struct arena *arena, const struct diagnostic *diagnostic)
{
	const char *kind = diagnostic->warning ? "warning" : "error";

	if (diagnostic->line > 0)
		return arena_print(arena, "%s:%d: %s: %s", diagnostic->file, diagnostic->line,
				   kind, diagnostic->text);
	return arena_print(arena, "%s: %s: %s", diagnostic->file, kind, diagnostic->text);
}
