/* base/clock.c -- timerfd and poll; the test's clocks jump instead of waiting. */
#include "base/clock.h"

#include "base/error.h"
#include "base/memory.h"
#include "base/moment.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum clock_kind { CLOCK_OF_SYSTEM, CLOCK_OF_JUMPS, CLOCK_OF_TEST };
enum { MOST_FDS = 16 };

struct clock {
	enum clock_kind kind;
	int timer;		/* system: the timerfd; otherwise -1 */
	int socket;		/* test: where it says how far to go */
	int64_t now_ms;		/* jumps and test: the monotonic time */
	int64_t civil_start_ms;	/* jumps and test: the civil time at now_ms 0 */
	int64_t budget_ms;	/* test: what may still pass */
	bool owes_answer;	/* test: the advance is not yet answered */
};

static int64_t system_ms(clockid_t which)
{
	struct timespec time;

	clock_gettime(which, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static bool open_from_environment(struct clock *clock, const char *start,
				  struct error *error)
{
	const char *fd = getenv("GROUNDWORK_TEST_CLOCK_FD");

	if (!moment_parse(start, &clock->civil_start_ms))
		return error_set(error, "GROUNDWORK_TEST_CLOCK: expected a time such as "
				 "2026-11-22T08:00:00Z, got \"%s\"", start);
	clock->timer = -1;
	clock->kind = fd ? CLOCK_OF_TEST : CLOCK_OF_JUMPS;
	clock->socket = fd ? (int)strtol(fd, NULL, 10) : -1;
	return true;
}

bool clock_open(struct clock **clock, struct error *error)
{
	const char *start = getenv("GROUNDWORK_TEST_CLOCK");

	*clock = memory_alloc(sizeof **clock);
	if (start) {
		if (open_from_environment(*clock, start, error))
			return true;
		free(*clock);
		*clock = NULL;
		return false;
	}
	(*clock)->socket = -1;
	(*clock)->timer = timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
	if ((*clock)->timer >= 0)
		return true;
	error_set(error, "no timer could be had: %s", strerror(errno));
	free(*clock);
	*clock = NULL;
	return false;
}

struct clock *clock_open_virtual(const struct clock *like)
{
	struct clock *clock = memory_alloc(sizeof *clock);

	clock->kind = CLOCK_OF_JUMPS;
	clock->timer = clock->socket = -1;
	clock->civil_start_ms = clock_civil_ms(like);
	return clock;
}

int64_t clock_now_ms(const struct clock *clock)
{
	return clock->kind == CLOCK_OF_SYSTEM ? system_ms(CLOCK_BOOTTIME)
					      : clock->now_ms;
}

int64_t clock_civil_ms(const struct clock *clock)
{
	return clock->kind == CLOCK_OF_SYSTEM ? system_ms(CLOCK_REALTIME)
					      : clock->civil_start_ms + clock->now_ms;
}

bool clock_is_real(const struct clock *clock)
{
	return clock->kind == CLOCK_OF_SYSTEM;
}

/* Polls the caller's descriptors and one of the clock's own; the own one counts
 * among the ready and is told of. */
static int poll_with(struct pollfd *fds, nfds_t count, int own, bool *own_ready)
{
	struct pollfd all[MOST_FDS + 1];
	int ready;

	for (nfds_t i = 0; i < count; i++)
		all[i] = fds[i];
	all[count] = (struct pollfd){ .fd = own, .events = POLLIN };
	ready = poll(all, count + 1, -1);
	for (nfds_t i = 0; i < count; i++)
		fds[i].revents = all[i].revents;
	*own_ready = ready > 0 && all[count].revents;
	return ready;
}

static int wait_for_system(struct clock *clock, struct pollfd *fds, nfds_t count,
			   int64_t until_ms)
{
	struct itimerspec due = { 0 };
	bool went_off;
	int ready;

	if (until_ms != INT64_MAX) {
		if (until_ms < 1)
			until_ms = 1;	/* a timer of 0 would never go off */
		due.it_value.tv_sec = until_ms / 1000;
		due.it_value.tv_nsec = until_ms % 1000 * 1000000;
	}
	timerfd_settime(clock->timer, TFD_TIMER_ABSTIME, &due, NULL);
	ready = poll_with(fds, count, clock->timer, &went_off);
	return ready - went_off;
}

static int wait_by_jumping(struct clock *clock, struct pollfd *fds, nfds_t count,
			   int64_t until_ms)
{
	int ready = poll(fds, count, until_ms == INT64_MAX ? -1 : 0);

	if (ready == 0 && until_ms > clock->now_ms)
		clock->now_ms = until_ms;
	return ready;
}

static void take_advance(struct clock *clock)
{
	int64_t more;

	if (recv(clock->socket, &more, sizeof more, 0) != (ssize_t)sizeof more) {
		clock->socket = -1;	/* the test has gone: stand still */
		return;
	}
	if (more < 0)
		clock->now_ms -= more;	/* a lid was closed: time leaps */
	else
		clock->budget_ms += more;
	clock->owes_answer = true;
}

static int wait_for_test(struct clock *clock, struct pollfd *fds, nfds_t count,
			 int64_t until_ms)
{
	bool told;
	int ready;

	for (;;) {
		if (until_ms <= clock->now_ms)
			return poll(fds, count, 0);
		if (clock->budget_ms > 0) {
			int64_t left = until_ms - clock->now_ms;
			int64_t step = left < clock->budget_ms ? left : clock->budget_ms;

			clock->now_ms += step;
			clock->budget_ms -= step;
			if (step == left)
				return poll(fds, count, 0);
		}
		if (clock->owes_answer && clock->socket >= 0) {
			clock->owes_answer = false;
			send(clock->socket, "", 1, MSG_NOSIGNAL);
		}
		ready = poll_with(fds, count, clock->socket, &told);
		if (ready < 0)
			return ready;
		if (told)
			take_advance(clock);
		ready -= told;
		if (ready > 0)
			return ready;
	}
}

int clock_wait(struct clock *clock, struct pollfd *fds, nfds_t count,
	       int64_t until_ms)
{
	if (count > MOST_FDS)
		abort();
	switch (clock->kind) {
	case CLOCK_OF_SYSTEM:
		return wait_for_system(clock, fds, count, until_ms);
	case CLOCK_OF_JUMPS:
		return wait_by_jumping(clock, fds, count, until_ms);
	case CLOCK_OF_TEST:
		break;
	}
	return wait_for_test(clock, fds, count, until_ms);
}

void clock_close(struct clock *clock)
{
	if (!clock)
		return;
	if (clock->timer >= 0)
		close(clock->timer);
	free(clock);
}
