/* ui/steer_screen.h -- one of several is taken: a form, a track, a programme.
 *
 * Promise: what is in use is marked at first; Enter takes the marked one, which holds
 *          at once and says what follows from it; Esc leaves everything as it was.
 *          When there is nothing to choose, a sentence says so and nothing opens.
 */
#ifndef UI_STEER_SCREEN_H
#define UI_STEER_SCREEN_H

#include "schedule/steer.h"

struct ui;

void steer_screen_open(struct ui *ui, enum steer_what what, enum stage stage);

#endif
