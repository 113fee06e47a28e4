/* ui/voice_recording_screen.c -- where one is, the words, the meter, and what came of it.
 *
 * Promise: shows one line large, who speaks it by now, and how loud the
 *          microphone hears; what is kept is kept at once. The microphone closes
 *          when another page comes over this one.
 * Owner:   the recording is the caller's, and outlives the screen.
 * Threads: one.
 */
#include "ui/screens.h"

#include "base/buffer.h"
#include "base/error.h"
#include "model/practice.h"
#include "practice/voice_recording.h"
#include "ui/page.h"

#include <limits.h>
#include <stdio.h>

enum { WORDS = 60, METER = 48, STATUS_MOST = 4 };

struct voice_recording_screen {
	struct voice_recording *record;
};

enum {
	COMMAND_KEEP = COMMAND_OWN, COMMAND_REPEAT, COMMAND_HEAR,
	COMMAND_CHOOSE_VOICE
};

static const struct key_row again_keys[] = {
	{ COMMAND_REPEAT, { 'r' }, "r", "again", "let it go and record this line again" },
	KEYS_END
};

static const struct key_row line_keys[] = {
	{ COMMAND_LEFT, { KEY(LEFT) }, "Left", NULL, "the line before" },
	{ COMMAND_RIGHT, { KEY(RIGHT) }, "Right", "next", "the next line" },
	{ COMMAND_FIRST, { KEY(HOME) }, "Home", NULL, "the first line" },
	{ COMMAND_LAST, { KEY(END) }, "End", NULL, "the last line" },
	KEYS_END
};

static const struct key_row leave_record_keys[] = {
	{ COMMAND_BACK, { 'q', KEY(ESCAPE) }, "q", "leave",
	  "leave; what was kept is kept" },
	KEYS_END
};

static const struct keys voice_recording_keys = { "A line to be recorded", {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER), ' ' }, "Enter", "begin",
		   "record this line" }),
	line_keys,
	KEY_ROWS({ COMMAND_CHOOSE_VOICE, { 'u' }, "u", "use it",
		   "let this voice speak from now on, or the one that came with "
		   "Groundwork" }),
	leave_record_keys,
	KEY_ROWS({ COMMAND_HEAR, { 'p' }, "p", "play",
		   "play the recording of this line, or who speaks it by now" }),
	everywhere_keys
} };

static const struct keys recording_keys = { "While a line is recorded", {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER), ' ' }, "Enter", "stop",
		   "enough: stop recording" }),
	again_keys, leave_record_keys, everywhere_keys
} };

static const struct keys taken_keys = { "A recording that waits", {
	KEY_ROWS({ COMMAND_KEEP, { 'k' }, "k", "keep", "keep it, on to the next line" }),
	again_keys,
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER), ' ' }, "Enter", NULL, NULL },
		 { COMMAND_HEAR, { 'p' }, "p", "play", "play it again" }),
	line_keys, leave_record_keys, everywhere_keys
} };

static struct voice_recording_view look(const void *state)
{
	const struct voice_recording_screen *screen = state;

	return voice_recording_look(screen->record);
}

static const struct keys *keys_now(const void *state)
{
	switch (look(state).state) {
	case RECORDING_OPENING:
	case RECORDING_RUNNING:
	case RECORDING_ENDING:
		return &recording_keys;
	case RECORDING_TAKEN:
		return &taken_keys;
	case RECORDING_READY:
		break;
	}
	return &voice_recording_keys;
}

static const char *speaker_words(enum voice_recording_speaker speaker)
{
	switch (speaker) {
	case SPOKEN_HERE:
		return "recorded";
	case SPOKEN_ELSEWHERE:
		return "not yet: another voice speaks it";
	case SPOKEN_NOWHERE:
		break;
	}
	return "not yet: it is a caption";
}

static void draw_where(const struct voice_recording_view *view, struct area page)
{
	char where[64], text[160];
	int col;

	snprintf(where, sizeof where, "Line %zu of %zu", view->line + 1, view->line_count);
	col = page.col + draw_text(page.row, page.col, page.cols, STYLE_STRONG, where);
	snprintf(text, sizeof text, "%s%s", draw_symbol(SYMBOL_BETWEEN),
		 speaker_words(view->speaker));
	draw_text(page.row, col, page.col + page.cols - col, STYLE_QUIET, text);
}

/* One dot a line, the ones around this one when there are too many. */
static void draw_dots(const struct voice_recording_screen *screen,
		      const struct voice_recording_view *view,
		      struct area page, int row)
{
	int room = page.cols / 2, count = (int)view->line_count, first = 0;

