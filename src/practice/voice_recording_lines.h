/* practice/voice_recording_lines.h -- the lines of a practice, and who speaks each by now.
 *
 * Promise: each text once, in the practice's order, with the breath cues that are counted
 *          aloud. Whose clip a line has is looked up when it is asked for.
 * Owner:   a value in the caller's hand; everything in it lives in the arena given, and
 *          it borrows the app and the practice.
 * Threads: one.
 * Fails:   to gather, when nothing is spoken; in words.
 */
#ifndef PRACTICE_VOICE_RECORDING_LINES_H
#define PRACTICE_VOICE_RECORDING_LINES_H

#include <stdbool.h>
#include <stddef.h>

struct app;
struct arena;
struct error;
struct practice;
struct spoken_line;
struct spoken_lines;

/* Who speaks a line by now. */
enum voice_recording_speaker { SPOKEN_HERE, SPOKEN_ELSEWHERE, SPOKEN_NOWHERE };

struct voice_lines {
	struct app *app;
	const char *voice;
	struct spoken_lines *lines;
	enum voice_recording_speaker *speakers;	/* one a line */
};

bool voice_lines_gather(struct voice_lines *lines, struct app *app,
			const struct practice *practice, const char *voice,
			struct arena *arena, struct error *error);

const struct spoken_line *voice_lines_at(const struct voice_lines *lines, size_t at);

/* Finds out anew who speaks a line; and how many are spoken here. */
void voice_lines_ask(struct voice_lines *lines, size_t at);
size_t voice_lines_spoken_here(const struct voice_lines *lines);

/* The clip that speaks a line by now, in this voice or else in another; NULL when there
 * is none. */
const char *voice_lines_clip(const struct voice_lines *lines, size_t at,
			     struct arena *arena);

#endif
