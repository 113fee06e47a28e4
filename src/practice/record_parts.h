/* practice/record_parts.h -- what the files about recording share and nobody else sees.
 *
 * Owner:   record_open() makes the struct, record_close() lets go of all in it.
 * Threads: one.
 */
#ifndef PRACTICE_RECORD_PARTS_H
#define PRACTICE_RECORD_PARTS_H

#include "practice/record.h"

#include "app/app.h"
#include "audio/recorder.h"
#include "audio/score.h"
#include "audio/take.h"
#include "base/arena.h"
#include "content/lines.h"
#include "app/sounds.h"

#include <limits.h>

enum { RECORD_NOTE = 400 };

struct record {
	struct app *app;
	const struct practice *practice;
	struct arena *arena;
	const char *voice;
	struct spoken_lines lines;
	enum record_speaker *speakers;	/* one a line */
	size_t line;
	enum record_state state;
	struct recorder *recorder;
	int64_t begin_ms;		/* when it is to begin; -1: it has */
	struct take take;		/* RECORD_TAKEN */
	int take_file;			/* the same as a file in memory; -1: none */
	char note[RECORD_NOTE];
	struct {			/* what is played back */
		bool on, heard;
		char path[PATH_MAX];
		struct sound sound;
		struct score score;
		int64_t began_ms, at_ms;
	} playing;
};

/* Says something about the last thing; "" takes it back. */
void record_say(struct record *record, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* record_lines.c: gathers the lines; finds out who speaks a line. */
bool record_gather(struct record *record, struct error *error);
void record_ask_speaker(struct record *record, size_t line);

/* record_kept.c: the take as a file in memory; it goes with record_forget(). */
bool record_hold(struct record *record, struct error *error);
void record_forget(struct record *record);

/* record_sound.c: what is heard. record_silence() tells how long the loudspeaker may
 * still be heard. */
void record_play_turn(struct record *record, int64_t now_ms);
int64_t record_silence(struct record *record);

#endif
