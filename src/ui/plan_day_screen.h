/* ui/plan_day_screen.h -- one day of the plan, whenever it is: what it asks, to begin
 * any of it, and its notes.
 *
 * Promise: says so when it is not today's. Something with what the person leaves out
 *          says so and wants a second Enter. On a day with a session only that day's
 *          own page can be begun.
 */
#ifndef UI_PLAN_DAY_SCREEN_H
#define UI_PLAN_DAY_SCREEN_H

struct ui;
struct way_row;

void plan_day_screen_open(struct ui *ui, const struct way_row *row);

#endif
