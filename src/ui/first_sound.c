/* ui/first_sound.c -- a bell, only when it is asked for, and what to do without. */
#include "ui/first_cards.h"

#include "app/app.h"
#include "model/settings.h"
#include "practice/sound_check.h"
#include "tui/screen.h"
#include "ui/page.h"

#include <stdio.h>

#define WITHOUT                                                                  \
	"Everything works without sound, too: words, bells and breaths are shown. Esc " \
	"goes on."
#define UNHEARD                                                                  \
	"+ and - change the volume, r plays it again. In a terminal, groundwork doctor " \
	"names the sound devices; the name goes into the settings, under Sound device."

enum { VOLUME_STEP = 10 };

enum { COMMAND_LOUDER = COMMAND_OF_CARD, COMMAND_SOFTER, COMMAND_PLAY };

static const struct key_row bell_keys[] = {
	{ COMMAND_NO, { 'n' }, "n", "no", "no: what can be done" },
	{ COMMAND_LOUDER, { '+', '=' }, "+", NULL, "louder" },
	{ COMMAND_SOFTER, { '-' }, "-", NULL, "softer" },
	KEYS_END
};

const struct keys first_sound_keys = { "The first questions: sound", {
	KEY_ROWS({ COMMAND_PLAY, { KEY(ENTER), 'r' }, "Enter", "play", "play the bell" },
		 { COMMAND_YES, { 'y' }, "y", "yes", "yes, it was heard: go on" }),
	bell_keys, first_pass_keys, first_quit_keys, first_move_keys, everywhere_keys
} };

/* When it has played, Enter goes on as on every other card. */
const struct keys first_heard_keys = { NULL, {
	KEY_ROWS({ COMMAND_YES, { KEY(ENTER), 'y' }, "Enter", "go on",
		   "go on; it was heard, or it can wait" },
		 { COMMAND_PLAY, { 'r' }, "r", "again", "play the bell again" }),
	bell_keys, first_pass_keys, first_quit_keys, first_move_keys, everywhere_keys
} };

static const struct keys *sound_keys_now(const struct first *first)
{
	return first->played ? &first_heard_keys : &first_sound_keys;
}

static void open_sound(struct ui *ui, struct first *first)
{
	first->sound = sound_check_open(ui->app);
}

static void close_sound(struct ui *ui, struct first *first)
{
	(void)ui;
	sound_check_close(first->sound);
	first->sound = NULL;
}

static void add(struct first *first, struct area area, enum style style, const char *text)
{
	if (first->scroll.first && area.rows >= 12)
		scroll_blank(&first->scroll);
	scroll_add(&first->scroll, style, 0, NULL, text);
}

static void draw_sound(struct ui *ui, struct first *first, struct area area)
{
	const char *trouble = sound_check_words(first->sound);
	char volume[32];

	snprintf(volume, sizeof volume, "volume %d", app_settings(ui->app)->volume);
	scroll_begin(&first->scroll, ui->frame);
	add(first, area, STYLE_STRONG, first->played ? "Did you hear it?"
						      : "Can you hear a bell?");
	add(first, area, STYLE_PLAIN, first->played ? "Enter: yes, go on. n no, r again."
						     : "Enter plays one, soft and long.");
	add(first, area, STYLE_QUIET, volume);
	if (trouble)
		add(first, area, STYLE_STRONG, trouble);
	if (first->unheard)
		add(first, area, STYLE_PLAIN, UNHEARD);
	add(first, area, first->unheard ? STYLE_PLAIN : STYLE_QUIET, WITHOUT);
	scroll_draw(&first->scroll, area);
}

static enum card_says sound_key(struct ui *ui, struct first *first, int command,
				const struct input *input)
{
	(void)ui;
	(void)input;
	if (command == COMMAND_YES)
		return CARD_GOES_ON;
	if (command == COMMAND_PLAY) {
		sound_check_play(first->sound);
		first->played = true;
	} else if (command == COMMAND_NO) {
		first->unheard = true;
	} else if (command == COMMAND_LOUDER) {
		sound_check_volume(first->sound, VOLUME_STEP);
	} else if (command == COMMAND_SOFTER) {
		sound_check_volume(first->sound, -VOLUME_STEP);
	} else {
		scroll_move(&first->scroll, command);
	}
	return CARD_STAYS;
}

static void turn_sound(struct ui *ui, struct first *first)
{
	(void)ui;
	sound_check_turn(first->sound);
}

static int64_t sound_due_ms(const struct ui *ui, const struct first *first)
{
	(void)ui;
	return sound_check_due_ms(first->sound);
}

const struct card first_sound = {
	.title = "Sound", .keys = &first_sound_keys, .keys_now = sound_keys_now,
	.open = open_sound, .draw = draw_sound,
	.key = sound_key, .turn = turn_sound, .due_ms = sound_due_ms, .close = close_sound,
};
