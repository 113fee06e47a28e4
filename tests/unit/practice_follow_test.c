/* app_follow_test.c -- a table: what is heard, and the time that the session has
 * by it. */
#include "support/check.h"

#include "practice/follow.h"

enum { NOT_HEARD = -1 };

/* One turn: the clock has gone on by `after_ms`; the loudspeaker is `ahead_ms`
 * before the session (or not heard); then the session's time has gone on by
 * `moved_ms`. */
struct turn {
	int64_t after_ms, ahead_ms;
	bool heard, starting;
	int64_t moved_ms;
};

static void walk(const struct turn *turns, size_t count, struct follow *follow)
{
	int64_t clock_ms = 100000, now_ms = follow_now_ms(follow, clock_ms);

	follow_begin(follow, clock_ms);
	for (size_t i = 0; i < count; i++) {
		int64_t next_ms;

		clock_ms += turns[i].after_ms;
		follow_heard(follow, 5000, turns[i].heard ? 5000 + turns[i].ahead_ms : -1,
			     turns[i].starting, clock_ms);
		next_ms = follow_now_ms(follow, clock_ms);
		if (next_ms - now_ms != turns[i].moved_ms)
			fail_msg("turn %zu moved by %lld ms, not %lld", i,
				 (long long)(next_ms - now_ms), (long long)turns[i].moved_ms);
		assert_int_equal(follow_clock_ms(follow, next_ms), clock_ms);
		now_ms = next_ms;
	}
}

#define WALK(follow, ...) walk((const struct turn[]){ __VA_ARGS__ },                      \
			       sizeof((const struct turn[]){ __VA_ARGS__ }) /            \
			       sizeof(struct turn), follow)

static void time_stands_still_while_a_device_opens(void **state)
{
	struct follow follow = { 0 };

	(void)state;
	WALK(&follow, { 10, 0, false, true, 0 }, { 400, 0, false, true, 0 },
	     { 10, 0, true, false, 10 });
	assert_false(follow_is_waiting(&follow));
}

static void patience_ends(void **state)
{
	struct follow follow = { 0 };

	(void)state;
	WALK(&follow, { 1000, 0, false, true, 0 }, { 1500, 0, false, true, 0 },
	     { 499, 0, false, true, 0 },
	     { 10, 0, false, true, 0 }, { 10, 0, false, true, 10 },
	     { 1000, 0, false, true, 1000 });
	assert_false(follow_is_waiting(&follow));
}

static void without_a_device_the_clock_goes_on(void **state)
{
	struct follow follow = { 0 };

	(void)state;
	WALK(&follow, { 10, 0, false, false, 10 }, { 90, 0, false, false, 90 });
	follow_end(&follow);
	assert_false(follow_is_waiting(&follow));
	assert_int_equal(follow_now_ms(&follow, 777), 777);
}

static void a_difference_is_drawn_away_gently(void **state)
{
	struct follow follow = { 0 };

	(void)state;
	/* the session is 300 ms before the loudspeaker: it goes slower by a twentieth */
	WALK(&follow, { 10, 0, true, false, 10 }, { 100, -300, true, false, 94 },
	     { 100, -300, true, false, 94 },
	     /* behind it: faster by a twentieth */
	     { 100, 300, true, false, 106 },
	     /* what no eye sees is left alone */
	     { 100, 20, true, false, 100 }, { 100, -20, true, false, 100 },
	     { 100, -21, true, false, 94 },
	     /* a small rest at once */
	     { 1000, -30, true, false, 970 });
}

static void sound_that_is_late_is_waited_for(void **state)
{
	struct follow follow = { 0 };

	(void)state;
	WALK(&follow, { 10, 0, true, false, 10 }, { 100, -600, true, false, 0 },
	     { 100, -2000, true, false, 0 }, { 100, -5000, true, false, 0 },
	     /* no longer heard: by the clock */
	     { 100, 0, false, false, 100 },
	     /* nearly there: gently */
	     { 100, -599, true, false, 94 });
}

static void a_leap_is_not_followed(void **state)
{
	struct follow follow = { 0 };

	(void)state;
	WALK(&follow, { 10, 0, true, false, 10 }, { 100, -5001, true, false, 100 },
	     { 100, 600, true, false, 100 }, { 100, 5000, true, false, 100 }, { 2000, -300, true, false, 2000 });
}

static void time_never_goes_back(void **state)
{
	struct follow follow = { 0 };
	int64_t clock_ms = 0, last_ms = 0;

	(void)state;
	follow_begin(&follow, 0);
	for (int i = 1; i < 20000; i++) {
		int64_t apart_ms = (int64_t)i * 7919 % 1400 - 700;
		int64_t now_ms;

		clock_ms += (int64_t)i * 31 % 120;
		follow_heard(&follow, 10000, i % 11 ? 10000 + apart_ms : NOT_HEARD,
			     i % 3 == 0, clock_ms);
		now_ms = follow_now_ms(&follow, clock_ms);
		assert_true(now_ms >= last_ms);
		last_ms = now_ms;
		if (i % 501 == 0)
			follow_begin(&follow, clock_ms);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_stands_still_while_a_device_opens),
		cmocka_unit_test(patience_ends),
		cmocka_unit_test(without_a_device_the_clock_goes_on),
		cmocka_unit_test(a_difference_is_drawn_away_gently),
		cmocka_unit_test(sound_that_is_late_is_waited_for),
		cmocka_unit_test(a_leap_is_not_followed),
		cmocka_unit_test(time_never_goes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
