/* tui/form.c -- a list, and one text box for the row that is being typed. */
#include "tui/form.h"

#include "base/buffer.h"
#include "tui/draw.h"
#include "tui/textbox_view.h"

#include <assert.h>
#include <string.h>

enum { LABEL_WIDE = 14, LABEL_NARROW = 12, WIDE = 56, HELP_ROWS = 2, TYPING_ROWS = 4 };

static int label_of(struct area area)
{
	return area.cols >= WIDE ? LABEL_WIDE : LABEL_NARROW;
}

/* Several lines of a value stand in one, with a mark between. */
static void draw_value(int row, int col, int columns, enum style style, const char *value)
{
	struct buffer shown = { 0 };

	for (; *value; value += *value == '\n') {
		size_t length = strcspn(value, "\n");

		buffer_add(&shown, value, length);
		value += length;
		if (*value)
			buffer_add_string(&shown, draw_symbol(SYMBOL_BETWEEN));
	}
	draw_text(row, col, columns, style, buffer_string(&shown));
	buffer_free(&shown);
}

static void draw_row(const struct form *form, const struct form_row *row, int index,
		     struct area list, int at_row)
{
	bool at = list_mark(&form->list, index, at_row, list.col);
	int label = label_of(list);
	bool empty = !row->value || !*row->value;

	draw_text(at_row, list.col + 2, label - 1, at ? STYLE_STRONG : STYLE_QUIET, row->label);
	draw_value(at_row, list.col + 2 + label, list.cols - label - 4,
		   at ? STYLE_ACCENT : STYLE_PLAIN,
		   !empty ? row->value : row->empty ? row->empty : "-");
}

/* What is typed has rows of its own at the foot, where a long text has room. */
static void draw_typing(struct form *form, const struct form_row *row, struct area foot)
{
	draw_text(foot.row, foot.col, foot.cols, STYLE_STRONG, row->label);
	textbox_draw(&form->box, area_inside(foot, 1, 0, 2), NULL, true);
}

void form_draw(struct form *form, const struct form_row *rows, int count,
	       struct area page)
{
	int foot = form->typing ? TYPING_ROWS : HELP_ROWS;
	bool roomy = page.rows >= 10;
	struct area list = area_inside(page, 0, foot + roomy, 0);
	struct area below = area_inside(page, page.rows - foot, 0, 0);

	assert(count > 0);
	list_fit(&form->list, count, list.rows);
	for (int i = 0; i < list.rows && form->list.top + i < count; i++)
		draw_row(form, &rows[form->list.top + i], form->list.top + i, list,
			 list.row + i);
	list_more(&form->list, list);
	if (form->typing)
		draw_typing(form, &rows[form->list.at], below);
	else
		draw_wrapped(area_inside(below, 0, 0, 2), STYLE_QUIET,
			     rows[form->list.at].help, false);
}

static enum form_event typing_key(struct form *form, const struct input *input)
{
	int command = input->command;
	bool changed;

	if (command == COMMAND_NONE) {
		textbox_key(&form->box, input, 1, &changed);
		return FORM_NOTHING;
	}
	form->typing = false;
	return command == COMMAND_ENTER ? FORM_KEPT : FORM_NOTHING;
}

static enum form_event enter(struct form *form, const struct form_row *row)
{
	if (row->kind == FORM_STEPPED)
		return FORM_STEP_ON;
	if (row->kind == FORM_OPENED)
		return FORM_OPEN;
	textbox_close(&form->box);
	textbox_open(&form->box, row->value ? row->value : "");
	form->typing = true;
	return FORM_NOTHING;
}

enum form_event form_key(struct form *form, const struct form_row *rows, int count,
			 const struct input *input)
{
	assert(form->list.at < count);
	if (form->typing)
		return typing_key(form, input);
	form->list.count = count;
	if (list_move(&form->list, input->command, 8))
		return FORM_NOTHING;
	if (input->command == COMMAND_ENTER)
		return enter(form, &rows[form->list.at]);
	if (input->command == COMMAND_LEFT)
		return FORM_STEP_BACK;
	if (input->command == COMMAND_RIGHT)
		return FORM_STEP_ON;
	return FORM_OTHER;
}

const char *form_typed(const struct form *form)
{
	return textbox_text(&form->box);
}

void form_close(struct form *form)
{
	textbox_close(&form->box);
}
