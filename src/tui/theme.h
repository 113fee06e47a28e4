/* tui/theme.h -- colours by what they are for.
 *
 * Promise: every style has a colour for terminals with 8, with 256 and with all
 *          colours, and an attribute for those with none, so that colour is
 *          never the only sign.
 * Owner:   constant tables. Threads: any. Fails: never: an unknown name is the
 *          calm theme.
 */
#ifndef TUI_THEME_H
#define TUI_THEME_H

#include <stdbool.h>
#include <stddef.h>

enum { PACER_SHADES = 8 };

enum style {
	STYLE_PLAIN,		/* what is read */
	STYLE_QUIET,		/* what is there when one looks for it */
	STYLE_STRONG,		/* titles, phase words */
	STYLE_ACCENT,		/* what has the focus */
	STYLE_FRAME,		/* lines around things */
	STYLE_PACER,		/* PACER_SHADES of them, empty to full */
	STYLE_COUNT = STYLE_PACER + PACER_SHADES
};

struct colour {
	int rgb;		/* 0xrrggbb; -1 is the terminal's own */
	int basic;		/* 0 to 7; -1 is the terminal's own */
};

struct theme {
	const char *name, *words;	/* what a person is told of it */
	struct colour ground, plain, quiet, strong, accent, frame;
	struct colour empty, full;	/* the two ends of the pacer */
};

/* The theme of that name. */
const struct theme *theme_find(const char *name);

/* All themes there are. */
const struct theme *theme_at(size_t index);
size_t theme_count(void);

/* The colour of a style, blended for the shades of the pacer. */
struct colour theme_colour(const struct theme *theme, enum style style);

/* Whether the style's letters are bold where a terminal has so many colours, 0 for none.
 * With eight, bold makes a letter lighter, which a light ground would swallow. */
bool theme_is_bold(const struct theme *theme, enum style style, int colours);

/* The nearest of the 256 colours that xterm has. */
int colour_of_256(int rgb);

#endif
