/* ui/player_screen.h -- a practice while it runs.
 *
 * Promise: the middle of the screen belongs to the practice; q ends it at once;
 *          what was given is kept whatever happens.
 * Fails:   when the practice cannot begin; the sentence is shown, or written to
 *          `error` by player_screen_try().
 */
#ifndef UI_PLAYER_SCREEN_H
#define UI_PLAYER_SCREEN_H

#include <stdbool.h>

struct error;
struct player_options;
struct practice;
struct ui;

/* Begins a practice as the options say (NULL: by oneself, at its default length).
 * A failure shows as a passing sentence. */
void player_screen_open(struct ui *ui, const struct practice *practice,
			const struct player_options *options);

/* The same, with the failure in the caller's hand. */
bool player_screen_try(struct ui *ui, const struct practice *practice,
		       const struct player_options *options, struct error *error);

#endif
