/* ui/page_text.h -- parts of pages, whom to call, and the words of an assignment, as
 * paragraphs of a scroll; and an answer as a line.
 *
 * Owner: the scroll, which copies every text. Threads: one. Fails: never.
 */
#ifndef UI_PAGE_TEXT_H
#define UI_PAGE_TEXT_H

#include "model/page.h"
#include "model/practice.h"
#include "tui/scroll.h"

#include <stdbool.h>
#include <stddef.h>

struct answer;
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

/* One line of an assignment, numbered: what, how often, when, why. NULL and "" are
 * left out. */
struct reading_task {
	size_t number;
	const char *title, *how, *when, *why, *remark;
};
void reading_task(struct scroll *scroll, const struct reading_task *task);

/* Texts, the first with a label in the columns left of it; without a text nothing. */
void reading_texts(struct scroll *scroll, const char *label, const struct texts *texts);

/* The words beside the lines of an assignment: note, when to stop, whom to call. NULL: it
 * is said that they cannot be read. */
struct assigned;
void reading_assigned(struct scroll *scroll, const struct assigned *words);

/* An answer in one line of words, for lists. */
void answer_words(const struct answer *answer, char *text, size_t size);

#endif
