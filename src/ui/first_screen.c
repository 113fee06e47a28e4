/* ui/first_screen.c -- from card to card, forwards, backwards, or away.
 *
 * Promise: one question at a time, each passed by with one key; what is given is
 *          kept at once; what stands in the settings already is shown and stays
 *          unless it is changed.
 */
#include "ui/screens.h"

#include "app/app.h"
#include "base/clock.h"
#include "practice/sound_check.h"
#include "schedule/onboarding.h"
#include "ui/first_cards.h"
#include "ui/page.h"

#include <stdio.h>
#include <string.h>

/* The questions, in the order in which they are asked. */
static const struct card *const cards[] = {
	&first_welcome, &first_where, &first_date, &first_sessions, &first_country,
	&first_people, &first_sound, &first_motion, &first_leave_out,
	&first_conditions, &first_caution, &first_try,
};

enum { CARDS = sizeof cards / sizeof *cards, NARROW_COLS = 60 };

const struct key_row first_on_keys[] = {
	{ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "go on",
	  "keep what is shown, and go on" },
	KEYS_END
};

const struct key_row first_pass_keys[] = {
	{ COMMAND_STEP_ON, { KEY(ESCAPE) }, "Esc", "pass by",
	  "pass this by; the settings have it as well" },
	{ COMMAND_STEP_BACK, { KEY(PAGE_UP) }, "PgUp", NULL, "to the question before" },
	{ COMMAND_PAGE_DOWN, { KEY(PAGE_DOWN) }, "PgDn", NULL,
	  "read on, where a sign shows that there is more" },
	KEYS_END
};

const struct key_row first_quit_keys[] = {
	{ COMMAND_QUIT, { 'q' }, "q", "leave",
	  "leave the questions; what was given is kept" },
	KEYS_END
};

const struct key_row first_move_keys[] = {
	{ COMMAND_UP, { KEY(UP), 'k' }, "Up", NULL, "up" },
	{ COMMAND_DOWN, { KEY(DOWN), 'j' }, "Down", NULL, "down" },
	KEYS_END
};

const struct keys first_keys = { "The first questions", {
	first_on_keys,
	KEY_ROWS({ COMMAND_NUMBER, { 0 }, "1-4", NULL,
		   "take the one with that number, and go on" }),
	first_pass_keys, first_quit_keys, first_move_keys, everywhere_keys
} };

struct area first_head(struct area area, const char *heading, const char *words,
		       int needs)
{
	int apart = area.rows >= 14, room;
	struct area part;

	area = area_inside(area, draw_wrapped(area, STYLE_STRONG, heading, false) + apart, 0, 0);
	room = area.rows - apart - needs;
	if (room <= 0)
		return area;
	part = (struct area){ area.row, area.col, room, area.cols };
	return area_inside(area, draw_wrapped(part, STYLE_PLAIN, words, false) + apart, 0, 0);
}

void first_lay(struct ui *ui, struct first *first, const char *heading, const char *words)
{
	scroll_begin(&first->scroll, ui->frame);
	scroll_add(&first->scroll, STYLE_STRONG, 0, NULL, heading);
	scroll_gap(&first->scroll, 1);
	scroll_add(&first->scroll, STYLE_PLAIN, 0, NULL, words);
	scroll_gap(&first->scroll, 1);
}

void first_show(struct first *first, struct area area, size_t from, size_t to)
{
	if (!first->reads)
		scroll_reach(&first->scroll, area, from, to);
	scroll_draw(&first->scroll, area);
}

void first_tell(struct ui *ui, struct first *first, const struct error *error)
{
	if (!strcmp(first->told.text, error->text))
		return;
	first->told = *error;
	ui_note(ui, error->text);
}

void first_set(struct ui *ui, struct first *first, const char *section,
	       const char *key, const char *value)
{
	struct error error;

	if (!app_set(ui->app, section, key, value, &error))
		first_tell(ui, first, &error);
}

static const struct card *card_of(const struct first *first)
{
	return cards[first->at];
}

static bool is_wanted(const struct ui *ui, const struct first *first, int at)
{
	return !cards[at]->wanted || cards[at]->wanted(ui, first);
}

static void open_card(struct ui *ui, struct first *first)
{
	first->list = (struct list){ 0 };
	first->marked = first->played = first->unheard = false;
	first->scroll = (struct scroll){ 0 };
	first->opened_ms = clock_now_ms(app_clock(ui->app));
	if (card_of(first)->open)
		card_of(first)->open(ui, first);
}

static void close_card(struct ui *ui, struct first *first)
{
	if (card_of(first)->close)
		card_of(first)->close(ui, first);
}

/* They do not come again by themselves. */
static void note_done(struct ui *ui, struct first *first)
{
	struct error error;

	if (!onboarding_done(ui->app, &error))
		first_tell(ui, first, &error);
}

