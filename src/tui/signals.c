/* tui/signals.c -- a signalfd. */
#include "tui/signals.h"

#include "base/error.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

static sigset_t ours(void)
{
	static const int all[] = { SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP };
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		sigaddset(&set, all[i]);
	return set;
}

bool signals_open(int *fd, struct error *error)
{
	sigset_t set = ours();

	sigprocmask(SIG_BLOCK, &set, NULL);
	*fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	if (*fd >= 0)
		return true;
	signals_release();
	return error_set(error, "signals cannot be read: %s", strerror(errno));
}

int signals_read(int fd)
{
	struct signalfd_siginfo info;

	if (read(fd, &info, sizeof info) != (ssize_t)sizeof info)
		return 0;
	return (int)info.ssi_signo;
}

void signals_close(int fd)
{
	close(fd);
}

void signals_release(void)
{
	sigset_t set = ours();

	sigprocmask(SIG_UNBLOCK, &set, NULL);
}
