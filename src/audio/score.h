/* audio/score.h -- what is to be heard, and when.
 *
 * Promise: a score is a plain list of sounds in order of their time. The audio
 *          room knows frames, files and tones; it never hears of practices.
 * Owner:   whoever made the score; the engine borrows it until the next
 *          audio_play(), audio_hush() has ended, or audio_close().
 * Threads: read by one.
 * Units:   times in milliseconds from the score's start, gains in decibels.
 */
#ifndef AUDIO_SCORE_H
#define AUDIO_SCORE_H

#include <stddef.h>
#include <stdint.h>

/* The house format. */
enum { AUDIO_RATE = 48000, AUDIO_CHANNELS = 2 };

/* Sounds whose loudness a person sets apart. */
enum bus { BUS_VOICE, BUS_BED, BUS_BELLS, BUS_CUES, BUS_COUNT };

enum sound_kind {
	SOUND_CLIP,		/* a file */
	SOUND_BREATH_IN,	/* a tone that rises through length_ms */
	SOUND_BREATH_TOP_UP,	/* a second, smaller and higher rise */
	SOUND_BREATH_OUT,	/* a tone that falls */
	SOUND_BREATH_HOLD,	/* a still, very soft tone, full lungs */
	SOUND_BREATH_REST,	/* a still, very soft, low tone, empty lungs */
	SOUND_MARK		/* a still, soft, low tone: something new is said */
};

struct sound {
	enum sound_kind kind;
	enum bus bus;
	int64_t at_ms;
	int64_t length_ms;	/* a clip plays to its own end whatever is said here
				   (0 is well); for tones how long they last */
	const char *path;	/* SOUND_CLIP */
	double gain_db;
};

/* A bed runs in a loop from from_ms to to_ms; neighbouring spans of the same
 * file run on as one. Fades are the mixer's. */
struct bed_span {
	const char *path;
	int64_t from_ms, to_ms;
};

struct score {
	const struct sound *sounds;	/* by at_ms */
	size_t sound_count;
	const struct bed_span *beds;	/* by from_ms, not overlapping */
	size_t bed_count;
	int64_t length_ms;
	int64_t rings_ms;		/* until when a bell rings on, if that is later */
};

#endif
