/* tui/ascii.c -- a small table of what our texts really use. */
#include "tui/ascii.h"

#include <string.h>

/* U+00C0 to U+00FF without their accents. */
static const char latin[] =
	"AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty";

static const struct { const char *from; char to; } signs[] = {
	{ "“", '"' }, { "”", '"' }, { "„", '"' }, { "‘", '\'' }, { "’", '\'' },
	{ "–", '-' }, { "—", '-' }, { "…", '.' }, { "·", '.' }, { "×", 'x' },
	{ "▸", '>' }, { "✓", 'x' }, { "●", '*' }, { "○", 'o' }, { "•", '*' },
	{ "─", '-' }, { "━", '=' }, { "│", '|' }, { "┌", '+' }, { "┐", '+' },
	{ "└", '+' }, { "┘", '+' }, { "▲", '^' }, { "▼", 'v' }, { "■", 'x' },
	{ "□", 'o' }, { "↑", '^' }, { "↓", 'v' }, { "←", '<' }, { "→", '>' },
	{ "█", '#' }, { "▀", '"' }, { "▄", '_' }, { " ", ' ' }, { "≤", '<' },
	{ "≥", '>' }, { "°", 'o' }, { "−", '-' }, { "‐", '-' }, { "‑", '-' },
};

static char sign(const char *bytes, size_t length)
{
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strlen(signs[i].from) == length &&
		    !memcmp(signs[i].from, bytes, length))
			return signs[i].to;
	return '\0';
}

size_t ascii_character(const char *bytes, size_t length, int width, char out[8])
{
	unsigned char first = (unsigned char)bytes[0];
	char known = sign(bytes, length);

	if (first < 0x80)
		known = bytes[0];
	else if (!known && first == 0xc3)
		known = latin[(unsigned char)bytes[1] - 0x80];
	if (width < 1)
		return 0;
	if (width > 2)
		width = 2;
	memset(out, known ? known : '?', (size_t)width);
	return (size_t)width;
}
