/* Text as a person sees it: characters, columns, lines. */
#include "support/check.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"
#define E_ACUTE_APART "e\u0301"

static void valid_utf8_is_told_from_other_bytes(void **state)
{
	static const struct { const char *bytes; bool valid; } table[] = {
		{ "", true }, { "plain", true }, { "\xC3\xA9", true },
		{ "\xC3", false }, { "\xE9t\xE9", false }, { "\xC0\xAF", false },
		{ "\xED\xA0\x80", false }, { "\xF4\x90\x80\x80", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		assert_int_equal(utf8_valid(table[i].bytes, strlen(table[i].bytes)),
				 table[i].valid);
}

static void a_character_is_a_grapheme_cluster(void **state)
{
	static const struct { const char *text; size_t characters; int columns; } table[] = {
		{ "", 0, 0 }, { "abc", 3, 3 }, { E_ACUTE_APART, 1, 1 },
		{ "\u4F60\u597D", 2, 4 }, { "\r\n", 1, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		size_t length = strlen(table[i].text), at = 0, count = 0;

		while (at < length) {
			at = utf8_next(table[i].text, length, at);
			count++;
		}
		assert_int_equal(count, table[i].characters);
		assert_int_equal(utf8_width(table[i].text, length), table[i].columns);
		for (; at > 0; count--)
			at = utf8_previous(table[i].text, length, at);
		assert_int_equal(count, 0);
	}
	assert_int_equal(utf8_next(FAMILY, strlen(FAMILY), 0), strlen(FAMILY));
}

/* Two letters make a flag, however long their row is: the last one has two accents. */
static void a_row_of_flags_is_the_same_from_both_ends(void **state)
{
	char text[2048] = "";
	size_t length = 0;

	(void)state;
	while (length < sizeof text - 16) {
		length += (size_t)sprintf(text + length, "\U0001F1E9\U0001F1EA");
		sprintf(text + length, "\u0301\u0323");
		assert_int_equal(utf8_previous(text, length + 4, length + 4), length - 8);
	}
}

/* utf8_next() looks no further than it must; all of a text gives the same. */
static void characters_end_where_the_whole_text_says(void **state)
{
	static const char *const pieces[] = {
		"a", " ", "\r", "\n", "\t", "\u0301", "\u2588", "\U0001F469", "\u200D",
		"\U0001F3FD", "\U0001F1E9", "\U0001F1EA", "\u0915", "\u094D", "\u0937",
		"\uAC01", "\u1100", "\u1161", "\uFE0F", "\u0600",
	};
	unsigned seed = 7;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		size_t kinds = round % 2 ? 3 : 20, first = round % 2 ? seed % 17 : 0;
		char text[256] = "", breaks[256];
		size_t length = 0;

		while (length < 200) {
			seed = seed * 1103515245 + 12345;
			strcat(text, pieces[first + (seed >> 16) % kinds]);
			length = strlen(text);
		}
		u8_grapheme_breaks((const uint8_t *)text, length, breaks);
		for (size_t at = 0, next; at < length; at = next) {
			next = utf8_next(text, length, at);
			for (size_t i = at + 1; i < next; i++)
				assert_false(breaks[i]);
			assert_true(next == length || breaks[next]);
		}
	}
}

static void a_text_is_cut_between_characters(void **state)
{
	(void)state;
	assert_int_equal(utf8_fit("abc", 3, 2), 2);
	assert_int_equal(utf8_fit("\u4F60\u597D", 6, 3), 3);
	assert_int_equal(utf8_fit(E_ACUTE_APART "x", 4, 1), 3);
	assert_int_equal(utf8_fit("abc", 3, 0), 0);
}

/* Writes the lines with | between them. */
static const char *wrapped(struct arena *arena, const char *text, int columns)
{
	struct utf8_line *lines;
	size_t count = utf8_wrap(arena, text, strlen(text), columns, &lines);
	char *picture = arena_alloc(arena, 4 * strlen(text) + 8);

	for (size_t i = 0; i < count; i++)
		sprintf(picture + strlen(picture), "%s%.*s", i ? "|" : "",
			(int)(lines[i].end - lines[i].start), text + lines[i].start);
	return picture;
}

static void text_wraps_at_words(void **state)
{
	static const struct { const char *text; int columns; const char *lines; } table[] = {
		{ "", 10, "" },
		{ "one two three", 7, "one two|three" },
		{ "one two three", 8, "one two|three" },
		{ "one  two", 4, "one|two" },
		{ "a\n\nb", 10, "a||b" },
		{ "a\n", 10, "a|" },
		{ "unbreakable", 4, "unbr|eaka|ble" },
		{ "so unbreakable", 4, "so|unbr|eaka|ble" },
		{ "well-known", 6, "well-|known" },
		{ "\u4F60\u597D\u4F60\u597D", 5, "\u4F60\u597D|\u4F60\u597D" },
		{ "trailing   ", 20, "trailing" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct arena *arena = arena_open();

		assert_string_equal(wrapped(arena, table[i].text, table[i].columns),
				    table[i].lines);
		arena_close(arena);
	}
}

static void no_line_is_too_wide_and_no_word_is_lost(void **state)
{
	const char *text = "Sit or lie, \u4F60\u597D eyes open or lowered, whatever suits "
			   "you; stopping counts as " FAMILY " practice too.";

	(void)state;
	for (int columns = 2; columns < 60; columns++) {
		struct arena *arena = arena_open();
		struct utf8_line *lines;
		size_t count = utf8_wrap(arena, text, strlen(text), columns, &lines), at = 0;

		for (size_t i = 0; i < count; i++) {
			size_t length = lines[i].end - lines[i].start;

			assert_int_equal(lines[i].start, at);
			assert_true(utf8_width(text + lines[i].start, length) <= columns ||
				    utf8_next(text, strlen(text), lines[i].start) ==
					    lines[i].end);
			at = lines[i].next;
		}
		assert_int_equal(at, strlen(text));
		arena_close(arena);
	}
}

static void searching_minds_neither_case_nor_the_form_of_accents(void **state)
{
	(void)state;
	assert_true(utf8_contains("Longer out-breath", "OUT-"));
	assert_true(utf8_contains("caf\u00E9", "CAF" "E\u0301"));
	assert_true(utf8_contains("anything", ""));
	assert_false(utf8_contains("breath", "breadth"));
	assert_true(utf8_same("Ren\u00E9", "REN" "E\u0301"));
	assert_false(utf8_same("Anna", "Ann"));
	assert_false(utf8_same("", "Ann"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(valid_utf8_is_told_from_other_bytes),
		cmocka_unit_test(a_character_is_a_grapheme_cluster),
		cmocka_unit_test(a_row_of_flags_is_the_same_from_both_ends),
		cmocka_unit_test(characters_end_where_the_whole_text_says),
		cmocka_unit_test(a_text_is_cut_between_characters),
		cmocka_unit_test(text_wraps_at_words),
		cmocka_unit_test(no_line_is_too_wide_and_no_word_is_lost),
		cmocka_unit_test(searching_minds_neither_case_nor_the_form_of_accents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