	if (count > room) {
		first = (int)view->line - room / 2;
		first = first < 0 ? 0 : first > count - room ? count - room : first;
		count = room;
	}
	page = area_centred(page, count * 2 - 1);
	for (int i = 0; i < count; i++) {
		enum voice_recording_speaker speaker;
		bool here = first + i == (int)view->line;

		voice_recording_line(screen->record, (size_t)(first + i), &speaker);
		draw_text(row, page.col + i * 2, 1, here ? STYLE_ACCENT : STYLE_QUIET,
			  draw_symbol(speaker == SPOKEN_HERE ? SYMBOL_DOT_FULL
							     : SYMBOL_DOT_EMPTY));
		if (here)
			draw_cursor(row, page.col + i * 2, true);
	}
}

/* The bar of the meter, or of what is being played. */
static void draw_bar(const struct voice_recording_view *view, struct area page, int row)
{
	struct area bar = area_centred(page, METER);

	if (view->state == RECORDING_RUNNING)
		draw_time_line(bar, row, (int64_t)(view->level * 1000), 1000);
	else if (view->playing)
		draw_time_line(bar, row, view->played_ms, view->sound_ms);
}

static void seconds(int64_t ms, char text[DURATION_TEXT])
{
	snprintf(text, DURATION_TEXT, "%lld.%lld s", (long long)ms / 1000,
		 (long long)ms / 100 % 10);
}

static void say_taken(const struct voice_recording_view *view, struct buffer *status)
{
	char length[DURATION_TEXT];

	seconds(view->length_ms, length);
	buffer_print(status, view->playing ? "Playing it back, %s." : "%s.", length);
	buffer_print(status, " k keeps it, r records it again.%s%s", view->note ? "\n" : "",
		     view->note ? view->note : "");
}

static const char *ready_words(const struct voice_recording_view *view)
{
	if (view->note)
		return view->note;
	if (view->playing)
		return "So it is spoken by now.";
	if (view->speaker == SPOKEN_HERE)
		return "It is recorded: p plays it, Enter records it anew.";
	return "Enter opens the microphone; read the line when it says so.";
}

static void say_status(const struct voice_recording_view *view, struct buffer *status)
{
	char length[DURATION_TEXT];

	switch (view->state) {
	case RECORDING_OPENING:
		buffer_add_string(status, "The microphone is being opened ...");
		break;
	case RECORDING_RUNNING:
		seconds(view->length_ms, length);
		buffer_print(status, "Recording, %s%s%s", length,
			     view->level_words[0] ? draw_symbol(SYMBOL_BETWEEN) : "",
			     view->level_words);
		break;
	case RECORDING_ENDING:
		buffer_add_string(status, "A moment ...");
		break;
	case RECORDING_TAKEN:
		say_taken(view, status);
		break;
	case RECORDING_READY:
		buffer_add_string(status, ready_words(view));
		break;
	}
}

/* Draws what is said below the words; returns how many rows it took. */
static int draw_status(const struct voice_recording_view *view, struct area page)
{
	struct area text = area_centred(page, WORDS);
	struct buffer status = { 0 };
	int rows;

	say_status(view, &status);
	rows = draw_height(buffer_string(&status), text.cols);
	if (rows > STATUS_MOST)
		rows = STATUS_MOST;
	text = area_inside(text, text.rows - rows, 0, 0);
	draw_wrapped(text, view->state == RECORDING_RUNNING ? STYLE_STRONG : STYLE_PLAIN,
		     buffer_string(&status), true);
	buffer_free(&status);
	return rows;
}

static void draw(struct ui *ui, void *state)
{
	struct voice_recording_screen *screen = state;
	struct voice_recording_view view = look(state);
	char voice[96];
	struct area page, words;
	int rows;

	snprintf(voice, sizeof voice, "voice %s%s", view.voice,
		 view.chosen ? ", the one that speaks" : "");
	page = page_begin(ui, view.practice->title, voice);
	draw_where(&view, page);
	draw_dots(screen, &view, page, page.row + page.rows - 1);
	page = area_inside(page, 1, page.rows >= 14 ? 2 : 1, 0);
	page.rows -= draw_status(&view, page);
	draw_bar(&view, page, page.row + page.rows - 1);
	words = area_centred(area_inside(page, 0, 1, 0), WORDS);
	rows = draw_height(view.text, words.cols);
	if (rows < words.rows)
		words = area_inside(words, (words.rows - rows) / 2, 0, 0);
	draw_wrapped(words, STYLE_STRONG, view.text, true);
}

