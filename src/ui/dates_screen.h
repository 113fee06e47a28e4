/* ui/dates_screen.h -- the person's dates: arrival, home, days with a session.
 *
 * Promise: a date is typed or gone to with the arrows, looked at while it stands there,
 *          kept with Enter and taken away by emptying it; what follows is said.
 */
#ifndef UI_DATES_SCREEN_H
#define UI_DATES_SCREEN_H

struct ui;

void dates_screen_open(struct ui *ui);

/* Counts today as the first day at home, and says what follows. */
void dates_home_is_today(struct ui *ui);

#endif
