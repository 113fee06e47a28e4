/* tui/pacer.c -- one shape or none, and its words below. */
#include "tui/pacer.h"

#include "tui/disk.h"

#include <stdio.h>

enum { FRAME_FULL_MS = 33, FRAME_BAR_MS = 100, DISK_ROWS = 16, WORDS_ROWS = 4 };

enum motion pacer_motion(enum motion wanted)
{
	if (wanted == MOTION_FULL && area_screen().rows < DISK_ROWS)
		return MOTION_REDUCED;
	return wanted;
}

static void draw_words(const struct pacer *pacer, struct area area, int row)
{
	int count = (int)((pacer->left_ms + 999) / 1000);
	char text[120];

	snprintf(text, sizeof text, "%s  %d", pacer->word, count);
	draw_centred(area, row, STYLE_STRONG, text);
	draw_cursor(row, area.col + (area.cols - draw_width(text)) / 2, false);
	if (!pacer->breaths)
		return;
	snprintf(text, sizeof text, "breath %d of %d", pacer->breath + 1, pacer->breaths);
	draw_centred(area, row + (area.rows >= 8 ? 2 : 1), STYLE_QUIET, text);
}

void pacer_draw(const struct pacer *pacer, struct area area)
{
	int middle = area.row + area.rows / 2;
	struct area shape = area;

	switch (pacer->motion) {
	case MOTION_FULL:
		shape.rows -= WORDS_ROWS;
		if (shape.rows > 34)
			shape = area_inside(shape, (shape.rows - 34) / 2,
					    (shape.rows - 34 + 1) / 2, 0);
		draw_disk(shape, pacer->fullness);
		draw_words(pacer, area, shape.row + shape.rows + 1);
		return;
	case MOTION_REDUCED:
		shape = area_centred(area, 60);
		draw_bar(shape, middle - 1, pacer->fullness);
		draw_words(pacer, area, middle + 1);
		return;
	case MOTION_NONE:
	case MOTION_COUNT:
		break;
	}
	draw_words(pacer, area, middle - 1);
}

int64_t pacer_frame_ms(enum motion motion, int64_t left_ms)
{
	switch (motion) {
	case MOTION_FULL:
		return FRAME_FULL_MS;
	case MOTION_REDUCED:
		return FRAME_BAR_MS;
	case MOTION_NONE:
	case MOTION_COUNT:
		break;
	}
	/* until the count has to change */
	return (left_ms + 999) % 1000 + 1;
}
