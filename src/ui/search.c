/* ui/search.c -- typing at the end of a short line is enough here. */
#include "ui/search.h"

#include "base/utf8.h"

#include <string.h>

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

void search_draw(const struct search *search, int row, int col, int columns)
{
	int width;

	draw_text(row, col, 2, STYLE_ACCENT, "/ ");
	width = draw_text(row, col + 2, columns - 3, STYLE_STRONG, search->text);
	if (search->typing)
		draw_cursor(row, col + 2 + width, true);
}
