/* tui/keys.c -- rows of the table, and the footer made from them. */
#include "tui/keys.h"

#include "tui/draw.h"

#include <string.h>

/* A key is a code point, a named key, or Ctrl with a letter. */
#define NAMED(kind) (0x200000 + (kind))
#define CTRL(letter) (0x400000 + (letter))

/* Sets of places. */
#define AT(place) (UINT64_C(1) << PLACE_##place)
#define ALL_PLAYER (AT(PLAYER) | AT(READ) | AT(WRITTEN) | AT(RATE) | AT(CHOOSE))
#define ALL_LISTS                                                                \
	(AT(TODAY) | AT(LIBRARY) | AT(SETTINGS) | AT(JOURNAL) | AT(CHOOSE) |     \
	 AT(SEARCH) | AT(ABOUT) | AT(PLAN) | AT(STEER) | AT(LINES) | AT(FORM) |  \
	 AT(TASK) | AT(PICK) | AT(BOXES) | AT(SHARE) | AT(CASELOAD))
#define ALL_LETTER (AT(SEALED) | AT(ENVELOPE) | AT(LETTER))
#define ALL_PAGES                                                                \
	(ALL_LETTER | AT(THREAD) | AT(READ) | AT(PRACTICE) | AT(ENTRY) |         \
	 AT(KEYS) | AT(HARD) | AT(PAGE) | AT(SUPPORT) | AT(CLOSING) |            \
	 AT(OFFERED) | AT(PREVIEW) | AT(CASE))
#define ALL_OTHERS                                                               \
	(AT(THREAD) | AT(LETTER) | AT(LIBRARY) | AT(PRACTICE) | AT(SETTINGS) |   \
	 AT(JOURNAL) | AT(ENTRY) | AT(KEYS) | AT(HARD) | AT(ABOUT) | AT(PAGE) |  \
	 AT(SUPPORT) | AT(BEFORE) | AT(CLOSING) | AT(PLAN) | AT(OFFERED) |       \
	 AT(LINES) | AT(FORM) | AT(TASK) | AT(PICK) | AT(BOXES) | AT(PREVIEW) |      \
	 AT(SHARE) | AT(CASELOAD) | AT(CASE))
#define FIRST_LISTS (AT(FIRST) | AT(FIRST_MARKS) | AT(FIRST_TRY) | AT(FIRST_SOUND))
#define FIRST_TO_GO_ON (AT(FIRST) | AT(FIRST_DAY) | AT(FIRST_TEXT) | AT(FIRST_MARKS))
#define ALL_FIRST (FIRST_TO_GO_ON | AT(FIRST_SOUND) | AT(FIRST_TRY))
#define BUT_TEXT (~(AT(WRITE) | AT(SEARCH) | AT(TYPING)))

