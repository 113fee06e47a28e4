/* ui/intention_screen.c -- the line, the way to it, and what has grown on it.
 *
 * Promise: everything as it stands, with its days; a line is written anew, never
 *          changed, so nothing of the way is lost. The card goes into the person's
 *          own folder, and the screen says where.
 */
#include "ui/screens.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/error.h"
#include "practice/player.h"
#include "schedule/person_calendar.h"
#include "schedule/intention_history.h"
#include "schedule/intention_card.h"
#include "tui/scroll.h"
#include "ui/page.h"

#define DRAFT "int-draft"
#define ANEW "intention, aloud"		/* its steps for another version */
#define INVITATION                                                               \
	"An intention is one line to face, on good days and on dull ones. Half a line " \
	"is enough to begin with, and it may change as often as you like. Enter opens " \
	"a page to draft it on, whenever that suits you."
#define MORE                                                                     \
	"A plan, an insight, a small act and a letter find their way here when you "   \
	"write them."

enum { WIDE = 60, LABEL = 16, INDENT = 2, THREAD_COLS = 76 };

struct intention_screen {
	struct arena *arena;
	struct intention_history thread;
	struct version versions[INTENTION_VERSIONS_MOST];
	size_t count;
	const char *said;		/* where the card is; NULL */
	const char *trouble;		/* why it may not be all; NULL */
	struct scroll scroll;
	bool wide;			/* labels stand at the left */
};

enum { COMMAND_CARD = COMMAND_OWN, COMMAND_LETTER };

static const struct keys intention_keys = { "The thread", {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "write",
		   "draft the line, or write it anew; every version is kept" },
		 { COMMAND_CARD, { 'c' }, "c", "card",
		   "put the line on a card, as files to print" },
		 { COMMAND_LETTER, { 'l' }, "l", "letter", "the letter to yourself" }),
	list_keys, back_keys, everywhere_keys
} };

static void shown(struct ui *ui, void *state)
{
	struct intention_screen *screen = state;
	struct error error;

	screen->count = 0;
	screen->arena = ui_arena_again(ui, screen);
	screen->said = screen->trouble = NULL;
	if (!intention_history_load(ui->app, screen->arena, &screen->thread, &error) ||
	    !intention_versions(ui->app, screen->arena, screen->versions, &screen->count,
				&error))
		screen->trouble = page_unread(screen->arena, &error);
}

/* ---- what is there to read */

static void add(struct intention_screen *screen, const char *label, enum style style,
		const char *text)
{
	if (label && !screen->wide)
		scroll_add(&screen->scroll, STYLE_QUIET, 0, NULL, label);
	scroll_add(&screen->scroll, style, screen->wide ? LABEL : INDENT,
		   screen->wide ? label : NULL, text);
}

static void add_item(struct intention_screen *screen, const char *label, const char *text)
{
	if (!text)
		return;
	scroll_blank(&screen->scroll);
	add(screen, label, STYLE_PLAIN, text);
}

static const char *quoted(const struct intention_screen *screen, const char *line)
{
	return arena_print(screen->scroll.arena, "“%s”", line);
}

/* "18 November", short enough for a label. */
static const char *label_date(struct ui *ui, const struct intention_screen *screen,
			      int64_t date)
{
	struct day day = day_from_number(date);

	if (day.year == day_from_number(person_today(ui->app)).year)
		return arena_print(screen->scroll.arena, "%d %s", day.day, day_month_name(day));
	return arena_print(screen->scroll.arena, "%d %.3s %d", day.day, day_month_name(day),
			   day.year);
}

static void add_line(struct ui *ui, struct intention_screen *screen)
{
	if (screen->trouble) {
		scroll_add(&screen->scroll, STYLE_STRONG, 0, NULL, screen->trouble);
		scroll_blank(&screen->scroll);
	}
	if (!screen->thread.intention && screen->trouble)
		return;
	if (!screen->thread.intention) {
		scroll_add(&screen->scroll, STYLE_PLAIN, 0, NULL, INVITATION);
		scroll_blank(&screen->scroll);
		scroll_add(&screen->scroll, STYLE_QUIET, 0, NULL, MORE);
		return;
	}
	scroll_add(&screen->scroll, STYLE_STRONG, 0, NULL,
		   quoted(screen, screen->thread.intention));
	if (screen->count)
		scroll_add(&screen->scroll, STYLE_QUIET, 0, NULL, arena_print(screen->scroll.arena,
			   "written on %s", person_date_text(ui->app, screen->scroll.arena,
						      screen->versions[0].date)));
}

static void add_way(struct ui *ui, struct intention_screen *screen)
{
	if (screen->count < 2)
		return;
	scroll_blank(&screen->scroll);
	scroll_add(&screen->scroll, STYLE_QUIET, 0, NULL, "On the way to it");
	for (size_t i = 1; i < screen->count; i++)
		add(screen, label_date(ui, screen, screen->versions[i].date), STYLE_PLAIN,
		    quoted(screen, screen->versions[i].text));
}

