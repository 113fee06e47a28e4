/* ui/hard_screen.h -- something to hold on to in a hard moment.
 *
 * Promise: sentences come one after another, seen and heard, and no key is needed
 *          for that; whom to call stands below them. Works in any window, without
 *          content, store or sound; any key goes back to where one was.
 */
#ifndef UI_HARD_SCREEN_H
#define UI_HARD_SCREEN_H

struct ui;

/* Hushes what sounds, lets time stand, and opens the page. */
void hard_screen_open(struct ui *ui);

#endif
