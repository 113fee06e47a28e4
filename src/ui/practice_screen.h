/* ui/practice_screen.h -- one practice: what it is, how long, what to mind. */
#ifndef UI_PRACTICE_SCREEN_H
#define UI_PRACTICE_SCREEN_H

struct practice;
struct ui;

void practice_screen_open(struct ui *ui, const struct practice *practice);

#endif
