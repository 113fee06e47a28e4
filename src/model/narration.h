/* model/narration.h -- which clip speaks a line, and how long reading it takes.
 *
 * Promise: the one place that knows how a clip is named. A changed word is a
 *          changed name, so a line never speaks old words. The voice's label
 *          (such as heart-1) holds the version of its making.
 * Owner:   values only. Threads: any. Fails: never.
 */
#ifndef MODEL_NARRATION_H
#define MODEL_NARRATION_H

#include <stdint.h>

/* The shipped voice. */
#define NARRATION_VOICE "heart-1"

/* Lines that any practice may need: the spoken breath cues. */
#define NARRATION_IN "Breathe in."
#define NARRATION_OUT "Breathe out."
#define NARRATION_HOLD "Hold softly."
#define NARRATION_REST "And rest a moment."

enum { NARRATION_KEY = 17 };	/* 16 hexadecimal digits and NUL */

/* Writes the clip's name, without folder and ending. */
void narration_key(const char *voice, const char *text, char key[NARRATION_KEY]);

/* How long a caption stays when nothing speaks it: a calm reader's time, 400 ms
 * a word and 800 ms to settle, at least 2 s. */
int64_t narration_reading_ms(const char *text);

#endif
