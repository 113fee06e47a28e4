/* ui/settings_screen.h -- what a person can set; each change holds at once. */
#ifndef UI_SETTINGS_SCREEN_H
#define UI_SETTINGS_SCREEN_H

struct ui;

void settings_screen_open(struct ui *ui);

#endif
