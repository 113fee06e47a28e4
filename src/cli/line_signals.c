/* cli/line_signals.c -- blocked, and read from a descriptor. */
#include "cli/line_signals.h"

#include "base/error.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

bool line_signals_open(struct line_signals *signals, struct error *error)
{
	sigset_t ours, before;

	sigemptyset(&ours);
	sigaddset(&ours, SIGINT);
	sigaddset(&ours, SIGTERM);
	sigaddset(&ours, SIGHUP);
	sigprocmask(SIG_BLOCK, &ours, &before);
	signals->fd = signalfd(-1, &ours, SFD_NONBLOCK | SFD_CLOEXEC);
	if (signals->fd >= 0)
		return true;
	sigprocmask(SIG_SETMASK, &before, NULL);
	return error_set(error, "signals cannot be read: %s", strerror(errno));
}

int line_signals_read(const struct line_signals *signals)
{
	struct signalfd_siginfo info;

	if (read(signals->fd, &info, sizeof info) != (ssize_t)sizeof info)
		return 0;
	return (int)info.ssi_signo;
}

void line_signals_close(struct line_signals *signals)
{
	close(signals->fd);
}
