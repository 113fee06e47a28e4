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

#include <stdbool.h>
#include <stdint.h>

struct ui;

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
	enum place (*place)(const void *state);	/* NULL: PLACE_PLAYER */
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

/* The paragraphs of a question, wrapped at the top of the area, the one with the
 * index `strong` standing out, with blank rows between them when `apart`; returns the
 * rows that they took with a blank one
 * after them. */
int draw_question(struct area area, struct texts ask, size_t strong, bool apart);

#endif
