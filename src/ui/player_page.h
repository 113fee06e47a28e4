/* ui/player_page.h -- the page of a practice while it runs.
 *
 * Promise: how long it is and how to stop stand in the first line of any window; a row is
 *          kept for what there is to say, so that nothing moves when it comes.
 * Owner:   all of it is borrowed for the time of the call. Threads: one.
 * Fails:   never.
 */
#ifndef UI_PLAYER_PAGE_H
#define UI_PLAYER_PAGE_H

#include "ui/step_view.h"

#include <stddef.h>
#include <stdint.h>

struct practice;

struct running {
	struct playing now;
	const struct practice *practice;
	int64_t minutes_ms;		/* how long it takes */
	size_t step;			/* the one that is seen, from 0 */
	const struct step_view *view;	/* of that step */
	void *view_state;
	const struct keys *keys;		/* that mean something now */
};

void running_page_draw(const struct running *running);

#endif
