/* ui/letter_screen.c -- closed, then offered, then read; one key from each to the next.
 *
 * Promise: before its day it is closed, and one key more reads it; on its day it is
 *          offered, to be read or left closed. What helps if it stirs stands beside
 *          it. In the journal it stays as it is.
 * Fails:   when none is written; a passing sentence says so.
 */
#include "ui/screens.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/error.h"
#include "schedule/eligibility.h"
#include "schedule/person_calendar.h"
#include "schedule/intention_history.h"
#include "schedule/today.h"
#include "tui/scroll.h"
#include "ui/page.h"

#include <assert.h>

#define GROUND "ground-feet"

enum { LETTER_COLS = 68 };

struct letter_screen {
	struct arena *arena;
	struct intention_history thread;
	const char *parts[LETTER_PARTS];
	const struct practice *ground;	/* for when it stirs; NULL: nothing */
	const struct keys *keys;
	struct scroll scroll;
};

enum { COMMAND_READ_NOW = COMMAND_OWN, COMMAND_GROUND };

static const struct key_row closed_keys[] = {
	{ COMMAND_BACK, { 'q', KEY(ESCAPE) }, "q", "leave it closed",
	  "leave it closed; nothing is lost" },
	KEYS_END
};

static const struct key_row bed_track_keys[] = {
	{ COMMAND_GROUND, { 'g' }, "g", "ground",
	  "something that grounds, if the letter stirs more than you like" },
	KEYS_END
};

static const struct keys sealed_keys = { "The letter to yourself, before its day", {
	KEY_ROWS({ COMMAND_READ_NOW, { 'r' }, "r", "read now",
		   "read the letter before its day" }),
	closed_keys, list_keys, everywhere_keys
} };

static const struct keys envelope_keys = { "The letter, on its day", {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER), 'l' }, "Enter", "read",
		   "read the letter" }),
	closed_keys, bed_track_keys, list_keys, everywhere_keys
} };

static const struct keys letter_keys = { "The letter, while you read it", {
	bed_track_keys, list_keys, back_keys, everywhere_keys
} };

/* "28 March", with the year when it is another one. */
static const char *short_date(struct ui *ui, struct arena *arena, int64_t date)
{
	struct day day = day_from_number(date);

	if (day.year == day_from_number(person_today(ui->app)).year)
		return arena_print(arena, "%d %s", day.day, day_month_name(day));
	return arena_print(arena, "%d %s %d", day.day, day_month_name(day), day.year);
}

/* Why it is closed, and that it need not be. */
static const char *sealed_words(struct ui *ui, const struct letter_screen *screen)
{
	const struct intention_history *thread = &screen->thread;

	if (thread->letter_never)
		return "It is yours. It was for the writing, and not meant to be read. r "
		       "reads it all the same.";
	if (thread->letter_opens != NO_DATE)
		return arena_print(screen->scroll.arena, "It is yours. It was meant for %s. r reads "
				   "it now.",
				   short_date(ui, screen->scroll.arena, thread->letter_opens));
	if (thread->letter_wish)
		return arena_print(screen->scroll.arena, "It is yours. It was meant for a day at "
				   "home: “%s”. r reads it now.", thread->letter_wish);
	return "It is yours. No day was chosen for it. r reads it now.";
}

static void add_what_helps(struct letter_screen *screen)
{
	scroll_blank(&screen->scroll);
	scroll_add(&screen->scroll, STYLE_QUIET, 0, NULL, arena_print(screen->scroll.arena,
		   "If it stirs more than you like, stop reading. %s%s%s! has something to hold "
		   "on to, and people.", screen->ground ? "g takes " : "",
		   screen->ground ? screen->ground->title : "",
		   screen->ground ? "; " : ""));
}

static void add_sealed(struct ui *ui, struct letter_screen *screen)
{
	scroll_add(&screen->scroll, STYLE_PLAIN, 0, NULL, sealed_words(ui, screen));
	scroll_blank(&screen->scroll);
	scroll_add(&screen->scroll, STYLE_QUIET, 0, NULL, "q leaves it closed.");
}

