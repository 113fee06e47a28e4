/* support/terminal.c -- a pseudo terminal, libvterm, and a clock on a socket. */
#include "support/terminal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { CLOCK_FD = 9 };

static int64_t now_ms(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* How often a process has been given the processor, and for how long. False when it does
 * not wait for something to happen, or when the system does not tell. */
static bool process_sleeps(pid_t pid, uint64_t *progress)
{
	unsigned long long used = 0, waited = 0, turns = 0;
	char path[64], state = 'R';
	FILE *file;
	bool told;

	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	file = fopen(path, "r");
	told = file && fscanf(file, "%*d (%*[^)]) %c", &state) == 1;
	if (file)
		fclose(file);
	snprintf(path, sizeof path, "/proc/%d/schedstat", (int)pid);
	file = fopen(path, "r");
	told = told && file && fscanf(file, "%llu %llu %llu", &used, &waited, &turns) == 3;
	if (file)
		fclose(file);
	*progress += used + turns;
	return told && strchr("SZTt", state);
}

/* All of a terminal's session: a shell may have been started that waits for the program. */
static bool session_sleeps(pid_t session, uint64_t *progress)
{
	DIR *folder = opendir("/proc");
	bool sleeps = folder != NULL;

	for (struct dirent *entry; sleeps && (entry = readdir(folder)) != NULL;) {
		pid_t pid = atoi(entry->d_name);

		if (pid > 0 && getsid(pid) == session)
			sleeps = process_sleeps(pid, progress);
	}
	if (folder)
		closedir(folder);
	return sleeps;
}

/* A wait gives up when nothing can come any more: the program has slept all the while. A
 * busy machine does not make it sleep, so it is given the time that it needs. */
struct patience {
	int64_t idle_since_ms, end_ms;
	uint64_t progress;
};

static struct patience patience_begin(void)
{
	int64_t at_ms = now_ms();

	return (struct patience){ at_ms, at_ms + TERMINAL_LONGEST_MS, 0 };
}

/* To be asked every TERMINAL_LOOK_MS. */
static bool patience_is_over(struct patience *patience, const struct terminal *terminal)
{
	uint64_t progress = 0;
	bool sleeps = session_sleeps(terminal->program, &progress);
	int64_t at_ms = now_ms();

	if (!sleeps || progress != patience->progress)
		patience->idle_since_ms = at_ms;
	patience->progress = progress;
	return at_ms >= patience->end_ms ||
	       at_ms - patience->idle_since_ms >= TERMINAL_PATIENCE_MS;
}

static int see_property(VTermProp property, VTermValue *value, void *user)
{
	struct terminal *terminal = user;

	if (property == VTERM_PROP_CURSORVISIBLE)
		terminal->cursor_shown = value->boolean;
	if (property == VTERM_PROP_ALTSCREEN)
		terminal->alternate = value->boolean;
	return 1;
}

static void open_screen(struct terminal *terminal)
{
	static const VTermScreenCallbacks callbacks = { .settermprop = see_property };

	terminal->vterm = vterm_new(terminal->rows, terminal->cols);
	vterm_set_utf8(terminal->vterm, 1);
	terminal->screen = vterm_obtain_screen(terminal->vterm);
	terminal->cursor_shown = true;
	vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
	vterm_screen_enable_altscreen(terminal->screen, 1);
	vterm_screen_reset(terminal->screen, 1);
}

/* The program's environment is made here and not inherited, so that a test sees
 * the same on every machine. */
static void become_program(const struct terminal_start *start, int clock)
{
	const char *path = getenv("PATH");

	if (clock >= 0)
		dup2(clock, CLOCK_FD);
	path = path ? strdup(path) : "/usr/bin:/bin";
	clearenv();
	setenv("PATH", path, 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	if (start->clock) {
		setenv("GROUNDWORK_TEST_CLOCK", start->clock, 1);
		setenv("GROUNDWORK_TEST_CLOCK_FD", "9", 1);
	}
	for (size_t i = 0; start->environment && start->environment[i]; i++) {
		char *pair = strdup(start->environment[i]), *equals = strchr(pair, '=');

		*equals = '\0';
		setenv(pair, equals + 1, 1);
	}
	execv(start->arguments[0], (char *const *)start->arguments);
	_exit(127);
}

void terminal_start(struct terminal *terminal, const struct terminal_start *start)
{
	struct winsize size = { .ws_row = (unsigned short)start->rows,
				.ws_col = (unsigned short)start->cols };
	int clocks[2] = { -1, -1 };

	memset(terminal, 0, sizeof *terminal);
	terminal->rows = start->rows;
	terminal->cols = start->cols;
	if (start->clock &&
	    socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, clocks) != 0)
		abort();
	terminal->program = forkpty(&terminal->fd, NULL, NULL, &size);
	if (terminal->program < 0)
		abort();
	if (terminal->program == 0)
		become_program(start, clocks[1]);
	fcntl(terminal->fd, F_SETFD, FD_CLOEXEC);
	if (clocks[1] >= 0)
		close(clocks[1]);
	terminal->clock = clocks[0];
	open_screen(terminal);
}

static void answer_queries(struct terminal *terminal)
{
	char bytes[256];
	size_t length;

	while ((length = vterm_output_read(terminal->vterm, bytes, sizeof bytes)) > 0)
		if (write(terminal->fd, bytes, length) < 0)
			return;
}

/* Takes what the program has sent; waits for it or for the clock's answer. */
static bool take(struct terminal *terminal, int64_t wait_ms)
{
	struct pollfd fds[2] = { { .fd = terminal->gone ? -1 : terminal->fd,
				   .events = POLLIN },
				 { .fd = terminal->clock, .events = POLLIN } };
	char bytes[4096];
	ssize_t got;

	if (poll(fds, 2, (int)wait_ms) <= 0)
		return false;
	if (fds[0].revents) {
		got = read(terminal->fd, bytes, sizeof bytes);
		if (got <= 0) {
			terminal->gone = true;
			return true;
		}
		terminal->bytes += (size_t)got;
		vterm_input_write(terminal->vterm, bytes, (size_t)got);
		answer_queries(terminal);
	}
	return true;
}

void terminal_type(struct terminal *terminal, const char *keys)
{
	size_t length = strlen(keys), at = 0;

	while (at < length) {
		ssize_t sent = write(terminal->fd, keys + at, length - at);

		if (sent <= 0)
			return;
		at += (size_t)sent;
	}
}

static const struct { const char *name, *bytes; } key_names[] = {
	{ "Enter", "\r" }, { "Esc", "\033" }, { "Tab", "\t" }, { "Space", " " },
	{ "Backspace", "\177" }, { "Delete", "\033[3~" }, { "BackTab", "\033[Z" },
	{ "Up", "\033OA" }, { "Down", "\033OB" }, { "Right", "\033OC" },
	{ "Left", "\033OD" }, { "Home", "\033OH" }, { "End", "\033OF" },
	{ "PgUp", "\033[5~" }, { "PgDn", "\033[6~" }, { "C-Left", "\033[1;5D" },
	{ "C-Right", "\033[1;5C" }, { "C-_", "\037" }, { "lt", "<" },
};

static void press_named(struct terminal *terminal, const char *name)
{
	char control[2] = { 0 };

	for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++)
		if (!strcmp(name, key_names[i].name)) {
			terminal_type(terminal, key_names[i].bytes);
			return;
		}
	if (!strncmp(name, "Paste:", 6)) {
		terminal_type(terminal, "\033[200~");
		terminal_type(terminal, name + 6);
		terminal_type(terminal, "\033[201~");
	} else if (!strncmp(name, "C-", 2)) {
		control[0] = (char)(name[2] & 0x1f);
		terminal_type(terminal, control);
	} else {
		fprintf(stderr, "no key is called <%s>\n", name);
		abort();
	}
}

