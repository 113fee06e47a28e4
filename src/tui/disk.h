/* tui/disk.h -- the shapes that breathe.
 *
 * Promise: a disk of half blocks whose size follows `fullness` (0 to 1), or a
 *          bar in eighths; with ASCII where there is nothing else.
 * Owner:   nothing is kept. Threads: one. Fails: never.
 */
#ifndef TUI_DISK_H
#define TUI_DISK_H

#include "tui/draw.h"

/* Draws the disk in the middle of the area. */
void draw_disk(struct area area, double fullness);

/* Draws the bar on one row, `area.cols` wide when full. */
void draw_bar(struct area area, int row, double fullness);

#endif