static void add_envelope(struct ui *ui, struct letter_screen *screen)
{
	scroll_add(&screen->scroll, STYLE_STRONG, 0, NULL, arena_print(screen->scroll.arena,
		   "A letter from you is here, written on %s.",
		   person_date_text(ui->app, screen->scroll.arena,
				    screen->thread.letter_date)));
	scroll_blank(&screen->scroll);
	scroll_add(&screen->scroll, STYLE_PLAIN, 0, NULL, "Enter reads it now, or leave it "
		   "closed: q. It stays yours either way, and it stays in the journal as it "
		   "is.");
	add_what_helps(screen);
}

static void add_letter(struct letter_screen *screen)
{
	static const char *const headings[] = { NULL, "For the first days",
						"What is forgiven already" };

	static_assert(sizeof headings / sizeof *headings == LETTER_PARTS, "words for each");
	for (int i = 0; i < LETTER_PARTS; i++) {
		if (!screen->parts[i])
			continue;
		if (screen->scroll.first)
			scroll_blank(&screen->scroll);
		if (headings[i])
			scroll_add(&screen->scroll, STYLE_QUIET, 0, NULL, headings[i]);
		scroll_add(&screen->scroll, STYLE_PLAIN, 0, NULL, screen->parts[i]);
	}
	add_what_helps(screen);
}

static void draw(struct ui *ui, void *state)
{
	struct letter_screen *screen = state;
	struct area page = page_begin(ui, "A letter from you", NULL);

	scroll_begin(&screen->scroll, ui->frame);
	if (screen->keys == &sealed_keys)
		add_sealed(ui, screen);
	else if (screen->keys == &envelope_keys)
		add_envelope(ui, screen);
	else
		add_letter(screen);
	page = area_centred(page, LETTER_COLS);
	scroll_draw(&screen->scroll, page);
	draw_cursor(page.row, page.col, false);
}

static void read_it(struct letter_screen *screen)
{
	screen->keys = &letter_keys;
	screen->scroll.top = 0;
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct letter_screen *screen = state;
	int command = input->command;

	if (scroll_move(&screen->scroll, command))
		return;
	if (command == COMMAND_ENTER || command == COMMAND_READ_NOW)
		read_it(screen);
	else if (command == COMMAND_GROUND && screen->ground)
		player_screen_open(ui, screen->ground, NULL);
	else if (command == COMMAND_BACK)
		ui_pop(ui);
}

static const struct keys *keys_now(const void *state)
{
	const struct letter_screen *screen = state;

	return screen->keys;
}

const struct screen letter_screen = {
	.draw = draw, .key = key,
	.keys = { &sealed_keys, &envelope_keys, &letter_keys }, .keys_now = keys_now,
	.state_size = sizeof(struct letter_screen),
};

/* Feet and seat; for whoever leaves that out, something else that grounds. */
static const struct practice *bed_track_of(struct ui *ui, struct arena *arena)
{
	const struct practice *practice = app_practice(ui->app, GROUND);

	return practice && !eligibility_is_left_out(ui->app, practice) ? practice
							     : today_ground(ui->app, arena);
}

void letter_screen_open(struct ui *ui)
{
	struct letter_screen *screen = ui_state(ui, &letter_screen);
	const struct intention_history *thread = &screen->thread;
	struct error error;
	size_t count;

	screen->arena = ui_arena(ui, screen);
	if (!intention_history_load(ui->app, screen->arena, &screen->thread, &error) ||
	    !intention_letter(ui->app, screen->arena, screen->parts, &count, &error)) {
		ui_note(ui, arena_print(screen->arena, "The letter cannot be read just now: "
					"%s.", error.text));
		return;
	}
	if (!count) {
		ui_note(ui, "No letter is written yet. Letter to myself, in the library (l on "
			"Today), is the place for one.");
		return;
	}
	screen->ground = bed_track_of(ui, screen->arena);
	screen->keys = thread->letter_opens != NO_DATE &&
			person_today(ui->app) >= thread->letter_opens ? &envelope_keys
								   : &sealed_keys;
	ui_push(ui, screen);
}
