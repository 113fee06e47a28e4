/* ui_textbox_test.c -- a text box is checked by what a writer would see. */
#include "support/check.h"

#include "base/arena.h"
#include "tui/textbox.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static void type(struct textbox *box, const char *letters)
{
	size_t length = strlen(letters);

	for (size_t at = 0, next; at < length; at = next) {
		char one[64];

		next = utf8_next(letters, length, at);
		memcpy(one, letters + at, next - at);
		one[next - at] = '\0';
		textbox_insert(box, one);
	}
}

static void a_character_of_many_code_points_is_rubbed_out_at_once(void **state)
{
	struct textbox box;

	(void)state;
	textbox_open(&box, "a👩‍🚀é🇨🇭");
	textbox_erase(&box, TEXTBOX_LEFT);
	assert_string_equal(textbox_text(&box), "a👩‍🚀é");
	textbox_erase(&box, TEXTBOX_LEFT);
	assert_string_equal(textbox_text(&box), "a👩‍🚀");
	textbox_erase(&box, TEXTBOX_LEFT);
	assert_string_equal(textbox_text(&box), "a");
	textbox_close(&box);
}

static void an_accent_typed_after_its_letter_stays_with_it(void **state)
{
	struct textbox box;

	(void)state;
	textbox_open(&box, "ex");
	textbox_move(&box, TEXTBOX_LEFT, 1);
	textbox_insert(&box, "\xcc\x81");	/* combining acute */
	textbox_insert(&box, "-");
	assert_string_equal(textbox_text(&box), "e\xcc\x81-x");
	textbox_move(&box, TEXTBOX_LEFT, 1);
	textbox_move(&box, TEXTBOX_LEFT, 1);
	assert_int_equal(box.cursor, 0);
	textbox_close(&box);
}

static void what_joins_at_a_removal_is_stood_behind(void **state)
{
	struct textbox box;

	(void)state;
	textbox_open(&box, "e\n\xcc\x81");	/* an accent without a letter */
	textbox_move(&box, TEXTBOX_START, 1);
	textbox_move(&box, TEXTBOX_RIGHT, 1);
	textbox_move(&box, TEXTBOX_RIGHT, 1);
	assert_int_equal(box.cursor, 2);
	textbox_erase(&box, TEXTBOX_LEFT);
	assert_string_equal(textbox_text(&box), "e\xcc\x81");
	assert_int_equal(box.cursor, 3);
	textbox_close(&box);
}

static void controls_and_broken_bytes_never_enter(void **state)
{
	struct textbox box;

	(void)state;
	textbox_open(&box, "a\033[31mb\xff\xc3(\tc\r\nd\x7f\xc2\x9b");
	assert_string_equal(textbox_text(&box), "a[31mb(    c\nd");
	textbox_insert(&box, "\xe2\x82");
	assert_string_equal(textbox_text(&box), "a[31mb(    c\nd");
	textbox_close(&box);
}

static void words_are_undone_one_by_one(void **state)
{
	struct textbox box;

	(void)state;
	textbox_open(&box, "");
	type(&box, "one two three");
	assert_true(textbox_undo(&box));
	assert_string_equal(textbox_text(&box), "one two ");
	assert_true(textbox_undo(&box));
	assert_string_equal(textbox_text(&box), "one ");
	assert_true(textbox_redo(&box));
	assert_string_equal(textbox_text(&box), "one two ");
	assert_true(textbox_undo(&box));
	assert_true(textbox_undo(&box));
	assert_string_equal(textbox_text(&box), "");
	assert_false(textbox_undo(&box));
	textbox_close(&box);
}

static void letters_rubbed_out_in_a_row_come_back_together(void **state)
{
	struct textbox box;

	(void)state;
	textbox_open(&box, "spring");
	for (int i = 0; i < 3; i++)
		textbox_erase(&box, TEXTBOX_LEFT);
	assert_string_equal(textbox_text(&box), "spr");
	assert_true(textbox_undo(&box));
	assert_string_equal(textbox_text(&box), "spring");
	assert_int_equal(box.cursor, strlen("spring"));
	textbox_close(&box);
}

