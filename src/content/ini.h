/* content/ini.h -- INI text becomes sections and entries, with their lines.
 *
 * Promise: the grammar of the format and no other, whatever the system's inih
 *          does with long lines, comments or odd bytes: it is handed nothing
 *          that it could cut, split or mistake. Events come in the file's order.
 *          Every mistake is told with its line and how to mend it; what stands in
 *          a line or section that could not be read is not told as well.
 * Owner:   the caller; what an event carries is good until it returns.
 * Threads: any, one at a time for each call.
 * Fails:   never by itself; mistakes are events.
 */
#ifndef CONTENT_INI_H
#define CONTENT_INI_H

#include <stdbool.h>
#include <stddef.h>

enum {
	INI_LINE_MOST = 4000,		/* bytes in a line */
	INI_FILE_MOST = 256 * 1024,	/* bytes in a file */
	INI_SECTION_MOST = 80,		/* bytes in a section's name */
	INI_KEY_MOST = 40		/* bytes in a key */
};

struct ini_events {
	void *user;
	/* A [name] stands in that line; its blanks are single. NULL: it could not
	 * be read (a mistake follows), and what it holds is not told. */
	void (*section)(void *user, const char *name, int line);
	/* A key stands in that line; indented lines below it are in the value. */
	void (*entry)(void *user, const char *section, const char *key,
		      const char *value, int line);
	/* Something is wrong in that line (0: with the whole file). */
	void (*mistake)(void *user, int line, const char *text);
};

/* Reads a whole file from memory. Returns false when it is wrong as a whole, so
 * that one mistake (of line 0) was told and nothing else. */
bool ini_read(const char *bytes, size_t length, const struct ini_events *events);

#endif
