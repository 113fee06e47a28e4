/* ui/search.c -- typing at the end of a short line is enough here; other keys move the
 * mark of the list below. */
#include "ui/search.h"

#include "base/utf8.h"
#include "model/practice.h"
#include "tui/keys.h"

#include <string.h>

enum { PAGE = 10 };

const struct keys search_keys = { NULL, {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER), KEY(TAB) }, "Enter", "to the list",
		   "from the search to what was found" }),
	arrow_keys, page_keys,
	KEY_ROWS({ COMMAND_BACK, { KEY(ESCAPE) }, "Esc", "no search", "end the search" }),
	in_text_keys
} };

const struct key_row find_keys[] = {
	{ COMMAND_SEARCH, { '/' }, "/", "search", "look for words" },
	KEYS_END
};

static bool add(struct search *search, const char *text)
{
	size_t length = strlen(search->text), more = strlen(text);

	if (length + more >= sizeof search->text || strchr(text, '\n'))
		return false;
	memcpy(search->text + length, text, more + 1);
	return true;
}

bool search_key(struct search *search, const struct input *input)
{
	size_t length = strlen(search->text);

	if (input->kind == INPUT_TEXT)
		return add(search, input->text);
	if (input->kind == INPUT_PASTE)
		return add(search, input->paste);
	if (input->kind == INPUT_BACKSPACE && length)
		search->text[utf8_previous(search->text, length, length)] = '\0';
	else if (input->kind == INPUT_CONTROL && input->text[0] == 'U')
		search->text[0] = '\0';
	else
		return false;
	return true;
}

static enum search_says typing_key(struct search *search, struct list *list,
				   const struct input *input)
{
	int command = input->command;

	if (command == COMMAND_BACK)
		search->text[0] = '\0';
	if (command == COMMAND_BACK || command == COMMAND_ENTER)
		search->typing = false;
	else if (list_move(list, command, PAGE) || !search_key(search, input))
		return SEARCH_TOOK;
	return SEARCH_ANEW;
}

enum search_says search_list_key(struct search *search, struct list *list,
				 const struct input *input)
{
	if (search->typing)
		return typing_key(search, list, input);
	if (list_move(list, input->command, PAGE))
		return SEARCH_TOOK;
	if (input->command != COMMAND_SEARCH)
		return SEARCH_PASSES;
	search->typing = true;
	return SEARCH_TOOK;
}

bool search_finds(const struct search *search, const struct practice *practice)
{
	return utf8_contains(practice->title, search->text) ||
	       utf8_contains(practice->summary, search->text) ||
	       utf8_contains(practice->id, search->text);
}

bool search_mark(const struct search *search, const struct list *list, int index, int row,
		 int col)
{
	if (!search->typing || index != list->at)
		return list_mark(list, index, row, col);
	draw_text(row, col, 1, STYLE_ACCENT, draw_symbol(SYMBOL_MARK));
	return true;
}

void search_draw(const struct search *search, int row, int col, int columns)
{
	int width;

	draw_text(row, col, 2, STYLE_ACCENT, "/ ");
	width = draw_text(row, col + 2, columns - 3, STYLE_STRONG, search->text);
	if (search->typing)
		draw_cursor(row, col + 2 + width, true);
}