static void leave(struct ui *ui, struct first *first)
{
	struct error told;

	note_done(ui, first);
	told = first->told;
	ui_pop(ui);
	if (told.text[0])	/* where it can be read at leisure */
		ui_note(ui, told.text);
}

static void remind(struct ui *ui, const struct first *first, const struct card *card)
{
	const char *words = card->reminder ? card->reminder(ui, first) : NULL;

	if (words)
		ui_note(ui, words);
}

static void go(struct ui *ui, struct first *first, int by)
{
	const struct card *from = card_of(first);
	int at = first->at + by;

	while (at > 0 && at < CARDS && !is_wanted(ui, first, at))
		at += by;
	if (at < 0)
		return;
	close_card(ui, first);
	if (by > 0 && !ui->note[0])
		remind(ui, first, from);
	if (at >= CARDS) {
		leave(ui, first);
		return;
	}
	first->at = at;
	open_card(ui, first);
}

/* A page on, and after the last one from the beginning. */
static bool read_on(struct first *first, int command)
{
	struct scroll *scroll = &first->scroll;

	first->reads = command == COMMAND_PAGE_DOWN && scroll->rows > scroll->seen;
	if (first->reads && scroll_has_more(scroll))
		scroll_move(scroll, command);
	else if (first->reads)
		scroll->top = 0;
	return first->reads;
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct first *first = state;
	int command = input->command;

	ui->note[0] = '\0';
	if (read_on(first, command))
		return;
	if (command == COMMAND_STEP_ON) {
		go(ui, first, 1);
	} else if (command == COMMAND_STEP_BACK) {
		go(ui, first, -1);
	} else if (command == COMMAND_QUIT) {
		close_card(ui, first);
		leave(ui, first);
	} else if (card_of(first)->key(ui, first, command, input) == CARD_GOES_ON) {
		go(ui, first, 1);
	}
}

/* "3 of 10": how far it is; where the footer has no room for it, what passes it by. */
static void say_count(const struct ui *ui, const struct first *first, char text[32])
{
	int before = 0, all = 0;

	for (int i = 0; i < CARDS; i++)
		if (is_wanted(ui, first, i)) {
			before += i < first->at;
			all++;
		}
	if (area_screen().cols >= NARROW_COLS)
		snprintf(text, 32, "%d of %d", before + 1, all);
	else
		snprintf(text, 32, "Esc passes by");
}

static void draw(struct ui *ui, void *state)
{
	struct first *first = state;
	const struct card *card = card_of(first);
	char count[32];
	struct area page;

	say_count(ui, first, count);
	page = page_begin(ui, card->title, count);
	draw_cursor(page.row, page.col, false);
	card->draw(ui, first, area_centred(page, 78));
}

static const struct keys *keys_now(const void *state)
{
	const struct first *first = state;
	const struct card *card = card_of(first);

	return card->keys_now ? card->keys_now(first) : card->keys;
}

static void turn(struct ui *ui, void *state)
{
	struct first *first = state;

	if (card_of(first)->turn)
		card_of(first)->turn(ui, first);
}

static int64_t due_ms(struct ui *ui, const void *state)
{
	const struct first *first = state;

	if (!card_of(first)->due_ms)
		return INT64_MAX;
	return card_of(first)->due_ms(ui, first);
}

/* Back from the practice: that was the last of it. */
static void shown(struct ui *ui, void *state)
{
	struct first *first = state;

	if (first->begun)
		leave(ui, first);
}

static bool hush(struct ui *ui, void *state)
{
	struct first *first = state;

	(void)ui;
	if (first->sound)
		sound_check_stop(first->sound);
	return false;
}

static void notice(struct ui *ui, void *state, enum ui_notice what)
{
	struct first *first = state;

	if (what == UI_STOPS) {
		hush(ui, state);
		return;
	}
	close_card(ui, first);
	note_done(ui, first);
}

static void close_screen(void *state)
{
	struct first *first = state;

	sound_check_close(first->sound);
	for (int i = 0; first->boxes_open && i < FIRST_BOXES; i++)
		textbox_close(&first->boxes[i]);
}

const struct screen first_screen = {
	.draw = draw, .key = key,
	.keys = { &first_keys, &first_day_keys, &first_text_keys, &first_sound_keys,
		  &first_heard_keys, &first_marks_keys, &first_try_keys },
	.keys_now = keys_now, .turn = turn, .due_ms = due_ms, .shown = shown,
	.hush = hush, .notice = notice, .close = close_screen,
	.state_size = sizeof(struct first),
};

void first_screen_open(struct ui *ui)
{
	struct first *first = ui_state(ui, &first_screen);

	ui_push(ui, first);
	open_card(ui, first);
}

void first_screen_when_due(struct ui *ui)
{
	if (onboarding_is_due(ui->app))
		first_screen_open(ui);
}
