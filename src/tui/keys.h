/* tui/keys.h -- what keys mean on a screen.
 *
 * Promise: what a key does, what the footer says and what the help says come
 *          from the same rows, so they never differ. The rows stand with the
 *          screen that they belong to; those that many screens have are here.
 *          Ctrl-G asks for the hard moment in every table, and ! in every one whose
 *          letters are not text, whether or not the table says so.
 * Owner:   constant tables. Threads: any. Fails: never.
 */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include "tui/input.h"

#include <stdbool.h>
#include <stddef.h>

/* What a key asks for. A screen counts the commands that only it knows from
 * COMMAND_OWN on. */
enum command {
	COMMAND_NONE,
	COMMAND_ENTER,		/* begin, open, done, change: the main thing here */
	COMMAND_UP, COMMAND_DOWN, COMMAND_LEFT, COMMAND_RIGHT,
	COMMAND_PAGE_UP, COMMAND_PAGE_DOWN, COMMAND_FIRST, COMMAND_LAST,
	COMMAND_BACK, COMMAND_QUIT, COMMAND_YES, COMMAND_NO,
	COMMAND_SEARCH, COMMAND_TOGGLE, COMMAND_REMOVE,
	COMMAND_NUMBER,		/* any digit */
	COMMAND_HELP,		/* the loop opens the list of keys */
	COMMAND_HARD,		/* the loop opens what helps in a hard moment */
	COMMAND_OWN
};

/* A key in a row: a character such as 'q', a named key, or Ctrl with a letter. */
#define KEY(name) (0x200000 + INPUT_##name)
#define KEY_CTRL(letter) (0x400000 + (letter))

/* The hard moment, where ! may be a letter of what is written. */
#define HARD_IN_TEXT KEY_CTRL('G')

enum { KEYS_EACH = 3, KEY_GROUPS = 12 };

struct key_row {
	int command;
	int keys[KEYS_EACH];	/* 0 ends them */
	const char *shown;	/* the keys as a person reads them; NULL ends a group */
	const char *label;	/* in the footer; NULL: not there */
	const char *help;	/* what it does; NULL: not in the help */
};

#define KEYS_END { COMMAND_NONE, { 0 }, NULL, NULL, NULL }

/* A group of rows that only one table has. */
#define KEY_ROWS(...) ((const struct key_row[]){ __VA_ARGS__, KEYS_END })

/* The keys that mean something at one time on one screen: groups of rows, in the
 * order in which they are shown. */
struct keys {
	const char *chapter;	/* their heading in the manual; NULL: not there */
	const struct key_row *groups[KEY_GROUPS];	/* NULL ends them */
};

/* Groups that many tables have. */
extern const struct key_row arrow_keys[];	/* up and down, by the arrows only */
extern const struct key_row move_keys[];	/* the same, and by j and k */
extern const struct key_row page_keys[];	/* a page up and down */
extern const struct key_row end_keys[];		/* to the first and the last */
extern const struct key_row list_keys[];	/* all of these: a list, or a long text */
extern const struct key_row value_keys[];	/* less and more */
extern const struct key_row form_keys[];	/* a list of values that can be changed */
extern const struct key_row back_keys[];	/* back to the screen below */
extern const struct key_row everywhere_keys[];	/* the keys, and a hard moment */
extern const struct key_row in_text_keys[];	/* a hard moment, where letters are text */

/* While a value, or a passphrase, is typed: letters are letters. */
extern const struct keys typing_keys, passphrase_keys;

/* The row with this index, counted through all groups; the last is the hard moment, if
 * no group has it. NULL behind the last. */
const struct key_row *keys_row(const struct keys *keys, size_t index);

/* What a key means; COMMAND_NONE when nothing. */
int keys_find(const struct keys *keys, const struct input *input);

/* Draws the footer: the keys that fit, help and hard moment always. Returns the
 * column after it. */
int keys_footer(const struct keys *keys, int row, int col, int columns);

#endif
