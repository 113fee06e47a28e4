/* ui_tables_test.c -- laws of the tables: keys, themes, settings, lists. */
#include "support/check.h"

#include "base/utf8.h"
#include "model/settings.h"
#include "tui/ascii.h"
#include "tui/keys.h"
#include "tui/list.h"
#include "tui/theme.h"
#include "ui/screens.h"
#include "ui/search.h"
#include "ui/settings_rows.h"
#include "ui/step_view.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Calls for each table of keys of each screen. */
static void for_each_keys(void (*look)(const struct keys *keys))
{
	const struct screen *screen;

	for (size_t i = 0; (screen = screens_at(i)) != NULL; i++) {
		assert_non_null(screen->keys[0]);
		for (size_t k = 0; k < SCREEN_KEYS && screen->keys[k]; k++)
			look(screen->keys[k]);
	}
}

static bool has(const struct keys *keys, int command)
{
	const struct key_row *row;

	for (size_t i = 0; (row = keys_row(keys, i)) != NULL; i++)
		if (row->command == command)
			return true;
	return false;
}

static bool share_a_key(const struct key_row *a, const struct key_row *b)
{
	for (int k = 0; k < KEYS_EACH * KEYS_EACH; k++) {
		int one = a->keys[k / KEYS_EACH];

		if (one && one == b->keys[k % KEYS_EACH])
			return true;
	}
	return false;
}

static void look_for_a_key_given_twice(const struct keys *keys)
{
	const struct key_row *a, *b;

	for (size_t i = 0; (a = keys_row(keys, i)) != NULL; i++)
		for (size_t j = i + 1; (b = keys_row(keys, j)) != NULL; j++)
			if (share_a_key(a, b))
				fail_msg("%s (%s) and %s (%s) share a key", a->shown,
					 a->help ? a->help : "-", b->shown,
					 b->help ? b->help : "-");
}

static void a_key_has_one_meaning_in_a_place(void **state)
{
	(void)state;
	for_each_keys(look_for_a_key_given_twice);
}

static bool is_typed_into(const struct keys *keys)
{
	return keys == &search_keys || keys == &typing_keys || keys == &passphrase_keys ||
	       keys == &write_keys;
}

static void look_for_hard_moment_and_help(const struct keys *keys)
{
	const struct input ctrl_g = { .kind = INPUT_CONTROL, .text = "G" };
	const struct input mark = { .kind = INPUT_TEXT, .text = "!" };
	bool hard = keys == hard_screen.keys[0], help = keys == keys_screen.keys[0];

	assert_true(has(keys, COMMAND_HARD));
	assert_int_equal(keys_find(keys, &ctrl_g), COMMAND_HARD);
	assert_int_equal(keys_find(keys, &mark),
			 is_typed_into(keys) ? COMMAND_NONE : COMMAND_HARD);
	if (!help && !hard && !is_typed_into(keys))
		assert_true(has(keys, COMMAND_HELP));
}

/* The toolkit gives it to a table that forgets it. */
static void no_table_is_without_a_hard_moment(void **state)
{
	static const struct keys forgetful = { NULL, { list_keys } };

	(void)state;
	assert_true(has(&forgetful, COMMAND_HARD));
	assert_false(has(&forgetful, COMMAND_HELP));
}

static void a_hard_moment_and_help_are_one_key_away_everywhere(void **state)
{
	(void)state;
	for_each_keys(look_for_hard_moment_and_help);
}

static void look_for_escape(const struct keys *keys)
{
	const struct input escape = { .kind = INPUT_ESCAPE };

	if (keys == unkept_screen.keys[0] || keys == unkept_screen.keys[1])
		return;		/* there it would lose what was written, or set */
	assert_int_not_equal(keys_find(keys, &escape), COMMAND_NONE);
}

static void every_place_can_be_left_with_escape(void **state)
{
	(void)state;
	for_each_keys(look_for_escape);
}

/* Every table has room for its groups, and for the NULL that a reader of it may look
 * for. */
static void look_for_rows(const struct keys *keys)
{
	assert_non_null(keys_row(keys, 0));
	assert_null(keys->groups[KEY_GROUPS - 1]);
}

static void every_table_of_keys_has_rows(void **state)
{
	(void)state;
	for_each_keys(look_for_rows);
}

static void letters_are_letters_while_writing(void **state)
{
	static const struct keys *const tables[] = { &write_keys, &search_keys, &typing_keys };

	(void)state;
	for (size_t t = 0; t < 3; t++)
		for (char letter = ' '; letter < 127; letter++) {
			struct input input = { .kind = INPUT_TEXT };

			input.text[0] = letter;
			assert_int_equal(keys_find(tables[t], &input), COMMAND_NONE);
		}
}