void terminal_press(struct terminal *terminal, const char *keys)
{
	char name[512];

	while (*keys) {
		const char *end = *keys == '<' ? strchr(keys, '>') : NULL;

		if (end) {
			snprintf(name, sizeof name, "%.*s", (int)(end - keys - 1), keys + 1);
			press_named(terminal, name);
			keys = end + 1;
		} else {
			snprintf(name, sizeof name, "%c", *keys++);
			terminal_type(terminal, name);
		}
	}
}

bool terminal_advance(struct terminal *terminal, int64_t ms)
{
	struct patience patience = patience_begin();
	char answer;

	if (send(terminal->clock, &ms, sizeof ms, MSG_NOSIGNAL) != (ssize_t)sizeof ms)
		return false;
	for (;;) {
		ssize_t got = recv(terminal->clock, &answer, 1, MSG_DONTWAIT);

		if (got == 1)
			return true;
		if (got == 0)
			return false;	/* the program has ended */
		if (!take(terminal, TERMINAL_LOOK_MS) && patience_is_over(&patience, terminal))
			return false;
	}
}

/* It answers when everything before is done; what it has written lies ready then. */
bool terminal_catch_up(struct terminal *terminal)
{
	bool waits = terminal_advance(terminal, 0);

	while (!terminal->gone && take(terminal, 0))
		;
	return waits;
}

void terminal_picture(struct terminal *terminal, char picture[TERMINAL_PICTURE])
{
	size_t at = 0;

	for (int row = 0; row < terminal->rows; row++) {
		VTermRect line = { row, row + 1, 0, terminal->cols };

		at += vterm_screen_get_text(terminal->screen, picture + at,
					    (size_t)TERMINAL_PICTURE - at - 2, line);
		while (at && picture[at - 1] == ' ')
			at--;
		picture[at++] = '\n';
	}
	picture[at] = '\0';
}

/* The columns that the bytes before `end` take; wide characters are followed by
 * no blank in vterm's text, so cells are walked. */
static int column_of(struct terminal *terminal, int row, const char *line,
		     const char *end)
{
	int col = 0;

	for (const char *at = line; at < end; at++)
		if ((*at & 0xc0) != 0x80) {
			VTermScreenCell cell = terminal_cell(terminal, row, col);

			col += cell.width > 0 ? cell.width : 1;
		}
	return col;
}

