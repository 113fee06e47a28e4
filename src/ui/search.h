/* ui/search.h -- one line in which to type what to look for.
 *
 * Owner:   a value of the caller, zeroed at first. Threads: one. Fails: never.
 */
#ifndef UI_SEARCH_H
#define UI_SEARCH_H

#include "ui/draw.h"
#include "ui/input.h"

#include <stdbool.h>

struct search {
	char text[96];
	bool typing;
};

/* Takes a key while typing; tells whether the text has changed. */
bool search_key(struct search *search, const struct input *input);

/* Draws "/ text" and, while typing, puts the cursor behind it. */
void search_draw(const struct search *search, int row, int col, int columns);

#endif
