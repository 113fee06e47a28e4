/* Words become numbers, names and lists; problems become lines. */
#include "support/check.h"

#include "base/arena.h"
#include "base/error.h"
#include "content/diagnostics.h"
#include "content/values.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

static void numbers_are_read_in_thousandths(void **state)
{
	static const struct {
		const char *text;
		int64_t number;
	} good[] = {
		{ "0", 0 }, { "6", 6000 }, { "2.5", 2500 }, { "0.125", 125 }, { "-3", -3000 },
		{ "-0.5", -500 }, { "007", 7000 }, { "999999.999", 999999999 }, { "1.50", 1500 },
	};
	static const char *const bad[] = {
		"", "-", ".", "5.", ".5", "1.2345", "1000000", "1,5", "1e3", "0x10", "inf",
		"nan", "--1", "+1", " 1", "1 ", "1.2.3", "1.-2", "six", "٣",
	};
	int64_t number;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		assert_true(value_thousandths(good[i].text, &number));
		assert_int_equal(number, good[i].number);
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		if (value_thousandths(bad[i], &number))
			fail_msg("\"%s\" was read as %lld", bad[i], (long long)number);
}

static void numbers_are_the_same_in_every_locale(void **state)
{
	int64_t number;

	(void)state;
	if (!setlocale(LC_ALL, "de_DE.UTF-8"))
		skip();
	assert_true(value_thousandths("2.5", &number));
	assert_int_equal(number, 2500);
	assert_false(value_thousandths("2,5", &number));
	setlocale(LC_ALL, "C");
}

static void whole_numbers_have_no_point(void **state)
{
	int number;

	(void)state;
	assert_true(value_whole("-12", &number));
	assert_int_equal(number, -12);
	assert_true(value_whole("999999", &number));
	assert_false(value_whole("1.0", &number));
	assert_false(value_whole("1000000", &number));
	assert_false(value_whole("", &number));
}

static void names_are_small_letters_digits_and_hyphens(void **state)
{
	(void)state;
	assert_true(value_is_name("a"));
	assert_true(value_is_name("ground-54321"));
	assert_true(value_is_name("3-steps"));
	assert_true(value_is_name("aaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbcccccccccccccccccccc"));
	assert_false(value_is_name("aaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbccccccccccccccccccccd"));
	assert_false(value_is_name(""));
	assert_false(value_is_name("-a"));
	assert_false(value_is_name("A"));
	assert_false(value_is_name("a b"));
	assert_false(value_is_name("a_b"));
	assert_false(value_is_name("../a"));
	assert_false(value_is_name("é"));
}

static void lists_are_split_at_commas(void **state)
{
	struct arena *arena = arena_open();
	struct texts list;

	(void)state;
	assert_true(value_list(arena, " a ,b c,  d", &list));
	assert_int_equal(list.count, 3);
	assert_string_equal(list.at[0], "a");
	assert_string_equal(list.at[1], "b c");
	assert_string_equal(list.at[2], "d");
	assert_true(value_list(arena, "", &list));
	assert_int_equal(list.count, 0);
	assert_true(value_list(arena, "  ", &list));
	assert_int_equal(list.count, 0);
	assert_false(value_list(arena, "a,", &list));
	assert_false(value_list(arena, ",a", &list));
	assert_false(value_list(arena, "a, ,b", &list));
	value_words(arena, "  3+1  0 7 ", &list);
	assert_int_equal(list.count, 3);
	assert_string_equal(list.at[2], "7");
	value_words(arena, "", &list);
	assert_int_equal(list.count, 0);
	arena_close(arena);
}

static void a_list_grows_as_long_as_one_likes(void **state)
{
	struct arena *arena = arena_open();
	struct texts list = { 0 };

	(void)state;
	for (int i = 0; i < 1000; i++)
		value_add(arena, &list, arena_print(arena, "%d", i));
	assert_int_equal(list.count, 1000);
	assert_string_equal(list.at[0], "0");
	assert_string_equal(list.at[511], "511");
	assert_string_equal(list.at[512], "512");
	assert_string_equal(list.at[999], "999");
	arena_close(arena);
}

static void diagnostics_are_written_as_compilers_do(void **state)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };

	(void)state;
	diagnostics_error(&diagnostics, "a.ini", 12, "%s is wrong", "it");
	diagnostics_warning(&diagnostics, "a.ini", 0, "100 %% odd");
	assert_string_equal(diagnostic_line(arena, &diagnostics.at[0]),
			    "a.ini:12: error: it is wrong");
	assert_string_equal(diagnostic_line(arena, &diagnostics.at[1]),
			    "a.ini: warning: 100 % odd");
	assert_int_equal(diagnostics.errors, 1);
	assert_int_equal(diagnostics.count, 2);
	arena_close(arena);
}

static void diagnostics_are_ordered_by_line_from_a_point_on(void **state)
{
	static const int lines[] = { 9, 5, 3, 5, 0, 4 }, sorted[] = { 9, 0, 3, 4, 5, 5 };
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };

	(void)state;
	for (int i = 0; i < 6; i++)
		diagnostics_error(&diagnostics, "a.ini", lines[i], "number %d", i);
	diagnostics_sort(&diagnostics, 1);
	for (int i = 0; i < 6; i++)
		assert_int_equal(diagnostics.at[i].line, sorted[i]);
	assert_string_equal(diagnostics.at[4].text, "number 1");
	assert_string_equal(diagnostics.at[5].text, "number 3");
	arena_close(arena);
}

static void a_file_is_not_named_twice(void **state)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct error error;

	(void)state;
	error_set(&error, "x/a.ini: cannot be read: Permission denied");
	diagnostics_unreadable(&diagnostics, "x/a.ini", &error);
	diagnostics_unreadable(&diagnostics, "a.ini", &error);
	assert_string_equal(diagnostic_line(arena, &diagnostics.at[0]),
			    "x/a.ini: error: cannot be read: Permission denied");
	assert_string_equal(diagnostic_line(arena, &diagnostics.at[1]),
			    "a.ini: error: x/a.ini: cannot be read: Permission denied");
	arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_read_in_thousandths),
		cmocka_unit_test(numbers_are_the_same_in_every_locale),
		cmocka_unit_test(whole_numbers_have_no_point),
		cmocka_unit_test(names_are_small_letters_digits_and_hyphens),
		cmocka_unit_test(lists_are_split_at_commas),
		cmocka_unit_test(a_list_grows_as_long_as_one_likes),
		cmocka_unit_test(diagnostics_are_written_as_compilers_do),
		cmocka_unit_test(diagnostics_are_ordered_by_line_from_a_point_on),
		cmocka_unit_test(a_file_is_not_named_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