static void add_act(struct intention_screen *screen)
{
	const struct intention_history *thread = &screen->thread;

	if (!thread->act)
		return;
	add_item(screen, "Small act", thread->act);
	if (thread->act_done)
		add(screen, NULL, STYLE_QUIET, arena_print(screen->scroll.arena,
			"Did it come about? %s.%s%s", thread->act_done,
			thread->act_next ? " And now: " : "",
			thread->act_next ? thread->act_next : ""));
	else if (thread->act_open)
		add(screen, NULL, STYLE_QUIET, "Today asks whether it came about.");
}

static const char *letter_words(struct ui *ui, const struct intention_screen *screen)
{
	const struct intention_history *thread = &screen->thread;
	struct arena *arena = screen->scroll.arena;
	bool here = thread->letter_opens != NO_DATE &&
		    person_today(ui->app) >= thread->letter_opens;

	if (thread->letter_never)
		return "To yourself. It stays closed, as you wished.";
	if (thread->letter_opens == NO_DATE && thread->letter_wish)
		return arena_print(arena, "To yourself, for a day at home: “%s”.",
				   thread->letter_wish);
	if (thread->letter_opens == NO_DATE)
		return "To yourself. No day was chosen for it.";
	return arena_print(arena, here ? "From you, here since %s." : "To yourself. It opens "
			   "on %s.", person_date_text(ui->app, arena,
						      thread->letter_opens));
}

static void add_all(struct ui *ui, struct intention_screen *screen)
{
	const struct intention_history *thread = &screen->thread;

	scroll_begin(&screen->scroll, ui->frame);
	add_line(ui, screen);
	add_way(ui, screen);
	add_item(screen, "Kindness", thread->kindness);
	add_item(screen, "Plan", thread->plan);
	add_item(screen, "Insight", thread->insight);
	add_act(screen);
	if (thread->letter_written)
		add_item(screen, "Letter", letter_words(ui, screen));
}

/* Where the card is stays there until the next key; a path is too long to be read in
 * passing. */
static void draw_said(const struct intention_screen *screen, struct area *page)
{
	int rows = screen->said ? draw_height(screen->said, page->cols) : 0;

	if (rows > page->rows / 2)
		rows = page->rows / 2;
	if (!rows)
		return;
	draw_wrapped(area_inside(*page, page->rows - rows, 0, 0), STYLE_STRONG, screen->said,
		     false);
	page->rows -= rows + 1;
}

static void draw(struct ui *ui, void *state)
{
	struct intention_screen *screen = state;
	struct area page = page_begin(ui, "The thread", NULL);

	page = area_centred(page, THREAD_COLS);
	screen->wide = page.cols >= WIDE;
	draw_said(screen, &page);
	add_all(ui, screen);
	scroll_draw(&screen->scroll, page);
	draw_cursor(page.row, page.col, false);
}

/* ---- what can be done */

static void write_line(struct ui *ui, const struct intention_screen *screen)
{
	const struct practice *practice = app_practice(ui->app, DRAFT);
	struct player_options options = { .steps = screen->thread.intention ? ANEW : NULL };

	if (!practice)
		ui_note(ui, "The practice for this, " DRAFT ", is not among the content. "
			"groundwork check says what is wrong with it.");
	else if (!practice_screen_ask(ui, practice, 0))
		before_screen_open(ui, practice, &options);
}

static void keep_card(struct ui *ui, struct intention_screen *screen)
{
	struct error error;
	const char *folder;

	if (!screen->thread.intention && !screen->trouble)
		ui_note(ui, "A card wants a line first; half a line will do.");
	else if (!intention_card_keep(ui->app, &folder, &error))
		ui_note(ui, error.text);
	else
		screen->said = arena_print(screen->arena, "The card is in %s:\n" CARD_HTML
					   " to be printed,\n" CARD_TEXT " as plain letters.",
					   folder);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct intention_screen *screen = state;
	int command = input->command;

	if (scroll_move(&screen->scroll, command))
		return;
	screen->said = NULL;
	if (command == COMMAND_ENTER)
		write_line(ui, screen);
	else if (command == COMMAND_CARD)
		keep_card(ui, screen);
	else if (command == COMMAND_LETTER)
		letter_screen_open(ui);
	else if (command == COMMAND_BACK)
		ui_pop(ui);
}

const struct screen intention_screen = {
	.draw = draw, .key = key, .keys = { &intention_keys }, .shown = shown,
	.state_size = sizeof(struct intention_screen),
};

void intention_screen_open(struct ui *ui)
{
	ui_push(ui, ui_state(ui, &intention_screen));
}