/* A letter before a sign that joins it is one character with that sign. */
static void done_again_the_cursor_stands_behind_what_joins(void **state)
{
	struct textbox box;

	(void)state;
	textbox_open(&box, "");
	textbox_insert(&box, "\u094d");
	textbox_move(&box, TEXTBOX_LEFT, 1);
	textbox_insert(&box, "\u0915");
	assert_int_equal(box.cursor, 6);
	assert_true(textbox_undo(&box));
	assert_true(textbox_redo(&box));
	assert_int_equal(box.cursor, 6);
	textbox_close(&box);
}

static void a_new_change_forgets_what_was_undone(void **state)
{
	struct textbox box;

	(void)state;
	textbox_open(&box, "");
	type(&box, "one two");
	assert_true(textbox_undo(&box));
	type(&box, "six");
	assert_false(textbox_redo(&box));
	assert_string_equal(textbox_text(&box), "one six");
	textbox_close(&box);
}

static void replacing_everything_is_one_change(void **state)
{
	struct textbox box;

	(void)state;
	textbox_open(&box, "before");
	textbox_replace(&box, "after, from an editor\n");
	assert_string_equal(textbox_text(&box), "after, from an editor\n");
	assert_true(textbox_undo(&box));
	assert_string_equal(textbox_text(&box), "before");
	textbox_close(&box);
}

static void words_and_lines_are_removed_to_both_sides(void **state)
{
	struct textbox box;

	(void)state;
	textbox_open(&box, "one two  three\nfour");
	textbox_erase(&box, TEXTBOX_LINE_START);
	assert_string_equal(textbox_text(&box), "one two  three\n");
	textbox_move(&box, TEXTBOX_LEFT, 1);
	textbox_erase(&box, TEXTBOX_WORD_LEFT);
	assert_string_equal(textbox_text(&box), "one two  \n");
	textbox_erase(&box, TEXTBOX_WORD_LEFT);
	assert_string_equal(textbox_text(&box), "one \n");
	textbox_move(&box, TEXTBOX_START, 1);
	textbox_erase(&box, TEXTBOX_WORD_RIGHT);
	assert_string_equal(textbox_text(&box), " \n");
	textbox_erase(&box, TEXTBOX_LINE_END);
	assert_string_equal(textbox_text(&box), "\n");
	textbox_close(&box);
}

static void where(const struct textbox *box, size_t *row, int *col)
{
	struct arena *arena = arena_open();
	struct utf8_line *lines;

	textbox_lines(box, arena, &lines, row, col);
	arena_close(arena);
}

static void up_and_down_keep_the_column_across_short_lines(void **state)
{
	struct textbox box;
	size_t row;
	int col;

	(void)state;
	textbox_open(&box, "a long first line\nab\nanother long line");
	textbox_move(&box, TEXTBOX_START, 1);
	for (int i = 0; i < 10; i++)
		textbox_move(&box, TEXTBOX_RIGHT, 1);
	textbox_move(&box, TEXTBOX_DOWN, 1);
	where(&box, &row, &col);
	assert_int_equal(row, 1);
	assert_int_equal(col, 2);
	textbox_move(&box, TEXTBOX_DOWN, 1);
	where(&box, &row, &col);
	assert_int_equal(row, 2);
	assert_int_equal(col, 10);
	textbox_move(&box, TEXTBOX_UP, 1);
	textbox_move(&box, TEXTBOX_UP, 1);
	where(&box, &row, &col);
	assert_int_equal(row, 0);
	assert_int_equal(col, 10);
	textbox_close(&box);
}

static void wrapped_rows_are_gone_through_as_they_are_seen(void **state)
{
	struct textbox box;
	size_t row;
	int col;

	(void)state;
	textbox_open(&box, "one two three four five six seven");
	box.columns = 10;
	where(&box, &row, &col);
	assert_int_equal(row, 3);
	textbox_move(&box, TEXTBOX_LINE_START, 1);
	where(&box, &row, &col);
	assert_int_equal(col, 0);
	textbox_move(&box, TEXTBOX_UP, 1);
	textbox_move(&box, TEXTBOX_LINE_END, 1);
	where(&box, &row, &col);
	assert_int_equal(row, 2);
	assert_int_equal(col, (int)strlen("five six"));
	textbox_close(&box);
}

