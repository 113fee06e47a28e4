/* practice/sound_check.h -- one bell, to hear whether sound comes out.
 *
 * Promise: plays the bell that practices have, through the same mixer and at the
 *          same loudness; it is let fade when it is stopped. Without a device it
 *          says so in words.
 * Owner:   sound_check_open() to sound_check_close(); it borrows the app, in which
 *          nothing else may play meanwhile.
 * Threads: one. sound_check_turn() never waits.
 * Fails:   never: what is missing is a sentence.
 */
#ifndef PRACTICE_SOUND_CHECK_H
#define PRACTICE_SOUND_CHECK_H

#include <stdbool.h>
#include <stdint.h>

struct app;
struct sound_check;

struct sound_check *sound_check_open(struct app *app);
void sound_check_close(struct sound_check *check);	/* NULL is allowed */

/* Plays the bell from its beginning. */
void sound_check_play(struct sound_check *check);

/* Lets it fade. */
void sound_check_stop(struct sound_check *check);

/* Does what is due; and when it must be called at the latest (INT64_MAX: never). */
void sound_check_turn(struct sound_check *check);
int64_t sound_check_due_ms(const struct sound_check *check);

/* Changes the volume by per cent, at once and in the settings. */
void sound_check_volume(struct sound_check *check, int change);

/* Why nothing can be heard, as far as it is known; NULL when nothing is wrong. */
const char *sound_check_words(struct sound_check *check);

#endif
