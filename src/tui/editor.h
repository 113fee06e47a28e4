/* tui/editor.h -- a text in the person's own editor.
 *
 * Promise: the file is the owner's alone (a private folder, mode 0600) and is
 *          removed afterwards. The terminal must have been lent before.
 * Owner:   *text is the caller's to free.
 * Threads: one.
 * Fails:   when no editor is named or it ends with a failure: the text is then
 *          as it was.
 */
#ifndef TUI_EDITOR_H
#define TUI_EDITOR_H

#include <stdbool.h>

struct error;

/* Edits a text; `folder` is where the file may lie when the system has no folder
 * in memory for the person. */
bool editor_edit(const char *folder, const char *before, char **text,
		 struct error *error);

#endif
