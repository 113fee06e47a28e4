/* ui/practice_list.h -- practices in rows, a search above them, the summary below.
 *
 * Promise: the mark stays on a row that is seen, and with its practice when others are
 *          found; what is left out, waits or is only assigned comes last where that is
 *          told; a search that finds nothing says so in the words of the caller.
 * Owner:   a value of the caller, zeroed at first; what is found lives in the arena
 *          that it was found in.
 * Threads: one. Fails: never.
 */
#ifndef UI_PRACTICE_LIST_H
#define UI_PRACTICE_LIST_H

#include "tui/list.h"
#include "ui/search.h"

#include <stdbool.h>

struct arena;
struct practice;
struct ui;

struct practice_list {
	const struct practice **found;
	const char **words;		/* in place of the kind of each; NULL: nothing */
	struct search search;
	struct list list;
	const struct practice *marked;	/* when it was drawn last */
	bool remarks;			/* says what is left out, or waits */
	int title_most;			/* columns of a title; 0: all there is room for */
};

/* Finds the practices that the search finds and that fit (NULL: all of them do). */
void practice_list_find(struct practice_list *list, struct ui *ui, struct arena *arena,
			bool (*fits)(const void *context, const struct practice *practice),
			const void *context);

/* The marked one; NULL when nothing was found. */
const struct practice *practice_list_marked(const struct practice_list *list);

/* Draws the rows; and below them the summary of the marked one, or these words when
 * nothing was found. */
void practice_list_draw(struct practice_list *list, struct area area);
void practice_list_draw_summary(const struct practice_list *list, struct area area,
				enum style style, const char *nothing);

#endif
