/* base/crash.c -- one handler that calls nothing but the system. */
#include "base/crash.h"

#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define FAULT "groundwork: it had to stop, by a fault of its own."
#define NO_MEMORY "groundwork: it had to stop, since this system has no memory left."
#define KEPT " What you wrote up to a moment ago is kept.\n"
#define LOST " What you wrote could not be put on the disk, and is lost.\n"

enum { BYTES_MOST = 256, STACK = 64 * 1024 };

static const int faults[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL };

enum { FAULTS = sizeof faults / sizeof *faults };

/* A handler is given nothing but a number, so this is what it can know. */
static struct {
	struct sigaction before[FAULTS];	/* whom to hand on to */
	char stack[STACK];			/* the usual one may be what is full */
	struct termios terminal;
	char bytes[BYTES_MOST];
	volatile sig_atomic_t taken;		/* the terminal is not as it was */
	volatile sig_atomic_t no_memory, lost;
} last;

static void send_out(int fd, const char *bytes)
{
	ssize_t ignored = write(fd, bytes, strlen(bytes));

	(void)ignored;
}

/* In the background, setting the terminal would stop us instead. */
static void give_terminal_back(void)
{
	if (!last.taken)
		return;
	last.taken = false;
	signal(SIGTTOU, SIG_IGN);
	send_out(STDOUT_FILENO, last.bytes);
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &last.terminal);
}

/* The fault comes once more when this returns, and is then dealt with as it was before. */
static void end(int number)
{
	give_terminal_back();
	send_out(STDERR_FILENO, last.no_memory ? NO_MEMORY : FAULT);
	send_out(STDERR_FILENO, last.lost ? LOST : KEPT);
	for (int i = 0; i < FAULTS; i++)
		if (faults[i] == number)
			sigaction(number, &last.before[i], NULL);
	raise(number);
}

static void leave_no_trace(void)
{
	const struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0);
}

void crash_guard(void)
{
	const stack_t stack = { .ss_sp = last.stack, .ss_size = sizeof last.stack };
	struct sigaction action = { .sa_handler = end, .sa_flags = SA_ONSTACK };

	leave_no_trace();
	sigaltstack(&stack, NULL);
	sigfillset(&action.sa_mask);
	for (int i = 0; i < FAULTS; i++)
		sigaction(faults[i], &action, &last.before[i]);
}

void crash_terminal(const struct termios *before, const char *bytes)
{
	last.taken = false;
	if (!before)
		return;
	last.terminal = *before;
	strncpy(last.bytes, bytes, sizeof last.bytes - 1);
	last.taken = true;
}

void crash_keeps(bool kept)
{
	last.lost = !kept;
}

void crash_without_memory(void)
{
	last.no_memory = true;
	abort();
}
