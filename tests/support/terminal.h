/* support/terminal.h -- a terminal that a test holds in its hand.
 *
 * Promise: runs a program in a pseudo terminal whose screen can be read cell by
 *          cell. Nothing here sleeps: every wait is for something to be seen,
 *          and gives up when the program and its children have been asleep for
 *          TERMINAL_PATIENCE_MS, or after TERMINAL_LONGEST_MS in any case.
 * Owner:   terminal_start() to terminal_end(); the caller owns the struct.
 * Threads: one.
 * Fails:   waits return false, and terminal_picture() shows what was there
 *          instead.
 */
#ifndef SUPPORT_TERMINAL_H
#define SUPPORT_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <vterm.h>

enum {
	TERMINAL_PATIENCE_MS = 2500,
	TERMINAL_LONGEST_MS = 60000,
	TERMINAL_LOOK_MS = 50,
	TERMINAL_PICTURE = 200 * 260,
};

struct terminal {
	int fd;			/* our end */
	int clock;		/* our end of the clock's socket; -1: none */
	pid_t program;
	int rows, cols;
	VTerm *vterm;
	VTermScreen *screen;
	bool gone, cursor_shown, alternate;	/* the screen that is given back */
	size_t bytes;		/* that the program has sent so far */
};

struct terminal_start {
	int rows, cols;
	const char *const *arguments;	/* ended by NULL; the first is the program */
	const char *const *environment;	/* NAME=value, ended by NULL; added to a bare
					   one of PATH, TERM and a UTF-8 locale */
	const char *clock;		/* where a driven clock begins; NULL: the system's */
};

/* Starts the program. Aborts the test when the system gives no terminal. */
void terminal_start(struct terminal *terminal, const struct terminal_start *start);

/* Sends bytes as if typed. */
void terminal_type(struct terminal *terminal, const char *keys);

/* Sends keys by their names: <Enter> <Esc> <Up> <C-D> <Space> <Paste:...>, other
 * characters as they are. */
void terminal_press(struct terminal *terminal, const char *keys);

/* Lets time pass on the driven clock, until the program waits again. */
bool terminal_advance(struct terminal *terminal, int64_t ms);

/* Takes in all that the program has drawn by now, the last key dealt with: for looking
 * at a screen as a whole. False when it does not wait again. */
bool terminal_catch_up(struct terminal *terminal);

/* Waits until the text is on the screen, or is no longer. */
bool terminal_wait(struct terminal *terminal, const char *text);
bool terminal_wait_gone(struct terminal *terminal, const char *text);

/* Waits until the screen is this picture. */
bool terminal_wait_picture(struct terminal *terminal, const char *picture);

/* Waits until what is seen satisfies a function of the caller's. */
bool terminal_wait_seen(struct terminal *terminal,
			bool (*seen)(const char *picture, void *what), void *what);

/* Waits until the cursor stands there. */
bool terminal_wait_cursor(struct terminal *terminal, int row, int col);

/* Waits until the program has sent nothing for a while; only for making pictures
 * anew, never in a test. */
void terminal_settle(struct terminal *terminal);

/* Tells where a text is; false when it is not. */
bool terminal_find(struct terminal *terminal, const char *text, int *row, int *col);

/* The screen as lines without blanks at their ends. */
void terminal_picture(struct terminal *terminal, char picture[TERMINAL_PICTURE]);

/* The cell, colours as red, green and blue. */
VTermScreenCell terminal_cell(struct terminal *terminal, int row, int col);

/* Where the cursor is. */
void terminal_where(struct terminal *terminal, int *row, int *col);

/* The window has another size. */
void terminal_resize(struct terminal *terminal, int rows, int cols);

/* Takes the terminal away, as a closed window does. */
void terminal_hang_up(struct terminal *terminal);

/* The program that has the terminal now, and those it works with. */
pid_t terminal_job(const struct terminal *terminal);

/* The two halves of terminal_end(): waiting for the end, and letting go of the
 * terminal, which can still be looked at in between. */
int terminal_wait_end(struct terminal *terminal);
void terminal_drop(struct terminal *terminal);

/* Waits for the program to end; its status as waitpid() tells it, -1 when it
 * does not end and has to be killed. */
int terminal_end(struct terminal *terminal);

/* Whether lines, echo and signals are on, as a shell wants them. */
bool terminal_is_cooked(const struct terminal *terminal);

#endif
