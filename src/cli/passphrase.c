/* cli/passphrase.c -- a line without its echo. */
#include "cli/passphrase.h"

#include "base/memory.h"
#include "cli/command.h"
#include "exchange/user_key.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { PASSPHRASE_MOST = 1024 };

static char *read_line(int fd)
{
	char *line = memory_alloc(PASSPHRASE_MOST);
	size_t length = 0;
	char byte;
	ssize_t got = 0;

	while (length + 1 < PASSPHRASE_MOST && (got = read(fd, &byte, 1)) == 1 &&
	       byte != '\n')
		line[length++] = byte;
	if (length && line[length - 1] == '\r')
		line[--length] = '\0';
	if (length)
		return line;
	free(line);
	return NULL;
}

static char *from_descriptor(const char *text)
{
	char *end, *line = NULL;
	long fd = strtol(text, &end, 10);

	if (*text && !*end && fd >= 0 && fcntl((int)fd, F_GETFD) != -1)
		line = read_line((int)fd);
	if (!line)
		command_failed("--passphrase-fd %s: no passphrase could be read from there",
			       text);
	return line;
}

static void say(int terminal, const char *text)
{
	ssize_t ignored = write(terminal, text, strlen(text));

	(void)ignored;
}

static char *ask(int terminal, const char *question)
{
	struct termios before, quiet;
	char *line;

	say(terminal, question);
	say(terminal, ": ");
	if (tcgetattr(terminal, &before))
		return NULL;
	quiet = before;
	quiet.c_lflag &= ~(tcflag_t)ECHO;
	tcsetattr(terminal, TCSAFLUSH, &quiet);
	line = read_line(terminal);
	tcsetattr(terminal, TCSAFLUSH, &before);
	say(terminal, "\n");
	return line;
}

static char *from_terminal(int terminal, const char *question, bool twice)
{
	char *line = ask(terminal, question), *again;

	if (!line) {
		command_failed("nothing was typed");
		return NULL;
	}
	if (!twice)
		return line;
	again = ask(terminal, "The same once more");
	if (again && !strcmp(line, again)) {
		passphrase_wipe(again);
		return line;
	}
	command_failed("the two are not the same");
	passphrase_wipe(again);
	passphrase_wipe(line);
	return NULL;
}

char *passphrase_ask(const char *fd_text, const char *question, bool twice)
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
	line = from_terminal(terminal, question, twice);
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
		*passphrase = passphrase_ask(fd_text, "The passphrase of your key", false);
	return !key->locked || *passphrase;
}

void passphrase_wipe(char *passphrase)
{
	if (passphrase)
		explicit_bzero(passphrase, strlen(passphrase));
	free(passphrase);
}
