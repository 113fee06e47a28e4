/* ui/today_screen.h -- where the program opens. */
#ifndef UI_TODAY_SCREEN_H
#define UI_TODAY_SCREEN_H

struct ui;

void today_screen_open(struct ui *ui);

#endif
