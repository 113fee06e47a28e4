/* ui/plan_screen.h -- the weeks: what comes, what was, and what can be changed.
 *
 * Promise: today is marked and in the middle at first. Every change is the person's,
 *          is kept at once, and says what follows from it.
 */
#ifndef UI_PLAN_SCREEN_H
#define UI_PLAN_SCREEN_H

struct ui;

void plan_screen_open(struct ui *ui);

#endif
