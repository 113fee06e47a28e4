/* cover/dump.c -- in the coverage flavour alone: a process that ends without exit()
 * writes down first what it has run.
 *
 * The linker puts these in place of the calls in src (--wrap). A sound child ends with
 * _exit(), is killed when its driver hangs, and dies with its parent: each time the
 * signal that nobody can hold back is changed for one that writes first. What is killed
 * by a test itself (to see what survives) is still lost, as it should be. */
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LAST_WORDS = SIGUSR2, LOOKS = 200, LOOK_NS = 1000000 };

void __gcov_dump(void);
_Noreturn void __real__exit(int status);
_Noreturn void __wrap__exit(int status);
_Noreturn void __real_abort(void);
_Noreturn void __wrap_abort(void);
int __real_kill(pid_t pid, int number);
int __wrap_kill(pid_t pid, int number);
void (*__real_signal(int number, void (*handler)(int)))(int);
void (*__wrap_signal(int number, void (*handler)(int)))(int);
int __real_prctl(int option, ...);
int __wrap_prctl(int option, ...);

void __wrap__exit(int status)
{
	__gcov_dump();
	__real__exit(status);
}

void __wrap_abort(void)
{
	__gcov_dump();
	__real_abort();
}

static void write_and_die(int number)
{
	(void)number;
	__gcov_dump();
	__real_kill(getpid(), SIGKILL);
}

/* What cannot be written (a full disk that a test has made, a killed test's half file)
 * is no reason to write into the messages that a test compares. */
__attribute__((constructor)) static void open_cover(void)
{
	setenv("GCOV_ERROR_FILE", "/dev/null", 1);
	__real_signal(LAST_WORDS, write_and_die);
}

/* A child that answers ends within a moment; one that does not is killed. */
int __wrap_kill(pid_t pid, int number)
{
	siginfo_t ended;

	if (number != SIGKILL || pid <= 0)
		return __real_kill(pid, number);
	__real_kill(pid, LAST_WORDS);
	for (int i = 0; i < LOOKS; i++) {
		ended.si_pid = 0;
		if (waitid(P_PID, (id_t)pid, &ended, WEXITED | WNOHANG | WNOWAIT) != 0 ||
		    ended.si_pid == pid)
			break;
		nanosleep(&(struct timespec){ 0, LOOK_NS }, NULL);
	}
	return __real_kill(pid, SIGKILL);
}

void (*__wrap_signal(int number, void (*handler)(int)))(int)
{
	return number == LAST_WORDS ? SIG_DFL : __real_signal(number, handler);
}

int __wrap_prctl(int option, ...)
{
	va_list arguments;
	unsigned long value;

	va_start(arguments, option);
	value = va_arg(arguments, unsigned long);
	va_end(arguments);
	if (option == PR_SET_PDEATHSIG && value == SIGKILL)
		value = LAST_WORDS;
	return __real_prctl(option, value, 0, 0, 0);
}
