/* ui/first_screen.h -- the first questions: once by themselves, then as one likes.
 *
 * Promise: one question at a time, each passed by with one key; what is given is
 *          kept at once; what stands in the settings already is shown and stays
 *          unless it is changed.
 */
#ifndef UI_FIRST_SCREEN_H
#define UI_FIRST_SCREEN_H

struct ui;

/* Opens the questions above what is shown. */
void first_screen_open(struct ui *ui);

/* Opens them when nobody has been asked yet. */
void first_screen_when_due(struct ui *ui);

#endif
