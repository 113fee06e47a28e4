/* ui/support_screen.c -- thanks, people, a question, and what follows from it.
 *
 * Promise: the person's own numbers and people, then their country's lines; the
 *          question asks and both answers lead to something to do. It can be left
 *          at once, answered or not, and says of nobody that they are well.
 *          Works without content, store and sound.
 */
#include "ui/screens.h"

#include "app/contacts.h"
#include "app/pages.h"
#include "practice/player.h"
#include "practice/safety.h"
#include "ui/page.h"
#include "ui/page_text.h"

enum said { SAID_NOTHING, SAID_YES, SAID_NO };

struct support_screen {
	struct player *player;
	enum said said;
	struct scroll scroll;
};

static const struct keys support_keys = { "Somebody to turn to", {
	KEY_ROWS({ COMMAND_BACK, { KEY(ENTER) }, "Enter", "go on",
		   "go on to where you were" },
		 { COMMAND_YES, { 'y' }, "y", "yes", "yes, for now" },
		 { COMMAND_NO, { 'n' }, "n", "no, or not sure", "no, or not sure" }),
	list_keys, back_keys, everywhere_keys
} };

static void add_part(struct scroll *scroll, const struct safety_part *part)
{
	reading_part(scroll, part->heading, part->lines, part->count);
}

static void add_people(struct ui *ui, struct support_screen *screen)
{
	reading_part(&screen->scroll, safety_part(ui->app, "whom").heading, NULL, 0);
	reading_contacts(&screen->scroll, ui->app,
			 screen->said == SAID_NO ? READING_DANGER : READING_ALL);
	if (contacts_wanting(ui->app)) {
		scroll_blank(&screen->scroll);
		scroll_add(&screen->scroll, STYLE_QUIET, 0, NULL, CONTACTS_UNSET);
	}
}

static void add_all(struct ui *ui, struct support_screen *screen)
{
	static const char *const first[] = { [SAID_NOTHING] = "thanks", [SAID_YES] = "yes",
					     [SAID_NO] = "no" };
	struct safety_part part = safety_part(ui->app, first[screen->said]);
	struct safety_part further[PARTS_MOST];
	size_t count = safety_further(ui->app, further);

	scroll_begin(&screen->scroll, ui->frame);
	add_part(&screen->scroll, &part);
	add_people(ui, screen);
	for (size_t i = 0; i < count; i++)
		add_part(&screen->scroll, &further[i]);
}

/* At the foot, so that it is seen wherever one reads; returns the rows it took. */
static int draw_ask(struct ui *ui, struct area page)
{
	struct safety_part now = safety_part(ui->app, "now");
	const char *ask = now.count ? now.lines[0].text : "";
	int rows = draw_height(ask, page.cols);
	struct area foot = area_inside(page, page.rows - rows - 1, 0, 0);

	draw_wrapped(foot, STYLE_STRONG, ask, false);
	draw_text(foot.row + rows, foot.col, foot.cols, STYLE_PLAIN,
		  "y  yes      n  no, or not sure");
	draw_cursor(foot.row + rows, foot.col, true);
	return rows + 1 + (page.rows >= 12);
}

static void draw(struct ui *ui, void *state)
{
	struct support_screen *screen = state;
	const struct page *words = app_page(ui->app, SAFETY_SUPPORT_PAGE);
	struct area page = page_begin(ui, words ? words->title : "Somebody to turn to", NULL);

	page = area_centred(page, 74);
	draw_cursor(page.row, page.col, false);
	if (screen->said == SAID_NOTHING)
		page.rows -= draw_ask(ui, page);
	add_all(ui, screen);
	scroll_draw(&screen->scroll, page);
}

static void answer(struct support_screen *screen, enum said said)
{
	screen->said = said;
	screen->scroll.top = 0;
	if (screen->player)
		player_keep_safe(screen->player, said == SAID_YES);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct support_screen *screen = state;
	int command = input->command;

	if (scroll_move(&screen->scroll, command))
		return;
	if (command == COMMAND_YES)
		answer(screen, SAID_YES);
	else if (command == COMMAND_NO)
		answer(screen, SAID_NO);
	else if (command == COMMAND_BACK)
		ui_pop(ui);
}

const struct screen support_screen = {
	.draw = draw, .key = key, .keys = { &support_keys },
	.state_size = sizeof(struct support_screen),
};

void support_screen_open(struct ui *ui, struct player *player)
{
	struct support_screen *screen = ui_state(ui, &support_screen);

	screen->player = player;
	ui_push(ui, screen);
}
