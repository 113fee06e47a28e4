/* content/settings_keys.h -- the sections and keys of groundwork.ini.
 *
 * Promise: one table a section; values are read into a struct settings, which a
 *          wrong value leaves as it was.
 * Owner:   as in key_table.h. Threads: any.
 */
#ifndef CONTENT_SETTINGS_KEYS_H
#define CONTENT_SETTINGS_KEYS_H

#include "content/key_table.h"

enum { SETTINGS_SECTIONS = 6 };

/* The names of the sections, in the order of the file. */
extern const char *const settings_sections[SETTINGS_SECTIONS];

/* The table of the section with that index. */
const struct key_table *settings_keys(size_t section);

#endif
