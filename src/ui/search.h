/* ui/search.h -- one line in which to type what to look for, mostly above a list
 * of what is found.
 *
 * Owner:   a value of the caller, zeroed at first. Threads: one. Fails: never.
 */
#ifndef UI_SEARCH_H
#define UI_SEARCH_H

#include "tui/draw.h"
#include "tui/input.h"
#include "tui/list.h"

#include <stdbool.h>

struct practice;

/* While one types above a list; and the key that begins it. */
extern const struct keys search_keys;
extern const struct key_row find_keys[];

struct search {
	char text[96];
	bool typing;
};

/* Takes a key while typing; tells whether the text has changed. */
bool search_key(struct search *search, const struct input *input);

/* The same above a list of what is found, whether or not one types just now: "/" begins
 * the search, Enter keeps its text, Esc drops it, and the mark of the list can be moved
 * meanwhile. */
enum search_says {
	SEARCH_PASSES,			/* the key is the caller's */
	SEARCH_TOOK,
	SEARCH_ANEW			/* taken, and there is another text to look for */
};
enum search_says search_list_key(struct search *search, struct list *list,
				 const struct input *input);

/* Tells whether a practice has the text in its title, its summary or its id. */
bool search_finds(const struct search *search, const struct practice *practice);

/* As list_mark(), with the cursor left in the search while one types. */
bool search_mark(const struct search *search, const struct list *list, int index, int row,
		 int col);

/* Draws "/ text" and, while typing, puts the cursor behind it. */
void search_draw(const struct search *search, int row, int col, int columns);

#endif
