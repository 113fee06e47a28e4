/* The line reader: events in order, with their lines, whatever the bytes. */
#include "support/check.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "content/ini.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void note_section(void *user, const char *name, int line)
{
	buffer_print(user, "%d [%s]\n", line, name ? name : "?");
}

static void note_entry(void *user, const char *section, const char *key,
		       const char *value, int line)
{
	buffer_print(user, "%d %s.%s=<%s>\n", line, section, key, value);
}

/* Only the line: the words are pinned in tests/content/bad. */
static void note_mistake(void *user, int line, const char *text)
{
	assert_true(strlen(text) > 20);
	buffer_print(user, "%d mistake\n", line);
}

static bool told(const char *bytes, size_t length, struct buffer *out)
{
	struct ini_events events = { out, note_section, note_entry, note_mistake };

	return ini_read(bytes, length, &events);
}

/* Reads a copy that has nothing behind it, so that a step beyond it is caught. */
static void expect_bytes(const char *bytes, size_t length, const char *wanted)
{
	char *copy = memory_alloc(length);
	struct buffer out = { 0 };

	if (length)
		memcpy(copy, bytes, length);
	told(copy, length, &out);
	assert_string_equal(buffer_string(&out), wanted);
	buffer_free(&out);
	free(copy);
}

static void expect(const char *text, const char *wanted)
{
	expect_bytes(text, strlen(text), wanted);
}

static void sections_and_keys_come_in_order(void **state)
{
	(void)state;
	expect("[a]\nk = v\nk = w\n[b c]\nx=y", "1 [a]\n2 a.k=<v>\n3 a.k=<w>\n4 [b c]\n5 b c.x=<y>\n");
	expect("", "");
	expect("\n\n; nothing\n# here\n", "");
	expect("[a]\n[a]\n[b]", "1 [a]\n2 [a]\n3 [b]\n");
}

static void blanks_around_are_no_part_of_anything(void **state)
{
	(void)state;
	expect("[  a \t b ]  \nkey \t = \t  some \t words \t\n", "1 [a b]\n2 a b.key=<some   words>\n");
	expect("[a]\nk =\nk =   \nk=", "1 [a]\n2 a.k=<>\n3 a.k=<>\n4 a.k=<>\n");
}

static void the_first_equals_sign_divides(void **state)
{
	(void)state;
	expect("[a]\nk = b = c\nk = d:e\nk == f", "1 [a]\n2 a.k=<b = c>\n3 a.k=<d:e>\n4 a.k=<= f>\n");
	expect("[a]\nk: v\nk: v = w\n", "1 [a]\n2 mistake\n3 mistake\n");
}

static void indented_lines_go_on_with_the_text(void **state)
{
	(void)state;
	expect("[a]\nk = one\n two\n\tthree  \nl = x", "1 [a]\n2 a.k=<one two three>\n5 a.l=<x>\n");
	expect("[a]\nk =\n  late\n", "1 [a]\n2 a.k=<late>\n");
	expect("[a]\nk = one\n; aside\n  # aside\n two", "1 [a]\n2 a.k=<one two>\n");
	expect("[a]\nk = one\n   \nl = two", "1 [a]\n2 a.k=<one>\n4 a.l=<two>\n");
	expect("[a]\nk = one\n\n two", "1 [a]\n2 a.k=<one>\n4 mistake\n");
	expect("[a]\n k = one", "1 [a]\n2 mistake\n");
	expect(" k = one", "1 mistake\n");
	expect("[a]\nk = one\n l = two\nm = three", "1 [a]\n3 mistake\n4 a.m=<three>\n");
	expect("[a]\nk = one\n is = two, but so = what\n", "1 [a]\n3 mistake\n");
	expect("[a]\nk = one\n and 1 + 1 = 2\n", "1 [a]\n2 a.k=<one and 1 + 1 = 2>\n");
}

