/* tests/audio/device/rtcheck.c -- a watchman over the audio callback.
 *
 * Loaded by LD_PRELOAD into an unchanged program, it wraps the callback that is
 * given to Pa_OpenStream(). While the callback runs
 *   - every system call raises SIGSYS (Linux: syscall user dispatch),
 *   - malloc() and its kin, and locks, are counted by standing before the C
 *     library's own,
 *   - page faults are counted.
 * The counts lie in the file named by RTCHECK_REPORT, mapped into memory, so
 * that they outlive a process that is killed. RTCHECK_FAULT=malloc|lock|syscall
 * commits that crime in every callback: the test of the watchman.
 */
#include "rtcheck.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <portaudio.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef PR_SET_SYSCALL_USER_DISPATCH
#define PR_SET_SYSCALL_USER_DISPATCH 59
#define PR_SYS_DISPATCH_ON 1
#endif

enum { WARM_UP = 20 };		/* callbacks whose page faults are forgiven */

static struct rtcheck_report *report;
static PaStreamCallback *watched;
static const char *fault;
static pthread_mutex_t fault_lock = PTHREAD_MUTEX_INITIALIZER;

/* 0 lets system calls through; the kernel reads it at every call. */
static __thread volatile char barrier;
static __thread int inside, armed;

static void count(volatile unsigned long *what)
{
	if (inside && report)
		++*what;
}

static void on_system_call(int number, siginfo_t *info, void *context)
{
	(void)number;
	(void)context;
	barrier = 0;		/* let the rest of this callback run */
	report->last_syscall = info->si_syscall;
	count(&report->syscalls);
}

static void arm(void)
{
	struct sigaction action = { .sa_sigaction = on_system_call,
				    .sa_flags = SA_SIGINFO };

	armed = 1;
	sigaction(SIGSYS, &action, NULL);
	report->armed = prctl(PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON, 0L, 0L,
			      &barrier) == 0;
}

static void commit_fault(void)
{
	void *volatile memory;

	if (!fault)
		return;
	if (!strcmp(fault, "malloc")) {
		memory = malloc(100);
		free(memory);
	} else if (!strcmp(fault, "lock")) {
		pthread_mutex_lock(&fault_lock);
		pthread_mutex_unlock(&fault_lock);
	} else if (!strcmp(fault, "syscall")) {
		syscall(SYS_getppid);
	}
}

static int watch(const void *input, void *output, unsigned long frames,
		 const PaStreamCallbackTimeInfo *times, PaStreamCallbackFlags flags,
		 void *user)
{
	struct rusage before, after;
	int result;

	if (!armed)
		arm();
	getrusage(RUSAGE_THREAD, &before);
	inside = 1;
	barrier = 1;
	result = watched(input, output, frames, times, flags, user);
	commit_fault();
	barrier = 0;
	inside = 0;
	getrusage(RUSAGE_THREAD, &after);
	if (++report->callbacks > WARM_UP)
		report->page_faults += (unsigned long)(after.ru_minflt - before.ru_minflt +
						       after.ru_majflt - before.ru_majflt);
	return result;
}

static void open_report(void)
{
	const char *path = getenv("RTCHECK_REPORT");
	int file = path ? open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
	void *memory;

	fault = getenv("RTCHECK_FAULT");
	if (file < 0 || ftruncate(file, sizeof *report))
		abort();
	memory = mmap(NULL, sizeof *report, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	close(file);
	if (memory == MAP_FAILED)
		abort();
	report = memory;
}

/* The C library's own function of that name. */
static void *real(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

PaError Pa_OpenStream(PaStream **stream, const PaStreamParameters *input,
		      const PaStreamParameters *output, double rate,
		      unsigned long frames, PaStreamFlags flags,
		      PaStreamCallback *callback, void *user)
{
	PaError (*open_stream)(PaStream **, const PaStreamParameters *,
			       const PaStreamParameters *, double, unsigned long,
			       PaStreamFlags, PaStreamCallback *, void *);

	*(void **)&open_stream = real("Pa_OpenStream");
	open_report();
	watched = callback;
	return open_stream(stream, input, output, rate, frames, flags, watch, user);
}

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void __libc_free(void *memory);

void *malloc(size_t size)
{
	count(&report->allocations);
	return __libc_malloc(size);
}

void *calloc(size_t number, size_t size)
{
	count(&report->allocations);
	return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size)
{
	count(&report->allocations);
	return __libc_realloc(memory, size);
}

void free(void *memory)
{
	count(&report->allocations);
	__libc_free(memory);
}

int pthread_mutex_lock(pthread_mutex_t *mutex)
{
	static int (*lock)(pthread_mutex_t *);

	if (!lock)
		*(void **)&lock = real("pthread_mutex_lock");
	count(&report->locks);
	return lock(mutex);
}

int pthread_cond_signal(pthread_cond_t *condition)
{
	static int (*wake)(pthread_cond_t *);

	if (!wake)
		*(void **)&wake = real("pthread_cond_signal");
	count(&report->locks);
	return wake(condition);
}

int sem_post(sem_t *semaphore)
{
	static int (*post)(sem_t *);

	if (!post)
		*(void **)&post = real("sem_post");
	count(&report->locks);
	return post(semaphore);
}
