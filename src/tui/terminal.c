/* tui/terminal.c -- curses is entered and left here, and nowhere else. */
#include "tui/terminal.h"

#include "base/crash.h"
#include "base/error.h"
#include "tui/input.h"

#include <curses.h>
#include <langinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

static struct {
	SCREEN *screen;
	bool utf8, colours;
	attr_t attributes[STYLE_COUNT];
	short pairs[STYLE_COUNT];
	int row, col;		/* of the cursor */
	bool shown;
	struct termios before;	/* it was taken */
} terminal;

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

static bool term_can_move(const char *term, struct error *error)
{
	int outcome = 0;
	const char *move;
	bool can;

	if (!term || !*term || setupterm(term, STDOUT_FILENO, &outcome) != OK)
		return error_set(error, "TERM is \"%s\", a terminal that is not known here. "
				 "Try TERM=xterm, or one practice as plain lines: "
				 "groundwork play PRACTICE --plain", term ? term : "");
	move = tigetstr("cup");
	can = move && move != (char *)-1;
	del_curterm(cur_term);
	return can ||
	       error_set(error, "TERM is \"%s\", a terminal without a movable cursor. Plain "
			 "lines work everywhere: groundwork play PRACTICE --plain", term);
}

bool terminal_usable(struct error *error)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return error_set(error, "The screen needs a terminal at both ends. Without "
				 "one, use a command (groundwork --help), or plain lines: "
				 "groundwork play PRACTICE --plain");
	return term_can_move(getenv("TERM"), error);
}

static int colour_number(struct colour colour)
{
	if (colour.rgb < 0)
		return -1;
	if (COLORS > 256)
		return colour.rgb;
	return COLORS >= 256 ? colour_of_256(colour.rgb) : colour.basic;
}

void terminal_theme(const char *name)
{
	const struct theme *theme = theme_find(name);
	int colours = terminal.colours ? COLORS : 0;

	for (int i = 0; i < STYLE_COUNT; i++) {
		terminal.attributes[i] =
			theme_is_bold(theme, (enum style)i, colours) ? A_BOLD : A_NORMAL;
		terminal.pairs[i] = 0;
		if (!terminal.colours)
			continue;
		init_extended_pair(i + 1,
				   colour_number(theme_colour(theme, (enum style)i)),
				   colour_number(theme->ground));
		terminal.pairs[i] = (short)(i + 1);
	}
	if (terminal.colours) {
		cchar_t blank;

		setcchar(&blank, L" ", A_NORMAL, terminal.pairs[STYLE_PLAIN], NULL);
		bkgrndset(&blank);
		bkgrnd(&blank);
	}
}

static bool colours_wanted(void)
{
	const char *no_color = getenv("NO_COLOR");

	return !(no_color && *no_color);
}

static void send_sequence(const char *sequence)
{
	fputs(sequence, stdout);
	fflush(stdout);
}

/* A string of the terminal's, without the pauses that old ones need. */
static void add_string(char *out, size_t size, const char *name)
{
	const char *from = tigetstr(name);
	size_t length = strlen(out);

	if (!from || from == (char *)-1)
		return;
	while (*from && length + 1 < size)
		if (from[0] == '$' && from[1] == '<' && strchr(from, '>'))
			from = strchr(from, '>') + 1;
		else
			out[length++] = *from++;
	out[length] = '\0';
}

/* What a crash has to undo. */
static void name_the_way_back(void)
{
	static const char *const strings[] = { "sgr0", "rmkx", "cnorm", "rmcup" };
	char bytes[200] = PASTE_OFF;

	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
		add_string(bytes, sizeof bytes, strings[i]);
	crash_terminal(&terminal.before, bytes);
}

static void enter_modes(void)
{
	name_the_way_back();
	raw();
	noecho();
	nonl();
	intrflush(stdscr, FALSE);
	keypad(stdscr, TRUE);
	timeout(0);
	send_sequence(PASTE_ON);
}

bool terminal_open(const char *theme, struct error *error)
{
	if (!terminal_usable(error))
		return false;
	tcgetattr(STDIN_FILENO, &terminal.before);
	terminal.screen = newterm(NULL, stdout, stdin);
	if (!terminal.screen)
		return error_set(error, "This terminal could not be used for a screen. "
				 "Plain lines work everywhere: "
				 "groundwork play PRACTICE --plain");
	set_escdelay(25);
	terminal.utf8 = !strcmp(nl_langinfo(CODESET), "UTF-8");
	terminal.colours = colours_wanted() && has_colors() && start_color() == OK;
	if (terminal.colours)
		use_default_colors();
	enter_modes();
	input_open();
	terminal_theme(theme);
	return true;
}

void terminal_resized(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col)
		resizeterm(size.ws_row, size.ws_col);
	clearok(curscr, TRUE);
}

void terminal_lend(void)
{
	send_sequence(PASTE_OFF);
	erase();	/* where there is no other screen to go back to */
	refresh();
	curs_set(1);
	endwin();
	crash_terminal(NULL, NULL);
}

void terminal_take_back(void)
{
	enter_modes();
	terminal_resized();
}

void terminal_suspend(void)
{
	struct sigaction stop = { .sa_handler = SIG_DFL }, before;
	sigset_t set;

	terminal_lend();
	sigaction(SIGTSTP, &stop, &before);
	sigemptyset(&set);
	sigaddset(&set, SIGTSTP);
	kill(0, SIGTSTP);	/* all of the job, as the terminal would do */
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	sigprocmask(SIG_BLOCK, &set, NULL);
	sigaction(SIGTSTP, &before, NULL);
	terminal_take_back();
}

void terminal_close(void)
{
	if (!terminal.screen)
		return;
	terminal_lend();
	input_close();
	delscreen(terminal.screen);
	terminal.screen = NULL;
}

int terminal_rows(void)
{
	return LINES;
}

int terminal_cols(void)
{
	return COLS;
}

bool terminal_utf8(void)
{
	return terminal.utf8;
}

void terminal_style(enum style style)
{
	attr_set(terminal.attributes[style], terminal.pairs[style], NULL);
}

void terminal_cursor(int row, int col, bool shown)
{
	terminal.row = row;
	terminal.col = col;
	terminal.shown = shown;
}

void terminal_show(void)
{
	curs_set(terminal.shown ? 1 : 0);
	move(terminal.row, terminal.col);
	refresh();
}