static void a_wrong_line_takes_the_lines_below_with_it(void **state)
{
	(void)state;
	expect("[a]\nwrong\n and its rest\nk = v", "1 [a]\n2 mistake\n4 a.k=<v>\n");
	expect("[a]\nk = one\n two ; three\n four\nl = v", "1 [a]\n3 mistake\n5 a.l=<v>\n");
	expect("[a\nk = v\n[b]\nk = v", "1 [?]\n1 mistake\n3 [b]\n4 b.k=<v>\n");
	expect("[a\x01]\nk = v\n[b]", "1 [?]\n1 mistake\n3 [b]\n");
}

static void comments_want_a_line_of_their_own(void **state)
{
	(void)state;
	expect("[a]\nk = v ; c\nk = v # c\nk = v\t;c\nk = ; c\n", "1 [a]\n2 mistake\n3 mistake\n4 mistake\n5 mistake\n");
	expect("[a]\nk = v;w#x\nk =;w\nk =#w\n;k = v\n#k = v", "1 [a]\n2 a.k=<v;w#x>\n3 a.k=<;w>\n4 a.k=<#w>\n");
}

static void line_ends_may_be_of_either_kind(void **state)
{
	(void)state;
	expect("[a]\r\nk = v\r\n w\r\n\r\nl = x\r\n", "1 [a]\n2 a.k=<v w>\n5 a.l=<x>\n");
	expect("[a]\rk = v\r", "0 mistake\n");
	expect("[a]\nk = v\rw\n", "1 [a]\n2 mistake\n");
	expect("\xEF\xBB\xBF[a]\nk = v", "1 [a]\n2 a.k=<v>\n");
	expect("\xEF\xBB\xBF", "");
}

static void odd_bytes_are_refused(void **state)
{
	(void)state;
	expect("[a]\nk = \x1b[0m\nk = \x7f\nk = \xC2\x9B\nk = \xff\n; \xff\nl = \xC2\xA0z", "1 [a]\n2 mistake\n3 mistake\n4 mistake\n5 mistake\n6 mistake\n7 a.l=<\xC2\xA0z>\n");
	expect_bytes("[a]\nk = a\0b\nl = c", 17, "1 [a]\n2 mistake\n3 a.l=<c>\n");
	expect_bytes("\0", 1, "1 mistake\n");
	expect_bytes("\xFF\xFE[\0", 4, "0 mistake\n");
	expect_bytes("\xFE\xFF\0[", 4, "0 mistake\n");
	expect("\x01\x02\x03\x04", "1 mistake\n");
}

static void keys_are_one_plain_word(void **state)
{
	(void)state;
	expect("[a]\nk-1_B = v\n= v\nk k = v\nk\xC3\xA9 = v\n", "1 [a]\n2 a.k-1_B=<v>\n3 mistake\n4 mistake\n5 mistake\n");
	expect("[a]\nabcdefghijabcdefghijabcdefghijabcdefghij = v\nabcdefghijabcdefghijabcdefghijabcdefghijk = v\n", "1 [a]\n2 a.abcdefghijabcdefghijabcdefghijabcdefghij=<v>\n3 mistake\n");
}

static void headers_are_whole(void **state)
{
	(void)state;
	expect("[]\n[ ]\n[a] b\n[a]]\n[a ; b]\n[a] ; c\n", "1 [?]\n1 mistake\n2 [?]\n2 mistake\n3 [?]\n3 mistake\n4 [?]\n4 mistake\n5 [a ; b]\n6 [?]\n6 mistake\n");
}

static void keys_before_any_section_are_told_once(void **state)
{
	(void)state;
	expect("k = v\nl = w\n[a]\nk = v", "1 mistake\n3 [a]\n4 a.k=<v>\n");
}

/* Every length around the pieces that inih is given, with bytes that it or a
 * strange build of it might take for a comment, a blank or an end. */
