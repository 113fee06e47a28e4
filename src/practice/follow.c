/* practice/follow.c -- one number, the slip, that grows while sound is late and
 * shrinks when it is early. */
#include "practice/follow.h"

enum { MOST_TURN_MS = 1500 };	/* a longer turn was not watched: the machine slept */

void follow_begin(struct follow *follow, int64_t clock_ms)
{
	follow->begun_ms = follow->last_ms = clock_ms;
	follow->following = true;
	follow->heard = false;
}

void follow_end(struct follow *follow)
{
	follow->following = follow->heard = false;
}

bool follow_is_waiting(const struct follow *follow)
{
	return follow->following && !follow->heard &&
	       follow->last_ms - follow->begun_ms < FOLLOW_PATIENCE_MS;
}

/* A twentieth of the time that went by: 50 ms in a second, which no eye sees. */
static int64_t gently(int64_t apart_ms, int64_t elapsed_ms)
{
	int64_t most_ms = elapsed_ms / 20 + 1;

	if (apart_ms > most_ms)
		return most_ms;
	return apart_ms < -most_ms ? -most_ms : apart_ms;
}

void follow_heard(struct follow *follow, int64_t score_ms, int64_t heard_ms,
		  bool starting, int64_t clock_ms)
{
	int64_t elapsed_ms = clock_ms - follow->last_ms;
	int64_t apart_ms = score_ms - heard_ms;
	bool waited = follow_is_waiting(follow);

	follow->last_ms = clock_ms;
	if (!follow->following || elapsed_ms <= 0 || elapsed_ms > MOST_TURN_MS)
		return;
	if (heard_ms < 0) {
		if (waited && starting)
			follow->slip_ms += elapsed_ms;
		return;
	}
	if (!follow->heard) {
		follow->heard = true;
		if (apart_ms > 0 && apart_ms < elapsed_ms)
			follow->slip_ms += apart_ms;
		return;
	}
	if (apart_ms >= FOLLOW_FAR_MS && apart_ms <= FOLLOW_LATE_MS)
		follow->slip_ms += elapsed_ms;
	else if (apart_ms > -FOLLOW_FAR_MS && apart_ms < FOLLOW_FAR_MS &&
		 (apart_ms > FOLLOW_NEAR_MS || apart_ms < -FOLLOW_NEAR_MS))
		follow->slip_ms += gently(apart_ms, elapsed_ms);
}

int64_t follow_now_ms(const struct follow *follow, int64_t clock_ms)
{
	return clock_ms - follow->slip_ms;
}

int64_t follow_clock_ms(const struct follow *follow, int64_t session_ms)
{
	return session_ms + follow->slip_ms;
}
