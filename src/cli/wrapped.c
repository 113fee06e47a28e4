/* cli/wrapped.c -- wrapped by width, as a terminal shows it. */
#include "cli/wrapped.h"

#include "base/arena.h"
#include "base/out.h"
#include "base/utf8.h"

#include <string.h>

void wrapped_print(const char *first, const char *text)
{
	struct arena *arena = arena_open();
	int indent = utf8_width(first, strlen(first));
	struct utf8_line *lines;
	size_t count = utf8_wrap(arena, text, strlen(text), WRAPPED_COLUMNS - indent,
				 &lines);

	for (size_t i = 0; i < count; i++) {
		if (i)
			out_print("%*s", indent, "");
		else
			out_print("%s", first);
		out_print("%.*s\n", (int)(lines[i].end - lines[i].start),
				text + lines[i].start);
	}
	arena_close(arena);
}

void wrapped_as_it_stands(const char *lines)
{
	while (*lines) {
		size_t length = strcspn(lines, "\n");

		out_print("  %.*s\n", (int)length, lines);
		lines += length + (lines[length] == '\n');
	}
}

void wrapped_title(const char *title)
{
	int width = utf8_width(title, strlen(title));

	out_line(title);
	while (width-- > 0)
		out_print("-");
	out_line("");
}

void wrapped_lines(const char *lines)
{
	struct arena *arena = arena_open();

	while (*lines) {
		size_t length = strcspn(lines, "\n"), inset = strspn(lines, " ");

		if (inset > length)
			inset = length;
		wrapped_print(arena_copy_bytes(arena, lines, inset),
			      arena_copy_bytes(arena, lines + inset, length - inset));
		lines += length + (lines[length] == '\n');
	}
	arena_close(arena);
}
