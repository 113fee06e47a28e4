/* tui/disk.c -- each row knows how far its two halves reach; no cell is asked. */
#include "tui/disk.h"

#include "base/buffer.h"

#include <assert.h>
#include <math.h>

static enum style shade(double fullness)
{
	int level = (int)(fullness * PACER_SHADES);

	if (level >= PACER_SHADES)
		level = PACER_SHADES - 1;
	return (enum style)(STYLE_PACER + (level < 0 ? 0 : level));
}

/* Half the width, in columns, of the disk at a height in half rows from its
 * middle; -1 where it is not. */
static int reach(double radius, double height)
{
	double rest = radius * radius - height * height;

	return rest < 0 ? -1 : (int)(sqrt(rest) + 0.5);
}

static void add_many(struct buffer *out, const char *what, int count)
{
	for (int i = 0; i < count; i++)
		buffer_add_string(out, what);
}

/* One row: blocks where both halves are, half blocks where one reaches on. */
static void draw_disk_row(struct area area, int row, int upper, int lower,
			  enum style style)
{
	const char *edge = upper > lower ? "▀" : "▄";
	int wide = upper > lower ? upper : lower, narrow = upper > lower ? lower : upper;
	struct buffer out = { 0 };

	if (wide <= 0)
		return;
	if (narrow < 0)
		narrow = 0;
	add_many(&out, edge, wide - narrow);
	add_many(&out, "█", narrow * 2);
	add_many(&out, edge, wide - narrow);
	draw_text(row, area.col + area.cols / 2 - wide, wide * 2, style,
		  buffer_string(&out));
	buffer_free(&out);
}

void draw_disk(struct area area, double fullness)
{
	double most = area.rows * 2 < area.cols ? area.rows : area.cols / 2.0;
	double radius = (most - 0.5) * (0.22 + 0.78 * fullness);

	for (int i = 0; i < area.rows; i++) {
		double height = (i + 0.25 - area.rows / 2.0) * 2;

		draw_disk_row(area, area.row + i, reach(radius, height),
			      reach(radius, height + 1), shade(fullness));
	}
}

void draw_bar(struct area area, int row, double fullness)
{
	static const char *const parts[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
	double width = area.cols * (0.03 + 0.97 * fullness);
	int full = (int)width, eighths = (int)((width - full) * 8);
	struct buffer out = { 0 };

	assert(eighths >= 0 && eighths < (int)(sizeof parts / sizeof *parts));
	draw_rule(row, area.col, area.cols, STYLE_FRAME, false);
	add_many(&out, "█", full);
	if (full < area.cols)
		buffer_add_string(&out, parts[eighths]);
	draw_text(row, area.col, area.cols, shade(fullness), buffer_string(&out));
	buffer_free(&out);
}
