/* ui/step_pacer.c -- the breath, seen: a disk, a bar, or words alone. */
#include "ui/step_view.h"

#include "app/app.h"
#include "ui/disk.h"
#include "ui/screen.h"

#include <stdio.h>

enum { FRAME_FULL_MS = 33, FRAME_BAR_MS = 100, DISK_ROWS = 16, WORDS_ROWS = 4 };

static enum motion motion_of(const struct playing *playing)
{
	enum motion motion = app_settings(playing->ui->app)->motion;

	if (motion == MOTION_FULL && area_screen().rows < DISK_ROWS)
		return MOTION_REDUCED;
	return motion;
}

static const char *phase_word(const struct session_view *view)
{
	const struct breath_view *breath = &view->breath;

	if (breath->phase == BREATH_IN && view->step->word_in)
		return view->step->word_in;
	if (breath->phase == BREATH_OUT && view->step->word_out)
		return view->step->word_out;
	return breath_phase_word(breath->phase);
}

static void draw_words(const struct session_view *view, struct area area, int row)
{
	const struct breath_view *breath = &view->breath;
	int count = (int)((breath->left_ms + 999) / 1000);
	char text[120];

	snprintf(text, sizeof text, "%s  %d", phase_word(view), count);
	draw_centred(area, row, STYLE_STRONG, text);
	draw_cursor(row, area.col + (area.cols - draw_width(text)) / 2, false);
	snprintf(text, sizeof text, "breath %d of %d", breath->breath + 1, view->breaths);
	draw_centred(area, row + (area.rows >= 8 ? 2 : 1), STYLE_QUIET, text);
}

static void draw(const struct playing *playing, void *state, struct area area)
{
	const struct session_view *view = &playing->view;
	int middle = area.row + area.rows / 2;
	struct area shape = area;

	(void)state;
	if (!view->has_breath)
		return;
	switch (motion_of(playing)) {
	case MOTION_FULL:
		shape.rows -= WORDS_ROWS;
		if (shape.rows > 34)
			shape = area_inside(shape, (shape.rows - 34) / 2,
					    (shape.rows - 34 + 1) / 2, 0);
		draw_disk(shape, view->breath.fullness);
		draw_words(view, area, shape.row + shape.rows + 1);
		return;
	case MOTION_REDUCED:
		shape = area_centred(area, 60);
		draw_bar(shape, middle - 1, view->breath.fullness);
		draw_words(view, area, middle + 1);
		return;
	case MOTION_NONE:
	case MOTION_COUNT:
		break;
	}
	draw_words(view, area, middle - 1);
}

static int64_t frame_ms(const struct playing *playing)
{
	if (playing->view.state != SESSION_RUNNING)
		return 0;
	switch (motion_of(playing)) {
	case MOTION_FULL:
		return FRAME_FULL_MS;
	case MOTION_REDUCED:
		return FRAME_BAR_MS;
	case MOTION_NONE:
	case MOTION_COUNT:
		break;
	}
	/* until the count has to change */
	return (playing->view.breath.left_ms + 999) % 1000 + 1;
}

const struct step_view pacer_view = { .draw = draw, .frame_ms = frame_ms };
