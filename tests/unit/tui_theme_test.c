/* What is on a screen can be read on its theme's own ground, whatever the terminal's is.
 * The ratio is WCAG 2.1's contrast ratio; 4.5 is what it asks of text, 3 of shapes. */
#include "tui/theme.h"

#include "support/check.h"

#include <math.h>

/* The eight colours of the Linux console, darker than xterm's; bold makes them bright. */
static const int console_colours[] = { 0x000000, 0xaa0000, 0x00aa00, 0xaa5500,
				       0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa };

static double channel(int value)
{
	double part = value / 255.0;

	return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(int rgb)
{
	return 0.2126 * channel(rgb >> 16 & 0xff) + 0.7152 * channel(rgb >> 8 & 0xff) +
	       0.0722 * channel(rgb & 0xff);
}

static double contrast(int one, int other)
{
	double a = luminance(one) + 0.05, b = luminance(other) + 0.05;

	return a > b ? a / b : b / a;
}

static int rgb_of_256(int colour)
{
	static const int levels[] = { 0, 95, 135, 175, 215, 255 };
	int gray = 8 + (colour - 232) * 10, in_cube = colour - 16;

	if (colour >= 232)
		return gray << 16 | gray << 8 | gray;
	return levels[in_cube / 36] << 16 | levels[in_cube / 6 % 6] << 8 | levels[in_cube % 6];
}

static int rgb_of_8(const struct theme *theme, enum style style)
{
	int bright = theme_is_bold(theme, style, 8) ? 0x555555 : 0;

	return console_colours[theme_colour(theme, style).basic] + bright;
}

static void is_read(const struct theme *theme, enum style style, double least)
{
	struct colour on = theme->ground, colour = theme_colour(theme, style);
	double all, of_256, of_8;

	if (on.rgb < 0 || colour.rgb < 0 || on.basic < 0)
		fail_msg("%s: style %d leaves to chance what it is read on", theme->name, style);
	all = contrast(colour.rgb, on.rgb);
	of_256 = contrast(rgb_of_256(colour_of_256(colour.rgb)), rgb_of_256(colour_of_256(on.rgb)));
	of_8 = contrast(rgb_of_8(theme, style), console_colours[on.basic]);
	if (all < least || of_256 < least || of_8 < least)
		fail_msg("%s: style %d has %.2f, %.2f of 256, %.2f of 8, not %.1f", theme->name,
			 style, all, of_256, of_8, least);
}

static void every_style_is_read_on_the_ground_of_its_theme(void **state)
{
	(void)state;
	for (size_t i = 0; i < theme_count(); i++) {
		is_read(theme_at(i), STYLE_PLAIN, 4.5);
		is_read(theme_at(i), STYLE_QUIET, 4.5);
		is_read(theme_at(i), STYLE_STRONG, 4.5);
		is_read(theme_at(i), STYLE_ACCENT, 4.5);
		is_read(theme_at(i), STYLE_PACER + PACER_SHADES - 1, 3);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_style_is_read_on_the_ground_of_its_theme),
	};

	return cmocka_run_group_tests_name("tui_theme", tests, NULL, NULL);
}
