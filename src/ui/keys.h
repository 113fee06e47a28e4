/* ui/keys.h -- the one table of keys.
 *
 * Promise: what a key does, what the footer says and what the help says come
 *          from the same rows, so they never differ.
 * Owner:   constant tables. Threads: any. Fails: never.
 */
#ifndef UI_KEYS_H
#define UI_KEYS_H

#include "ui/input.h"

#include <stddef.h>

/* Where keys mean something: bits. */
enum place {
	PLACE_TODAY = 1 << 0,
	PLACE_LIBRARY = 1 << 1,
	PLACE_PRACTICE = 1 << 2,
	PLACE_PLAYER = 1 << 3,		/* time runs */
	PLACE_READ = 1 << 4,		/* a text that waits */
	PLACE_WRITE = 1 << 5,		/* in the text: keys are letters */
	PLACE_WRITTEN = 1 << 6,		/* beside the text, on its button */
	PLACE_RATE = 1 << 7,
	PLACE_CHOOSE = 1 << 8,
	PLACE_CLOSING = 1 << 9,
	PLACE_SETTINGS = 1 << 10,
	PLACE_JOURNAL = 1 << 11,
	PLACE_ENTRY = 1 << 12,		/* one session of the journal */
	PLACE_SEARCH = 1 << 13,		/* typing what to look for */
	PLACE_KEYS = 1 << 14,
	PLACE_HARD = 1 << 15,
	PLACE_TYPING = 1 << 16,		/* typing a setting */
	PLACE_ABOUT = 1 << 17,		/* the list of pages */
	PLACE_PAGE = 1 << 18,		/* one page to be read */
	PLACE_SUPPORT = 1 << 19,	/* the page for when living is hard */
	PLACE_SESSION_DAY = 1 << 20,	/* Today, on a day with a session */
	PLACE_PLAN = 1 << 21,		/* the weeks ahead and behind */
	PLACE_THREAD = 1 << 22,		/* the intention and what came of it */
	PLACE_BEFORE = 1 << 23,		/* the card before a practice */
	PLACE_OFFERED = 1 << 24,	/* an assignment, to be read whole */
	PLACE_LINES = 1 << 25,		/* its lines, to be taken or declined */
	PLACE_FORM = 1 << 26,		/* an assignment in the making */
	PLACE_TASK = 1 << 27,		/* one task of it */
	PLACE_PICK = 1 << 28,		/* the practices that it could ask for */
	PLACE_BOXES = 1 << 29,		/* things to be left out */
	PLACE_PREVIEW = 1 << 30		/* what the person will see */
};

enum command {
	COMMAND_NONE,
	COMMAND_ENTER,		/* begin, open, done, change: the main thing here */
	COMMAND_UP, COMMAND_DOWN, COMMAND_LEFT, COMMAND_RIGHT,
	COMMAND_PAGE_UP, COMMAND_PAGE_DOWN, COMMAND_FIRST, COMMAND_LAST,
	COMMAND_BACK, COMMAND_QUIT,
	COMMAND_PUT_AWAY, COMMAND_ABOUT, COMMAND_LIBRARY, COMMAND_JOURNAL, COMMAND_SETTINGS,
	COMMAND_PAGES, COMMAND_WHEN_TO_CALL, COMMAND_YES, COMMAND_NO,
	COMMAND_PLAN, COMMAND_THREAD, COMMAND_GROUND,
	COMMAND_SEARCH, COMMAND_STAGE, COMMAND_KIND,
	COMMAND_ADD, COMMAND_REMOVE, COMMAND_PREVIEW,
	COMMAND_PAUSE, COMMAND_END, COMMAND_STEP_BACK, COMMAND_STEP_ON,
	COMMAND_LOUDER, COMMAND_SOFTER, COMMAND_BED, COMMAND_CAPTIONS,
	COMMAND_VOICE, COMMAND_BELLS,
	COMMAND_TOGGLE, COMMAND_NUMBER,
	COMMAND_DONE, COMMAND_BESIDE, COMMAND_EDITOR, COMMAND_UNDO, COMMAND_REDO,
	COMMAND_HELP, COMMAND_HARD
};

enum { KEYS_EACH = 3 };

struct key_row {
	enum command command;
	unsigned places;
	int keys[KEYS_EACH];	/* see keys.c; 0 ends them */
	const char *shown;	/* the keys as a person reads them */
	const char *label;	/* in the footer; NULL: not there */
	const char *help;	/* what it does; NULL: not in the help */
};

/* What a key means at a place. */
enum command keys_find(enum place place, const struct input *input);

/* The rows of the table, in the order in which they are shown. */
const struct key_row *keys_row(size_t index);
size_t keys_count(void);

/* Draws the footer of a place: the keys that fit, help and hard moment always.
 * Returns the column after it. */
int keys_footer(enum place place, int row, int col, int columns);

#endif