static void the_cursor_stands_on_a_new_line_after_enter(void **state)
{
	struct textbox box;
	size_t row;
	int col;

	(void)state;
	textbox_open(&box, "one");
	textbox_insert(&box, "\n");
	where(&box, &row, &col);
	assert_int_equal(row, 1);
	assert_int_equal(col, 0);
	textbox_close(&box);
}

/* A small generator of our own, so that a failure can be had again. */
static unsigned next_random(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16;
}

static bool is_boundary(const struct textbox *box)
{
	const char *text = textbox_text(box);
	size_t at = 0;

	while (at < box->cursor)
		at = utf8_next(text, box->text.length, at);
	return at == box->cursor;
}

static void do_something(struct textbox *box, unsigned *seed)
{
	static const char *const texts[] = {
		"a", " ", "\n", "é", "e\xcc\x81", "\xcc\x81", "漢", "👩‍🚀", "🇨🇭",
		"a longer piece, as if pasted\nin two lines", "ก็", "שלום",
	};
	enum { TEXTS = sizeof texts / sizeof *texts };
	unsigned what = next_random(seed) % 10;

	if (what < 5)
		textbox_insert(box, texts[next_random(seed) % TEXTS]);
	else if (what < 7)
		textbox_erase(box, (enum textbox_move)(next_random(seed) % 6));
	else if (what < 9)
		textbox_move(box, (enum textbox_move)(next_random(seed) % 12), 3);
	else
		box->columns = 2 + (int)(next_random(seed) % 40);
}

static void anything_can_be_undone_and_done_again(void **state)
{
	(void)state;
	for (unsigned round = 1; round <= 200; round++) {
		unsigned seed = round;
		struct textbox box;
		char *last;

		textbox_open(&box, "as it was");
		for (int i = 0; i < 60; i++) {
			do_something(&box, &seed);
			assert_true(box.cursor <= box.text.length);
			assert_true(is_boundary(&box));
			assert_true(utf8_valid(textbox_text(&box), box.text.length));
		}
		last = strdup(textbox_text(&box));
		while (textbox_undo(&box))
			;
		assert_string_equal(textbox_text(&box), "as it was");
		while (textbox_redo(&box))
			;
		assert_string_equal(textbox_text(&box), last);
		free(last);
		textbox_close(&box);
	}
}

static void very_many_changes_forget_only_the_oldest(void **state)
{
	struct textbox box;
	int undone = 0;

	(void)state;
	textbox_open(&box, "");
	for (int i = 0; i < 3000; i++)
		textbox_insert(&box, i % 2 ? "x" : " ");
	while (textbox_undo(&box))
		undone++;
	assert_true(undone > 900);
	assert_true(box.text.length > 0);
	textbox_close(&box);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_character_of_many_code_points_is_rubbed_out_at_once),
		cmocka_unit_test(an_accent_typed_after_its_letter_stays_with_it),
		cmocka_unit_test(what_joins_at_a_removal_is_stood_behind),
		cmocka_unit_test(controls_and_broken_bytes_never_enter),
		cmocka_unit_test(words_are_undone_one_by_one),
		cmocka_unit_test(letters_rubbed_out_in_a_row_come_back_together),
		cmocka_unit_test(done_again_the_cursor_stands_behind_what_joins),
		cmocka_unit_test(a_new_change_forgets_what_was_undone),
		cmocka_unit_test(replacing_everything_is_one_change),
		cmocka_unit_test(words_and_lines_are_removed_to_both_sides),
		cmocka_unit_test(up_and_down_keep_the_column_across_short_lines),
		cmocka_unit_test(wrapped_rows_are_gone_through_as_they_are_seen),
		cmocka_unit_test(the_cursor_stands_on_a_new_line_after_enter),
		cmocka_unit_test(anything_can_be_undone_and_done_again),
		cmocka_unit_test(very_many_changes_forget_only_the_oldest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
