/* ui/keys.c -- rows of the table, and the footer made from them. */
#include "ui/keys.h"

#include "ui/draw.h"

#include <string.h>

/* A key is a code point, a named key, or Ctrl with a letter. */
#define NAMED(kind) (0x200000 + (kind))
#define CTRL(letter) (0x400000 + (letter))

enum {
	ALL_PLAYER = PLACE_PLAYER | PLACE_READ | PLACE_WRITTEN | PLACE_RATE | PLACE_CHOOSE,
	ALL_LISTS = PLACE_TODAY | PLACE_LIBRARY | PLACE_SETTINGS | PLACE_JOURNAL |
		    PLACE_CHOOSE | PLACE_SEARCH | PLACE_ABOUT | PLACE_LINES | PLACE_FORM |
		    PLACE_TASK | PLACE_PICK | PLACE_BOXES,
	ALL_PAGES = PLACE_READ | PLACE_PRACTICE | PLACE_ENTRY | PLACE_KEYS | PLACE_HARD |
		    PLACE_PAGE | PLACE_SUPPORT | PLACE_CLOSING | PLACE_OFFERED |
		    PLACE_PREVIEW,
	ALL_OTHERS = PLACE_LIBRARY | PLACE_PRACTICE | PLACE_SETTINGS | PLACE_JOURNAL |
		     PLACE_ENTRY | PLACE_KEYS | PLACE_HARD | PLACE_ABOUT | PLACE_PAGE |
		     PLACE_SUPPORT | PLACE_BEFORE | PLACE_OFFERED | PLACE_LINES |
		     PLACE_FORM | PLACE_TASK | PLACE_PICK | PLACE_BOXES | PLACE_PREVIEW,
	BUT_TEXT = ~(PLACE_WRITE | PLACE_SEARCH | PLACE_TYPING)
};

