/* ui/player_screen.c -- follows the session from step to step, gives each key to whom it
 * belongs, and ends well; the pages and views do the drawing.
 *
 * Promise: the middle of the screen belongs to the practice; q ends it at once;
 *          what was given is kept whatever happens.
 * Fails:   when the practice cannot begin; the sentence is shown, or written to
 *          `error` by player_screen_try().
 */
#include "ui/screens.h"

#include "app/app.h"
#include "app/sounds.h"
#include "base/clock.h"
#include "base/error.h"
#include "tui/textbox_view.h"
#include "ui/outro_page.h"
#include "ui/page.h"
#include "ui/player_page.h"
#include "ui/step_view.h"

#include <stdio.h>
#include <string.h>

enum { VOLUME_STEP = 5, COMMAND_LINE = COMMAND_OWN };

struct player_screen {
	const struct practice *practice;
	struct player *player;
	int64_t minutes_ms;
	const struct step_view *view;	/* of the step stood in; NULL: none yet */
	void *view_state;
	size_t step;
	bool captions, captions_needed;
	bool unsteady;			/* "less steady" was the last word on it */
	struct scroll closing;
	struct textbox line;		/* one line afterwards, while it is typed */
	bool typing, noted;
};

static const struct keys closing_keys = { NULL, {
	KEY_ROWS({ COMMAND_LINE, { 'n' }, "n", NULL, "note one line about it" }),
	list_keys, back_keys, everywhere_keys
} };

static struct playing playing_now(struct ui *ui, const struct player_screen *screen)
{
	/* without sound, words are all there is */
	bool quiet = screen->captions_needed || player_note(screen->player);

	return (struct playing){ ui, screen->player, player_look(screen->player),
				 screen->captions || quiet };
}

static void close_view(struct player_screen *screen)
{
	if (screen->view && screen->view->close)
		screen->view->close(screen->view_state);
	screen->view = NULL;
	screen->view_state = NULL;
}

static void notice_steadiness(struct player_screen *screen, const struct step *step)
{
	const struct answer *answer = player_answer(screen->player);

	if (step->track && !strcmp(step->track, "steadiness") && answer &&
	    answer->holds == ANSWER_NUMBER)
		screen->unsteady = answer->number < 0;
}

/* The view of the step in which the session stands now. */
static void follow_step(struct ui *ui, struct player_screen *screen)
{
	struct playing now = playing_now(ui, screen);

	notice_steadiness(screen, now.view.step);
	if (screen->view && screen->step == now.view.step_index)
		return;
	close_view(screen);
	screen->step = now.view.step_index;
	screen->view = step_view_of(now.view.step->kind);
	if (screen->view->open)
		screen->view_state = screen->view->open(&now);
}

static bool has_ended(const struct player_screen *screen)
{
	return player_look(screen->player).state == SESSION_ENDED;
}

static const struct keys *keys_now(const void *state)
{
	const struct player_screen *screen = state;

	if (screen->typing)
		return &typing_keys;
	if (has_ended(screen))
		return &closing_keys;
	if (screen->view && screen->view->keys_now)
		return screen->view->keys_now(screen->view_state);
	return screen->view && screen->view->keys ? screen->view->keys : &player_keys;
}

static void draw_running(struct ui *ui, const struct player_screen *screen)
{
	const struct running running = {
		.now = playing_now(ui, screen), .practice = screen->practice,
		.minutes_ms = screen->minutes_ms, .step = screen->step,
		.view = screen->view, .view_state = screen->view_state,
		.keys = keys_now(screen)
	};

	running_page_draw(&running);
}

static void draw(struct ui *ui, void *state)
{
	struct player_screen *screen = state;
	struct closing closing = { .app = ui->app, .arena = ui->frame,
				   .unsteady = screen->unsteady,
				   .total_words = screen->practice->total_words };

	if (!has_ended(screen)) {
		draw_running(ui, screen);
		return;
	}
	closing.spent_ms = player_look(screen->player).spent_ms;
	closing.kept = player_is_kept(screen->player);
	closing.total_count = player_totals(screen->player, closing.totals);
	closing.may_note = player_session(screen->player) && !screen->noted;
	closing.line = screen->typing ? &screen->line : NULL;
	closing_page_draw(&closing, &screen->closing);
}

