/* ui/import_screen.c -- two pages: what it says, and which lines of it.
 *
 * Promise: nothing is taken in before Enter on the list of lines.
 * Owner:   the screen closes the import; the outcome is the caller's and lives longer
 *          than the screen.
 * Threads: one.
 */
#include "ui/screens.h"

#include "base/error.h"
#include "exchange/import.h"
#include "tui/list.h"
#include "tui/scroll.h"
#include "ui/page.h"
#include "ui/page_text.h"

#include <stdio.h>

struct import_screen {
	struct import *import;
	struct import_outcome *outcome;
	struct scroll scroll;
	struct list list;
	bool choosing;
};

static const struct keys offered_keys = { "An assignment that came", {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "go on",
		   "go on to its lines, to take or decline each" }),
	list_keys, back_keys, everywhere_keys
} };

static const struct keys lines_keys = { "Its lines", {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "take",
		   "take in the lines that are marked" },
		 { COMMAND_TOGGLE, { ' ' }, "Space", "yes or no",
		   "take this line, or decline it" },
		 { COMMAND_YES, { 'y' }, "y", NULL,
		   "twice: take it in nevertheless, when something about it is asked" }),
	list_keys, back_keys, everywhere_keys
} };

static void how_text(const struct import_line *line, char *text, size_t size)
{
	char minutes[DURATION_TEXT];

	duration_text(line->minutes_ms, minutes);
	snprintf(text, size, "%s, %s", line->times, minutes);
}

static void add_all(struct scroll *scroll, enum style style, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		scroll_add(scroll, style, 0, NULL, texts->at[i]);
}

static void add_words(struct scroll *scroll, const struct import *import)
{
	const struct assignment *assignment = import->assignment;
	char leaves_out[200];

	if (!assignment->notes.count && !assignment->stop_if.count &&
	    !assignment->contacts.count && !import->leaves_out)
		return;
	scroll_blank(scroll);
	reading_texts(scroll, NULL, &assignment->notes);
	if (import->leaves_out) {
		snprintf(leaves_out, sizeof leaves_out, "It leaves out: %s.",
			 import->leaves_out);
		scroll_add(scroll, STYLE_PLAIN, 0, NULL, leaves_out);
	}
	reading_texts(scroll, "Stop if", &assignment->stop_if);
	reading_texts(scroll, "To call", &assignment->contacts);
}

static void add_import(struct ui *ui, struct import_screen *screen)
{
	const struct import *import = screen->import;
	struct scroll *scroll = &screen->scroll;
	char from[300], how[80];

	snprintf(from, sizeof from, "from %s, to %s", import->assignment->from,
		 import->assignment->to);
	scroll_begin(scroll, ui->frame);
	scroll_add(scroll, STYLE_QUIET, 0, NULL, from);
	scroll_blank(scroll);
	scroll_add(scroll, import->trust_asks ? STYLE_STRONG : STYLE_PLAIN, 0, NULL,
		   import->trust_words);
	if (*import->fingerprint)
		scroll_add(scroll, STYLE_ACCENT, 2, NULL, import->fingerprint);
	add_all(scroll, import->asks ? STYLE_STRONG : STYLE_PLAIN, &import->remarks);
	add_all(scroll, STYLE_PLAIN, &import->brings);
	add_words(scroll, import);
	for (size_t i = 0; i < import->line_count; i++) {
		const struct import_line *line = &import->lines[i];

		how_text(line, how, sizeof how);
		reading_task(scroll, &(struct reading_task){
			i + 1, line->title, how, line->task->when, line->task->why,
			line->against });
	}
}

static void draw_line(const struct import_screen *screen, int index, struct area area,
		      int row)
{
	const struct import_line *line = &screen->import->lines[index];
	bool marked = list_mark(&screen->list, index, row, area.col);
	int how = area.cols >= 50 ? 22 : 0;
	char words[80];

	how_text(line, words, sizeof words);
	draw_text(row, area.col + 2, 3, line->accepted ? STYLE_ACCENT : STYLE_QUIET,
		  draw_symbol(line->accepted ? SYMBOL_BOX_ON : SYMBOL_BOX_OFF));
	draw_text(row, area.col + 6, area.cols - 8 - how, marked ? STYLE_STRONG : STYLE_PLAIN,
		  line->title);
	if (how)
		draw_text(row, area.col + area.cols - how, how - 2, STYLE_QUIET, words);
}

