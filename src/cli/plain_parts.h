/* cli/plain_parts.h -- what the files of the plain player share and nobody else
 * sees.
 *
 * Owner:   plain_play() owns the struct and all in it.
 * Threads: one.
 */
#ifndef CLI_PLAIN_PARTS_H
#define CLI_PLAIN_PARTS_H

#include "practice/player.h"
#include "base/buffer.h"
#include "cli/line_input.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct clock;

struct plain {
	struct app *app;
	struct player *player;
	struct clock *clock;
	bool rehearse, talks;	/* talks: a person sits at the terminal */
	struct line_input input;
	struct buffer text;	/* the writing of the present step */
	/* what was said last, so that only changes are said */
	size_t step, cue;	/* SIZE_MAX: none */
	int phase, breath;	/* -1: none */
	int64_t bell_ms;	/* the next bell of the step; -1: none */
	const char *caption, *note;
	bool paused;
	bool asks_safe;		/* the support page waits for its one answer */
};

/* What is written. */
void plain_say_opening(struct plain *plain, const struct practice *practice);
void plain_say_changes(struct plain *plain);
void plain_say_end(struct plain *plain);
void plain_say(struct plain *plain, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* plain_support.c: the support page and its question; the answer to it; and the
 * numbers alone, for a hard moment. */
void plain_say_support(struct plain *plain);
void plain_take_safe(struct plain *plain, const char *line);
void plain_say_contacts(struct plain *plain);

/* Says first what the practice contains of what is left out; tells whether that
 * wants an Enter. */
bool plain_say_left_out(struct plain *plain, const struct practice *practice);

/* Tells whether no key can come any more: nobody sits there. */
bool plain_is_alone(const struct plain *plain);

/* What is read: takes the lines that are there, as far as the practice wants
 * them now. */
void plain_take_lines(struct plain *plain);

#endif
