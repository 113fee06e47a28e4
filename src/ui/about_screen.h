/* ui/about_screen.h -- the pages: what this is and is not, when to call, support. */
#ifndef UI_ABOUT_SCREEN_H
#define UI_ABOUT_SCREEN_H

struct ui;

void about_screen_open(struct ui *ui);

#endif