static double channel(int value)
{
	double c = value / 255.0;

	return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(int rgb)
{
	if (rgb < 0)
		return 0;
	return 0.2126 * channel(rgb >> 16 & 255) + 0.7152 * channel(rgb >> 8 & 255) +
	       0.0722 * channel(rgb & 255);
}

static double contrast(int a, int b)
{
	double high = fmax(luminance(a), luminance(b)), low = fmin(luminance(a), luminance(b));

	return (high + 0.05) / (low + 0.05);
}

/* The calm theme leaves the ground to the terminal, which is dark or else the
 * person takes another theme; its own plain letters are the terminal's. */
static void letters_can_be_read_in_every_theme(void **state)
{
	static const enum style read[] = { STYLE_PLAIN, STYLE_QUIET, STYLE_STRONG,
					   STYLE_ACCENT };

	(void)state;
	for (size_t i = 0; i < theme_count(); i++)
		for (size_t s = 0; s < sizeof read / sizeof *read; s++) {
			const struct theme *theme = theme_at(i);
			int rgb = theme_colour(theme, read[s]).rgb;
			double least = strcmp(theme->name, "high-contrast") ? 4.5 : 7;

			if (rgb >= 0 && contrast(rgb, theme->ground.rgb) < least)
				fail_msg("%s: style %d has too little contrast", theme->name,
					 (int)read[s]);
		}
}

static void a_theme_that_is_not_known_is_the_calm_one(void **state)
{
	(void)state;
	assert_string_equal(theme_find("no such")->name, "calm");
	assert_string_equal(theme_find(NULL)->name, "calm");
	assert_string_equal(theme_find("light")->name, "light");
}

static void the_nearest_of_256_colours_is_near(void **state)
{
	(void)state;
	assert_int_equal(colour_of_256(0x000000), 16);
	assert_int_equal(colour_of_256(0xffffff), 231);
	assert_int_equal(colour_of_256(0xff0000), 196);
	assert_int_equal(colour_of_256(0x5f87af), 67);
	assert_int_equal(colour_of_256(0x808080), 244);
}

static void ascii_takes_the_same_columns(void **state)
{
	static const char *const texts[] = { "é", "“", "漢", "👍", "…", "█", "a", "·", "ß" };
	char out[8];

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		size_t length = strlen(texts[i]);
		int width = utf8_width(texts[i], length);

		assert_int_equal(ascii_character(texts[i], length, width, out), width);
		for (int c = 0; c < width; c++)
			assert_in_range(out[c], ' ', '~');
	}
	assert_int_equal(ascii_character("é", 2, 1, out), 1);
	assert_int_equal(out[0], 'e');
}

static void a_setting_goes_round_through_all_its_values(void **state)
{
	struct settings settings = { .motion = MOTION_FULL, .theme = "light", .volume = 98,
				     .bed_choice = "none", .cue_as_written = true,
				     .days_a_week = 7, .device = "", .arrival = "",
				     .home = "", .leave_out = 1u << LEAVE_OUT_HOLDS,
				     .clinic_day = "", .clinic_night = "", .person_1 = "",
				     .person_2 = "", .country = "", .country_retreat = "" };
	char text[SETTING_TEXT_MOST];

	(void)state;
	for (size_t i = 0; i < setting_row_count(); i++) {
		const struct setting_row shown = setting_row(i), *row = &shown;
		const char *key = row->setting ? row->setting->key : "";

		setting_value(row, &settings, text);
		assert_int_equal(setting_step(row, &settings, 1, text),
				 row->setting && !setting_is_typed(row) &&
				 row->setting->kind != SETTING_COUNTRY);
		if (!strcmp(key, "motion"))
			assert_string_equal(text, "reduced");
		if (!strcmp(key, "theme"))
			assert_string_equal(text, "high-contrast");
		if (!strcmp(key, "volume") || !strcmp(key, "days_a_week"))
			assert_string_equal(text, key[0] == 'd' ? "7" : "100");
		if (!strcmp(key, "day_starts"))
			assert_string_equal(text, "1");
		if (!strcmp(key, "where"))
			assert_string_equal(text, "preparing");
		if (!strcmp(key, "track"))
			assert_string_equal(text, "steady");
		if (!strcmp(key, "cue"))
			assert_string_equal(text, "tone");
		if (!strcmp(key, "leave_out") && row->word == LEAVE_OUT_BREATH)
			assert_string_equal(text, "breath, holds");
		if (!strcmp(key, "leave_out") && row->word == LEAVE_OUT_HOLDS)
			assert_string_equal(text, "");
		if (!strcmp(key, "leave_out_for") && row->word == CONDITION_PANIC)
			assert_string_equal(text, "panic");
	}
}

static void the_mark_of_a_list_stays_inside_and_is_seen(void **state)
{
	struct list list = { 0 };

	(void)state;
	list_fit(&list, 20, 5);
	list_move(&list, COMMAND_UP, 5);
	assert_int_equal(list.at, 0);
	list_move(&list, COMMAND_LAST, 5);
	list_fit(&list, 20, 5);
	assert_int_equal(list.at, 19);
	assert_int_equal(list.top, 15);
	list_fit(&list, 3, 5);
	assert_int_equal(list.at, 2);
	assert_int_equal(list.top, 0);
	list_fit(&list, 0, 5);
	assert_int_equal(list.at, 0);
	assert_false(list_move(&list, COMMAND_ENTER, 5));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_key_has_one_meaning_in_a_place),
		cmocka_unit_test(a_hard_moment_and_help_are_one_key_away_everywhere),
		cmocka_unit_test(no_table_is_without_a_hard_moment),
		cmocka_unit_test(every_place_can_be_left_with_escape),
		cmocka_unit_test(every_table_of_keys_has_rows),
		cmocka_unit_test(letters_are_letters_while_writing),
		cmocka_unit_test(letters_can_be_read_in_every_theme),
		cmocka_unit_test(a_theme_that_is_not_known_is_the_calm_one),
		cmocka_unit_test(the_nearest_of_256_colours_is_near),
		cmocka_unit_test(ascii_takes_the_same_columns),
		cmocka_unit_test(a_setting_goes_round_through_all_its_values),
		cmocka_unit_test(the_mark_of_a_list_stays_inside_and_is_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
