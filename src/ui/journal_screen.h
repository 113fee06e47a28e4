/* ui/journal_screen.h -- what was written and said in sessions, newest first. */
#ifndef UI_JOURNAL_SCREEN_H
#define UI_JOURNAL_SCREEN_H

struct ui;

void journal_screen_open(struct ui *ui);

#endif
