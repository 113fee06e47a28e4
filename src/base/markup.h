/* base/markup.h -- words that others wrote, put into a table or a page as words.
 *
 * Promise: what is added reads back as exactly the given text, but for the mark
 *          that keeps a spreadsheet from running a cell as a formula. Nothing in a
 *          text can end its cell, its element or its attribute.
 * Owner:   nothing is kept. Threads: one.
 */
#ifndef BASE_MARKUP_H
#define BASE_MARKUP_H

#include "base/buffer.h"

#include <stddef.h>

/* Begins a table: the mark by which a spreadsheet knows the text for UTF-8. */
void csv_begin(struct buffer *csv);

/* Adds a row of CSV (RFC 4180) and `line_end` after it: cells are quoted where they
 * must be, and one that begins like a formula, and is no number, begins with ' instead. A
 * cell of NULL is empty. */
void csv_add_row(struct buffer *csv, const char *const *cells, size_t count,
		 const char *line_end);

/* Begins a page, up to and with <main>: it is as wide as a telephone, light or dark as the
 * reader has it and light on paper, loads nothing and runs nothing. `style` comes behind the
 * style of all pages, whose colours are --ink, --paper, --quiet and --line. */
void html_begin(struct buffer *html, const char *title, const char *style);
void html_end(struct buffer *html);

/* Adds a text between tags or quotation marks of HTML; NULL adds nothing. */
void html_add_text(struct buffer *html, const char *text);

/* The same in an element of its own, written in the direction of its own letters. */
void html_add_in(struct buffer *html, const char *tag, const char *text);

#endif