static void turn(struct ui *ui, void *state)
{
	struct player_screen *screen = state;

	player_turn(screen->player);
	if (ui->stack[ui->depth - 1].state == state)
		player_back(screen->player);
	follow_step(ui, screen);
}

static int64_t due_ms(struct ui *ui, const void *state)
{
	const struct player_screen *screen = state;
	struct playing now = playing_now(ui, screen);
	int64_t at_ms = player_due_ms(screen->player), frame_ms = 0;

	if (screen->view && screen->view->frame_ms && now.view.state != SESSION_ENDED &&
	    ui->stack[ui->depth - 1].state == state)
		frame_ms = screen->view->frame_ms(&now);
	if (frame_ms > 0 && clock_now_ms(app_clock(ui->app)) + frame_ms < at_ms)
		at_ms = clock_now_ms(app_clock(ui->app)) + frame_ms;
	return at_ms;
}

/* Ends at once, without a question; the sentence waits where one comes out. */
static void leave(struct ui *ui, struct player_screen *screen)
{
	char spent[SPENT_TEXT], text[120];

	player_do(screen->player, SESSION_LEAVE);
	spent_text(player_look(screen->player).spent_ms, spent);
	snprintf(text, sizeof text, "%s%s%s", spent, player_is_kept(screen->player)
		 ? " Kept in your log." : "", player_take_support(screen->player)
		 ? " ! shows whom to call." : "");
	ui_pop(ui);
	ui_note(ui, text);
}

static void sound_key(struct ui *ui, struct player_screen *screen, int command)
{
	if (command == COMMAND_LOUDER)
		ui_note(ui, player_volume(screen->player, VOLUME_STEP));
	else if (command == COMMAND_SOFTER)
		ui_note(ui, player_volume(screen->player, -VOLUME_STEP));
	else if (command == COMMAND_BED)
		ui_note(ui, player_next_bed(screen->player));
	else if (command == COMMAND_VOICE)
		ui_note(ui, player_toggle_voice(screen->player));
	else if (command == COMMAND_BELLS)
		ui_note(ui, player_toggle_bells_only(screen->player));
}

static void toggle_captions(struct ui *ui, struct player_screen *screen)
{
	screen->captions = !screen->captions;
	if (!screen->captions && screen->captions_needed)
		ui_note(ui, "Captions stay: not every line has a recording.");
	else
		ui_note(ui, screen->captions ? "captions on" : "captions off");
}

/* Time stands meanwhile, and until the person goes on. */
static void show_signs(struct ui *ui, struct player_screen *screen)
{
	player_hush(screen->player);
	page_screen_signs(ui);
}

static void player_key(struct ui *ui, struct player_screen *screen, int command)
{
	if (command == COMMAND_END)
		leave(ui, screen);
	else if (command == COMMAND_PAUSE)
		player_do(screen->player, SESSION_PAUSE);
	else if (command == COMMAND_STEP_BACK)
		player_do(screen->player, SESSION_BACK);
	else if (command == COMMAND_STEP_ON)
		player_do(screen->player, SESSION_ON);
	else if (command == COMMAND_SIGNS)
		show_signs(ui, screen);
	else if (command == COMMAND_CAPTIONS)
		toggle_captions(ui, screen);
	else
		sound_key(ui, screen, command);
}

/* Enter keeps the line, Esc drops it; either way the page is as before. */
static void typing_key(struct player_screen *screen, const struct input *input)
{
	int command = input->command;
	bool changed;

	if (command == COMMAND_NONE) {
		if (input->kind != INPUT_PASTE || !strchr(input->paste, '\n'))
			textbox_key(&screen->line, input, 1, &changed);
		return;
	}
	if (command == COMMAND_ENTER && *textbox_text(&screen->line)) {
		player_keep_line(screen->player, textbox_text(&screen->line));
		screen->noted = true;
	}
	textbox_close(&screen->line);
	screen->typing = false;
}

