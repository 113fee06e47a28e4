/* ui/closing_page.c -- said calmly, without praise and without a score. */
#include "ui/closing_page.h"

#include "ui/draw.h"

#include <stdio.h>

void spent_text(int64_t spent_ms, char text[SPENT_TEXT])
{
	int minutes = (int)((spent_ms + 30000) / 60000);

	if (spent_ms < 50000)
		snprintf(text, SPENT_TEXT, "That was a moment.");
	else if (minutes <= 1)
		snprintf(text, SPENT_TEXT, "That was a minute.");
	else
		snprintf(text, SPENT_TEXT, "That was %d minutes.", minutes);
}

void closing_page_draw(const struct closing *closing)
{
	struct area all = area_screen();
	struct area page = area_centred(area_inside(all, all.rows / 3, 2, 4), 60);
	char text[SPENT_TEXT];

	spent_text(closing->spent_ms, text);
	page = area_inside(page, draw_wrapped(page, STYLE_STRONG, text, true) + 1, 0, 0);
	if (closing->kept)
		page = area_inside(page, draw_wrapped(page, STYLE_PLAIN,
				   "Kept in your log.", true) + 1, 0, 0);
	if (closing->unsteady)
		draw_wrapped(page, STYLE_PLAIN, "Good that you noticed. Eyes open, feet on "
			     "the floor, a look around the room. ! has something to hold "
			     "on to, and a person nearby may be better still.", true);
	draw_centred(all, all.rows - 2, STYLE_QUIET, "Any key goes back.");
	draw_cursor(all.rows - 2, all.cols / 2 - 9, false);
}
