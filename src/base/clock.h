/* base/clock.h -- the time, and waiting for it.
 *
 * Promise: one clock that all of the program asks, so that a test can own it.
 *          Monotonic time never leaps with the wall clock; it counts the time
 *          the machine slept (CLOCK_BOOTTIME), so a closed lid shows as a gap.
 * Kinds:   the system's; a virtual one whose waits are over at once (for
 *          rehearsals); and a driven one that a test advances through a socket.
 * Owner:   whoever opened it closes it.
 * Threads: one.
 *
 * Environment, for tests: GROUNDWORK_TEST_CLOCK=2026-11-22T08:00:00Z starts a
 * virtual clock there. With GROUNDWORK_TEST_CLOCK_FD=N as well the clock stands
 * still until the test writes an int64_t of milliseconds to the socket N; it
 * then goes from deadline to deadline, and answers with one byte when the
 * program has done everything that was due and waits again. A negative number
 * is a closed lid: the clock leaps by so much at once.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>

struct clock;
struct error;

/* Opens the system's clock, or the test's when the environment names one.
 * Fails when the environment's clock cannot be read. */
bool clock_open(struct clock **clock, struct error *error);

/* Opens a virtual clock that begins at the civil time of `like`. */
struct clock *clock_open_virtual(const struct clock *like);

/* Milliseconds since some moment; never goes back. */
int64_t clock_now_ms(const struct clock *clock);

/* Civil time: milliseconds since 1970-01-01T00:00:00Z. */
int64_t clock_civil_ms(const struct clock *clock);

/* Tells whether time passes by itself (false for the virtual and the driven
 * clock, with which no sound device can keep pace). */
bool clock_is_real(const struct clock *clock);

/* Waits until one of the descriptors is ready or `until_ms` (monotonic;
 * INT64_MAX: no deadline) has come, whichever is first. Returns how many are
 * ready, 0 at the deadline, and -1 when a signal came between. */
int clock_wait(struct clock *clock, struct pollfd *fds, nfds_t count,
	       int64_t until_ms);

/* Closes it; NULL is allowed. */
void clock_close(struct clock *clock);

#endif
