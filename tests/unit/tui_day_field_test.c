/* ui_day_field_test.c -- keys that are pressed, and the date that stands there then. */
#include "support/check.h"

#include "tui/day_field.h"

#include <string.h>

/* Arrows are < > ^ v, b is Backspace, u is Ctrl-U; they go from 2026-11-22. */
static const struct {
	const char *before, *keys, *after;
} rows[] = {
	{ "", "", "" },
	{ "", "20261205", "2026-12-05" },
	{ "", "2026-12-05", "2026-12-05" },
	{ "", "2026-1-5-", "2026-01-05" },
	{ "", "2026-1-5", "2026-01-05" },
	{ "", "2026-1", "" },
	{ "", "26 Oct", "2026-10-26" },
	{ "", "26/11/2026", "2026-11-26" },
	{ "", "bbb26 Octbb", "" },
	{ "", ">", "2026-11-23" },
	{ "", "<", "2026-11-21" },
	{ "", "v", "2026-11-29" },
	{ "", "^", "2026-11-15" },
	{ "", "vv<", "2026-12-05" },
	{ "26 Nov", ">", "2026-11-27" },
	{ "2026-12-31", ">", "2027-01-01" },
	{ "2028-02-28", ">", "2028-02-29" },
	{ "2027-02-28", ">", "2027-03-01" },
	{ "2026-12-05", "bb07", "2026-12-07" },
	{ "2026-12-05", "u", "" },
	{ "2026-12-05", "bbv", "2026-11-29" },	/* half a date is none */
	{ "2026-02-30", ">", "2026-11-23" },	/* and so is no day */
	{ "9999-12-31", ">", "9999-12-31" },
	{ "0001-01-01", "<", "0001-01-01" },
};

static const struct day near = { 2026, 11, 22 };

static bool press(struct day_field *field, char key)
{
	struct input input = { .kind = key == 'b' ? INPUT_BACKSPACE
				       : key == 'u' ? INPUT_CONTROL : INPUT_TEXT };
	enum command command = key == '<' ? COMMAND_LEFT : key == '>' ? COMMAND_RIGHT
			       : key == '^' ? COMMAND_UP : key == 'v' ? COMMAND_DOWN
							  : COMMAND_NONE;

	input.text[0] = key == 'u' ? 'U' : key;
	return day_field_key(field, command, &input, near);
}

static void keys_make_a_date(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct day_field field;
		char text[DAY_ISO];

		day_field_set(&field, rows[i].before, near);
		for (const char *key = rows[i].keys; *key; key++)
			press(&field, *key);
		day_field_text(&field, text);
		if (strcmp(text, rows[i].after))
			fail_msg("\"%s\" and %s: \"%s\" instead of \"%s\"", rows[i].before,
				 rows[i].keys, text, rows[i].after);
	}
}

static void a_paste_is_read_as_if_typed(void **state)
{
	struct input input = { .kind = INPUT_PASTE, .paste = " 2026-12-05\n" };
	struct day_field field;
	struct day day;

	(void)state;
	day_field_set(&field, "", near);
	assert_true(day_field_key(&field, COMMAND_NONE, &input, near));
	assert_true(day_field_day(&field, &day));
	assert_int_equal(day.day, 5);
	day_field_set(&field, "", near);
	input.paste = "no date";
	assert_true(day_field_key(&field, COMMAND_NONE, &input, near));
	assert_string_equal(field.typed, "no date");	/* it stands there to be seen */
	assert_false(day_field_is_whole(&field));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_make_a_date),
		cmocka_unit_test(a_paste_is_read_as_if_typed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