static const struct key_row rows[] = {
	/* the main thing here */
	{ COMMAND_ENTER, PLACE_TODAY | PLACE_PRACTICE | PLACE_SESSION_DAY | PLACE_BEFORE, { NAMED(INPUT_ENTER) },
	  "Enter", "begin", "begin what is marked" },
	{ COMMAND_ENTER, PLACE_LIBRARY | PLACE_JOURNAL | PLACE_ABOUT, { NAMED(INPUT_ENTER) },
	  "Enter", "open", "open what is marked" },
	{ COMMAND_ENTER, PLACE_OFFERED, { NAMED(INPUT_ENTER) },
	  "Enter", "go on", "go on to its lines, to take or decline each" },
	{ COMMAND_ENTER, PLACE_LINES, { NAMED(INPUT_ENTER) },
	  "Enter", "take", "take in the lines that are marked" },
	{ COMMAND_TOGGLE, PLACE_LINES, { ' ' }, "Space", "yes or no",
	  "take this line, or decline it" },
	{ COMMAND_YES, PLACE_LINES, { 'y' }, "y", NULL,
	  "take it in nevertheless, when something about it was asked" },
	{ COMMAND_ENTER, PLACE_FORM | PLACE_TASK, { NAMED(INPUT_ENTER), ' ' },
	  "Enter", "edit", "edit what is marked" },
	{ COMMAND_ADD, PLACE_FORM, { 'a', '+' }, "a", "add a task", "add a task" },
	{ COMMAND_PREVIEW, PLACE_FORM, { 'p' }, "p", "look and save",
	  "see what the person will see, and save it" },
	{ COMMAND_REMOVE, PLACE_FORM | PLACE_TASK, { 'x', NAMED(INPUT_DELETE) }, "x", "remove",
	  "remove the marked task" },
	{ COMMAND_ENTER, PLACE_PICK, { NAMED(INPUT_ENTER) }, "Enter", "take",
	  "take the marked practice" },
	{ COMMAND_ENTER, PLACE_PREVIEW, { NAMED(INPUT_ENTER) }, "Enter", "save",
	  "save it as a file" },
	{ COMMAND_ENTER, PLACE_BOXES, { NAMED(INPUT_ENTER) }, "Enter", "done",
	  "done, back to the assignment" },
	{ COMMAND_TOGGLE, PLACE_BOXES, { ' ' }, "Space", "choose",
	  "leave it out, or leave it out no longer" },
	{ COMMAND_ENTER, PLACE_SEARCH, { NAMED(INPUT_ENTER), NAMED(INPUT_TAB) },
	  "Enter", "to the list", "from the search to what was found" },
	{ COMMAND_ENTER, PLACE_TYPING, { NAMED(INPUT_ENTER) },
	  "Enter", "keep", "keep what is typed" },
	{ COMMAND_BACK, PLACE_TYPING, { NAMED(INPUT_ESCAPE) }, "Esc", "as it was",
	  "leave the setting as it was" },
	{ COMMAND_ENTER, PLACE_SETTINGS, { NAMED(INPUT_ENTER), ' ' },
	  "Enter", "change", "change the marked setting" },
	{ COMMAND_ENTER, PLACE_READ, { NAMED(INPUT_ENTER), ' ' },
	  "Enter", "go on", "go on to the next step" },
	{ COMMAND_ENTER, PLACE_RATE | PLACE_CHOOSE | PLACE_WRITTEN, { NAMED(INPUT_ENTER) },
	  "Enter", "done", "done with this step" },
	{ COMMAND_TOGGLE, PLACE_CHOOSE, { ' ' }, "Space", "choose",
	  "choose, or choose no longer" },
	{ COMMAND_NUMBER, PLACE_RATE | PLACE_BEFORE, { 0 }, "0-9", "number",
	  "the number, or the answer with that number" },
	{ COMMAND_NUMBER, PLACE_CHOOSE, { 0 }, "1-9", NULL,
	  "choose the option with that number, or choose it no longer" },
	{ COMMAND_BACK, PLACE_SUPPORT, { NAMED(INPUT_ENTER) }, "Enter", "go on",
	  "go on to where you were" },
	{ COMMAND_YES, PLACE_SUPPORT, { 'y' }, "y", "yes", "yes, for now" },
	{ COMMAND_NO, PLACE_SUPPORT, { 'n' }, "n", "no, or not sure", "no, or not sure" },
	{ COMMAND_GROUND, PLACE_BEFORE, { 'g' }, "g", NULL,
	  "something that grounds instead, when the number is low" },
	/* writing */
	{ COMMAND_DONE, PLACE_WRITE, { CTRL('D') }, "Ctrl-D", "done",
	  "done with this page, on to the next step" },
	{ COMMAND_END, PLACE_WRITE, { NAMED(INPUT_ESCAPE) }, "Esc", "leave",
	  "leave the practice; what is written stays" },
	{ COMMAND_HARD, PLACE_WRITE, { CTRL('G') }, "Ctrl-G", "hard moment",
	  "something to hold on to in a hard moment" },
	{ COMMAND_BESIDE, PLACE_WRITE, { NAMED(INPUT_TAB), NAMED(INPUT_BACKTAB) },
	  "Tab", "to Done", "from the text to its Done button, where every key of a "
	  "practice works, and back" },
	{ COMMAND_EDITOR, PLACE_WRITE, { CTRL('E') }, "Ctrl-E", "editor",
	  "write in the editor of your own (EDITOR)" },
	{ COMMAND_UNDO, PLACE_WRITE, { CTRL('Z'), CTRL('_') }, "Ctrl-Z", "undo",
	  "take back the last words" },
	{ COMMAND_REDO, PLACE_WRITE, { CTRL('Y') }, "Ctrl-Y", "redo",
	  "and do them again" },
	{ COMMAND_BESIDE, PLACE_WRITTEN, { NAMED(INPUT_TAB), NAMED(INPUT_BACKTAB),
	  NAMED(INPUT_UP) }, "Tab", "to the text", "back into the text" },
	/* a practice while it runs */
	{ COMMAND_PAUSE, PLACE_PLAYER, { ' ' }, "Space", "pause", "pause, and go on" },
	{ COMMAND_END, ALL_PLAYER, { 'q', NAMED(INPUT_ESCAPE) }, "q", "end",
	  "end here, at once; what was given is kept" },
	{ COMMAND_STEP_BACK, PLACE_PLAYER | PLACE_READ | PLACE_WRITTEN,
	  { NAMED(INPUT_LEFT), NAMED(INPUT_PAGE_UP) }, "Left", NULL,
	  "to the start of this step, or a step back (PgUp in every step)" },
	{ COMMAND_STEP_ON, PLACE_PLAYER | PLACE_READ | PLACE_WRITTEN,
	  { NAMED(INPUT_RIGHT), NAMED(INPUT_PAGE_DOWN) }, "Right", NULL,
	  "a step on (PgDn in every step)" },
	{ COMMAND_STEP_BACK, PLACE_RATE | PLACE_CHOOSE, { NAMED(INPUT_PAGE_UP) }, "PgUp",
	  NULL, NULL },
	{ COMMAND_STEP_ON, PLACE_RATE | PLACE_CHOOSE, { NAMED(INPUT_PAGE_DOWN) }, "PgDn",
	  NULL, NULL },
	{ COMMAND_LOUDER, ALL_PLAYER, { '+', '=' }, "+", NULL, "louder" },
	{ COMMAND_SOFTER, ALL_PLAYER, { '-' }, "-", NULL, "softer" },
	{ COMMAND_BED, ALL_PLAYER, { 'b' }, "b", NULL, "another sound beneath the voice, or none" },
	{ COMMAND_CAPTIONS, ALL_PLAYER, { 'c' }, "c", NULL, "captions on or off" },
	{ COMMAND_VOICE, ALL_PLAYER, { 'v' }, "v", NULL, "the voice on or off" },
	{ COMMAND_BELLS, ALL_PLAYER, { 'm' }, "m", NULL, "bells only" },
	/* going about */
	{ COMMAND_UP, ALL_LISTS | ALL_PAGES | PLACE_RATE, { NAMED(INPUT_UP) }, "Up", NULL, NULL },
	{ COMMAND_DOWN, ALL_LISTS | ALL_PAGES | PLACE_RATE, { NAMED(INPUT_DOWN) }, "Down", NULL, NULL },
	{ COMMAND_UP, (ALL_LISTS | ALL_PAGES) & BUT_TEXT, { 'k' }, "Up Down", NULL,
	  "up and down (or k and j where j is free)" },
	{ COMMAND_DOWN, (ALL_LISTS | ALL_PAGES) & BUT_TEXT & ~PLACE_TODAY, { 'j' }, "j",
	  NULL, NULL },
	{ COMMAND_LEFT, PLACE_PRACTICE | PLACE_SETTINGS | PLACE_RATE | PLACE_BEFORE |
	  PLACE_FORM | PLACE_TASK,
	  { NAMED(INPUT_LEFT), 'h' }, "Left", NULL, "less, shorter, the one before" },
	{ COMMAND_RIGHT, PLACE_PRACTICE | PLACE_SETTINGS | PLACE_RATE | PLACE_BEFORE |
	  PLACE_FORM | PLACE_TASK,
	  { NAMED(INPUT_RIGHT), 'l' }, "Right", NULL, "more, longer, the next" },
	{ COMMAND_PAGE_UP, (ALL_LISTS | ALL_PAGES) & ~(PLACE_CHOOSE | PLACE_READ),
	  { NAMED(INPUT_PAGE_UP) }, "PgUp", NULL, "a page up" },
	{ COMMAND_PAGE_DOWN, (ALL_LISTS | ALL_PAGES) & ~(PLACE_CHOOSE | PLACE_READ),
	  { NAMED(INPUT_PAGE_DOWN) }, "PgDn", NULL, "a page down" },
	{ COMMAND_FIRST, (ALL_LISTS | ALL_PAGES) & ~PLACE_SEARCH, { NAMED(INPUT_HOME) },
	  "Home", NULL, "to the first" },
	{ COMMAND_LAST, (ALL_LISTS | ALL_PAGES) & ~PLACE_SEARCH, { NAMED(INPUT_END) },
	  "End", NULL, "to the last" },
	{ COMMAND_SEARCH, PLACE_LIBRARY | PLACE_JOURNAL | PLACE_PICK, { '/' }, "/", "search",
	  "look for words" },
	{ COMMAND_STAGE, PLACE_LIBRARY, { 's' }, "s", "stage",
	  "only one stage: prepare, retreat, integrate" },
	{ COMMAND_KIND, PLACE_LIBRARY, { 't' }, "t", "type",
	  "only one type: breathing, guided, writing ..." },
	{ COMMAND_PUT_AWAY, PLACE_TODAY, { 'x' }, "x", NULL,
	  "put the unfinished practice away; what was given stays in the journal" },
	{ COMMAND_LIBRARY, PLACE_TODAY, { 'l' }, "l", "library", "all practices" },
	{ COMMAND_JOURNAL, PLACE_TODAY, { 'j' }, "j", "journal", "what you have written" },
	{ COMMAND_PLAN, PLACE_TODAY | PLACE_SESSION_DAY, { 'w' }, "w", NULL,
	  "the weeks: what comes, what was, and your dates" },
	{ COMMAND_THREAD, PLACE_TODAY, { 't' }, "t", NULL,
	  "the thread: your intention, and what came of it" },
	{ COMMAND_QUIT, PLACE_TODAY | PLACE_SESSION_DAY, { 'q', NAMED(INPUT_ESCAPE) }, "q", "quit",
	  "leave Groundwork" },
	{ COMMAND_SETTINGS, PLACE_TODAY, { 's' }, "s", "settings",
	  "sound, motion, colours, what to leave out" },
	{ COMMAND_PAGES, PLACE_TODAY, { 'a' }, "a", "about",
	  "what Groundwork is and is not, when to call, and support" },
	{ COMMAND_WHEN_TO_CALL, PLACE_HARD, { 'w' }, "w", NULL, "when to call, and whom" },
	{ COMMAND_ABOUT, PLACE_TODAY, { 'i', NAMED(INPUT_RIGHT) }, "i", "details",
	  "what the marked practice is, and its other lengths" },
	{ COMMAND_BACK, PLACE_SEARCH, { NAMED(INPUT_ESCAPE) }, "Esc", "no search",
	  "end the search" },
	{ COMMAND_BACK, ALL_OTHERS, { 'q', NAMED(INPUT_ESCAPE) }, "q", "back",
	  "back to where you were" },
	/* one key away on every screen */
	{ COMMAND_HELP, BUT_TEXT & ~PLACE_KEYS & ~PLACE_HARD, { '?' }, "?", "keys",
	  "this list" },
	{ COMMAND_HARD, BUT_TEXT & ~PLACE_HARD, { '!' }, "!", "hard moment",
	  "something to hold on to in a hard moment" },
};

