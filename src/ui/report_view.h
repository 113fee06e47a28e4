/* ui/report_view.h -- a report as it is drawn, from what is chosen to where it was written.
 *
 * Promise: in any window the marked row is seen; the page that shows it whole ends with
 *          who can read the file; no passphrase is ever on the screen.
 * Owner:   the look is a part of the screen that draws it; its texts are that screen's.
 * Threads: one.
 * Fails:   never.
 */
#ifndef UI_REPORT_VIEW_H
#define UI_REPORT_VIEW_H

#include "exchange/report.h"
#include "tui/keys.h"
#include "tui/list.h"
#include "tui/scroll.h"
#include "tui/textbox.h"

#include <stdbool.h>
#include <stddef.h>

struct ui;

/* Rows above those of the texts. */
enum {
	REPORT_ROW_TO, REPORT_ROW_FROM, REPORT_ROW_UNTIL, REPORT_ROW_FORM,
	REPORT_ROW_RATINGS, REPORT_ROW_TEXTS
};

enum report_mode { REPORT_CHOOSING, REPORT_LOOKING, REPORT_TYPING, REPORT_WRITTEN };

struct report_view {
	enum report_mode mode;
	size_t reader_count;		/* whom it could go to; none: that is said */
	const char *trouble;		/* why that is not known; NULL */
	struct report_wish wish;
	enum report_form form;
	const struct report_text *texts;	/* of the span */
	size_t text_count;
	bool *shared;			/* a mark a text */
	const char *words, *path;	/* of what is looked at; where it was written */
	const char *remark;		/* what is to be known then; NULL */
	struct list list;
	struct scroll scroll;
	struct textbox passphrase;
};

/* While one chooses what goes in. */
extern const struct keys share_keys;

/* The keys that mean something now. */
const struct keys *report_view_keys(const struct report_view *view);

/* Draws the whole screen. */
void report_view_draw(struct ui *ui, struct report_view *view);

#endif
