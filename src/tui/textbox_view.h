/* tui/textbox_view.h -- a text box on the screen, and the keys that edit it.
 *
 * Owner:   the box is the caller's. Threads: one. Fails: never.
 */
#ifndef TUI_TEXTBOX_VIEW_H
#define TUI_TEXTBOX_VIEW_H

#include "tui/draw.h"
#include "tui/input.h"
#include "tui/textbox.h"

#include <stdbool.h>

/* Draws the box scrolled to its cursor, which is shown when it has the focus;
 * the hint stands in it while it is empty (NULL: none). */
void textbox_draw(struct textbox *box, struct area area, const char *hint, bool focus);

/* Takes an editing key; `changed` tells whether the text is another now. False
 * when the key is none of editing. */
bool textbox_key(struct textbox *box, const struct input *input, int rows,
		 bool *changed);

#endif
