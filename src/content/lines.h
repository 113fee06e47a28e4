/* content/lines.h -- every line that a voice has to speak.
 *
 * Promise: each text once, with the name of its clip and where it stands first;
 *          the breath cues that any practice may need come before all others.
 *          Two texts that would share one clip are an error.
 * Owner:   the arena given; texts and file names are those of the practices.
 * Threads: one at a time.
 */
#ifndef CONTENT_LINES_H
#define CONTENT_LINES_H

#include "content/diagnostics.h"
#include "model/narration.h"
#include "model/practice.h"

#include <stdbool.h>
#include <stddef.h>

struct spoken_line {
	char key[NARRATION_KEY];
	const char *text;
	const char *file;		/* "" for the program's own */
	int line;
};

struct spoken_lines {
	struct arena *arena;
	struct spoken_line *at;
	size_t count, capacity;
	size_t *slots, slot_count;	/* by key; for lines_add() only */
};

/* Adds a line unless its text is there already. Returns false, and notes an
 * error, when another text has its key. */
bool lines_add(struct spoken_lines *lines, const char *key, const char *text,
	       const char *file, int line, struct diagnostics *diagnostics);

/* Adds the breath cues and then every line said in the practices, in order,
 * with the keys for a voice. `lines` begins with its arena set and all else
 * 0. */
void lines_gather(struct spoken_lines *lines, const char *voice,
		  const struct practice *const *practices, size_t count,
		  struct diagnostics *diagnostics);

#endif
