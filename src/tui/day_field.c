/* tui/day_field.c -- a line of text that is read as a date, and days counted from it. */
#include "tui/day_field.h"

#include "base/utf8.h"
#include "tui/draw.h"

#include <stdio.h>
#include <string.h>

enum { LAST_YEAR = 9999 };

const struct key_row day_field_keys[] = {
	{ COMMAND_LEFT, { KEY(LEFT) }, "Left", NULL, "a day earlier" },
	{ COMMAND_RIGHT, { KEY(RIGHT) }, "Right", NULL, "a day later" },
	{ COMMAND_UP, { KEY(UP) }, "Up", NULL, "a week earlier" },
	{ COMMAND_DOWN, { KEY(DOWN) }, "Down", NULL, "a week later" },
	KEYS_END
};

void day_field_set(struct day_field *field, const char *date, struct day near)
{
	*field = (struct day_field){ .near = near };
	snprintf(field->typed, sizeof field->typed, "%s", date);
}

bool day_field_is_empty(const struct day_field *field)
{
	return !field->typed[0];
}

static enum day_words read_typed(const struct day_field *field, struct day *day)
{
	struct day other;

	return day_words_read(field->typed, field->near, day, &other);
}

bool day_field_is_whole(const struct day_field *field)
{
	struct day day;
	enum day_words is = read_typed(field, &day);

	return is == DAY_WORDS_DAY || is == DAY_WORDS_NO_DAY;
}

void day_field_text(const struct day_field *field, char text[DAY_ISO])
{
	struct day day;

	text[0] = '\0';
	if (day_field_is_whole(field)) {
		read_typed(field, &day);
		day_iso(day, text);
	}
}

bool day_field_day(const struct day_field *field, struct day *day)
{
	return read_typed(field, day) == DAY_WORDS_DAY;
}

bool day_field_either(const struct day_field *field, struct day *day, struct day *other)
{
	return day_words_read(field->typed, field->near, day, other) == DAY_WORDS_EITHER;
}

static void go(struct day_field *field, int days, struct day from)
{
	char text[DAY_ISO];
	struct day day;

	if (!day_field_day(field, &day))
		day = from;
	day = day_from_number(day_number(day) + days);
	if (day.year < 1 || day.year > LAST_YEAR)
		return;
	day_iso(day, text);
	day_field_set(field, text, field->near);
}

/* Takes in what can be shown, as far as it has room. */
static bool type(struct day_field *field, const char *text)
{
	size_t count = strlen(field->typed), length = strlen(text);
	bool any = false;

	for (size_t at = 0, next; at < length; at = next) {
		next = utf8_next(text, length, at);
		if ((unsigned char)text[at] < ' ' || count + (next - at) > DAY_FIELD_MOST)
			continue;
		memcpy(field->typed + count, text + at, next - at);
		count += next - at;
		any = true;
	}
	field->typed[count] = '\0';
	return any;
}

static bool take_back(struct day_field *field)
{
	size_t count = strlen(field->typed);

	if (!count)
		return false;
	field->typed[utf8_previous(field->typed, count, count)] = '\0';
	return true;
}

bool day_field_key(struct day_field *field, int command,
		   const struct input *input, struct day from)
{
	if (command == COMMAND_LEFT || command == COMMAND_RIGHT)
		go(field, command == COMMAND_LEFT ? -1 : 1, from);
	else if (command == COMMAND_UP || command == COMMAND_DOWN)
		go(field, command == COMMAND_UP ? -7 : 7, from);
	else if (command != COMMAND_NONE)
		return false;
	else if (input->kind == INPUT_BACKSPACE)
		return take_back(field);
	else if (input->kind == INPUT_CONTROL && input->text[0] == 'U')
		field->typed[0] = '\0';
	else if (input->kind == INPUT_TEXT)
		return type(field, input->text);
	else if (input->kind == INPUT_PASTE)
		return type(field, input->paste);
	else
		return false;
	return true;
}

/* Digits that begin with a year get the lines between them. */
static void show(const char *typed, char shown[DAY_FIELD_MOST + 3])
{
	size_t count = strlen(typed);
	bool digits = count > 4 && count <= 8 && strspn(typed, "0123456789") == count &&
		      (!strncmp(typed, "19", 2) || !strncmp(typed, "20", 2));

	if (digits)
		snprintf(shown, DAY_FIELD_MOST + 3, "%.4s-%.2s%s%s", typed, typed + 4,
			 count > 6 ? "-" : "", count > 6 ? typed + 6 : "");
	else
		snprintf(shown, DAY_FIELD_MOST + 3, "%s", typed);
}

/* Of a date that begins with its year, the shape of the rest. */
static const char *rest_of(const char *shown)
{
	static const char shape[] = "YYYY-MM-DD";
	size_t count = strlen(shown);

	if (!count)
		return "day month year";
	if (count < 4 || count >= sizeof shape)
		return "";
	for (size_t i = 0; i < count; i++)
		if (shape[i] == '-' ? shown[i] != '-' : !strchr("0123456789", shown[i]))
			return "";
	return shape + count;
}

void day_field_draw(const struct day_field *field, int row, int col, int cols)
{
	char shown[DAY_FIELD_MOST + 3];
	int width;

	show(field->typed, shown);
	width = draw_text(row, col, cols, STYLE_STRONG, shown);
	draw_cursor(row, col + width, true);
	draw_text(row, col + width, cols - width, STYLE_QUIET, rest_of(shown));
}