static void closing_key(struct ui *ui, struct player_screen *screen,
			const struct input *input)
{
	int command = input->command;

	if (screen->typing) {
		typing_key(screen, input);
	} else if (command == COMMAND_LINE && player_session(screen->player) &&
		   !screen->noted) {
		textbox_open(&screen->line, "");
		screen->typing = true;
	} else if (screen->closing.seen >= screen->closing.rows ||
		   !scroll_move(&screen->closing, command)) {
		ui_pop(ui);
	}
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct player_screen *screen = state;
	struct playing now = playing_now(ui, screen);
	int depth = ui->depth;

	if (has_ended(screen)) {
		closing_key(ui, screen, input);
		return;
	}
	if (!screen->view->key || !screen->view->key(&now, screen->view_state, input))
		player_key(ui, screen, input->command);
	if (ui->depth != depth)
		return;
	follow_step(ui, screen);
	if (player_take_support(screen->player))
		support_screen_open(ui, screen->player);
}

static bool hush(struct ui *ui, void *state)
{
	struct player_screen *screen = state;
	bool runs = !has_ended(screen);

	(void)ui;
	player_hush(screen->player);
	if (runs)
		player_keep_hard_moment(screen->player);
	return runs;
}

static void notice(struct ui *ui, void *state, enum ui_notice what)
{
	struct player_screen *screen = state;

	(void)ui;
	if (what == UI_STOPS)
		player_hush(screen->player);
	else
		player_do(screen->player, SESSION_INTERRUPT);
}

static void close_screen(void *state)
{
	struct player_screen *screen = state;

	close_view(screen);
	if (screen->typing)
		textbox_close(&screen->line);
	player_close(screen->player);
}

const struct screen player_screen = {
	.draw = draw, .key = key,
	.keys = { &player_keys, &read_keys, &write_keys, &written_keys, &rate_keys,
		  &choose_keys, &closing_keys, &typing_keys },
	.keys_now = keys_now, .turn = turn, .due_ms = due_ms, .hush = hush,
	.notice = notice, .close = close_screen,
	.state_size = sizeof(struct player_screen),
};

/* Without sound or with lines that nobody has spoken, words are all there is. */
static bool needs_captions(struct ui *ui, const struct practice *practice)
{
	const struct settings *settings = app_settings(ui->app);

	return !settings->sound || !settings->voice || !settings->volume ||
	       app_lines_without_clip(ui->app, practice) > 0;
}

/* How long it takes: as was asked, as was begun, or as the practice has it. */
static int64_t length_of(const struct player *player, const struct player_options *options)
{
	if (options->minutes_ms)
		return options->minutes_ms;
	return options->resume ? options->resume->planned_ms
			       : player_practice(player)->minutes_ms[0];
}

bool player_screen_try(struct ui *ui, const struct practice *practice,
		       const struct player_options *options, struct error *error)
{
	static const struct player_options plain = { 0 };
	struct player_screen *screen;
	struct player *player;

	options = options ? options : &plain;
	if (!player_open(&player, ui->app, practice, options, error))
		return false;
	screen = ui_state(ui, &player_screen);
	screen->practice = player_practice(player);
	screen->player = player;
	screen->minutes_ms = length_of(player, options);
	screen->captions = app_settings(ui->app)->captions;
	screen->captions_needed = needs_captions(ui, practice);
	follow_step(ui, screen);
	ui->note[0] = '\0';
	ui_push(ui, screen);
	return true;
}

void player_screen_open(struct ui *ui, const struct practice *practice,
			const struct player_options *options)
{
	struct error error;

	if (!player_screen_try(ui, practice, options, &error))
		ui_note(ui, error.text);
}