/* How, when and why of the marked line, as far as there is room. */
static void draw_about(struct ui *ui, const struct import_screen *screen, struct area area)
{
	const struct import_line *line = &screen->import->lines[screen->list.at];
	struct scroll about = { 0 };
	char how[80];

	how_text(line, how, sizeof how);
	scroll_begin(&about, ui->frame);
	if (line->against)
		scroll_add(&about, STYLE_ACCENT, 0, NULL, line->against);
	scroll_add(&about, STYLE_QUIET, 0, NULL, how);
	if (line->task->when)
		scroll_add(&about, STYLE_QUIET, 0, NULL, line->task->when);
	if (line->task->why)
		scroll_add(&about, STYLE_QUIET, 0, NULL, line->task->why);
	scroll_draw(&about, area);
}

static void draw_lines(struct ui *ui, struct import_screen *screen, struct area page)
{
	int about = page.rows >= 12 ? 6 : page.rows >= 8 ? 4 : 3;
	struct area list = area_inside(page, 2, about + 1, 0);

	draw_wrapped((struct area){ page.row, page.col, 2, page.cols }, STYLE_PLAIN,
		     "Which lines do you take? Any of them can be declined.", false);
	list_fit(&screen->list, (int)screen->import->line_count, list.rows);
	for (int i = 0; i < list.rows && screen->list.top + i < screen->list.count; i++)
		draw_line(screen, screen->list.top + i, list, list.row + i);
	list_more(&screen->list, list);
	draw_about(ui, screen, area_inside(page, page.rows - about, 0, 2));
}

static const struct keys *keys_now(const void *state)
{
	const struct import_screen *screen = state;

	return screen->choosing ? &lines_keys : &offered_keys;
}

static void draw(struct ui *ui, void *state)
{
	struct import_screen *screen = state;
	struct area page = page_begin(ui, screen->import->assignment->title, "an assignment");

	page = area_centred(page, 74);
	if (screen->choosing) {
		draw_lines(ui, screen, page);
		return;
	}
	add_import(ui, screen);
	scroll_draw(&screen->scroll, page);
	draw_cursor(page.row, page.col, false);
}

static size_t accepted(const struct import *import)
{
	size_t count = 0;

	for (size_t i = 0; i < import->line_count; i++)
		count += import->lines[i].accepted;
	return count;
}

/* A key of its own, twice: Enter is pressed too easily. */
static bool is_sure(struct ui *ui, const struct import *import, int command)
{
	const char *question = import->trust == TRUST_OTHER
		? "The key is another than until now. y, pressed twice, takes it in "
		  "nevertheless; q goes back."
		: "The page before says something to think about. y, pressed twice, takes it "
		  "in nevertheless; q goes back.";

	if (!import->asks)
		return command == COMMAND_ENTER;
	if (command == COMMAND_YES)
		return ui_confirm(ui, "y once more takes it in nevertheless, q goes back.");
	ui_note(ui, question);
	return false;
}

static void take_in(struct ui *ui, struct import_screen *screen, int command)
{
	struct import *import = screen->import;
	struct error error;

	if (!accepted(import)) {
		ui_note(ui, "No line is chosen. Space chooses one, q leaves without any.");
	} else if (!is_sure(ui, import, command)) {
		return;
	} else if (import_accept(import, &error)) {
		*screen->outcome = (struct import_outcome){ .taken = accepted(import),
							    .lines = import->line_count };
		snprintf(screen->outcome->stands, sizeof screen->outcome->stands, "%s",
			 import->stands);
		ui_pop(ui);
	} else {
		ui_note(ui, error.text);
	}
}

static void choosing_key(struct ui *ui, struct import_screen *screen, int command)
{
	struct import_line *line = &screen->import->lines[screen->list.at];

	if (list_move(&screen->list, command, 5))
		return;
	if (command == COMMAND_TOGGLE)
		line->accepted = !line->accepted;
	else if (command == COMMAND_ENTER || command == COMMAND_YES)
		take_in(ui, screen, command);
	else if (command == COMMAND_BACK)
		screen->choosing = false;
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct import_screen *screen = state;
	int command = input->command;

	if (screen->choosing)
		choosing_key(ui, screen, command);
	else if (scroll_move(&screen->scroll, command))
		return;
	else if (command == COMMAND_ENTER)
		screen->choosing = true;
	else if (command == COMMAND_BACK)
		ui_pop(ui);
}

static void close_screen(void *state)
{
	struct import_screen *screen = state;

	import_close(screen->import);
}

const struct screen import_screen = {
	.draw = draw, .key = key, .keys = { &offered_keys, &lines_keys },
	.keys_now = keys_now, .close = close_screen,
	.state_size = sizeof(struct import_screen),
};

void import_screen_open(struct ui *ui, struct import *import,
			struct import_outcome *outcome)
{
	struct import_screen *screen = ui_state(ui, &import_screen);

	screen->import = import;
	screen->outcome = outcome;
	list_fit(&screen->list, (int)import->line_count, 1);
	ui_push(ui, screen);
}
