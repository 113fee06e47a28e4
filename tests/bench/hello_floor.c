/* hello_floor.c -- the least that fills a terminal: curses and one line. */
#include <curses.h>
#include <locale.h>

int main(void)
{
	setlocale(LC_ALL, "");
	initscr();
	raw();
	noecho();
	mvaddstr(LINES / 2, COLS / 2 - 3, "hello");
	refresh();
	getch();
	endwin();
	return 0;
}
