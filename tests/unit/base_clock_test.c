/* The clock: the system's waits, the virtual one jumps, a test drives the third. */
#include "support/check.h"

#include "base/clock.h"
#include "base/error.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void the_systems_clock_waits_until_the_deadline(void **state)
{
	struct clock *clock;
	struct error error;
	int64_t before_ms;

	(void)state;
	unsetenv("GROUNDWORK_TEST_CLOCK");
	assert_true(clock_open(&clock, &error));
	assert_true(clock_is_real(clock));
	before_ms = clock_now_ms(clock);
	assert_int_equal(clock_wait(clock, NULL, 0, before_ms + 20), 0);
	assert_true(clock_now_ms(clock) >= before_ms + 20);
	assert_int_equal(clock_wait(clock, NULL, 0, before_ms), 0);	/* long past */
	clock_close(clock);
}

static void a_wait_ends_when_something_is_there(void **state)
{
	struct pollfd fd = { .events = POLLIN };
	struct clock *clock;
	struct error error;
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "x", 1), 1);
	fd.fd = ends[0];
	assert_true(clock_open(&clock, &error));
	assert_int_equal(clock_wait(clock, &fd, 1, INT64_MAX), 1);
	assert_true(fd.revents & POLLIN);
	clock_close(clock);
	close(ends[0]);
	close(ends[1]);
}

static void the_virtual_clock_jumps_to_the_deadline(void **state)
{
	struct clock *clock, *like;
	struct error error;

	(void)state;
	setenv("GROUNDWORK_TEST_CLOCK", "2026-11-22T08:00:00Z", 1);
	assert_true(clock_open(&clock, &error));
	assert_false(clock_is_real(clock));
	assert_int_equal(clock_civil_ms(clock), INT64_C(1795334400000));
	assert_int_equal(clock_wait(clock, NULL, 0, 3600000), 0);
	assert_int_equal(clock_now_ms(clock), 3600000);
	like = clock_open_virtual(clock);
	assert_int_equal(clock_civil_ms(like), INT64_C(1795338000000));
	clock_close(like);
	clock_close(clock);
	unsetenv("GROUNDWORK_TEST_CLOCK");
}

static void a_wrong_test_time_is_said(void **state)
{
	struct clock *clock;
	struct error error;

	(void)state;
	setenv("GROUNDWORK_TEST_CLOCK", "noon", 1);
	assert_false(clock_open(&clock, &error));
	assert_non_null(strstr(error.text, "got \"noon\""));
	unsetenv("GROUNDWORK_TEST_CLOCK");
}

static void *two_waits(void *argument)
{
	struct clock *clock = argument;

	clock_wait(clock, NULL, 0, 400);
	clock_wait(clock, NULL, 0, 1000);
	clock_wait(clock, NULL, 0, 3000);
	return NULL;
}

static void a_test_drives_the_clock_from_deadline_to_deadline(void **state)
{
	int64_t step_ms = 1000, lid_ms = -2000;
	struct clock *clock;
	struct error error;
	pthread_t thread;
	char number[16], answer;
	int ends[2];

	(void)state;
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
	snprintf(number, sizeof number, "%d", ends[1]);
	setenv("GROUNDWORK_TEST_CLOCK", "2026-11-22T08:00:00Z", 1);
	setenv("GROUNDWORK_TEST_CLOCK_FD", number, 1);
	assert_true(clock_open(&clock, &error));
	assert_int_equal(pthread_create(&thread, NULL, two_waits, clock), 0);
	assert_int_equal(send(ends[0], &step_ms, sizeof step_ms, 0), sizeof step_ms);
	assert_int_equal(recv(ends[0], &answer, 1, 0), 1);	/* it waits for 3000 */
	assert_int_equal(send(ends[0], &lid_ms, sizeof lid_ms, 0), sizeof lid_ms);
	assert_int_equal(pthread_join(thread, NULL), 0);
	assert_int_equal(clock_now_ms(clock), 3000);
	clock_close(clock);
	close(ends[0]);
	close(ends[1]);
	unsetenv("GROUNDWORK_TEST_CLOCK");
	unsetenv("GROUNDWORK_TEST_CLOCK_FD");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_systems_clock_waits_until_the_deadline),
		cmocka_unit_test(a_wait_ends_when_something_is_there),
		cmocka_unit_test(the_virtual_clock_jumps_to_the_deadline),
		cmocka_unit_test(a_wrong_test_time_is_said),
		cmocka_unit_test(a_test_drives_the_clock_from_deadline_to_deadline),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
