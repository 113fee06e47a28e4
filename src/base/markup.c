/* base/markup.c -- one writer of cells and one of HTML texts, for the whole program.
 *
 * Spreadsheets run a cell that begins with one of = + - @, also behind a tab or the end
 * of a line. */
#include "base/markup.h"

#include <stdbool.h>
#include <string.h>

#define FORMULA "=+-@\t\r\n"

/* -12 or 0.5: that runs nothing. */
static bool is_number(const char *text)
{
	size_t digits = strspn(text += *text == '-', "0123456789");

	if (!digits)
		return false;
	text += digits;
	if (*text == '.')
		text += 1 + strspn(text + 1, "0123456789");
	return !*text;
}

static void add_cell(struct buffer *csv, const char *text)
{
	const char *mark = *text && strchr(FORMULA, *text) && !is_number(text) ? "'" : "";

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

void csv_begin(struct buffer *csv)
{
	buffer_add_string(csv, "\xEF\xBB\xBF");
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

void html_add_in(struct buffer *html, const char *tag, const char *text)
{
	buffer_print(html, "<%s dir=\"auto\">", tag);
	html_add_text(html, text);
	buffer_print(html, "</%s>", tag);
}

/* Quiet words keep 4.5:1 on their ground in both (WCAG 2.1). */
static const char page_style[] =
	":root{color-scheme:light dark;--ink:#111;--paper:#fff;--quiet:#555;--line:#bbb}\n"
	"@media screen and (prefers-color-scheme:dark){:root{--ink:#e4e6e8;--paper:#15191c;"
	"--quiet:#a9b0b6;--line:#4a5157}}\n"
	"body{margin:0;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}\n"
	"span,td,blockquote,h1{unicode-bidi:isolate}\n";

void html_begin(struct buffer *html, const char *title, const char *style)
{
	buffer_add_string(html, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
			  "<meta name=\"viewport\" content=\"width=device-width, "
			  "initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" "
			  "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>");
	html_add_text(html, title);
	buffer_print(html, "</title>\n<style>\n%s%s</style></head>\n<body><main>\n", page_style,
		     style);
}

void html_end(struct buffer *html)
{
	buffer_add_string(html, "</main></body></html>\n");
}
