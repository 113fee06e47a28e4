/* practice/playback.h -- a score that is heard, and a time that goes along with it.
 *
 * Promise: plays a score from any place in it and says where it stands. Its time is
 *          the clock's, less what the device was late (practice/follow.h): it stands
 *          still until the first of it is heard and then follows the loudspeaker.
 *          Without sound the score goes by in silence at the clock's pace.
 * Owner:   a value in the caller's hand that does not move while it plays; it
 *          borrows the audio room and the clock, and what the score points to until
 *          playback_hush() or the next playback_play(). One at a time plays in an
 *          audio room.
 * Threads: one. playback_turn() never waits.
 * Fails:   never; playback_note() says what is not there.
 */
#ifndef PRACTICE_PLAYBACK_H
#define PRACTICE_PLAYBACK_H

#include "audio/score.h"
#include "practice/follow.h"
#include "practice/sound_trouble.h"

#include <stdbool.h>
#include <stdint.h>

struct app;
struct audio;
struct clock;

struct playback {
	struct audio *audio;	/* NULL: no sound is made */
	struct clock *clock;
	struct score score;
	struct follow follow;
	struct sound_trouble trouble;
	char note[384];
	int64_t zero_ms;	/* the time at which the score begins */
	int64_t at_ms;		/* where in the score it stands, by its time */
	int64_t heard_ms;	/* what left the loudspeaker last; -1: unknown */
	bool playing;
	bool heard;		/* some of it has left the loudspeaker */
};

/* Nothing plays yet. */
struct playback playback_make(struct audio *audio, struct clock *clock);

/* Plays the score from `from_ms` of it on, in place of what was playing. */
void playback_play(struct playback *playback, const struct score *score, int64_t from_ms);

/* Lets it fade and releases the score; nothing when nothing plays. */
void playback_hush(struct playback *playback, int64_t fade_ms);

/* Does what is due, and returns its time. Call it on every turn of the main loop. */
int64_t playback_turn(struct playback *playback);

/* Tells whether something of the score is still heard. */
bool playback_rings(const struct playback *playback);

/* When playback_turn() must be called at the latest for the sound's sake; INT64_MAX
 * when nothing sounds. */
int64_t playback_due_ms(const struct playback *playback);

/* Its time now, which never goes back; and the clock's for one of its times. */
int64_t playback_now_ms(const struct playback *playback);
int64_t playback_clock_ms(const struct playback *playback, int64_t time_ms);

/* A calm sentence when sound should be there and is not; NULL when all is well. And the
 * device's reason alone. */
const char *playback_note(const struct playback *playback);
const char *playback_trouble(const struct playback *playback);

/* Makes everything louder or softer by per cent, now and in the settings; returns
 * the volume. */
int playback_change_volume(struct app *app, int change);

#endif
