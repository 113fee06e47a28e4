/* tui/ascii.h -- the same in ASCII, for terminals that have nothing else.
 *
 * Promise: as many columns as the text took; a letter without its accent where
 *          it has one, "?" where nothing is near.
 * Owner:   the caller gives the room. Threads: any. Fails: never.
 */
#ifndef TUI_ASCII_H
#define TUI_ASCII_H

#include <stddef.h>

/* Writes one character (`length` bytes, `width` columns) into `out`, which has
 * room for 8 bytes; returns how many it wrote. */
size_t ascii_character(const char *bytes, size_t length, int width, char out[8]);

#endif
