/* practice/voice_recording.h -- a practice's lines, recorded in a voice of one's own.
 *
 * Promise: one line at a time: begin, end, hear it, keep it or record it again.
 *          What is kept is on the disk when record_keep() returns, whole or not at
 *          all, in the person's own audio folder under the name that the words and
 *          the voice give it; nothing else of a take ever touches the disk. The
 *          microphone is open while a line is being recorded and at no other time.
 * Owner:   whoever opened it closes it; it borrows the app and the practice.
 * Threads: one. record_turn() never waits.
 * Fails:   record_open() and record_keep() in words; trouble with a device is a
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
struct record;

/* The voice's name when none is given. */
#define RECORD_VOICE "own"

struct record_options {
	const char *voice;	/* NULL: RECORD_VOICE */
	const char *device;	/* part of the microphone's name; NULL: the system's own */
};

enum record_state {
	RECORD_READY,		/* a line is shown */
	RECORD_OPENING,		/* the microphone is being opened */
	RECORD_RUNNING,		/* it listens */
	RECORD_ENDING,		/* the last moment is still to come */
	RECORD_TAKEN		/* a take waits to be kept */
};

/* The present moment, to show. */
struct record_view {
	enum record_state state;
	const struct practice *practice;
	const char *voice;
	bool chosen;			/* it is the voice that practices speak with */
	size_t line, line_count, kept_count;
	const char *text;
	enum record_speaker speaker;
	int64_t length_ms;		/* of the take, running or waiting */
	double level;			/* how loud it is now: 0 silence, 1 too loud */
	const char *level_words;	/* "" while there is nothing to say */
	bool playing;
	int64_t played_ms, sound_ms;
	const char *note;		/* a sentence about the last thing; NULL: none */
};

bool record_open(struct record **record, struct app *app,
		 const struct practice *practice, const struct record_options *options,
		 struct error *error);

/* Does what is due. Call it on every turn of the main loop. */
void record_turn(struct record *record);

/* When record_turn() must be called at the latest; INT64_MAX: nothing is due. */
int64_t record_due_ms(const struct record *record);

struct record_view record_look(const struct record *record);

/* Line `line` (from 0) with its words, and who speaks it. */
const char *record_line(const struct record *record, size_t line,
			enum record_speaker *speaker);

/* Goes so many lines on, or back; a take that was not kept is let go. */
void record_go(struct record *record, int by);

/* Opens the microphone for this line, and lets go of another take of it; ends
 * recording. */
void record_begin(struct record *record);
void record_end(struct record *record);

/* Lets go of what is being recorded, or waits. */
void record_drop(struct record *record);

/* Plays the take that waits, or else the clip that speaks the line by now. */
void record_play(struct record *record);

/* Hushes sound and lets go of what is being recorded: a hard moment. */
void record_hush(struct record *record);

/* Takes a sound file as this line's take. */
bool record_take_in(struct record *record, const char *path, struct error *error);

/* Keeps the take that waits. When it cannot be written it still waits. */
bool record_keep(struct record *record, struct error *error);

/* Makes this voice the one that practices speak with, or the shipped one again. */
bool record_choose(struct record *record, bool chosen, struct error *error);

/* How many lines are recorded and how to hear them, in a few lines of text: to be
 * said at the end. */
enum { RECORD_CLOSING = 8192 };
void record_closing(const struct record *record, char text[RECORD_CLOSING]);

/* Closes it; a take that waits is let go. NULL is welcome. */
void record_close(struct record *record);

#endif
