/* ui/page.c -- frame, keys, and the sentence that shows for a moment. */
#include "ui/page.h"

#include "app/unkept.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "tui/screen.h"

#include <stdio.h>

enum { CARD_COLS = 104, CARD_ROWS = 36 };

const struct key_row begin_keys[] = {
	{ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "begin", "begin what is marked" },
	KEYS_END
};

const struct key_row open_keys[] = {
	{ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "open", "open what is marked" },
	KEYS_END
};

const struct keys reading_keys = { NULL, {
	list_keys, back_keys, everywhere_keys
} };

const struct key_row digit_keys[] = {
	{ COMMAND_NUMBER, { 0 }, "0-9", "number",
	  "the number, or the answer with that number" },
	KEYS_END
};

const struct key_row change_keys[] = {
	{ COMMAND_ENTER, { KEY(ENTER), ' ' }, "Enter", "change",
	  "change the marked setting" },
	KEYS_END
};

const char *page_unread(struct arena *arena, const struct error *error)
{
	return arena_print(arena, "What you wrote before cannot be read just now: %s. Nothing "
			   "of it was changed.", error->text);
}

void day_text(struct day day, char text[DAY_TEXT])
{
	snprintf(text, DAY_TEXT, "%s %d %s", day_week_name(day), day.day,
		 day_month_name(day));
}

struct day day_today(const struct ui *ui)
{
	int64_t now_ms = clock_civil_ms(app_clock(ui->app));

	return moment_day(now_ms, moment_offset_s(now_ms),
			  app_settings(ui->app)->day_starts_hour);
}

/* In a very large window a page is a card in its middle. */
static struct area area_card(void)
{
	struct area all = area_screen(), card = area_centred(all, CARD_COLS);
	int above = (all.rows - CARD_ROWS) / 2;

	return above > 0 ? area_inside(card, above, all.rows - CARD_ROWS - above, 0) : card;
}

static struct area inside_of(struct area card)
{
	return area_inside(card, card.rows >= 16 ? 2 : 1, 1, card.cols >= 60 ? 4 : 2);
}

/* The passing sentence, or the one that stands while words are only in memory. */
static const char *foot(const struct ui *ui)
{
	const char *stands = unkept_words(ui->app);

	return ui->note[0] || !stands ? ui->note : stands;
}

/* The rows of that sentence at the foot of the page. */
static int note_rows(const struct ui *ui, struct area inside)
{
	int rows = draw_height(foot(ui), inside.cols);

	if (!*foot(ui))
		return 0;
	return rows > inside.rows / 2 ? inside.rows / 2 : rows;
}

struct area page_area(const struct ui *ui)
{
	struct area card = area_card(), inside = inside_of(card);

	inside.rows -= note_rows(ui, inside);
	if (card.rows >= 16)
		inside.rows--;
	return inside;
}

struct area page_begin(struct ui *ui, const char *title, const char *right)
{
	struct area card = area_card(), inside = inside_of(card);
	int last = card.row + card.rows - 1, col = card.col + 2;

	draw_frame(card, title, right);
	draw_bytes(last, col - 1, 1, STYLE_FRAME, " ", 1);
	draw_bytes(last, keys_footer(ui_keys(ui), last, col, card.cols - 4), 1, STYLE_FRAME,
		   " ", 1);
	if (*foot(ui))
		draw_wrapped(area_inside(inside, inside.rows - note_rows(ui, inside), 0, 0),
			     STYLE_STRONG, foot(ui), false);
	return page_area(ui);
}
