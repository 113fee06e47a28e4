/* ui/closing_page.h -- the page after a practice. */
#ifndef UI_CLOSING_PAGE_H
#define UI_CLOSING_PAGE_H

#include <stdbool.h>
#include <stdint.h>

/* What there is to say at the end. */
struct closing {
	int64_t spent_ms;
	bool kept;		/* it is in the log */
	bool unsteady;		/* the person said "less steady" */
};

void closing_page_draw(const struct closing *closing);

/* "That was 5 minutes." into `text`. */
enum { SPENT_TEXT = 48 };
void spent_text(int64_t spent_ms, char text[SPENT_TEXT]);

#endif
