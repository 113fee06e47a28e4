/* tui/day_field.c -- digits, and days counted from a day. */
#include "tui/day_field.h"

#include "tui/draw.h"

#include <string.h>

enum { LAST_YEAR = 9999 };

const struct key_row day_field_keys[] = {
	{ COMMAND_LEFT, { KEY(LEFT) }, "Left", NULL, "a day earlier" },
	{ COMMAND_RIGHT, { KEY(RIGHT) }, "Right", NULL, "a day later" },
	{ COMMAND_UP, { KEY(UP) }, "Up", NULL, "a week earlier" },
	{ COMMAND_DOWN, { KEY(DOWN) }, "Down", NULL, "a week later" },
	KEYS_END
};

void day_field_set(struct day_field *field, const char *date)
{
	size_t count = 0;

	memset(field, 0, sizeof *field);
	for (; *date && count < DAY_FIELD_DIGITS; date++)
		if (*date >= '0' && *date <= '9')
			field->digits[count++] = *date;
}

bool day_field_is_empty(const struct day_field *field)
{
	return !field->digits[0];
}

bool day_field_is_whole(const struct day_field *field)
{
	return strlen(field->digits) == DAY_FIELD_DIGITS;
}

void day_field_text(const struct day_field *field, char text[DAY_FIELD_TEXT])
{
	size_t count = strlen(field->digits), at = 0;

	for (size_t i = 0; i < count; i++) {
		if (i == 4 || i == 6)
			text[at++] = '-';
		text[at++] = field->digits[i];
	}
	text[at] = '\0';
}

bool day_field_day(const struct day_field *field, struct day *day)
{
	char text[DAY_FIELD_TEXT];

	day_field_text(field, text);
	return day_parse(text, day);
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
	day_field_set(field, text);
}

/* A line after one digit of a month or day puts a nought before it. */
static void end_part(struct day_field *field)
{
	size_t count = strlen(field->digits);

	if (count == 5 || count == 7) {
		field->digits[count] = field->digits[count - 1];
		field->digits[count - 1] = '0';
		field->digits[count + 1] = '\0';
	}
}

static bool type(struct day_field *field, const char *text)
{
	size_t count = strlen(field->digits);
	bool any = false;

	for (; *text; text++) {
		if (*text >= '0' && *text <= '9' && count < DAY_FIELD_DIGITS) {
			field->digits[count++] = *text;
			field->digits[count] = '\0';
			any = true;
		} else if (*text == '-') {
			end_part(field);
			count = strlen(field->digits);
			any = true;
		}
	}
	return any;
}

bool day_field_key(struct day_field *field, int command,
		   const struct input *input, struct day from)
{
	size_t count = strlen(field->digits);

	if (command == COMMAND_LEFT || command == COMMAND_RIGHT)
		go(field, command == COMMAND_LEFT ? -1 : 1, from);
	else if (command == COMMAND_UP || command == COMMAND_DOWN)
		go(field, command == COMMAND_UP ? -7 : 7, from);
	else if (command != COMMAND_NONE)
		return false;
	else if (input->kind == INPUT_BACKSPACE && count)
		field->digits[count - 1] = '\0';
	else if (input->kind == INPUT_CONTROL && input->text[0] == 'U')
		field->digits[0] = '\0';
	else if (input->kind == INPUT_TEXT)
		return type(field, input->text);
	else if (input->kind == INPUT_PASTE)
		return type(field, input->paste);
	else
		return false;
	return true;
}

void day_field_draw(const struct day_field *field, int row, int col)
{
	static const char shape[] = "YYYY-MM-DD";
	char text[DAY_FIELD_TEXT];

	day_field_text(field, text);
	col += draw_text(row, col, DAY_FIELD_TEXT, STYLE_STRONG, text);
	draw_cursor(row, col, true);
	draw_text(row, col, DAY_FIELD_TEXT, STYLE_QUIET, shape + strlen(text));
}
