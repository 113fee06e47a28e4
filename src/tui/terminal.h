/* tui/terminal.h -- the terminal: taken, given back, and what it can show.
 *
 * Promise: after terminal_close() the terminal is as it was before, also when
 *          the program is ended by a signal or stopped and continued.
 * Owner:   there is one terminal, and this room has it.
 * Threads: one.
 * Fails:   terminal_open() with a sentence that says what to do instead.
 */
#ifndef TUI_TERMINAL_H
#define TUI_TERMINAL_H

#include "tui/theme.h"

#include <stdbool.h>

struct error;

/* What a screen needs at least. */
enum { TERMINAL_LEAST_ROWS = 12, TERMINAL_LEAST_COLS = 40 };

/* Tells whether a full-screen program can run here: both ends are a terminal,
 * TERM names one that can move its cursor. */
bool terminal_usable(struct error *error);

/* Takes the terminal; colours only when NO_COLOR is not set. */
bool terminal_open(const char *theme, struct error *error);

/* Changes the theme; what is drawn next has it. */
void terminal_theme(const char *theme);

/* The window has another size now. */
void terminal_resized(void);

/* Gives the terminal to the shell and stops; returns when it continues. */
void terminal_suspend(void);

/* Lends the terminal to another program, and takes it back. */
void terminal_lend(void);
void terminal_take_back(void);

/* Gives it back for good. */
void terminal_close(void);

/* Its size in character cells. */
int terminal_rows(void);
int terminal_cols(void);

/* Tells whether more than ASCII can be shown. */
bool terminal_utf8(void);

/* Switches curses to a style. */
void terminal_style(enum style style);

/* Where the cursor shall stand, and whether it is shown. */
void terminal_cursor(int row, int col, bool shown);

/* Sends what has changed since the last time. */
void terminal_show(void);

#endif
