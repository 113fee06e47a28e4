/* ui/keys_screen.h -- every key that means something here, from the one table. */
#ifndef UI_KEYS_SCREEN_H
#define UI_KEYS_SCREEN_H

#include "tui/keys.h"

struct ui;

/* Opens the list of the keys of a place. What runs goes on beneath. */
void keys_screen_open(struct ui *ui, const struct keys *of);

#endif
