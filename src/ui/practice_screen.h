/* ui/practice_screen.h -- one practice: what it is, how long, what to mind.
 *
 * Promise: a practice with something in it that the person leaves out says so and
 *          wants a second Enter.
 */
#ifndef UI_PRACTICE_SCREEN_H
#define UI_PRACTICE_SCREEN_H

#include <stdbool.h>
#include <stdint.h>

struct practice;
struct ui;

void practice_screen_open(struct ui *ui, const struct practice *practice);

/* Opens the page when the practice contains what is left out, to be asked once; after
 * the practice the page is gone. False, and nothing is opened, when there is nothing
 * to ask. */
bool practice_screen_ask(struct ui *ui, const struct practice *practice,
			 int64_t minutes_ms);

#endif
