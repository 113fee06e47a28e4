/* content/settings_file.h -- groundwork.ini, read and changed in place.
 *
 * Promise: settings_file_read() lays one file over what is already set, key by
 *          key; a wrong value is noted and what was set before stands.
 *          settings_file_change() changes one key and keeps every other line of
 *          the file, comments included.
 * Owner:   strings live in the arena.
 * Threads: one at a time.
 */
#ifndef CONTENT_SETTINGS_FILE_H
#define CONTENT_SETTINGS_FILE_H

#include "content/diagnostics.h"
#include "model/settings.h"

#include <stdbool.h>

struct error;

/* Lays a file over the settings; a missing file changes nothing and is well. */
void settings_file_read(struct arena *arena, const char *path,
			struct settings *settings, struct diagnostics *diagnostics);

/* Sets one key as a line of a file would, without any file; false (and noted,
 * with `path` as the file's name) when there is no such key or the value is
 * wrong. A NULL value changes nothing here: what it removes from the file is
 * found out when the files are read again. */
bool settings_file_set(struct arena *arena, struct settings *settings,
		       const char *path, const char *section, const char *key,
		       const char *value, struct diagnostics *diagnostics);

/* Sets `key` of [section] in the file (made with its folder when missing) to
 * `value`, or removes it when value is NULL. Written whole or not at all, mode
 * 0600. */
bool settings_file_change(const char *path, const char *section, const char *key,
			  const char *value, struct error *error);

#endif
