/* ui/choice_screen.c -- titles, each with what it means below.
 *
 * Promise: what is in use is marked at first; Enter takes the marked one, which holds
 *          at once and says what follows from it; Esc leaves everything as it was.
 *          When there is nothing to choose, a sentence says so and nothing opens.
 */
#include "ui/screens.h"

#include "base/arena.h"
#include "tui/list.h"
#include "ui/page.h"

enum { FEW = 2, INDENT = 4 };

struct choice_screen {
	struct arena *arena;
	enum schedule_choice_kind what;
	struct schedule_choice choices[SCHEDULE_CHOICES_MOST];
	struct list list;
};

const struct keys choice_keys = { "One of several ways, or of several dates", {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "take", "take what is marked" },
		 { COMMAND_BACK, { KEY(ESCAPE), 'q' }, "Esc", "as it was",
		   "leave it as it was" }),
	list_keys, everywhere_keys
} };

static void draw_title(const struct choice_screen *card, int index, struct area area,
		       int row)
{
	const struct schedule_choice *choice = &card->choices[index];
	bool marked = list_mark(&card->list, index, row, area.col);
	int width = draw_text(row, area.col + 2, area.cols - 2,
			      marked ? STYLE_STRONG : STYLE_PLAIN, choice->title);

	if (choice->in_use)
		draw_text(row, area.col + 4 + width, area.cols - 4 - width, STYLE_QUIET,
			  "in use now");
}

static struct area about_area(struct area area, int row)
{
	return (struct area){ row, area.col + INDENT, area.row + area.rows - row,
			      area.cols - INDENT };
}

/* The rows that all of it takes, each with its words below and a blank one. */
static int height(const struct choice_screen *card, struct area area)
{
	int rows = 0;

	for (int i = 0; i < card->list.count; i++)
		rows += 2 + draw_height(card->choices[i].about, area.cols - INDENT);
	return rows - 1;
}

static void draw_all(const struct choice_screen *card, struct area area)
{
	int row = area.row;

	for (int i = 0; i < card->list.count; i++) {
		draw_title(card, i, area, row++);
		row += draw_wrapped(about_area(area, row), STYLE_QUIET,
				    card->choices[i].about, false) + 1;
	}
}

/* Where there is little room, the marked one's words stand below the titles. */
static void draw_few(struct choice_screen *card, struct area area)
{
	int seen = area.rows / 2 < card->list.count ? area.rows / 2 : card->list.count;

	list_fit(&card->list, card->list.count, seen);
	for (int i = 0; i < seen; i++)
		draw_title(card, card->list.top + i, area, area.row + i);
	list_more(&card->list, (struct area){ area.row, area.col, seen, area.cols });
	draw_wrapped(area_inside(area, seen, 0, 0), STYLE_QUIET,
		     card->choices[card->list.at].about, false);
}

static void draw(struct ui *ui, void *state)
{
	struct choice_screen *card = state;
	struct area page = page_begin(ui, schedule_question(card->what), NULL);

	if (height(card, page) <= page.rows)
		draw_all(card, page);
	else
		draw_few(card, page);
}

static void take(struct ui *ui, const struct choice_screen *card)
{
	struct arena *arena = arena_open();
	struct schedule_change said = schedule_choose(ui->app, arena, card->what,
						      &card->choices[card->list.at]);

	ui_pop(ui);
	ui_note(ui, said.words);
	arena_close(arena);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct choice_screen *card = state;
	int command = input->command;

	if (list_move(&card->list, command, FEW))
		return;
	if (command == COMMAND_ENTER)
		take(ui, card);
	else if (command == COMMAND_BACK)
		ui_pop(ui);
}

const struct screen choice_screen = {
	.draw = draw, .key = key, .keys = { &choice_keys },
	.state_size = sizeof(struct choice_screen),
};

void choice_screen_open(struct ui *ui, enum schedule_choice_kind what, enum stage stage)
{
	struct choice_screen *card = ui_state(ui, &choice_screen);
	int count;

	card->arena = ui_arena(ui, card);
	card->what = what;
	count = (int)schedule_choices(ui->app, card->arena, what, stage, card->choices);
	if (count < FEW) {
		ui_note(ui, schedule_why_no_choice(what));
		return;
	}
	for (int i = 0; i < count; i++)
		if (card->choices[i].in_use)
			card->list.at = i;
	list_fit(&card->list, count, count);
	ui_push(ui, card);
}
