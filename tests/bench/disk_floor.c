/* disk_floor.c -- a breathing disk, drawn as one would at first: every cell is
 * asked whether it lies inside, every frame is drawn anew.
 *
 *     disk_floor curses ROWS   curses then finds out what has changed
 *     disk_floor raw ROWS      everything is sent, thirty times a second
 *
 * ROWS is how high the disk is when it is full.
 * It obeys the clock of the tests (base/clock.h): for each int64_t of
 * milliseconds it draws the frames that fall into them, and answers one byte.
 */
#include <curses.h>
#include <locale.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FRAME_MS = 33, IN_MS = 4000, OUT_MS = 6000, CLOCK_FD = 9, SHADES = 8, FIRST = 18 };

static bool raw_bytes;
static double most;	/* the radius of the full disk, in columns */

static double fullness(int64_t at_ms)
{
	double into = (double)(at_ms % (IN_MS + OUT_MS));

	if (into < IN_MS)
		return 0.5 - 0.5 * cos(into / IN_MS * 3.14159265);
	return 0.5 + 0.5 * cos((into - IN_MS) / OUT_MS * 3.14159265);
}

static const char *cell(double x, double y, double radius)
{
	bool upper = x * x + y * y <= radius * radius;
	bool lower = x * x + (y + 1) * (y + 1) <= radius * radius;

	if (upper && lower)
		return "█";
	return upper ? "▀" : lower ? "▄" : " ";
}

static void draw(int64_t at_ms)
{
	double full = fullness(at_ms);
	double radius = (most - 0.5) * (0.22 + 0.78 * full);
	int shade = (int)(full * (SHADES - 1) + 0.5);

	if (raw_bytes)
		printf("\033[38;5;%dm", FIRST + shade * 6);
	else
		attrset(COLOR_PAIR(shade + 1));
	for (int row = 0; row < LINES; row++) {
		double y = (row + 0.25 - LINES / 2.0) * 2;

		if (raw_bytes)
			printf("\033[%d;1H", row + 1);
		for (int col = 0; col < COLS; col++) {
			const char *text = cell(col + 0.5 - COLS / 2.0, y, radius);

			if (raw_bytes)
				fputs(text, stdout);
			else
				mvaddstr(row, col, text);
		}
	}
	if (raw_bytes)
		fflush(stdout);
	else
		refresh();
}

int main(int argc, char **argv)
{
	int64_t now_ms = 0, next_ms = 0, more;

	raw_bytes = argc > 2 && !strcmp(argv[1], "raw");
	most = argc > 2 ? atof(argv[2]) : LINES;
	setlocale(LC_ALL, "");
	initscr();
	curs_set(0);
	start_color();
	use_default_colors();
	for (int i = 0; i < SHADES; i++)
		init_pair((short)(i + 1), (short)(FIRST + i * 6), -1);
	refresh();
	while (read(CLOCK_FD, &more, sizeof more) == (ssize_t)sizeof more) {
		for (now_ms += more; next_ms <= now_ms; next_ms += FRAME_MS)
			draw(next_ms);
		if (write(CLOCK_FD, "", 1) != 1)
			break;
	}
	endwin();
	return 0;
}
