/* ui/screens.h -- every screen there is.
 *
 * Promise: a screen that stands in this list is in the manual page and under the laws
 *          of keys that the tests hold; one that does not stand here does not link.
 * Owner:   constant tables. Threads: any. Fails: never.
 */
#ifndef UI_SCREENS_H
#define UI_SCREENS_H

#include "tui/screen.h"

#include <stddef.h>

/* One line a screen, in the order in which the manual tells of their keys. */
#define SCREENS(X)       \
	X(today)         \
	X(plan)          \
	X(steer)         \
	X(dates)         \
	X(library)       \
	X(practice)      \
	X(plan_day)      \
	X(plan_about)    \
	X(before)        \
	X(player)        \
	X(journal)       \
	X(entry)         \
	X(thread)        \
	X(letter)        \
	X(settings)      \
	X(about)         \
	X(page)          \
	X(import)        \
	X(assign)        \
	X(task)          \
	X(pick)          \
	X(boxes)         \
	X(preview)       \
	X(report)        \
	X(caseload)      \
	X(case)          \
	X(hard)          \
	X(support)       \
	X(first)         \
	X(record)        \
	X(keys)

#define SCREEN_DECLARED(name) extern const struct screen name##_screen;
SCREENS(SCREEN_DECLARED)
#undef SCREEN_DECLARED

/* The screen with this index; NULL behind the last. */
const struct screen *screens_at(size_t index);

/* Keys that two screens have: of a practice's page, of one of several, and of what is
 * looked at before it is saved. */
extern const struct keys practice_page_keys, steer_keys, preview_keys;

#endif
