/* ui/step_sit.c -- silence needs little on the screen. */
#include "ui/step_view.h"

#include <stdio.h>

static void draw(const struct playing *playing, void *state, struct area area)
{
	const struct session_view *view = &playing->view;
	int64_t left_ms = view->step_ms - view->position_ms;
	int minutes = (int)((left_ms + 59999) / 60000);
	char text[80];

	(void)state;
	snprintf(text, sizeof text, minutes > 1 ? "%d minutes of quiet" :
		 "the last minute of quiet", minutes);
	draw_centred(area, area.row + area.rows / 2, STYLE_PLAIN, text);
	draw_cursor(area.row + area.rows / 2,
		    area.col + (area.cols - draw_width(text)) / 2, false);
}

static int64_t frame_ms(const struct playing *playing)
{
	if (playing->view.state != SESSION_RUNNING)
		return 0;
	return (playing->view.step_ms - playing->view.position_ms) % 60000 + 1;
}

const struct step_view sit_view = { .draw = draw, .frame_ms = frame_ms };
