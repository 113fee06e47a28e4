/* schedule/intention_card.h -- the intention on a card that fits into a pocket.
 *
 * Promise: the line, how to be kind to oneself if it does not show, and the clinic's
 *          numbers where they are set; as plain text in a frame of CARD_COLUMNS, or
 *          as a page of HTML of the size A6, with everything escaped. Files are
 *          written whole, for their owner alone.
 * Owner:   the arena given. Threads: one.
 * Fails:   without an intention there is no card; a file that cannot be written is
 *          named with the reason.
 */
#ifndef SCHEDULE_INTENTION_CARD_H
#define SCHEDULE_INTENTION_CARD_H

#include <stdbool.h>

struct app;
struct arena;
struct error;

enum { CARD_COLUMNS = 60 };

#define CARD_HTML "intention-card.html"
#define CARD_TEXT "intention-card.txt"
#define CARD_NONE "there is no intention yet, and nothing to put on a card"

/* The card; *text is NULL when there is no intention yet. */
bool intention_card(struct app *app, struct arena *arena, bool html, const char **text,
		    struct error *error);

/* Writes the card into a file. */
bool intention_card_write(struct app *app, bool html, const char *path,
			  struct error *error);

/* Writes CARD_HTML and CARD_TEXT into the person's own folder, whose name *folder
 * then is. */
bool intention_card_keep(struct app *app, const char **folder, struct error *error);

#endif
