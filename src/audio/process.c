/* audio/process.c -- a fork, and a pipe whose other end only the child holds. */
#include "audio/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Asked of the kernel itself, since not every C library has close_range(), and done one by
 * one where the kernel has none either. */
static void close_from_to(unsigned first, unsigned last)
{
	long limit = sysconf(_SC_OPEN_MAX);

	if (syscall(SYS_close_range, first, last, 0) == 0)
		return;
	for (unsigned fd = first; fd <= last && (long)fd < limit; fd++)
		close((int)fd);
}

static void close_all_but(int keep)
{
	int nowhere = open("/dev/null", O_RDWR);

	for (int fd = 0; fd <= STDERR_FILENO && nowhere >= 0; fd++)
		dup2(nowhere, fd);
	if (keep > STDERR_FILENO + 1)
		close_from_to(STDERR_FILENO + 1, (unsigned)keep - 1);
	close_from_to(keep > STDERR_FILENO ? (unsigned)keep + 1 : STDERR_FILENO + 1, ~0u);
}

void process_detach(pid_t parent, int keep)
{
	const struct rlimit no_core = { 0, 0 };
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(0);
	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	setsid();			/* keys of the terminal do not concern it */
	prctl(PR_SET_NAME, "groundwork-snd");
	setrlimit(RLIMIT_CORE, &no_core);
	close_all_but(keep);
}

static void forget(struct process *process)
{
	if (process->life >= 0)
		close(process->life);
	*process = PROCESS_NONE;
}

bool process_fork(struct process *process, void (*live)(void *context), void *context)
{
	pid_t parent = getpid();
	int life[2];

	*process = PROCESS_NONE;
	if (pipe2(life, O_CLOEXEC))
		return false;
	process->pid = fork();
	if (process->pid == 0) {
		process_detach(parent, life[1]);
		live(context);
		_exit(0);
	}
	close(life[1]);
	process->life = life[0];
	if (process->pid > 0)
		return true;
	forget(process);
	return false;
}

bool process_has_ended(struct process *process, int *status)
{
	pid_t ended = waitpid(process->pid, status, WNOHANG);

	if (ended == 0 || (ended < 0 && errno == EINTR))
		return false;
	*status = ended > 0 && WIFEXITED(*status) ? WEXITSTATUS(*status) : -1;
	forget(process);
	return true;
}

bool process_wait(struct process *process, int ms)
{
	struct pollfd life = { .fd = process->life, .events = POLLIN };

	if (poll(&life, 1, ms) <= 0)
		return false;
	waitpid(process->pid, NULL, 0);
	forget(process);
	return true;
}

void process_kill(struct process *process)
{
	if (process->pid > 0)
		kill(process->pid, SIGKILL);
}

void process_end(struct process *process, int ms)
{
	if (process->pid <= 0)
		return;
	process_kill(process);
	if (!process_wait(process, ms))
		forget(process);	/* held by its driver; the system reaps it */
}
