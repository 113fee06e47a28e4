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
#include <stdint.h>

struct error;
struct practice;
struct session_record;
struct ui;

/* Begins a practice at a length (0: its default), or goes on with `resume`.
 * A failure shows as a passing sentence. */
void player_screen_open(struct ui *ui, const struct practice *practice,
			int64_t minutes_ms, const struct session_record *resume);

/* The same, with the failure in the caller's hand. */
bool player_screen_try(struct ui *ui, const struct practice *practice,
		       int64_t minutes_ms, const struct session_record *resume,
		       struct error *error);

#endif
