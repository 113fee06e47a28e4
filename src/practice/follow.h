/* practice/follow.h -- the session's time follows what is heard.
 *
 * Promise: gives the session a time that never goes back. Until the first of the
 *          sound is heard it stands still (FOLLOW_PATIENCE_MS at most), so that
 *          the first word and its caption come together; afterwards it is drawn
 *          gently (a twentieth of the elapsed time) towards what leaves the
 *          loudspeaker. Sound that is late by more than FOLLOW_FAR_MS, since it stood
 *          still or began anew, is waited for. Without sound it is the clock.
 * Owner:   a value in the caller's hand. Threads: one. Fails: never.
 */
#ifndef PRACTICE_FOLLOW_H
#define PRACTICE_FOLLOW_H

#include <stdbool.h>
#include <stdint.h>

enum { FOLLOW_PATIENCE_MS = 3000, FOLLOW_NEAR_MS = 20, FOLLOW_FAR_MS = 600, FOLLOW_LATE_MS = 5000 };

struct follow {
	int64_t slip_ms;	/* how far the session's time is behind the clock */
	int64_t begun_ms;	/* when sound was asked for */
	int64_t last_ms;	/* the clock at the last turn */
	bool following, heard;
};

/* Sound was asked for now. */
void follow_begin(struct follow *follow, int64_t clock_ms);

/* No sound is expected any more. */
void follow_end(struct follow *follow);

/* One turn: the session stands at score_ms, the loudspeaker at heard_ms (-1:
 * unknown); `starting`: sound is on its way, if it is not heard yet. */
void follow_heard(struct follow *follow, int64_t score_ms, int64_t heard_ms,
		  bool starting, int64_t clock_ms);

/* Tells whether time stands still until the device is open. */
bool follow_is_waiting(const struct follow *follow);

/* The session's time for a time of the clock, and the other way round. */
int64_t follow_now_ms(const struct follow *follow, int64_t clock_ms);
int64_t follow_clock_ms(const struct follow *follow, int64_t session_ms);

#endif
