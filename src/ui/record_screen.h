/* ui/record_screen.h -- the lines of a practice, to be recorded one by one.
 *
 * Promise: shows one line large, who speaks it by now, and how loud the
 *          microphone hears; what is kept is kept at once. The microphone closes
 *          when another page comes over this one.
 * Owner:   the recording is the caller's, and outlives the screen.
 * Threads: one.
 */
#ifndef UI_RECORD_SCREEN_H
#define UI_RECORD_SCREEN_H

struct record;
struct ui;

void record_screen_open(struct ui *ui, struct record *record);

#endif
