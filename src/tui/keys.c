/* tui/keys.c -- the rows that many screens have, and what is made from any rows: the
 * meaning of a key, and the footer. */
#include "tui/keys.h"

#include "tui/draw.h"

#include <assert.h>

/* Characters, named keys and Ctrl with a letter never meet. */
static_assert(KEY(NONE) > 0x10ffff, "a named key is no character");
static_assert(KEY(GONE) < KEY_CTRL(0), "nor is it one with Ctrl");

#define ARROWS                                                                   \
	{ COMMAND_UP, { KEY(UP) }, "Up", NULL, NULL },                           \
	{ COMMAND_DOWN, { KEY(DOWN) }, "Down", NULL, NULL }
#define LETTERS                                                                  \
	{ COMMAND_UP, { 'k' }, "Up Down", NULL,                                  \
	  "up and down (or k and j where j is free)" },                          \
	{ COMMAND_DOWN, { 'j' }, "j", NULL, NULL }
#define PAGES                                                                    \
	{ COMMAND_PAGE_UP, { KEY(PAGE_UP) }, "PgUp", NULL, "a page up" },        \
	{ COMMAND_PAGE_DOWN, { KEY(PAGE_DOWN) }, "PgDn", NULL, "a page down" }
#define ENDS                                                                     \
	{ COMMAND_FIRST, { KEY(HOME) }, "Home", NULL, "to the first" },          \
	{ COMMAND_LAST, { KEY(END) }, "End", NULL, "to the last" }
#define VALUES                                                                   \
	{ COMMAND_LEFT, { KEY(LEFT), 'h' }, "Left", NULL,                        \
	  "less, shorter, the one before" },                                     \
	{ COMMAND_RIGHT, { KEY(RIGHT), 'l' }, "Right", NULL,                     \
	  "more, longer, the next" }

const struct key_row arrow_keys[] = { ARROWS, KEYS_END };
const struct key_row move_keys[] = { ARROWS, LETTERS, KEYS_END };
const struct key_row page_keys[] = { PAGES, KEYS_END };
const struct key_row end_keys[] = { ENDS, KEYS_END };
const struct key_row list_keys[] = { ARROWS, LETTERS, PAGES, ENDS, KEYS_END };
const struct key_row value_keys[] = { VALUES, KEYS_END };
const struct key_row form_keys[] = { ARROWS, LETTERS, VALUES, PAGES, ENDS, KEYS_END };
const struct key_row back_keys[] = {
	{ COMMAND_BACK, { 'q', KEY(ESCAPE) }, "q", "back", "back to where you were" },
	KEYS_END
};

#define SOMETHING_TO_HOLD "something to hold on to in a hard moment"

const struct key_row everywhere_keys[] = {
	{ COMMAND_HELP, { '?' }, "?", "keys", "this list" },
	{ COMMAND_HARD, { '!', HARD_IN_TEXT }, "!", "hard moment", SOMETHING_TO_HOLD },
	KEYS_END
};
const struct key_row in_text_keys[] = {
	{ COMMAND_HARD, { HARD_IN_TEXT }, "Ctrl-G", "hard moment", SOMETHING_TO_HOLD },
	KEYS_END
};

/* The text box itself does it. */
static const struct key_row empty_keys[] = {
	{ COMMAND_NONE, { KEY_CTRL('U') }, "Ctrl-U", "empty",
	  "take away what stands before the cursor" },
	KEYS_END
};

const struct keys typing_keys = { NULL, {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "keep", "keep what is typed" },
		 { COMMAND_BACK, { KEY(ESCAPE) }, "Esc", "as it was",
		   "leave it as it was" }),
	empty_keys, in_text_keys
} };

const struct keys passphrase_keys = { NULL, {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "go on", "go on with it" },
		 { COMMAND_BACK, { KEY(ESCAPE) }, "Esc", "not now", "leave it for now" }),
	empty_keys, in_text_keys
} };

/* Of a table that says nothing of it. */
static const struct key_row *const hard_row = &everywhere_keys[1];

const struct key_row *keys_row(const struct keys *keys, size_t index)
{
	bool hard = false;

	for (size_t g = 0; g < KEY_GROUPS && keys->groups[g]; g++)
		for (const struct key_row *row = keys->groups[g]; row->shown; row++) {
			hard |= row->command == COMMAND_HARD;
			if (!index--)
				return row;
		}
	return hard || index ? NULL : hard_row;
}

static int code_of(const struct input *input)
{
	if (input->kind == INPUT_TEXT)
		return input->text[1] ? -1 : input->text[0];
	if (input->kind == INPUT_CONTROL)
		return KEY_CTRL(input->text[0]);
	return KEY(NONE) + (int)input->kind;
}

static bool has_key(const struct key_row *row, int code)
{
	for (int i = 0; i < KEYS_EACH && row->keys[i]; i++)
		if (row->keys[i] == code)
			return true;
	return row->command == COMMAND_NUMBER && code >= '0' && code <= '9';
}

int keys_find(const struct keys *keys, const struct input *input)
{
	const struct key_row *row;
	int code = code_of(input);

	for (size_t i = 0; (row = keys_row(keys, i)) != NULL; i++)
		if (has_key(row, code))
			return row->command;
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

/* The columns that help and hard moment need. */
static int width_of_last(const struct keys *keys)
{
	const struct key_row *row;
	int width = 0;

	for (size_t i = 0; (row = keys_row(keys, i)) != NULL; i++)
		if (row->label && is_last(row))
			width += row_width(row);
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

int keys_footer(const struct keys *keys, int row, int col, int columns)
{
	int room = columns + 3 - width_of_last(keys);
	const struct key_row *one;
	bool first = true;

	for (size_t i = 0; (one = keys_row(keys, i)) != NULL; i++) {
		if (!one->label)
			continue;
		if (!is_last(one)) {
			if (row_width(one) > room)
				continue;
			room -= row_width(one);
		}
		col += draw_key(one, row, col, first);
		first = false;
	}
	return col;
}
