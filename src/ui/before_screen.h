/* ui/before_screen.h -- a moment before a practice.
 *
 * Promise: the line of one's own, what is to come, and one question on how steady
 *          one is, which Enter passes by. It is not asked where the person does not
 *          wish it (ask_before), on a day with a session, before check-ins and forms,
 *          and when something is gone on with: the practice then begins at once.
 * Fails:   as player_screen_open() does.
 */
#ifndef UI_BEFORE_SCREEN_H
#define UI_BEFORE_SCREEN_H

#include <stdbool.h>

struct error;
struct player_options;
struct practice;
struct ui;

/* Asks, or begins at once. What the options say is copied. */
void before_screen_open(struct ui *ui, const struct practice *practice,
			const struct player_options *options);

/* The same; false, with the reason, when the practice cannot begin. */
bool before_screen_try(struct ui *ui, const struct practice *practice,
		       const struct player_options *options, struct error *error);

#endif