static const struct key_row rows[] = {
	/* the main thing here */
	{ COMMAND_ENTER, AT(TODAY) | AT(PRACTICE) | AT(SESSION_DAY) | AT(BEFORE), { NAMED(INPUT_ENTER) },
	  "Enter", "begin", "begin what is marked" },
	{ COMMAND_ENTER, AT(LIBRARY) | AT(JOURNAL) | AT(ABOUT) | AT(CASELOAD), { NAMED(INPUT_ENTER) },
	  "Enter", "open", "open what is marked" },
	{ COMMAND_ENTER, AT(OFFERED), { NAMED(INPUT_ENTER) },
	  "Enter", "go on", "go on to its lines, to take or decline each" },
	{ COMMAND_ENTER, AT(LINES), { NAMED(INPUT_ENTER) },
	  "Enter", "take", "take in the lines that are marked" },
	{ COMMAND_TOGGLE, AT(LINES), { ' ' }, "Space", "yes or no",
	  "take this line, or decline it" },
	{ COMMAND_YES, AT(LINES), { 'y' }, "y", NULL,
	  "take it in nevertheless, when something about it was asked" },
	{ COMMAND_ENTER, AT(FORM) | AT(TASK), { NAMED(INPUT_ENTER), ' ' },
	  "Enter", "edit", "edit what is marked" },
	{ COMMAND_ADD, AT(FORM), { 'a', '+' }, "a", "add a task", "add a task" },
	{ COMMAND_PREVIEW, AT(FORM), { 'p' }, "p", "look and save",
	  "see what the person will see, and save it" },
	{ COMMAND_REMOVE, AT(FORM) | AT(TASK), { 'x', NAMED(INPUT_DELETE) }, "x", "remove",
	  "remove the marked task" },
	{ COMMAND_ENTER, AT(PICK), { NAMED(INPUT_ENTER) }, "Enter", "take",
	  "take the marked practice" },
	{ COMMAND_ENTER, AT(PREVIEW), { NAMED(INPUT_ENTER) }, "Enter", "save",
	  "save it as a file" },
	{ COMMAND_ENTER, AT(SHARE), { NAMED(INPUT_ENTER) }, "Enter", "look",
	  "see exactly what goes in; only then it can be saved" },
	{ COMMAND_TOGGLE, AT(SHARE), { ' ' }, "Space", "share",
	  "share what is marked, or keep it" },
	{ COMMAND_ENTER, AT(BOXES), { NAMED(INPUT_ENTER) }, "Enter", "done",
	  "done, back to the assignment" },
	{ COMMAND_TOGGLE, AT(BOXES), { ' ' }, "Space", "choose",
	  "leave it out, or leave it out no longer" },
	{ COMMAND_REPLY, AT(CASELOAD) | AT(CASE), { 'r' }, "r", "next assignment",
	  "make the next assignment, which begins as the last one" },
	{ COMMAND_NOTE, AT(CASELOAD) | AT(CASE), { 'n' }, "n", "note",
	  "note a few words to the person; they go along with the next assignment" },
	{ COMMAND_ENTER, AT(SEARCH), { NAMED(INPUT_ENTER), NAMED(INPUT_TAB) },
	  "Enter", "to the list", "from the search to what was found" },
	{ COMMAND_ENTER, AT(TYPING), { NAMED(INPUT_ENTER) },
	  "Enter", "keep", "keep what is typed" },
	{ COMMAND_BACK, AT(TYPING), { NAMED(INPUT_ESCAPE) }, "Esc", "as it was",
	  "leave the setting as it was" },
	{ COMMAND_ENTER, AT(SETTINGS), { NAMED(INPUT_ENTER), ' ' },
	  "Enter", "change", "change the marked setting" },
	{ COMMAND_ENTER, AT(READ), { NAMED(INPUT_ENTER), ' ' },
	  "Enter", "go on", "go on to the next step" },
	{ COMMAND_ENTER, AT(RATE) | AT(CHOOSE) | AT(WRITTEN), { NAMED(INPUT_ENTER) },
	  "Enter", "done", "done with this step" },
	{ COMMAND_TOGGLE, AT(CHOOSE), { ' ' }, "Space", "choose",
	  "choose, or choose no longer" },
	{ COMMAND_NUMBER, AT(RATE) | AT(BEFORE), { 0 }, "0-9", "number",
	  "the number, or the answer with that number" },
	{ COMMAND_NUMBER, AT(CHOOSE), { 0 }, "1-9", NULL,
	  "choose the option with that number, or choose it no longer" },
	{ COMMAND_BACK, AT(SUPPORT), { NAMED(INPUT_ENTER) }, "Enter", "go on",
	  "go on to where you were" },
	{ COMMAND_YES, AT(SUPPORT), { 'y' }, "y", "yes", "yes, for now" },
	{ COMMAND_NO, AT(SUPPORT), { 'n' }, "n", "no, or not sure", "no, or not sure" },
	{ COMMAND_LINE, AT(CLOSING), { 'n' }, "n", NULL, "note one line about it" },
	{ COMMAND_ENTER, AT(THREAD), { NAMED(INPUT_ENTER) }, "Enter", "write",
	  "draft the line, or write it anew; every version is kept" },
	{ COMMAND_CARD, AT(THREAD), { 'c' }, "c", "card",
	  "put the line on a card, as files to print" },
	{ COMMAND_LETTER, AT(THREAD), { 'l' }, "l", "letter",
	  "the letter to yourself" },
	{ COMMAND_ENTER, AT(ENVELOPE), { NAMED(INPUT_ENTER), 'l' }, "Enter", "read",
	  "read the letter" },
	{ COMMAND_READ_NOW, AT(SEALED), { 'r' }, "r", "read now",
	  "read the letter before its day" },
	{ COMMAND_BACK, AT(SEALED) | AT(ENVELOPE), { 'q', NAMED(INPUT_ESCAPE) }, "q",
	  "leave it closed", "leave it closed; nothing is lost" },
	{ COMMAND_GROUND, AT(ENVELOPE) | AT(LETTER), { 'g' }, "g", "ground",
	  "something that grounds, if the letter stirs more than you like" },
	{ COMMAND_GROUND, AT(BEFORE), { 'g' }, "g", NULL,
	  "something that grounds instead, when the number is low" },
	/* the first questions */
	{ COMMAND_ENTER, FIRST_TO_GO_ON, { NAMED(INPUT_ENTER) },
	  "Enter", "go on", "keep what is shown, and go on" },
	{ COMMAND_ENTER, AT(FIRST_TRY), { NAMED(INPUT_ENTER) },
	  "Enter", "begin", "begin the practice" },
	{ COMMAND_ENTER, AT(FIRST_SOUND), { NAMED(INPUT_ENTER), 'r' },
	  "Enter", "play", "play the bell, once or again (r as well)" },
	{ COMMAND_YES, AT(FIRST_SOUND), { 'y' }, "y", "yes", "yes, it was heard: go on" },
	{ COMMAND_NO, AT(FIRST_SOUND), { 'n' }, "n", "no", "no: what can be done" },
	{ COMMAND_LOUDER, AT(FIRST_SOUND), { '+', '=' }, "+", NULL, "louder" },
	{ COMMAND_SOFTER, AT(FIRST_SOUND), { '-' }, "-", NULL, "softer" },
	{ COMMAND_TOGGLE, AT(FIRST_MARKS), { ' ' }, "Space", "leave out",
	  "leave out what is marked, or no longer" },
	{ COMMAND_NUMBER, AT(FIRST), { 0 }, "1-4", NULL,
	  "take the one with that number, and go on" },
	{ COMMAND_NUMBER, AT(FIRST_MARKS), { 0 }, "1-8", NULL,
	  "leave out the one with that number, or no longer" },
	{ COMMAND_LEFT, AT(FIRST_DAY), { NAMED(INPUT_LEFT) }, "Left", NULL, "a day earlier" },
	{ COMMAND_RIGHT, AT(FIRST_DAY), { NAMED(INPUT_RIGHT) }, "Right", NULL, "a day later" },
	{ COMMAND_UP, AT(FIRST_DAY), { NAMED(INPUT_UP) }, "Up", NULL, "a week earlier" },
	{ COMMAND_DOWN, AT(FIRST_DAY), { NAMED(INPUT_DOWN) }, "Down", NULL, "a week later" },
	{ COMMAND_STEP_ON, ALL_FIRST, { NAMED(INPUT_ESCAPE) }, "Esc", "pass by",
	  "pass this by; the settings have it as well" },
	{ COMMAND_STEP_BACK, ALL_FIRST, { NAMED(INPUT_PAGE_UP) }, "PgUp", NULL,
	  "to the question before" },
	{ COMMAND_QUIT, ALL_FIRST & ~AT(FIRST_TEXT), { 'q' }, "q", "leave",
	  "leave the questions; what was given is kept" },
	{ COMMAND_UP, FIRST_LISTS, { NAMED(INPUT_UP), 'k' }, "Up", NULL, "up" },
	{ COMMAND_DOWN, FIRST_LISTS, { NAMED(INPUT_DOWN), 'j' }, "Down", NULL, "down" },
	{ COMMAND_UP, AT(FIRST_TEXT), { NAMED(INPUT_UP), NAMED(INPUT_BACKTAB) }, "Up", NULL,
	  "the row before" },
	{ COMMAND_DOWN, AT(FIRST_TEXT), { NAMED(INPUT_DOWN), NAMED(INPUT_TAB) }, "Down",
	  NULL, "the next row" },
	/* the weeks */
	{ COMMAND_ENTER, AT(PLAN), { NAMED(INPUT_ENTER) },
	  "Enter", "open", "what the marked day asks, to begin any of it" },
	{ COMMAND_MOVE, AT(PLAN), { 'm' }, "m", "move", "put the marked day on another date" },
	{ COMMAND_DATES, AT(PLAN), { 'd' }, "d", "dates",
	  "your dates: arrival, home, days with a session" },
	{ COMMAND_FORM, AT(PLAN), { 'f' }, "f", "form",
	  "another form of preparing: more days, or fewer" },
	{ COMMAND_REPORT, AT(PLAN), { 'r' }, "r", NULL,
	  "a report: what you choose to tell of these days" },
	{ COMMAND_TRACK, AT(PLAN), { 't' }, "t", NULL, "steady or tender, on any day" },
	{ COMMAND_OTHER, AT(PLAN), { 'o' }, "o", NULL,
	  "another programme for these days, when there is one" },
	{ COMMAND_ABOUT, AT(PLAN), { 'i' }, "i", NULL,
	  "what is in use and why, and what was left aside" },
	{ COMMAND_ENTER, AT(STEER), { NAMED(INPUT_ENTER) },
	  "Enter", "take", "take what is marked" },
	{ COMMAND_BACK, AT(STEER), { NAMED(INPUT_ESCAPE), 'q' }, "Esc", "as it was",
	  "leave it as it was" },
	{ COMMAND_ENTER, AT(DATE), { NAMED(INPUT_ENTER) },
	  "Enter", "keep", "keep the date; an empty one is taken away" },
	{ COMMAND_BACK, AT(DATE), { NAMED(INPUT_ESCAPE), 'q' }, "Esc", "as it was",
	  "leave the date as it was" },
	{ COMMAND_LEFT, AT(DATE), { NAMED(INPUT_LEFT) }, "Left", NULL, "a day earlier" },
	{ COMMAND_RIGHT, AT(DATE), { NAMED(INPUT_RIGHT) }, "Right", NULL, "a day later" },
	{ COMMAND_UP, AT(DATE), { NAMED(INPUT_UP) }, "Up", NULL, "a week earlier" },
	{ COMMAND_DOWN, AT(DATE), { NAMED(INPUT_DOWN) }, "Down", NULL, "a week later" },
	/* recording */
	{ COMMAND_ENTER, AT(RECORD), { NAMED(INPUT_ENTER), ' ' }, "Enter", "begin",
	  "record this line" },
	{ COMMAND_ENTER, AT(RECORDING), { NAMED(INPUT_ENTER), ' ' }, "Enter", "stop",
	  "enough: stop recording" },
	{ COMMAND_KEEP, AT(TAKE), { 'k' }, "k", "keep", "keep it, on to the next line" },
	{ COMMAND_REPEAT, AT(TAKE) | AT(RECORDING), { 'r' }, "r", "again",
	  "let it go and record this line again" },
	{ COMMAND_ENTER, AT(TAKE), { NAMED(INPUT_ENTER), ' ' }, "Enter", NULL, NULL },
	{ COMMAND_HEAR, AT(TAKE), { 'p' }, "p", "play", "play it again" },
	{ COMMAND_LEFT, AT(RECORD) | AT(TAKE), { NAMED(INPUT_LEFT) }, "Left", NULL,
	  "the line before" },
	{ COMMAND_RIGHT, AT(RECORD) | AT(TAKE), { NAMED(INPUT_RIGHT) }, "Right",
	  "next", "the next line" },
	{ COMMAND_FIRST, AT(RECORD) | AT(TAKE), { NAMED(INPUT_HOME) }, "Home", NULL,
	  "the first line" },
	{ COMMAND_LAST, AT(RECORD) | AT(TAKE), { NAMED(INPUT_END) }, "End", NULL,
	  "the last line" },
	{ COMMAND_CHOOSE_VOICE, AT(RECORD), { 'u' }, "u", "use it",
	  "let this voice speak from now on, or the one that came with Groundwork" },
	{ COMMAND_BACK, AT(RECORD) | AT(RECORDING) | AT(TAKE),
	  { 'q', NAMED(INPUT_ESCAPE) }, "q", "leave", "leave; what was kept is kept" },
	{ COMMAND_HEAR, AT(RECORD), { 'p' }, "p", "play",
	  "play the recording of this line, or who speaks it by now" },
	/* writing */
	{ COMMAND_DONE, AT(WRITE), { CTRL('D') }, "Ctrl-D", "done",
	  "done with this page, on to the next step" },
	{ COMMAND_END, AT(WRITE), { NAMED(INPUT_ESCAPE) }, "Esc", "leave",
	  "leave the practice; what is written stays" },
	{ COMMAND_HARD, AT(WRITE), { CTRL('G') }, "Ctrl-G", "hard moment",
	  "something to hold on to in a hard moment" },
	{ COMMAND_BESIDE, AT(WRITE), { NAMED(INPUT_TAB), NAMED(INPUT_BACKTAB) },
	  "Tab", "to Done", "from the text to its Done button, where every key of a "
	  "practice works, and back" },
	{ COMMAND_EDITOR, AT(WRITE), { CTRL('E') }, "Ctrl-E", "editor",
	  "write in the editor of your own (EDITOR)" },
	{ COMMAND_UNDO, AT(WRITE), { CTRL('Z'), CTRL('_') }, "Ctrl-Z", "undo",
	  "take back the last words" },
	{ COMMAND_REDO, AT(WRITE), { CTRL('Y') }, "Ctrl-Y", "redo",
	  "and do them again" },
	{ COMMAND_BESIDE, AT(WRITTEN), { NAMED(INPUT_TAB), NAMED(INPUT_BACKTAB),
	  NAMED(INPUT_UP) }, "Tab", "to the text", "back into the text" },
	/* a practice while it runs */
	{ COMMAND_PAUSE, AT(PLAYER), { ' ' }, "Space", "pause", "pause, and go on" },
	{ COMMAND_END, ALL_PLAYER, { 'q', NAMED(INPUT_ESCAPE) }, "q", "end",
	  "end here, at once; what was given is kept" },
	{ COMMAND_SIGNS, ALL_PLAYER, { 's' }, "s", "signs to stop",
	  "signs that it is too much just now, and what helps; pauses" },
	{ COMMAND_STEP_BACK, AT(PLAYER) | AT(READ) | AT(WRITTEN),
	  { NAMED(INPUT_LEFT), NAMED(INPUT_PAGE_UP) }, "Left", NULL,
	  "to the start of this step, or a step back (PgUp in every step)" },
	{ COMMAND_STEP_ON, AT(PLAYER) | AT(READ) | AT(WRITTEN),
	  { NAMED(INPUT_RIGHT), NAMED(INPUT_PAGE_DOWN) }, "Right", NULL,
	  "a step on (PgDn in every step)" },
	{ COMMAND_STEP_BACK, AT(RATE) | AT(CHOOSE), { NAMED(INPUT_PAGE_UP) }, "PgUp",
	  NULL, NULL },
	{ COMMAND_STEP_ON, AT(RATE) | AT(CHOOSE), { NAMED(INPUT_PAGE_DOWN) }, "PgDn",
	  NULL, NULL },
	{ COMMAND_LOUDER, ALL_PLAYER, { '+', '=' }, "+", NULL, "louder" },
	{ COMMAND_SOFTER, ALL_PLAYER, { '-' }, "-", NULL, "softer" },
	{ COMMAND_BED, ALL_PLAYER, { 'b' }, "b", NULL, "another sound beneath the voice, or none" },
	{ COMMAND_CAPTIONS, ALL_PLAYER, { 'c' }, "c", NULL, "captions on or off" },
	{ COMMAND_VOICE, ALL_PLAYER, { 'v' }, "v", NULL, "the voice on or off" },
	{ COMMAND_BELLS, ALL_PLAYER, { 'm' }, "m", NULL, "bells only" },
	/* going about */
	{ COMMAND_UP, ALL_LISTS | ALL_PAGES | AT(RATE), { NAMED(INPUT_UP) }, "Up", NULL, NULL },
	{ COMMAND_DOWN, ALL_LISTS | ALL_PAGES | AT(RATE), { NAMED(INPUT_DOWN) }, "Down", NULL, NULL },
	{ COMMAND_UP, (ALL_LISTS | ALL_PAGES) & BUT_TEXT, { 'k' }, "Up Down", NULL,
	  "up and down (or k and j where j is free)" },
	{ COMMAND_DOWN, (ALL_LISTS | ALL_PAGES) & BUT_TEXT & ~AT(TODAY), { 'j' }, "j",
	  NULL, NULL },
	{ COMMAND_LEFT, AT(PRACTICE) | AT(SETTINGS) | AT(RATE) | AT(BEFORE) | AT(FORM) | AT(TASK) |
	  AT(SHARE),
	  { NAMED(INPUT_LEFT), 'h' }, "Left", NULL, "less, shorter, the one before" },
	{ COMMAND_RIGHT, AT(PRACTICE) | AT(SETTINGS) | AT(RATE) | AT(BEFORE) | AT(FORM) | AT(TASK) |
	  AT(SHARE),
	  { NAMED(INPUT_RIGHT), 'l' }, "Right", NULL, "more, longer, the next" },
	{ COMMAND_LEFT, AT(CASE), { NAMED(INPUT_LEFT), 'h' }, "Left", "before",
	  "the report before this one" },
	{ COMMAND_RIGHT, AT(CASE), { NAMED(INPUT_RIGHT), 'l' }, "Right", NULL,
	  "the report after this one" },
	{ COMMAND_PAGE_UP, (ALL_LISTS | ALL_PAGES) & ~(AT(CHOOSE) | AT(READ)),
	  { NAMED(INPUT_PAGE_UP) }, "PgUp", NULL, "a page up" },
	{ COMMAND_PAGE_DOWN, (ALL_LISTS | ALL_PAGES) & ~(AT(CHOOSE) | AT(READ)),
	  { NAMED(INPUT_PAGE_DOWN) }, "PgDn", NULL, "a page down" },
	{ COMMAND_FIRST, (ALL_LISTS | ALL_PAGES) & ~AT(SEARCH), { NAMED(INPUT_HOME) },
	  "Home", NULL, "to the first" },
	{ COMMAND_LAST, (ALL_LISTS | ALL_PAGES) & ~AT(SEARCH), { NAMED(INPUT_END) },
	  "End", NULL, "to the last" },
	{ COMMAND_SEARCH, AT(LIBRARY) | AT(JOURNAL) | AT(PICK), { '/' }, "/", "search",
	  "look for words" },
	{ COMMAND_STAGE, AT(LIBRARY), { 's' }, "s", "stage",
	  "only one stage: prepare, retreat, integrate" },
	{ COMMAND_KIND, AT(LIBRARY), { 't' }, "t", "type",
	  "only one type: breathing, guided, writing ..." },
	{ COMMAND_PUT_AWAY, AT(TODAY), { 'x' }, "x", NULL,
	  "put the unfinished practice away; what was given stays in the journal" },
	{ COMMAND_LIBRARY, AT(TODAY), { 'l' }, "l", "library", "all practices" },
	{ COMMAND_JOURNAL, AT(TODAY), { 'j' }, "j", "journal", "what you have written" },
	{ COMMAND_QUIT, AT(TODAY) | AT(SESSION_DAY), { 'q', NAMED(INPUT_ESCAPE) }, "q", "quit",
	  "leave Groundwork" },
	{ COMMAND_PLAN, AT(TODAY) | AT(SESSION_DAY), { 'w' }, "w", "weeks",
	  "the weeks: what comes, what was, and your dates" },
	{ COMMAND_THREAD, AT(TODAY), { 't' }, "t", "thread",
	  "the thread: your intention, and what came of it" },
	{ COMMAND_SETTINGS, AT(TODAY), { 's' }, "s", "settings",
	  "sound, motion, colours, what to leave out" },
	{ COMMAND_PAGES, AT(TODAY), { 'a' }, "a", "about",
	  "what Groundwork is and is not, when to call, and support" },
	{ COMMAND_WHEN_TO_CALL, AT(HARD), { 'w' }, "w", NULL, "when to call, and whom" },
	{ COMMAND_ABOUT, AT(TODAY), { 'i', NAMED(INPUT_RIGHT) }, "i", "details",
	  "what the marked practice is, and its other lengths" },
	{ COMMAND_BACK, AT(SEARCH), { NAMED(INPUT_ESCAPE) }, "Esc", "no search",
	  "end the search" },
	{ COMMAND_BACK, ALL_OTHERS, { 'q', NAMED(INPUT_ESCAPE) }, "q", "back",
	  "back to where you were" },
	/* one key away on every screen */
	{ COMMAND_HELP, BUT_TEXT & ~AT(KEYS) & ~AT(HARD), { '?' }, "?", "keys",
	  "this list" },
	{ COMMAND_HARD, BUT_TEXT & ~AT(HARD), { '!' }, "!", "hard moment",
	  "something to hold on to in a hard moment" },
};

bool keys_row_at(const struct key_row *row, enum place place)
{
	return (row->places >> place) & 1;
}

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
		if (keys_row_at(&rows[i], place) && has_key(&rows[i], code))
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
	return row->label && keys_row_at(row, place);
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
