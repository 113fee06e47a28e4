/* app/unsaved.h -- settings that hold for this run, but are not in the file.
 *
 * Promise: each key once, with its newest value, until the file takes it.
 * Owner:   the list is the caller's, NULL at first; what is in it lives in the arena.
 * Threads: one. Fails: never; what the file does not take stays in the list.
 */
#ifndef APP_UNSAVED_H
#define APP_UNSAVED_H

#include <stdbool.h>

struct arena;
struct unsaved;

/* A key is in the file, or it is not: then it is added. */
void unsaved_drop(struct unsaved **list, const char *section, const char *key);
void unsaved_add(struct unsaved **list, struct arena *arena, const char *section,
		 const char *key, const char *value);

/* Tries the file once more with all of them; tells whether none is left. */
bool unsaved_try_again(struct unsaved **list, const char *path);

#endif
