/* ui/library_screen.h -- all practices, to look through and to open. */
#ifndef UI_LIBRARY_SCREEN_H
#define UI_LIBRARY_SCREEN_H

struct ui;

void library_screen_open(struct ui *ui);

#endif
