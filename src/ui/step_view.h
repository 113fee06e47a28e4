/* ui/step_view.h -- how each family of steps is shown and answered.
 *
 * Promise: a step view is a table of functions and a state that lives as long as
 *          the step is stood in.
 * Owner:   player_screen.c opens and closes them.
 * Threads: one. Fails: never.
 */
#ifndef UI_STEP_VIEW_H
#define UI_STEP_VIEW_H

#include "practice/player.h"
#include "tui/draw.h"
#include "tui/input.h"
#include "tui/keys.h"
#include "tui/scroll.h"

#include <stdbool.h>
#include <stdint.h>

struct ui;

/* What can be asked for while a practice runs; a view counts its own from
 * COMMAND_OF_STEP on. */
enum {
	COMMAND_PAUSE = COMMAND_OWN, COMMAND_END, COMMAND_SIGNS,
	COMMAND_STEP_BACK, COMMAND_STEP_ON,
	COMMAND_LOUDER, COMMAND_SOFTER, COMMAND_BED, COMMAND_CAPTIONS,
	COMMAND_VOICE, COMMAND_BELLS,
	COMMAND_OF_STEP
};

/* Groups of keys that several of its steps have. */
extern const struct key_row done_keys[];	/* done with this step */
extern const struct key_row leave_keys[];	/* to end, and the signs to stop */
extern const struct key_row step_arrow_keys[];	/* a step back and on */
extern const struct key_row step_page_keys[];	/* the same, by PgUp and PgDn only */
extern const struct key_row sound_keys[];

/* While time runs, in a text that waits, in the text that is written and beside it,
 * at a number, and at options. */
extern const struct keys player_keys, read_keys, write_keys, written_keys, rate_keys;
extern const struct keys choose_keys;

/* The practice that plays, as the views see it. */
struct playing {
	struct ui *ui;
	struct player *player;
	struct session_view view;	/* of this moment */
	bool captions;
};

struct step_view {
	void *(*open)(const struct playing *playing);	/* NULL: without a state */
	void (*draw)(const struct playing *playing, void *state, struct area area);
	/* Takes a key that the player has no use for, or gets it first when
	 * `all_keys`; false when it is nothing here either. */
	bool (*key)(const struct playing *playing, void *state,
		    const struct input *input);
	const struct keys *keys;	/* while it is stood in; NULL: player_keys */
	/* The same, where they change; NULL: they do not. */
	const struct keys *(*keys_now)(const void *state);
	/* How long a drawing stays right; 0: until something happens. */
	int64_t (*frame_ms)(const struct playing *playing);
	void (*close)(void *state);
};

extern const struct step_view pacer_view;	/* breathe */
extern const struct step_view caption_view;	/* guide, listen */
extern const struct step_view read_view;
extern const struct step_view write_view;
extern const struct step_view rate_view;
extern const struct step_view choose_view;
extern const struct step_view sit_view;

/* The view of a kind of step. */
const struct step_view *step_view_of(enum step_kind kind);

/* Adds the paragraphs of a question, the one with the index `strong` standing out, and
 * the gap after them. */
void lay_question(struct scroll *scroll, struct texts ask, size_t strong);

/* The middle of an area, so that its texts are as wide as those of the other steps. */
struct area question_area(struct area area, int cols);

#endif
