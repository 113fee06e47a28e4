/* tui/theme.c -- three themes, each with a ground of its own, since letters of a set colour
 * may not be readable on a terminal's; shades are blended, 256 colours are computed. */
#include "tui/theme.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const struct theme themes[] = {
	{ "calm", "soft colours on a dark ground",
	  { 0x12181c, 0 }, { 0xc3ccd0, 7 }, { 0x8a949c, 7 }, { 0xd7dfe0, 7 },
	  { 0x9cc9b8, 6 }, { 0x56646c, 6 }, { 0x3f5f6f, 6 }, { 0x9cc9b8, 6 } },
	{ "light", "dark letters on a light ground",
	  { 0xf7f5ee, 7 }, { 0x2b3238, 0 }, { 0x626b70, 0 }, { 0x11181c, 0 },
	  { 0x1f5f56, 4 }, { 0xa7aea9, 0 }, { 0xb4cfc9, 6 }, { 0x2f7f72, 4 } },
	{ "high-contrast", "white and yellow on black",
	  { 0x000000, 0 }, { 0xffffff, 7 }, { 0xe4e4e4, 7 }, { 0xffffff, 7 },
	  { 0xffff00, 3 }, { 0xffffff, 7 }, { 0xffffff, 7 }, { 0xffff00, 3 } },
};

enum { THEMES = sizeof themes / sizeof *themes };

const struct theme *theme_find(const char *name)
{
	for (size_t i = 0; name && i < THEMES; i++)
		if (!strcmp(themes[i].name, name))
			return &themes[i];
	return &themes[0];
}

const struct theme *theme_at(size_t index)
{
	assert(index < THEMES);
	return &themes[index];
}

size_t theme_count(void)
{
	return THEMES;
}

static int blend_channel(int from, int to, int shift, int part, int whole)
{
	int a = from >> shift & 0xff, b = to >> shift & 0xff;

	return (a + (b - a) * part / whole) << shift;
}

static struct colour blend(struct colour from, struct colour to, int part)
{
	int whole = PACER_SHADES - 1, rgb = 0;

	for (int shift = 0; shift <= 16; shift += 8)
		rgb |= blend_channel(from.rgb, to.rgb, shift, part, whole);
	return (struct colour){ rgb, part * 2 > whole ? to.basic : from.basic };
}

struct colour theme_colour(const struct theme *theme, enum style style)
{
	assert(style < STYLE_COUNT);
	if (style >= STYLE_PACER)
		return blend(theme->empty, theme->full, (int)style - STYLE_PACER);
	if (style == STYLE_QUIET)
		return theme->quiet;
	if (style == STYLE_STRONG)
		return theme->strong;
	if (style == STYLE_ACCENT)
		return theme->accent;
	if (style == STYLE_FRAME)
		return theme->frame;
	return theme->plain;
}

bool theme_is_bold(const struct theme *theme, enum style style, int colours)
{
	enum { LIGHT_GROUND = 7, BRIGHT_APART = 16 };

	if (colours && colours < BRIGHT_APART && theme->ground.basic == LIGHT_GROUND)
		return false;
	return style == STYLE_STRONG || style == STYLE_ACCENT;
}

/* The six levels of each channel of xterm's cube. */
static int cube_level(int value)
{
	if (value < 48)
		return 0;
	if (value < 115)
		return 1;
	return (value - 35) / 40;
}

static int distance(int rgb, int red, int green, int blue)
{
	int r = (rgb >> 16 & 0xff) - red, g = (rgb >> 8 & 0xff) - green;
	int b = (rgb & 0xff) - blue;

	return r * r + g * g + b * b;
}

int colour_of_256(int rgb)
{
	static const int levels[] = { 0, 95, 135, 175, 215, 255 };
	int r = cube_level(rgb >> 16 & 0xff), g = cube_level(rgb >> 8 & 0xff);
	int b = cube_level(rgb & 0xff);
	int mean = ((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3;
	int gray = mean < 3 ? 0 : mean > 233 ? 23 : (mean - 3) / 10;
	int gray_level = 8 + gray * 10;

	if (distance(rgb, gray_level, gray_level, gray_level) <
	    distance(rgb, levels[r], levels[g], levels[b]))
		return 232 + gray;
	return 16 + 36 * r + 6 * g + b;
}
