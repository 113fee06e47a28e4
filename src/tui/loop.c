/* tui/loop.c -- one loop: turn, draw, wait for a key, a signal or a time. */
#include "tui/screen.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/trace.h"
#include "model/narration.h"
#include "tui/draw.h"
#include "tui/signals.h"
#include "tui/terminal.h"

#include <assert.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

const struct keys *ui_keys(const struct ui *ui)
{
	const struct screen *top;

	assert(ui->depth > 0);
	top = ui->stack[ui->depth - 1].screen;
	return top->keys_now ? top->keys_now(ui->stack[ui->depth - 1].state) : top->keys[0];
}

static void shown(struct ui *ui)
{
	if (!ui->depth)
		return;
	if (ui->stack[ui->depth - 1].screen->shown)
		ui->stack[ui->depth - 1].screen->shown(ui, ui->stack[ui->depth - 1].state);
}

/* Closes what stands at a place of the stack, a screen or a state that waits. */
static void clear_at(struct ui *ui, int at)
{
	arena_close(ui->stack[at].arena);
	arena_close(ui->stack[at].again);
	memset(&ui->stack[at], 0, sizeof ui->stack[at]);
}

static void close_uppermost(struct ui *ui)
{
	const struct screen *screen;

	assert(ui->depth > 0);
	clear_at(ui, ui->depth);
	screen = ui->stack[--ui->depth].screen;
	if (screen->close)
		screen->close(ui->stack[ui->depth].state);
	clear_at(ui, ui->depth);
}

void *ui_state(struct ui *ui, const struct screen *screen)
{
	struct arena *arena = arena_open();
	void *state = arena_alloc(arena, screen->state_size);

	assert(ui->depth < SCREENS_MOST);
	assert(screen->state_size > 0 && screen->keys[0]);
	clear_at(ui, ui->depth);
	ui->stack[ui->depth].screen = screen;
	ui->stack[ui->depth].state = state;
	ui->stack[ui->depth].arena = arena;
	return state;
}

static int place_of(const struct ui *ui, const void *state)
{
	int at = ui->depth;

	while (at >= 0 && ui->stack[at].state != state)
		at--;
	assert(at >= 0);
	return at;
}

struct arena *ui_arena(struct ui *ui, const void *state)
{
	return ui->stack[place_of(ui, state)].arena;
}

struct arena *ui_arena_again(struct ui *ui, const void *state)
{
	struct arena **again = &ui->stack[place_of(ui, state)].again;

	arena_close(*again);
	return *again = arena_open();
}

void ui_push(struct ui *ui, void *state)
{
	assert(ui->depth < SCREENS_MOST);
	assert(ui->stack[ui->depth].state == state);
	confirm_drop(&ui->confirm);
	ui->note[0] = '\0';
	ui->depth++;
	shown(ui);
}

void ui_pop(struct ui *ui)
{
	close_uppermost(ui);
	shown(ui);
}

bool ui_back_to(struct ui *ui, const struct screen *screen)
{
	int at = ui->depth - 1;

	while (at >= 0 && ui->stack[at].screen != screen)
		at--;
	while (at >= 0 && ui->depth > at + 1)
		ui_pop(ui);
	return at >= 0;
}

void ui_clear(struct ui *ui)
{
	while (ui->depth)
		close_uppermost(ui);
	clear_at(ui, 0);
	arena_close(ui->frame);
	ui->frame = NULL;
}

void ui_note(struct ui *ui, const char *sentence)
{
	int64_t reading_ms = narration_reading_ms(sentence);

	confirm_drop(&ui->confirm);
	snprintf(ui->note, sizeof ui->note, "%s", sentence);
	ui->note_until_ms = clock_now_ms(ui->clock) +
			    (reading_ms > NOTE_MS ? reading_ms : NOTE_MS);
}

bool ui_confirm(struct ui *ui, const char *question)
{
	bool yes = confirm_asked(&ui->confirm, question);

	snprintf(ui->note, sizeof ui->note, "%s", yes ? "" : question);
	ui->note_until_ms = INT64_MAX;
	return yes;
}

/* A question is gone from the screen as soon as another key drops it. */
static void confirm_or_drop(struct ui *ui, const struct input *input)
{
	bool asks = ui->confirm.question[0];

	confirm_key(&ui->confirm, input);
	if (asks && !ui->confirm.question[0])
		ui->note[0] = '\0';
}

static void notice_all(struct ui *ui, enum ui_notice notice)
{
	for (int i = 0; i < ui->depth; i++)
		if (ui->stack[i].screen->notice)
			ui->stack[i].screen->notice(ui, ui->stack[i].state, notice);
}

void ui_lend(struct ui *ui, void (*run)(void *context), void *context)
{
	notice_all(ui, UI_STOPS);
	terminal_lend();
	run(context);
	terminal_take_back();
	/* keys of the other program that the system turned into signals are not
	 * ours */
	for (int which; (which = signals_read(ui->signals)) != 0;)
		if (which == SIGTERM || which == SIGHUP)
			ui->ended_by = which;
}

static void suspend(struct ui *ui)
{
	notice_all(ui, UI_STOPS);
	terminal_suspend();
}

static void take_signal(struct ui *ui, int which)
{
	trace("screen", "signal", which);
	if (which == SIGWINCH)
		terminal_resized();
	else if (which == SIGTSTP)
		suspend(ui);
	else if (which)
		ui->ended_by = which;
}

static bool too_small(const struct screen *screen)
{
	return !screen->any_size && (terminal_rows() < TERMINAL_LEAST_ROWS ||
				     terminal_cols() < TERMINAL_LEAST_COLS);
}

