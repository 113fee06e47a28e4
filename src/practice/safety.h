/* practice/safety.h -- what is said in a hard moment, and when living is hard.
 *
 * Promise: the same words on the screen and in plain lines, in the order in which
 *          they help. The words of the support page are those of the page
 *          `support` (a clinic's or a person's own takes its place); what it
 *          leaves out, or all of it when there is no content, is built in.
 *          Nothing here says that somebody is well.
 * Owner:   literals, or the app's until it is closed. Threads: any. Fails: never.
 */
#ifndef PRACTICE_SAFETY_H
#define PRACTICE_SAFETY_H

#include "model/page.h"
#include "model/practice.h"

#include <stddef.h>

struct app;

/* The one sentence of what the program is for. */
#define SAFETY_INTENDED_USE                                                      \
	"Groundwork guides everyday exercises in resting, reflecting and keeping "    \
	"small habits, which people may use around a retreat and which their "        \
	"therapist may suggest. It is no medical care, and it steers no medical "      \
	"decision."
#define SAFETY_UNREVIEWED "Not yet clinically reviewed."

#define SAFETY_STOPPING "Stopping here counts as good care."

/* The sentences for a hard moment. The first SAFETY_GROUNDING of them are to hold
 * on to; the rest are about people. */
enum { SAFETY_GROUNDING = 5 };
struct texts safety_hard_moment(void);

#define SAFETY_SUPPORT_PAGE "support"

/* A part of a page; without lines there is none. */
struct safety_part {
	const char *heading;		/* NULL when it has none */
	const struct page_line *lines;
	size_t count;
};

/* The parts with a place of their own: `thanks`, `now` (its first line is the one
 * question), `no` and `yes` (what follows from the answer), `whom`. */
struct safety_part safety_part(const struct app *app, const char *name);

/* What a practice that is too much looks like, and what helps then: the page
 * `stop-signs` when there is one, else these parts. Returns how many. */
#define SAFETY_SIGNS_PAGE "stop-signs"
#define SAFETY_SIGNS_TITLE "Signs to stop"
size_t safety_stop_signs(struct safety_part parts[PARTS_MOST]);

/* The other parts, to be read after the numbers; returns how many. */
size_t safety_further(const struct app *app, struct safety_part parts[PARTS_MOST]);

#endif
