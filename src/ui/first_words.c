/* ui/first_words.c -- what is only read: the welcome, the caution, and a practice that
 * can be begun. */
#include "ui/first_cards.h"

#include "app/app.h"
#include "app/contacts.h"
#include "model/practice.h"
#include "practice/player.h"
#include "tui/screen.h"
#include "ui/page.h"
#include "ui/screens.h"

#include <stdio.h>

const struct keys first_try_keys = { NULL, {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "begin", "begin the practice" }),
	first_pass_keys, first_quit_keys, first_move_keys, everywhere_keys
} };

static void add(struct first *first, struct area area, enum style style, const char *text)
{
	if (first->scroll.first && area.rows >= 14)
		scroll_blank(&first->scroll);
	scroll_add(&first->scroll, style, 0, NULL, text);
}

static enum card_says read_key(struct ui *ui, struct first *first, int command,
			       const struct input *input)
{
	(void)ui;
	(void)input;
	scroll_move(&first->scroll, command);
	return command == COMMAND_ENTER ? CARD_GOES_ON : CARD_STAYS;
}

static void draw_welcome(struct ui *ui, struct first *first, struct area area)
{
	struct arena *arena = ui->frame;

	scroll_begin(&first->scroll, ui->frame);
	add(first, area, STYLE_STRONG, "Welcome. It is good that you are here.");
	add(first, area, STYLE_PLAIN, "Groundwork goes with you through the weeks around a "
	    "retreat: short practices, questions, and a place to write. You choose what and "
	    "how long. Stopping is practice too.");
	add(first, area, STYLE_PLAIN, "It is no medical care and no emergency service; what is "
	    "medical, clinicians decide. Nobody reads along: all of it stays on this "
	    "machine.");
	add(first, area, STYLE_PLAIN, contacts_danger(ui->app, arena));
	add(first, area, STYLE_QUIET, "A few questions follow; they take less than a minute. "
	    "Esc passes any of them by, q leaves them all, and the settings have them "
	    "again. ! is for a hard moment, here and everywhere.");
	scroll_draw(&first->scroll, area);
}

const struct card first_welcome = {
	.title = "Groundwork", .keys = &first_keys, .draw = draw_welcome, .key = read_key,
};

bool first_caution_fits(void)
{
	return area_screen().rows >= 22 && area_screen().cols >= 70;
}

static bool caution_wanted(const struct ui *ui, const struct first *first)
{
	(void)ui;
	(void)first;
	return !first_caution_fits();
}

static void draw_caution(struct ui *ui, struct first *first, struct area area)
{
	scroll_begin(&first->scroll, ui->frame);
	add(first, area, STYLE_PLAIN, FIRST_CAUTION);
	scroll_draw(&first->scroll, area);
}

const struct card first_caution = {
	.title = "Whom to ask first", .keys = &first_keys, .wanted = caution_wanted,
	.draw = draw_caution, .key = read_key,
};

/* ---- the practice inside */

static bool try_wanted(const struct ui *ui, const struct first *first)
{
	struct onboarding_practice unused;

	(void)first;
	return onboarding_practice(ui->app, &unused);
}

static void open_try(struct ui *ui, struct first *first)
{
	onboarding_practice(ui->app, &first->practice);
}

static void draw_try(struct ui *ui, struct first *first, struct area area)
{
	char minutes[DURATION_TEXT], line[200];

	duration_text(first->practice.minutes_ms, minutes);
	snprintf(line, sizeof line, "%s, %s", first->practice.practice->title, minutes);
	scroll_begin(&first->scroll, ui->frame);
	add(first, area, STYLE_STRONG, "That is all. Would you like a first practice?");
	add(first, area, STYLE_ACCENT, line);
	add(first, area, STYLE_PLAIN, first->practice.about);
	add(first, area, STYLE_PLAIN, "Enter begins, and q stops at any moment; stopping early "
	    "is fine. Esc goes to Today.");
	scroll_draw(&first->scroll, area);
}

static enum card_says try_key(struct ui *ui, struct first *first, int command,
			      const struct input *input)
{
	struct player_options options = { .steps = first->practice.steps };
	struct error error;

	(void)input;
	if (command != COMMAND_ENTER) {
		scroll_move(&first->scroll, command);
		return CARD_STAYS;
	}
	if (!options.steps)	/* some steps have one length */
		options.minutes_ms = first->practice.minutes_ms;
	first->begun = player_screen_try(ui, first->practice.practice, &options, &error);
	if (!first->begun)
		ui_note(ui, error.text);
	return CARD_STAYS;
}

const struct card first_try = {
	.title = "A first practice", .keys = &first_try_keys, .wanted = try_wanted,
	.open = open_try, .draw = draw_try, .key = try_key,
};
