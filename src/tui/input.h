/* tui/input.h -- one key, or one paste, as the screens see it.
 *
 * Promise: whatever the terminal sends comes as one of these; a paste comes as
 *          one piece with line ends as '\n' and no control characters.
 * Owner:   `paste` is borrowed until the next input is read.
 * Threads: one.
 */
#ifndef TUI_INPUT_H
#define TUI_INPUT_H

#include <stdbool.h>

enum input_kind {
	INPUT_NONE,		/* 0 */
	INPUT_TEXT,		/* `text`: one code point, UTF-8 */
	INPUT_PASTE,
	INPUT_CONTROL,		/* `text[0]`: the letter, such as 'D' of Ctrl-D */
	INPUT_ENTER, INPUT_ESCAPE, INPUT_TAB, INPUT_BACKTAB,
	INPUT_BACKSPACE, INPUT_DELETE,
	INPUT_UP, INPUT_DOWN, INPUT_LEFT, INPUT_RIGHT,
	INPUT_HOME, INPUT_END, INPUT_PAGE_UP, INPUT_PAGE_DOWN,
	INPUT_WORD_LEFT, INPUT_WORD_RIGHT, INPUT_WORD_BACKSPACE, INPUT_WORD_DELETE,
	INPUT_GONE		/* the terminal is no longer there */
};

struct input {
	enum input_kind kind;
	char text[8];
	const char *paste;
	int command;		/* what it means on the screen that gets it */
};

/* Tells the terminal which sequences mean which key. */
void input_open(void);

/* Reads what the keyboard has; false when it has nothing more. Never waits
 * longer than it takes to tell Escape from an arrow. */
bool input_read(struct input *input);

/* Frees the last paste. */
void input_close(void);

#endif
