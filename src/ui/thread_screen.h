/* ui/thread_screen.h -- the thread: an intention and what came of it.
 *
 * Promise: everything as it stands, with its days; a line is written anew, never
 *          changed, so nothing of the way is lost. The card goes into the person's
 *          own folder, and the screen says where.
 */
#ifndef UI_THREAD_SCREEN_H
#define UI_THREAD_SCREEN_H

struct ui;

void thread_screen_open(struct ui *ui);

#endif
