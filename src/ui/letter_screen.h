/* ui/letter_screen.h -- the letter to oneself.
 *
 * Promise: before its day it is closed, and one key more reads it; on its day it is
 *          offered, to be read or left closed. What helps if it stirs stands beside
 *          it. In the journal it stays as it is.
 * Fails:   when none is written; a passing sentence says so.
 */
#ifndef UI_LETTER_SCREEN_H
#define UI_LETTER_SCREEN_H

struct ui;

void letter_screen_open(struct ui *ui);

#endif
