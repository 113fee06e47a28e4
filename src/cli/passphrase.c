/* cli/passphrase.c -- a line without its echo. */
#include "cli/passphrase.h"

#include "base/arena.h"
#include "base/memory.h"
#include "base/out.h"
#include "cli/command.h"
#include "cli/numbers.h"
#include "exchange/user_key.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

enum { PASSPHRASE_MOST = 1024 };

/* A passphrase is taken whole or not at all; that it was too long is said here. What is
 * beyond the end is read all the same: from a terminal it would go to the shell. */
static char *read_line(int fd, bool *too_long)
{
	char *line = memory_alloc(PASSPHRASE_MOST);
	size_t length = 0;
	char byte;

	while (read(fd, &byte, 1) == 1 && byte != '\n')
		if (length < PASSPHRASE_MOST)
			line[length++] = byte;
	*too_long = length == PASSPHRASE_MOST;
	if (*too_long) {
		command_failed("the passphrase is longer than %d bytes, and was not taken: choose a "
			       "shorter one. Until now the rest was left out: a key that was "
			       "locked with a longer one opens with its first %d bytes",
			       PASSPHRASE_MOST - 1, PASSPHRASE_MOST - 1);
		length = 0;
	} else if (length && line[length - 1] == '\r') {
		length--;
	}
	if (length) {
		line[length] = '\0';
		return line;
	}
	explicit_bzero(line, PASSPHRASE_MOST);
	free(line);
	return NULL;
}

static char *from_descriptor(const char *text)
{
	char *end, *line = NULL;
	bool too_long = false;
	long fd = strtol(text, &end, 10);

	if (*text && !*end && fd >= 0 && fcntl((int)fd, F_GETFD) != -1)
		line = read_line((int)fd, &too_long);
	if (!line && !too_long)
		command_failed("--passphrase-fd %s: no passphrase could be read from there",
			       text);
	return line;
}

/* Waits for a whole line; returns the signal that came instead, or 0. */
static int wait_for_line(int terminal, int signals)
{
	struct pollfd fds[] = { { signals, POLLIN, 0 }, { terminal, POLLIN, 0 } };
	struct signalfd_siginfo info;

	while (poll(fds, 2, -1) < 0 && errno == EINTR)
		;
	if (fds[0].revents && read(signals, &info, sizeof info) == (ssize_t)sizeof info)
		return (int)info.ssi_signo;
	return 0;
}

/* Asks once without echo; a signal finds the terminal as it was. */
static int ask_quietly(int terminal, const char *question, const struct termios *before,
		       char **line, bool *too_long)
{
	static const int ours[] = { SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP };
	struct termios quiet = *before;
	sigset_t set, usual;
	int signals, which;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		sigaddset(&set, ours[i]);
	sigprocmask(SIG_BLOCK, &set, &usual);
	signals = signalfd(-1, &set, SFD_CLOEXEC);
	quiet.c_lflag &= ~(tcflag_t)ECHO;
	tcsetattr(terminal, TCSAFLUSH, &quiet);
	out_tell(terminal, question);
	out_tell(terminal, ": ");
	which = wait_for_line(terminal, signals);
	*line = which ? NULL : read_line(terminal, too_long);
	tcsetattr(terminal, TCSAFLUSH, before);
	out_tell(terminal, "\n");
	close(signals);
	sigprocmask(SIG_SETMASK, &usual, NULL);
	return which;
}

/* After a stop the question comes once more. */
static char *ask(int terminal, const char *question, bool *too_long)
{
	struct termios before;
	char *line = NULL;
	int which;

	do {
		if (tcgetattr(terminal, &before))
			return NULL;
		which = ask_quietly(terminal, question, &before, &line, too_long);
		if (which)
			raise(which);
	} while (which);
	return line;
}

static void help_in_hard_moment(const struct app *app, int terminal)
{
	struct arena *arena = arena_open();
	struct texts lines = numbers_hard_moment(app, arena);

	for (size_t i = 0; i < lines.count; i++) {
		out_tell(terminal, lines.at[i]);
		out_tell(terminal, "\n");
	}
	arena_close(arena);
}

/* A key that was locked with ! alone opens by --passphrase-fd. */
static char *ask_or_help(const struct call *call, int terminal, const char *question,
			 bool *too_long)
{
	char *line = ask(terminal, question, too_long);

	while (line && !strcmp(line, "!")) {
		passphrase_wipe(line);
		help_in_hard_moment(call->app, terminal);
		line = ask(terminal, question, too_long);
	}
	return line;
}

static char *from_terminal(const struct call *call, int terminal, const char *question,
			   bool twice)
{
	bool too_long = false;
	char *line = ask_or_help(call, terminal, question, &too_long), *again;

	if (!line) {
		if (!too_long)
			command_failed("nothing was typed");
		return NULL;
	}
	if (!twice)
		return line;
	again = ask_or_help(call, terminal, "The same once more", &too_long);
	if (again && !strcmp(line, again)) {
		passphrase_wipe(again);
		return line;
	}
	command_failed("the two are not the same");
	passphrase_wipe(again);
	passphrase_wipe(line);
	return NULL;
}

char *passphrase_ask(const struct call *call, const char *fd_text, const char *question,
		     bool twice)
{
	int terminal;
	char *line;

	if (fd_text)
		return from_descriptor(fd_text);
	terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	if (terminal < 0) {
		command_failed("a passphrase is needed, and there is no terminal to ask on: "
			       "--passphrase-fd N reads it from a descriptor");
		return NULL;
	}
	line = from_terminal(call, terminal, question, twice);
	close(terminal);
	return line;
}

bool passphrase_of_key(struct call *call, const char *fd_text, struct user_key *key,
		       char **passphrase)
{
	*passphrase = NULL;
	if (!user_key_look(call->app, call->arena, key, &call->error)) {
		call_failed(call);
		return false;
	}
	if (key->locked)
		*passphrase = passphrase_ask(call, fd_text, "The passphrase of your key", false);
	return !key->locked || *passphrase;
}

void passphrase_wipe(char *passphrase)
{
	if (passphrase)
		explicit_bzero(passphrase, strlen(passphrase));
	free(passphrase);
}