/* On the first screen one Esc too many would end the program without a word, as a crash
 * does; there q is the key that means it. */
static bool would_leave_by_escape(const struct ui *ui, const struct input *input)
{
	const struct input q = { .kind = INPUT_TEXT, .text = "q" };

	return ui->depth == 1 && input->kind == INPUT_ESCAPE &&
	       (input->command == COMMAND_BACK || input->command == COMMAND_QUIT) &&
	       keys_find(ui_keys(ui), &q) == input->command;
}

static void take_key(struct ui *ui, struct input *input)
{
	const struct screen *top = ui->stack[ui->depth - 1].screen;
	void *state = ui->stack[ui->depth - 1].state;
	int command;

	command = input->command = keys_find(ui_keys(ui), input);
	confirm_or_drop(ui, input);
	if (input->kind == INPUT_GONE)
		ui->ended_by = SIGHUP;
	else if (input->kind == INPUT_CONTROL && input->text[0] == 'C')
		ui->ended_by = SIGINT;
	else if (input->kind == INPUT_CONTROL && input->text[0] == 'L')
		terminal_resized();
	else if (command == COMMAND_HARD)
		ui->open_hard(ui);
	else if (too_small(top))
		return;
	else if (command == COMMAND_HELP)
		ui->open_help(ui, ui_keys(ui));
	else if (input->kind == INPUT_CONTROL && input->text[0] == 'Z' &&
		 command == COMMAND_NONE)
		suspend(ui);
	else if (would_leave_by_escape(ui, input))
		ui_note(ui, "q leaves Groundwork.");
	else
		top->key(ui, state, input);
}

/* What a paste holds is lent until the next key is read: nothing is read behind one. */
static void read_ahead(struct ui *ui)
{
	while (!ui->pasting && ui->ahead_count < AHEAD_MOST &&
	       !(ui->ahead_count && ui->ahead[ui->ahead_count - 1].kind == INPUT_PASTE) &&
	       input_read(&ui->ahead[ui->ahead_count]))
		ui->ahead_count++;
}

bool ui_hard_is_wanted(struct ui *ui)
{
	static const struct keys plain = { NULL, { everywhere_keys } };

	read_ahead(ui);
	for (int i = 0; i < ui->ahead_count; i++)
		if (keys_find(&plain, &ui->ahead[i]) == COMMAND_HARD)
			return true;
	return false;
}

static bool next_key(struct ui *ui, struct input *input)
{
	if (!ui->ahead_count)
		return input_read(input);
	*input = ui->ahead[0];
	memmove(ui->ahead, ui->ahead + 1, (size_t)--ui->ahead_count * sizeof *ui->ahead);
	return true;
}

static void take_keys(struct ui *ui)
{
	struct input input;

	while (ui->depth && !ui->leaving && !ui->ended_by && next_key(ui, &input)) {
		ui->pasting = input.kind == INPUT_PASTE;
		take_key(ui, &input);
		ui->pasting = false;
	}
}

static void draw_too_small(void)
{
	char text[160];
	struct area all = area_screen();

	snprintf(text, sizeof text, "This window is %d by %d. Groundwork needs %d by %d. "
		 "Make it larger and everything is as it was. Ctrl-C leaves.",
		 all.cols, all.rows, TERMINAL_LEAST_COLS, TERMINAL_LEAST_ROWS);
	draw_wrapped(all, STYLE_PLAIN, text, false);
}

static void draw(struct ui *ui)
{
	const struct screen *top = ui->stack[ui->depth - 1].screen;

	arena_close(ui->frame);
	ui->frame = arena_open();
	draw_nothing();
	if (too_small(top))
		draw_too_small();
	else
		top->draw(ui, ui->stack[ui->depth - 1].state);
	terminal_show();
}

static int64_t turn_all(struct ui *ui)
{
	int64_t due_ms = INT64_MAX, now_ms = clock_now_ms(ui->clock);

	for (int i = 0; i < ui->depth; i++)
		if (ui->stack[i].screen->turn)
			ui->stack[i].screen->turn(ui, ui->stack[i].state);
	for (int i = 0; i < ui->depth; i++)
		if (ui->stack[i].screen->due_ms) {
			int64_t at_ms = ui->stack[i].screen->due_ms(ui, ui->stack[i].state);

			due_ms = at_ms < due_ms ? at_ms : due_ms;
		}
	if (ui->note[0] && now_ms >= ui->note_until_ms)
		ui->note[0] = '\0';
	if (ui->note[0] && ui->note_until_ms < due_ms)
		due_ms = ui->note_until_ms;
	return due_ms;
}

static void wait_for_something(struct ui *ui, int64_t due_ms)
{
	struct pollfd fds[2] = {
		{ .fd = ui->keyboard, .events = POLLIN },
		{ .fd = ui->signals, .events = POLLIN },
	};

	if (ui->ahead_count) {
		take_keys(ui);
		return;
	}
	if (clock_wait(ui->clock, fds, 2, due_ms) <= 0)
		return;
	if (fds[1].revents)
		for (int which; (which = signals_read(ui->signals)) != 0;)
			take_signal(ui, which);
	if (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL))
		ui->ended_by = SIGHUP;
	else if (fds[0].revents)
		take_keys(ui);
}

void ui_loop(struct ui *ui)
{
	while (ui->depth && !ui->leaving && !ui->ended_by) {
		int64_t due_ms = turn_all(ui);

		if (!ui->depth)
			break;
		draw(ui);
		wait_for_something(ui, due_ms);
	}
	if (ui->ended_by)
		notice_all(ui, UI_ENDS);
}
