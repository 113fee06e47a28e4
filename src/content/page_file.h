/* content/page_file.h -- one INI file becomes a page to be read.
 *
 * Promise: every mistake in the file is noted with its line; nothing is guessed
 *          and nothing dropped in silence.
 * Owner:   the page lives in the arena.
 * Threads: one at a time.
 * Fails:   returns NULL when any error was noted (warnings do not count).
 */
#ifndef CONTENT_PAGE_FILE_H
#define CONTENT_PAGE_FILE_H

#include "content/diagnostics.h"
#include "model/page.h"

#include <stdbool.h>

/* Reads a page from the file system; its id is the file's name. */
const struct page *page_file_read(struct arena *arena, const char *path, bool own,
				  struct diagnostics *diagnostics);

/* Reads a page from bytes in memory, `path` being what mistakes are said of. */
const struct page *page_file_parse(struct arena *arena, const char *path, bool own,
				   const char *bytes, size_t length,
				   struct diagnostics *diagnostics);

#endif
