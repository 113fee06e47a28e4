/* audio/trim_silence.h -- where in a recording the words are.
 *
 * Promise: trim_silence_find() finds the words by how far they stand above the room they
 *          are spoken in, with a margin before and after; what is as short as the
 *          click of a key is no word. Where the room is as loud as a soft
 *          consonant, all is kept rather than a word cut.
 * Owner:   values. Threads: any. Fails: never.
 */
#ifndef AUDIO_TRIM_SILENCE_H
#define AUDIO_TRIM_SILENCE_H

#include <stdbool.h>
#include <stddef.h>

struct trim_span {
	size_t from, to;	/* frames; all of them when nothing was heard */
	double speech_db;	/* the loudest tenth of a second */
	double room_db;		/* the softest moments */
	bool heard;		/* there are words, or what may be words */
};

/* Looks at one channel at the house's rate. */
struct trim_span trim_silence_find(const float *frames, size_t count);

#endif