static void keep(struct ui *ui, struct voice_recording_screen *screen)
{
	struct voice_recording_view view;
	struct error error;
	char text[160];

	if (!voice_recording_keep(screen->record, &error)) {
		ui_note(ui, error.text);
		return;
	}
	voice_recording_go(screen->record, 1);
	view = voice_recording_look(screen->record);
	if (view.kept_count < view.line_count)
		snprintf(text, sizeof text, "Kept: %zu of %zu lines.", view.kept_count,
			 view.line_count);
	else
		snprintf(text, sizeof text, "Kept. All %zu lines are recorded.%s",
			 view.line_count, view.chosen ? "" : " u lets this voice speak.");
	ui_note(ui, text);
}

static void choose(struct ui *ui, struct voice_recording_screen *screen)
{
	bool chosen = !voice_recording_look(screen->record).chosen;
	struct voice_recording_view view;
	struct error error;
	char text[160];

	if (!voice_recording_choose(screen->record, chosen, &error)) {
		ui_note(ui, error.text);
		return;
	}
	view = voice_recording_look(screen->record);
	if (chosen)
		snprintf(text, sizeof text, "The voice %s speaks from now on, wherever it has "
			 "a line.", view.voice);
	else
		snprintf(text, sizeof text, "The voice that came with Groundwork speaks again.");
	ui_note(ui, text);
}

static void enter(struct ui *ui, struct voice_recording_screen *screen)
{
	enum voice_recording_state now = voice_recording_look(screen->record).state;

	ui->note[0] = '\0';
	if (now == RECORDING_READY)
		voice_recording_begin(screen->record);
	else if (now == RECORDING_TAKEN)
		ui_note(ui, "k keeps this recording, r lets it go and records again.");
	else
		voice_recording_end(screen->record);
}

static bool leaves_line(int command)
{
	return command == COMMAND_LEFT || command == COMMAND_RIGHT ||
	       command == COMMAND_FIRST || command == COMMAND_LAST || command == COMMAND_BACK;
}

/* A recording that waits is gone when its line is left. */
static bool is_kept_from_it(struct ui *ui, struct voice_recording_screen *screen, int command)
{
	return leaves_line(command) &&
	       voice_recording_look(screen->record).state == RECORDING_TAKEN &&
	       !ui_confirm(ui, "This recording is not kept yet: k keeps it. The same key once "
			       "more goes on without it.");
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct voice_recording_screen *screen = state;
	int command = input->command;

	if (is_kept_from_it(ui, screen, command))
		return;
	if (command == COMMAND_ENTER)
		enter(ui, screen);
	else if (command == COMMAND_KEEP)
		keep(ui, screen);
	else if (command == COMMAND_REPEAT)
		voice_recording_begin(screen->record);
	else if (command == COMMAND_HEAR)
		voice_recording_play(screen->record);
	else if (command == COMMAND_LEFT || command == COMMAND_RIGHT)
		voice_recording_go(screen->record, command == COMMAND_LEFT ? -1 : 1);
	else if (command == COMMAND_FIRST || command == COMMAND_LAST)
		voice_recording_go(screen->record,
				   command == COMMAND_FIRST ? -INT_MAX : INT_MAX);
	else if (command == COMMAND_CHOOSE_VOICE)
		choose(ui, screen);
	else if (command == COMMAND_BACK)
		ui_pop(ui);
}

static void turn(struct ui *ui, void *state)
{
	struct voice_recording_screen *screen = state;

	if (ui->stack[ui->depth - 1].state != state)
		voice_recording_hush(screen->record);
	voice_recording_turn(screen->record);
}

static int64_t due_ms(struct ui *ui, const void *state)
{
	const struct voice_recording_screen *screen = state;

	(void)ui;
	return voice_recording_due_ms(screen->record);
}

static bool hush(struct ui *ui, void *state)
{
	struct voice_recording_screen *screen = state;

	(void)ui;
	voice_recording_hush(screen->record);
	return false;
}

static void notice(struct ui *ui, void *state, enum ui_notice what)
{
	(void)what;
	hush(ui, state);
}

static void close_screen(void *state)
{
	struct voice_recording_screen *screen = state;

	voice_recording_drop(screen->record);
}

const struct screen voice_recording_screen = {
	.draw = draw, .key = key,
	.keys = { &voice_recording_keys, &recording_keys, &taken_keys },
					      .keys_now = keys_now,
	.turn = turn, .due_ms = due_ms, .hush = hush, .notice = notice,
	.close = close_screen, .state_size = sizeof(struct voice_recording_screen),
};

void voice_recording_screen_open(struct ui *ui, struct voice_recording *record)
{
	struct voice_recording_screen *screen = ui_state(ui, &voice_recording_screen);

	screen->record = record;
	ui_push(ui, screen);
}
