/* tui/form.h -- labelled values in rows: typed, stepped through, or opened.
 *
 * Promise: what is typed is kept on Enter and left as it was on Escape; the marked row
 *          is always seen, with its help below.
 * Owner:   a value of the caller; form_close() at the end. Rows are borrowed for the
 *          time of a call.
 * Threads: one. Fails: never.
 */
#ifndef TUI_FORM_H
#define TUI_FORM_H

#include "tui/input.h"
#include "tui/keys.h"
#include "tui/list.h"
#include "tui/textbox.h"

#include <stdbool.h>

enum form_kind {
	FORM_TYPED,			/* Enter types; left and right may step as well */
	FORM_STEPPED,			/* left and right, or Enter for the next */
	FORM_OPENED			/* Enter opens something */
};

struct form_row {
	enum form_kind kind;
	const char *label, *value;
	const char *help;
	const char *empty;		/* shows in the place of a value ""; NULL: a dash */
};

struct form {
	struct list list;
	struct textbox box;
	bool typing;
};

enum form_event {
	FORM_NOTHING,
	FORM_KEPT,			/* form_typed() is the value now */
	FORM_STEP_BACK, FORM_STEP_ON,
	FORM_OPEN,
	FORM_OTHER			/* the command is the caller's */
};

void form_draw(struct form *form, const struct form_row *rows, int count,
	       struct area page);

/* Takes a key, which means what form_keys or typing_keys say. */
enum form_event form_key(struct form *form, const struct form_row *rows, int count,
			 const struct input *input);

/* What was typed, in one line; borrowed until the next key. */
const char *form_typed(const struct form *form);

void form_close(struct form *form);

#endif