static void values_of_every_length_come_back_whole(void **state)
{
	static const char odd[] = ";#=:[]\"'\\%\xC3\xA9\xC2\xA0";

	(void)state;
	for (size_t length = 0; length <= 700; length++) {
		struct buffer text = { 0 }, out = { 0 }, wanted = { 0 };
		struct buffer value = { 0 };

		for (size_t i = 0; value.length < length; i++) {
			const char *word = i % 3 ? "x;#=:" : odd;

			buffer_add_string(&value, word);
			buffer_add_string(&value, i % 5 ? "" : " \xE2\x80\x93");
		}
		while (value.length && value.bytes[value.length - 1] == ' ')
			buffer_splice(&value, value.length - 1, 1, "", 0);
		buffer_print(&text, "[s]\nkey =%s\n", buffer_string(&value));
		buffer_print(&wanted, "1 [s]\n2 s.key=<%s>\n", buffer_string(&value));
		assert_true(told(text.bytes, text.length, &out));
		assert_string_equal(buffer_string(&out), buffer_string(&wanted));
		buffer_free(&text);
		buffer_free(&out);
		buffer_free(&wanted);
		buffer_free(&value);
	}
}

static void a_line_has_at_most_4000_bytes(void **state)
{
	(void)state;
	for (size_t length = INI_LINE_MOST - 1; length <= INI_LINE_MOST + 1; length++) {
		struct buffer text = { 0 }, out = { 0 };
		bool fits = length <= INI_LINE_MOST;

		buffer_add_string(&text, "[s]\r\nk = ");
		while (text.length < 5 + length)
			buffer_add_string(&text, "x");
		buffer_add_string(&text, "\r\nl = y");
		assert_true(told(text.bytes, text.length, &out));
		assert_int_equal(strstr(out.bytes, "2 mistake") == NULL, fits);
		assert_int_equal(strstr(out.bytes, "2 s.k=<xxx") != NULL, fits);
		assert_non_null(strstr(out.bytes, "3 s.l=<y>"));
		buffer_free(&text);
		buffer_free(&out);
	}
}

static void a_file_has_at_most_256_kib(void **state)
{
	char *bytes = memory_alloc(INI_FILE_MOST + 1);

	(void)state;
	memset(bytes, '\n', INI_FILE_MOST + 1);
	memcpy(bytes + INI_FILE_MOST - 4, "[a]\n", 4);
	expect_bytes(bytes, INI_FILE_MOST, "262141 [a]\n");
	expect_bytes(bytes, INI_FILE_MOST + 1, "0 mistake\n");
	free(bytes);
}

static void a_text_of_many_lines_comes_as_one(void **state)
{
	struct buffer text = { 0 }, wanted = { 0 };

	(void)state;
	buffer_add_string(&text, "[s]\nk = 0\n");
	buffer_add_string(&wanted, "1 [s]\n2 s.k=<0");
	for (int i = 1; i <= 5000; i++) {
		buffer_print(&text, "  word %d\n", i);
		buffer_print(&wanted, " word %d", i);
	}
	buffer_add_string(&wanted, ">\n");
	expect_bytes(text.bytes, text.length, wanted.bytes);
	buffer_free(&text);
	buffer_free(&wanted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sections_and_keys_come_in_order),
		cmocka_unit_test(blanks_around_are_no_part_of_anything),
		cmocka_unit_test(the_first_equals_sign_divides),
		cmocka_unit_test(indented_lines_go_on_with_the_text),
		cmocka_unit_test(a_wrong_line_takes_the_lines_below_with_it),
		cmocka_unit_test(comments_want_a_line_of_their_own),
		cmocka_unit_test(line_ends_may_be_of_either_kind),
		cmocka_unit_test(odd_bytes_are_refused),
		cmocka_unit_test(keys_are_one_plain_word),
		cmocka_unit_test(headers_are_whole),
		cmocka_unit_test(keys_before_any_section_are_told_once),
		cmocka_unit_test(values_of_every_length_come_back_whole),
		cmocka_unit_test(a_line_has_at_most_4000_bytes),
		cmocka_unit_test(a_file_has_at_most_256_kib),
		cmocka_unit_test(a_text_of_many_lines_comes_as_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
