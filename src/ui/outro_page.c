/* ui/outro_page.c -- said calmly, without praise and without a score. */
#include "ui/outro_page.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "schedule/intention_history.h"
#include "tui/draw.h"
#include "tui/textbox_view.h"

#include <assert.h>
#include <stdio.h>

#define UNSTEADY                                                                 \
	"Good that you noticed. Eyes open, feet on the floor, a look around the room. " \
	"! has something to hold on to, and a person nearby may be better still."
#define WHOM "! has whom to call, whatever the number is."
#define KEPT "Kept in your log."

enum { DOTS = 20, LINE_ROWS = 3 };

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

/* The person's line; in its first words only where there is no room for all of it. */
static void draw_line(const struct closing *closing, struct area area)
{
	struct arena *arena = arena_open();
	const char *line = NULL, *quoted;
	int rows;

	/* an ornament: where it cannot be read this page stays calm, and Today says it */
	if (closing->app)
		intention_line(closing->app, arena, &line, ERROR_NO_MATTER("Today says it"));
	quoted = line ? arena_print(arena, "“%s”", line) : "";
	rows = line ? draw_height(quoted, area.cols) : 0;
	if (rows && rows <= LINE_ROWS && rows < area.rows)
		draw_wrapped(area, STYLE_QUIET, quoted, true);
	else if (rows && area.rows)
		draw_text(area.row, area.col, area.cols, STYLE_QUIET, quoted);
	arena_close(arena);
}

static void draw_short(const struct closing *closing, struct area all)
{
	struct area page = area_centred(area_inside(all, all.rows / 3, 2, 4), 60);
	char text[SPENT_TEXT];

	spent_text(closing->spent_ms, text);
	page = area_inside(page, draw_wrapped(page, STYLE_STRONG, text, true) + 1, 0, 0);
	if (closing->kept)
		page = area_inside(page, draw_wrapped(page, STYLE_PLAIN, KEPT, true) + 1, 0, 0);
	if (closing->unsteady)
		draw_wrapped(page, STYLE_PLAIN, UNSTEADY, true);
	else
		draw_line(closing, area_inside(page, all.rows >= 16, 0, 0));
}

/* Of several totals each has a row of dots: a length to see, not a mark. */
static void add_dots(struct scroll *scroll, const struct total_sum *total)
{
	int range = total->most - total->least;
	int full = range > 0 ? ((total->number - total->least) * DOTS + range / 2) / range : 0;
	struct buffer dots = { 0 };

	for (int i = 0; i < DOTS; i++)
		buffer_add_string(&dots, draw_symbol(i < full ? SYMBOL_DOT_FULL
							      : SYMBOL_DOT_EMPTY));
	scroll_add(scroll, STYLE_ACCENT, 2, NULL, buffer_string(&dots));
	buffer_free(&dots);
}

static void add_total(struct scroll *scroll, const struct total_sum *total, bool alone)
{
	const char *low = total_low_words(total);
	char text[TOTAL_TEXT];

	total_text(total, text);
	scroll_blank(scroll);
	scroll_add(scroll, STYLE_STRONG, 0, NULL, text);
	if (!alone && !total->open)
		add_dots(scroll, total);
	if (low)
		scroll_add(scroll, STYLE_PLAIN, 2, NULL, low);
}

static void draw_long(const struct closing *closing, struct scroll *scroll, struct area all)
{
	struct area page = area_centred(area_inside(all, all.rows >= 16 ? 2 : 1, 2, 2), 66);
	char text[SPENT_TEXT];

	spent_text(closing->spent_ms, text);
	scroll_begin(scroll, closing->arena);
	scroll_add(scroll, STYLE_PLAIN, 0, NULL, text);
	if (closing->kept)
		scroll_add(scroll, STYLE_PLAIN, 0, NULL, KEPT);
	assert(closing->total_count <= TOTALS_MOST);
	for (size_t i = 0; i < closing->total_count; i++)
		add_total(scroll, &closing->totals[i], closing->total_count == 1);
	for (size_t i = 0; i < closing->total_words.count; i++) {
		scroll_blank(scroll);
		scroll_add(scroll, STYLE_PLAIN, 0, NULL, closing->total_words.at[i]);
	}
	scroll_blank(scroll);
	scroll_add(scroll, STYLE_PLAIN, 0, NULL, closing->unsteady ? UNSTEADY : WHOM);
	scroll_draw(scroll, page);
}

/* What has no room in the middle of the window begins at its top, and can be read on. */
static bool is_long(const struct closing *closing, struct area all)
{
	return closing->total_count || (closing->unsteady && all.rows < 16);
}

static const char *foot(const struct closing *closing, const struct scroll *scroll)
{
	bool wide = area_screen().cols >= 60;

	if (closing->line)
		return wide ? "Enter keeps the line. Esc leaves it out. Ctrl-G: a hard moment."
			    : "Enter keeps it. Ctrl-G: a hard moment.";
	if (is_long(closing, area_screen()) && scroll_has_more(scroll))
		return wide ? "Down for more. ! is for a hard moment. Any other key goes back."
			    : "Down: more. !: hard moment. Else back.";
	if (closing->may_note)
		return wide ? "n notes a line. ! is for a hard moment. Any other key goes back."
			    : "n: a line. !: hard moment. Else back.";
	return "! hard moment. Any other key goes back.";
}

void closing_page_draw(const struct closing *closing, struct scroll *scroll)
{
	struct area all = area_screen();
	int last = all.rows - (is_long(closing, all) ? 1 : 2);

	if (is_long(closing, all))
		draw_long(closing, scroll, all);
	else
		draw_short(closing, all);
	draw_centred(all, last, STYLE_QUIET, foot(closing, scroll));
	draw_cursor(all.rows - 2, all.cols / 2 - 9, false);
	if (closing->line)
		textbox_draw(closing->line, (struct area){ last - 1, 4, 1, all.cols - 8 },
			     "How was it, in a line?", true);
}
