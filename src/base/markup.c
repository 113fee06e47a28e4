/* base/markup.c -- one writer of cells and one of HTML texts, for the whole program.
 *
 * Spreadsheets run a cell that begins with one of = + - @, also behind a tab or the end
 * of a line. */
#include "base/markup.h"

#include <string.h>

#define FORMULA "=+-@\t\r\n"

static void add_cell(struct buffer *csv, const char *text)
{
	const char *mark = *text && strchr(FORMULA, *text) ? "'" : "";

	if (!*mark && !strpbrk(text, "\",\r\n")) {
		buffer_add_string(csv, text);
		return;
	}
	buffer_print(csv, "\"%s", mark);
	for (; *text; text++) {
		if (*text == '"')
			buffer_add(csv, "\"", 1);
		buffer_add(csv, text, 1);
	}
	buffer_add(csv, "\"", 1);
}

void csv_add_row(struct buffer *csv, const char *const *cells, size_t count,
		 const char *line_end)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			buffer_add(csv, ",", 1);
		add_cell(csv, cells[i] ? cells[i] : "");
	}
	buffer_add_string(csv, line_end);
}

void html_add_text(struct buffer *html, const char *text)
{
	for (; text && *text; text++)
		switch (*text) {
		case '&': buffer_add_string(html, "&amp;"); break;
		case '<': buffer_add_string(html, "&lt;"); break;
		case '>': buffer_add_string(html, "&gt;"); break;
		case '"': buffer_add_string(html, "&quot;"); break;
		case '\'': buffer_add_string(html, "&#39;"); break;
		default: buffer_add(html, text, 1);
		}
}
