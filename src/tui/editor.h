/* tui/editor.h -- a text in the person's own editor.
 *
 * Promise: what the editor saved is taken, however it ended; what cannot be taken as a
 *          text is kept in a file and named. A file goes only when its text has been
 *          kept elsewhere, or is what was handed out and no copy of the editor's own lies
 *          beside it. VISUAL, EDITOR, nano and vi are asked in this order; a value is read
 *          as git reads it, by a shell. The terminal must have been lent before.
 * Owner:   the caller closes what editor_edit() gives with editor_close().
 * Threads: one.
 * Fails:   never without words: `words` says what a person should know.
 */
#ifndef TUI_EDITOR_H
#define TUI_EDITOR_H

#include "base/draft.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct paths;

enum { EDITED_WORDS = 800 };

struct edited {
	char *text;			/* NULL: as it was */
	char words[EDITED_WORDS];	/* "": nothing has to be said */
	struct arena *arena;
	struct draft draft;		/* where the text still is */
	bool stays;			/* there is more in it than the text */
};

/* Edits a text; `now_s` is the moment that names a file which has to be kept. */
struct edited editor_edit(const struct paths *paths, const char *before, int64_t now_s);

/* Its text is kept elsewhere now, or it could not be; then it stays a left-over. */
void editor_close(struct edited *edited, bool kept);

/* Lets the editor go on with a file that is there, so that it offers what it did not
 * save; says in `words` why it could not. */
void editor_go_on(const char *path, char words[EDITED_WORDS]);

#endif