const struct key_row *keys_row(size_t index)
{
	return &rows[index];
}

size_t keys_count(void)
{
	return sizeof rows / sizeof *rows;
}

static int code_of(const struct input *input)
{
	if (input->kind == INPUT_TEXT)
		return input->text[1] ? -1 : input->text[0];
	if (input->kind == INPUT_CONTROL)
		return CTRL(input->text[0]);
	return NAMED((int)input->kind);
}

static bool has_key(const struct key_row *row, int code)
{
	for (int i = 0; i < KEYS_EACH && row->keys[i]; i++)
		if (row->keys[i] == code)
			return true;
	return row->command == COMMAND_NUMBER && code >= '0' && code <= '9';
}

enum command keys_find(enum place place, const struct input *input)
{
	int code = code_of(input);

	for (size_t i = 0; i < keys_count(); i++)
		if ((rows[i].places & (unsigned)place) && has_key(&rows[i], code))
			return rows[i].command;
	return COMMAND_NONE;
}

static bool is_last(const struct key_row *row)
{
	return row->command == COMMAND_HELP || row->command == COMMAND_HARD;
}

static int row_width(const struct key_row *row)
{
	return draw_width(row->shown) + 1 + draw_width(row->label) + 3;
}

static bool in_footer(const struct key_row *row, enum place place)
{
	return row->label && (row->places & (unsigned)place);
}

/* The columns that help and hard moment need. */
static int width_of_last(enum place place)
{
	int width = 0;

	for (size_t i = 0; i < keys_count(); i++)
		if (in_footer(&rows[i], place) && is_last(&rows[i]))
			width += row_width(&rows[i]);
	return width;
}

static int draw_key(const struct key_row *row, int at_row, int col, bool first)
{
	int start = col;

	if (!first)
		col += draw_text(at_row, col, 3, STYLE_FRAME, draw_symbol(SYMBOL_BETWEEN));
	col += draw_text(at_row, col, 20, STYLE_STRONG, row->shown);
	col += draw_text(at_row, col, 1, STYLE_QUIET, " ");
	col += draw_text(at_row, col, 40, STYLE_QUIET, row->label);
	return col - start;
}

int keys_footer(enum place place, int row, int col, int columns)
{
	int room = columns + 3 - width_of_last(place);
	bool first = true;

	for (size_t i = 0; i < keys_count(); i++) {
		if (!in_footer(&rows[i], place))
			continue;
		if (!is_last(&rows[i])) {
			if (row_width(&rows[i]) > room)
				continue;
			room -= row_width(&rows[i]);
		}
		col += draw_key(&rows[i], row, col, first);
		first = false;
	}
	return col;
}