bool terminal_find(struct terminal *terminal, const char *text, int *row, int *col)
{
	static char line[2048];

	for (int r = 0; r < terminal->rows; r++) {
		VTermRect rect = { r, r + 1, 0, terminal->cols };
		size_t length = vterm_screen_get_text(terminal->screen, line,
						      sizeof line - 1, rect);
		char *found;

		line[length] = '\0';
		found = strstr(line, text);
		if (!found)
			continue;
		if (row)
			*row = r;
		if (col)
			*col = column_of(terminal, r, line, found);
		return true;
	}
	return false;
}

struct wish {
	const char *text, *picture;
	int row, col;
	bool gone;
	bool (*seen)(const char *picture, void *what);
	void *what;
};

static bool is_fulfilled(struct terminal *terminal, const struct wish *wish)
{
	static char picture[TERMINAL_PICTURE];
	int row, col;

	if (wish->text)
		return terminal_find(terminal, wish->text, NULL, NULL) != wish->gone;
	if (wish->picture || wish->seen) {
		terminal_picture(terminal, picture);
		return wish->seen ? wish->seen(picture, wish->what)
				  : !strcmp(picture, wish->picture);
	}
	terminal_where(terminal, &row, &col);
	return row == wish->row && col == wish->col;
}

static bool wait_for(struct terminal *terminal, const struct wish *wish)
{
	struct patience patience = patience_begin();

	while (!is_fulfilled(terminal, wish)) {
		if (terminal->gone)
			return false;
		if (!take(terminal, TERMINAL_LOOK_MS) && patience_is_over(&patience, terminal))
			return false;
	}
	return true;
}

bool terminal_wait(struct terminal *terminal, const char *text)
{
	return wait_for(terminal, &(struct wish){ .text = text });
}

bool terminal_wait_gone(struct terminal *terminal, const char *text)
{
	return wait_for(terminal, &(struct wish){ .text = text, .gone = true });
}

bool terminal_wait_picture(struct terminal *terminal, const char *picture)
{
	return wait_for(terminal, &(struct wish){ .picture = picture });
}

bool terminal_wait_seen(struct terminal *terminal,
			bool (*seen)(const char *picture, void *what), void *what)
{
	return wait_for(terminal, &(struct wish){ .seen = seen, .what = what });
}

bool terminal_wait_cursor(struct terminal *terminal, int row, int col)
{
	return wait_for(terminal, &(struct wish){ .row = row, .col = col });
}

void terminal_settle(struct terminal *terminal)
{
	while (!terminal->gone && take(terminal, 300))
		;
}

VTermScreenCell terminal_cell(struct terminal *terminal, int row, int col)
{
	VTermScreenCell cell;

	memset(&cell, 0, sizeof cell);
	vterm_screen_get_cell(terminal->screen, (VTermPos){ row, col }, &cell);
	vterm_screen_convert_color_to_rgb(terminal->screen, &cell.fg);
	vterm_screen_convert_color_to_rgb(terminal->screen, &cell.bg);
	return cell;
}

void terminal_where(struct terminal *terminal, int *row, int *col)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(terminal->vterm), &at);
	*row = at.row;
	*col = at.col;
}

void terminal_resize(struct terminal *terminal, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows,
				.ws_col = (unsigned short)cols };

	terminal->rows = rows;
	terminal->cols = cols;
	vterm_set_size(terminal->vterm, rows, cols);
	ioctl(terminal->fd, TIOCSWINSZ, &size);
}

void terminal_hang_up(struct terminal *terminal)
{
	close(terminal->fd);
	terminal->fd = -1;
	terminal->gone = true;
}

bool terminal_is_cooked(const struct terminal *terminal)
{
	struct termios modes;

	return tcgetattr(terminal->fd, &modes) == 0 &&
	       (modes.c_lflag & (ICANON | ECHO | ISIG)) == (ICANON | ECHO | ISIG);
}

/* Reads what is still sent meanwhile, so that the program is never held up. */
static bool wait_for_end(struct terminal *terminal, int *status)
{
	int64_t until_ms = now_ms() + TERMINAL_LONGEST_MS;

	while (waitpid(terminal->program, status, WNOHANG) == 0) {
		if (now_ms() >= until_ms)
			return false;
		take(terminal, terminal->gone ? 5 : 20);
	}
	return true;
}

pid_t terminal_job(const struct terminal *terminal)
{
	return tcgetpgrp(terminal->fd);
}

int terminal_wait_end(struct terminal *terminal)
{
	int status = -1;

	if (!wait_for_end(terminal, &status)) {
		kill(terminal->program, SIGKILL);
		waitpid(terminal->program, NULL, 0);
		status = -1;
	}
	while (!terminal->gone && take(terminal, 0))
		;
	return status;
}

void terminal_drop(struct terminal *terminal)
{
	if (terminal->fd >= 0)
		close(terminal->fd);
	if (terminal->clock >= 0)
		close(terminal->clock);
	vterm_free(terminal->vterm);
}

int terminal_end(struct terminal *terminal)
{
	int status = terminal_wait_end(terminal);

	terminal_drop(terminal);
	return status;
}
