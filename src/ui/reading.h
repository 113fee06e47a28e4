/* ui/reading.h -- parts of pages, and whom to call, as paragraphs of a scroll.
 *
 * Owner: the scroll, which copies every text. Threads: one. Fails: never.
 */
#ifndef UI_READING_H
#define UI_READING_H

#include "model/page.h"
#include "tui/scroll.h"

#include <stdbool.h>

struct app;

/* Adds a heading (NULL: none) and its lines; items have a dash. A blank row comes
 * before it unless it is the first. */
void reading_part(struct scroll *scroll, const char *heading,
		  const struct page_line *lines, size_t count);

/* Which contacts, and which first. */
enum reading_contacts {
	READING_ALL,
	READING_DANGER,			/* the emergency number first */
	READING_KNOWN			/* without the words for an unknown country */
};

/* Adds whom there is to call, a row each; returns how many. */
int reading_contacts(struct scroll *scroll, const struct app *app,
		     enum reading_contacts which);

#endif
