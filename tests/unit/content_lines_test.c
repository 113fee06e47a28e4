/* Spoken lines: each once, in order, and never two in one clip. */
#include "support/check.h"

#include "base/arena.h"
#include "base/error.h"
#include "content/library.h"
#include "content/lines.h"
#include "content/practice_file.h"

#include <stdio.h>
#include <string.h>

#define HEAD "[practice]\ntitle = T\nsummary = S.\nkind = guided\nstage = prepare\n"         \
	     "minutes = 3\nintensity = 1\nanchors = feet, sound\ncaution = C.\nsource = None\n"

static const struct practice *parse(struct arena *arena, const char *path, const char *text)
{
	struct diagnostics diagnostics = { .arena = arena };
	const struct practice *practice =
		practice_file_parse(arena, path, false, text, strlen(text), &diagnostics);

	for (size_t i = 0; i < diagnostics.count; i++)
		print_error("%s\n", diagnostic_line(arena, &diagnostics.at[i]));
	assert_non_null(practice);
	return practice;
}

static void every_line_comes_once_with_its_first_place(void **state)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct spoken_lines lines = { .arena = arena };
	char key[NARRATION_KEY];
	const struct practice *practices[2];

	(void)state;
	practices[0] = parse(arena, "x/a.ini",
			     HEAD "[guide one]\nsay = Feet.\npause = 2\nsay = Hands.\n"
				  "[read two]\ntext = Not spoken.\n[guide three]\nsay = Feet.\n"
				  "say = Breathe out.\n");
	practices[1] = parse(arena, "x/b.ini", HEAD "[guide one]\nsay = Hands.\nsay = Ears.\n");
	lines_gather(&lines, "heart-1", practices, 2, &diagnostics);
	assert_int_equal(diagnostics.count, 0);
	assert_int_equal(lines.count, 7);
	assert_string_equal(lines.at[0].text, NARRATION_IN);
	assert_string_equal(lines.at[1].text, NARRATION_OUT);
	assert_string_equal(lines.at[2].text, NARRATION_HOLD);
	assert_string_equal(lines.at[3].text, NARRATION_REST);
	assert_string_equal(lines.at[3].file, "");
	assert_string_equal(lines.at[4].text, "Feet.");
	assert_string_equal(lines.at[4].file, "x/a.ini");
	assert_int_equal(lines.at[4].line, 12);
	assert_string_equal(lines.at[5].text, "Hands.");
	assert_string_equal(lines.at[5].file, "x/a.ini");
	assert_int_equal(lines.at[5].line, 14);
	assert_string_equal(lines.at[6].text, "Ears.");
	assert_string_equal(lines.at[6].file, "x/b.ini");
	for (size_t i = 0; i < lines.count; i++) {
		narration_key("heart-1", lines.at[i].text, key);
		assert_string_equal(lines.at[i].key, key);
	}
	arena_close(arena);
}

static void another_voice_has_other_clips(void **state)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct spoken_lines one = { .arena = arena }, two = { .arena = arena };

	(void)state;
	lines_gather(&one, "heart-1", NULL, 0, &diagnostics);
	lines_gather(&two, "heart-2", NULL, 0, &diagnostics);
	assert_int_equal(one.count, 4);
	assert_int_equal(two.count, 4);
	assert_string_not_equal(one.at[0].key, two.at[0].key);
	arena_close(arena);
}

static void two_texts_in_one_clip_are_an_error(void **state)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct spoken_lines lines = { .arena = arena };

	(void)state;
	assert_true(lines_add(&lines, "0123456789abcdef", "One.", "a.ini", 3,
			      &diagnostics));
	assert_true(lines_add(&lines, "0123456789abcdef", "One.", "b.ini", 4,
			      &diagnostics));
	assert_int_equal(diagnostics.count, 0);
	assert_false(lines_add(&lines, "0123456789abcdef", "Two.", "b.ini", 5,
			       &diagnostics));
	assert_int_equal(lines.count, 1);
	assert_int_equal(diagnostics.errors, 1);
	assert_string_equal(diagnostic_line(arena, &diagnostics.at[0]),
			    "b.ini:5: error: this line and \"One.\" (a.ini:3) would share the "
			    "clip 0123456789abcdef: change a word in one of them");
	arena_close(arena);
}

static void thousands_of_lines_are_all_found_again(void **state)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct spoken_lines lines = { .arena = arena };

	(void)state;
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 3000; i++) {
			const char *text = arena_print(arena, "Line %d.", i);
			char key[NARRATION_KEY];

			narration_key("heart-1", text, key);
			assert_true(lines_add(&lines, key, text, "a.ini", i, &diagnostics));
		}
	assert_int_equal(lines.count, 3000);
	assert_string_equal(lines.at[2999].text, "Line 2999.");
	assert_int_equal(diagnostics.count, 0);
	arena_close(arena);
}

static void the_shipped_lines_share_no_clip(void **state)
{
	struct spoken_lines lines = { 0 };
	struct library *library;
	struct error error;

	(void)state;
	assert_true(library_open(&library, "content", NULL, &error));
	lines.arena = library->arena;
	lines_gather(&lines, NARRATION_VOICE, library->practices, library->count,
		     &library->diagnostics);
	assert_int_equal(library->diagnostics.count, 0);
	assert_true(lines.count > 4);
	library_close(library);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_line_comes_once_with_its_first_place),
		cmocka_unit_test(another_voice_has_other_clips),
		cmocka_unit_test(two_texts_in_one_clip_are_an_error),
		cmocka_unit_test(thousands_of_lines_are_all_found_again),
		cmocka_unit_test(the_shipped_lines_share_no_clip),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
