/* ui/outro_page.h -- the page after a practice. */
#ifndef UI_OUTRO_PAGE_H
#define UI_OUTRO_PAGE_H

#include "practice/player.h"
#include "tui/scroll.h"
#include "tui/textbox.h"

#include <stdbool.h>
#include <stdint.h>

/* What there is to say at the end. */
struct closing {
	struct app *app;	/* for the line of the person's own */
	struct arena *arena;	/* lasts as long as the drawing */
	int64_t spent_ms;
	bool kept;		/* it is in the log */
	bool unsteady;		/* the person said "less steady" */
	struct total_sum totals[TOTALS_MOST];
	size_t total_count;
	struct texts total_words;
	bool may_note;		/* one line can be noted */
	struct textbox *line;	/* while it is typed; NULL */
};

/* Draws it; with totals it may be longer than the window, and scrolls. The intention
 * stands there quietly, unless the person is less steady or there is a total: then
 * that is enough. */
void closing_page_draw(const struct closing *closing, struct scroll *scroll);

/* "That was 5 minutes." into `text`. */
enum { SPENT_TEXT = 48 };
void spent_text(int64_t spent_ms, char text[SPENT_TEXT]);

#endif
