/* tui/keys.h -- the one table of keys.
 *
 * Promise: what a key does, what the footer says and what the help says come
 *          from the same rows, so they never differ.
 * Owner:   constant tables. Threads: any. Fails: never.
 */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include "tui/input.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where keys mean something. */
enum place {
	PLACE_TODAY,
	PLACE_LIBRARY,
	PLACE_PRACTICE,
	PLACE_PLAYER,		/* time runs */
	PLACE_READ,		/* a text that waits */
	PLACE_WRITE,		/* in the text: keys are letters */
	PLACE_WRITTEN,		/* beside the text, on its button */
	PLACE_RATE,
	PLACE_CHOOSE,
	PLACE_CLOSING,
	PLACE_SETTINGS,
	PLACE_JOURNAL,
	PLACE_ENTRY,		/* one session of the journal */
	PLACE_SEARCH,		/* typing what to look for */
	PLACE_KEYS,
	PLACE_HARD,
	PLACE_TYPING,		/* typing a setting */
	PLACE_ABOUT,		/* the list of pages */
	PLACE_PAGE,		/* one page to be read */
	PLACE_SUPPORT,	/* the page for when living is hard */
	PLACE_SESSION_DAY,	/* Today, on a day with a session */
	PLACE_PLAN,		/* the weeks ahead and behind */
	PLACE_THREAD,		/* the intention and what came of it */
	PLACE_BEFORE,		/* the card before a practice */
	PLACE_SEALED,		/* the letter to oneself, before its day */
	PLACE_ENVELOPE,	/* the same on its day, not opened yet */
	PLACE_LETTER,		/* and while it is read */
	PLACE_OFFERED,		/* an assignment, to be read whole */
	PLACE_LINES,		/* its lines, to be taken or declined */
	PLACE_FORM,		/* an assignment in the making */
	PLACE_TASK,		/* one task of it */
	PLACE_PICK,		/* the practices that it could ask for */
	PLACE_BOXES,		/* things to be left out */
	PLACE_PREVIEW,		/* what the person will see */
	PLACE_FIRST,		/* first questions: words, or one of several */
	PLACE_FIRST_DAY,	/* a date */
	PLACE_FIRST_TEXT,	/* a country, numbers: keys are letters */
	PLACE_FIRST_SOUND,
	PLACE_FIRST_MARKS,	/* several of several */
	PLACE_FIRST_TRY,	/* the practice inside them */
	PLACE_STEER,		/* one of several ways is taken */
	PLACE_DATE,		/* a date is typed, or gone to */
	PLACE_RECORD,		/* a line that can be recorded */
	PLACE_RECORDING,	/* the microphone listens */
	PLACE_TAKE,		/* a recording that waits to be kept */
	PLACE_SHARE,		/* what goes into a report */
	PLACE_CASELOAD,		/* everybody who has sent a report */
	PLACE_CASE,		/* one of them */
	PLACE_COUNT
};

enum command {
	COMMAND_NONE,
	COMMAND_ENTER,		/* begin, open, done, change: the main thing here */
	COMMAND_UP, COMMAND_DOWN, COMMAND_LEFT, COMMAND_RIGHT,
	COMMAND_PAGE_UP, COMMAND_PAGE_DOWN, COMMAND_FIRST, COMMAND_LAST,
	COMMAND_BACK, COMMAND_QUIT,
	COMMAND_PUT_AWAY, COMMAND_ABOUT, COMMAND_LIBRARY, COMMAND_JOURNAL, COMMAND_SETTINGS,
	COMMAND_PAGES, COMMAND_WHEN_TO_CALL, COMMAND_YES, COMMAND_NO,
	COMMAND_PLAN, COMMAND_THREAD, COMMAND_GROUND, COMMAND_LINE, COMMAND_CARD,
	COMMAND_LETTER, COMMAND_READ_NOW,
	COMMAND_MOVE, COMMAND_DATES, COMMAND_FORM, COMMAND_TRACK, COMMAND_OTHER,
	COMMAND_REPORT,
	COMMAND_SEARCH, COMMAND_STAGE, COMMAND_KIND,
	COMMAND_ADD, COMMAND_REMOVE, COMMAND_PREVIEW,
	COMMAND_NOTE, COMMAND_REPLY,
	COMMAND_PAUSE, COMMAND_END, COMMAND_STEP_BACK, COMMAND_STEP_ON,
	COMMAND_LOUDER, COMMAND_SOFTER, COMMAND_BED, COMMAND_CAPTIONS,
	COMMAND_VOICE, COMMAND_BELLS, COMMAND_SIGNS,
	COMMAND_TOGGLE, COMMAND_NUMBER,
	COMMAND_KEEP, COMMAND_REPEAT, COMMAND_HEAR, COMMAND_CHOOSE_VOICE,
	COMMAND_DONE, COMMAND_BESIDE, COMMAND_EDITOR, COMMAND_UNDO, COMMAND_REDO,
	COMMAND_HELP, COMMAND_HARD
};

enum { KEYS_EACH = 3 };

struct key_row {
	enum command command;
	uint64_t places;	/* a set: bits by the numbers of enum place */
	int keys[KEYS_EACH];	/* see keys.c; 0 ends them */
	const char *shown;	/* the keys as a person reads them */
	const char *label;	/* in the footer; NULL: not there */
	const char *help;	/* what it does; NULL: not in the help */
};

/* What a key means at a place. */
enum command keys_find(enum place place, const struct input *input);

/* Tells whether a row belongs to a place. */
bool keys_row_at(const struct key_row *row, enum place place);

/* The rows of the table, in the order in which they are shown. */
const struct key_row *keys_row(size_t index);
size_t keys_count(void);

/* Draws the footer of a place: the keys that fit, help and hard moment always.
 * Returns the column after it. */
int keys_footer(enum place place, int row, int col, int columns);

#endif
