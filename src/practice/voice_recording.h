/* practice/voice_recording.h -- a practice's lines, recorded in a voice of one's own.
 *
 * Promise: one line at a time: begin, end, hear it, keep it or record it again.
 *          What is kept is on the disk when voice_recording_keep() returns, whole or not at
 *          all, in the person's own audio folder under the name that the words and
 *          the voice give it; nothing else of a take ever touches the disk. The
 *          microphone is open while a line is being recorded and at no other time.
 * Owner:   whoever opened it closes it; it borrows the app and the practice.
 * Threads: one. voice_recording_turn() never waits.
 * Fails:   voice_recording_open() and voice_recording_keep() in words; trouble with a device is a
 *          sentence in the view.
 *
 * Environment, for tests: under a test clock (base/clock.h) no device can keep
 * pace. The sound file that GROUNDWORK_TEST_MICROPHONE names is heard then, from
 * its beginning in each take; without it there is no microphone.
 */
#ifndef PRACTICE_VOICE_RECORDING_H
#define PRACTICE_VOICE_RECORDING_H

#include "practice/voice_recording_lines.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct error;
struct practice;
struct voice_recording;

/* The voice's name when none is given. */
#define RECORDING_VOICE "own"

struct voice_recording_options {
	const char *voice;	/* NULL: RECORDING_VOICE */
	const char *device;	/* part of the microphone's name; NULL: the system's own */
};

enum voice_recording_state {
	RECORDING_READY,		/* a line is shown */
	RECORDING_OPENING,		/* the microphone is being opened */
	RECORDING_RUNNING,		/* it listens */
	RECORDING_ENDING,		/* the last moment is still to come */
	RECORDING_TAKEN		/* a take waits to be kept */
};

/* The present moment, to show. */
struct voice_recording_view {
	enum voice_recording_state state;
	const struct practice *practice;
	const char *voice;
	bool chosen;			/* it is the voice that practices speak with */
	size_t line, line_count, kept_count;
	const char *text;
	enum voice_recording_speaker speaker;
	int64_t length_ms;		/* of the take, running or waiting */
	double level;			/* how loud it is now: 0 silence, 1 too loud */
	const char *level_words;	/* "" while there is nothing to say */
	bool playing;
	int64_t played_ms, sound_ms;
	const char *note;		/* a sentence about the last thing; NULL: none */
};

bool voice_recording_open(struct voice_recording **record, struct app *app,
			  const struct practice *practice,
			  const struct voice_recording_options *options,
			  struct error *error);

/* Does what is due. Call it on every turn of the main loop. */
void voice_recording_turn(struct voice_recording *record);

/* When voice_recording_turn() must be called at the latest; INT64_MAX: nothing is due. */
int64_t voice_recording_due_ms(const struct voice_recording *record);

struct voice_recording_view voice_recording_look(const struct voice_recording *record);

/* Line `line` (from 0) with its words, and who speaks it. */
const char *voice_recording_line(const struct voice_recording *record, size_t line,
				 enum voice_recording_speaker *speaker);

/* Goes so many lines on, or back; a take that was not kept is dropped. */
void voice_recording_go(struct voice_recording *record, int by);

/* Opens the microphone for this line, and drops another take of it; ends
 * recording. */
void voice_recording_begin(struct voice_recording *record);
void voice_recording_end(struct voice_recording *record);

/* Lets go of what is being recorded, or waits. */
void voice_recording_drop(struct voice_recording *record);

/* Plays the take that waits, or else the clip that speaks the line by now. */
void voice_recording_play(struct voice_recording *record);

/* Hushes sound and drops what is being recorded: a hard moment. */
void voice_recording_hush(struct voice_recording *record);

/* Takes a sound file as this line's take. */
bool voice_recording_take_in(struct voice_recording *record, const char *path,
			     struct error *error);

/* Keeps the take that waits. When it cannot be written it still waits. */
bool voice_recording_keep(struct voice_recording *record, struct error *error);

/* Makes this voice the one that practices speak with, or the shipped one again. */
bool voice_recording_choose(struct voice_recording *record, bool chosen,
			    struct error *error);

/* How many lines are recorded and how to hear them, in a few lines of text: to be
 * said at the end. */
enum { RECORDING_CLOSING = 8192 };
void voice_recording_closing(const struct voice_recording *record,
			     char text[RECORDING_CLOSING]);

/* Closes it; a take that waits is dropped. NULL is allowed. */
void voice_recording_close(struct voice_recording *record);

#endif
