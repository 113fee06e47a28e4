/* tui/textbox_view.c -- the model is elsewhere; this is eyes and fingers. */
#include "tui/textbox_view.h"

#include "base/arena.h"

#include <string.h>

void textbox_draw(struct textbox *box, struct area area, const char *hint, bool focus)
{
	struct arena *arena = arena_open();
	struct utf8_line *lines;
	size_t count, row, top = 0;
	int col;

	box->columns = area.cols - 1;	/* the cursor stands behind a full line */
	count = textbox_lines(box, arena, &lines, &row, &col);
	if (row >= (size_t)area.rows)
		top = row - (size_t)area.rows + 1;
	for (size_t i = top; i < count && i - top < (size_t)area.rows; i++)
		draw_bytes(area.row + (int)(i - top), area.col, area.cols, STYLE_PLAIN,
			   textbox_text(box) + lines[i].start,
			   lines[i].end - lines[i].start);
	if (!box->text.length && hint)
		draw_wrapped(area, STYLE_QUIET, hint, false);
	if (focus)
		draw_cursor(area.row + (int)(row - top), area.col + col, true);
	arena_close(arena);
}

struct edit {
	enum input_kind kind;
	char control;
	bool erases;
	enum textbox_move move;
};

static const struct edit edits[] = {
	{ INPUT_LEFT, 0, false, TEXTBOX_LEFT },
	{ INPUT_RIGHT, 0, false, TEXTBOX_RIGHT },
	{ INPUT_UP, 0, false, TEXTBOX_UP },
	{ INPUT_DOWN, 0, false, TEXTBOX_DOWN },
	{ INPUT_PAGE_UP, 0, false, TEXTBOX_PAGE_UP },
	{ INPUT_PAGE_DOWN, 0, false, TEXTBOX_PAGE_DOWN },
	{ INPUT_HOME, 0, false, TEXTBOX_LINE_START },
	{ INPUT_END, 0, false, TEXTBOX_LINE_END },
	{ INPUT_WORD_LEFT, 0, false, TEXTBOX_WORD_LEFT },
	{ INPUT_WORD_RIGHT, 0, false, TEXTBOX_WORD_RIGHT },
	{ INPUT_CONTROL, 'A', false, TEXTBOX_LINE_START },
	{ INPUT_CONTROL, 'B', false, TEXTBOX_LEFT },
	{ INPUT_CONTROL, 'F', false, TEXTBOX_RIGHT },
	{ INPUT_CONTROL, 'P', false, TEXTBOX_UP },
	{ INPUT_CONTROL, 'N', false, TEXTBOX_DOWN },
	{ INPUT_BACKSPACE, 0, true, TEXTBOX_LEFT },
	{ INPUT_DELETE, 0, true, TEXTBOX_RIGHT },
	{ INPUT_WORD_BACKSPACE, 0, true, TEXTBOX_WORD_LEFT },
	{ INPUT_WORD_DELETE, 0, true, TEXTBOX_WORD_RIGHT },
	{ INPUT_CONTROL, 'W', true, TEXTBOX_WORD_LEFT },
	{ INPUT_CONTROL, 'U', true, TEXTBOX_LINE_START },
	{ INPUT_CONTROL, 'K', true, TEXTBOX_LINE_END },
};

static const struct edit *find(const struct input *input)
{
	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++)
		if (edits[i].kind == input->kind &&
		    (!edits[i].control || edits[i].control == input->text[0]))
			return &edits[i];
	return NULL;
}

bool textbox_key(struct textbox *box, const struct input *input, int rows,
		 bool *changed)
{
	const struct edit *edit = find(input);

	*changed = edit ? edit->erases : true;
	if (edit && edit->erases)
		textbox_erase(box, edit->move);
	else if (edit)
		textbox_move(box, edit->move, rows);
	else if (input->kind == INPUT_TEXT)
		textbox_insert(box, input->text);
	else if (input->kind == INPUT_PASTE)
		textbox_insert(box, input->paste);
	else if (input->kind == INPUT_ENTER)
		textbox_insert(box, "\n");
	else
		*changed = false;
	return edit || *changed;
}
