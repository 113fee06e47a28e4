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

/* Adds a row of CSV (RFC 4180) and `line_end` after it: cells are quoted where they
 * must be, and one that begins like a formula begins with ' instead. A cell of NULL is
 * empty. */
void csv_add_row(struct buffer *csv, const char *const *cells, size_t count,
		 const char *line_end);

/* Adds a text between tags or quotation marks of HTML; NULL adds nothing. */
void html_add_text(struct buffer *html, const char *text);

#endif
