/* What others wrote stays words in a spreadsheet and on a page. */
#include "support/check.h"

#include "base/markup.h"

static void a_cell_is_quoted_or_guarded_where_it_must_be(void **state)
{
	static const struct { const char *text, *cell; } table[] = {
		{ NULL, "" }, { "", "" }, { "plain words", "plain words" },
		{ "one, two", "\"one, two\"" }, { "a \"word\"", "\"a \"\"word\"\"\"" },
		{ "two\nlines", "\"two\nlines\"" }, { "two\r\nlines", "\"two\r\nlines\"" },
		{ "=1+1", "\"'=1+1\"" }, { "+1", "\"'+1\"" }, { "-1", "-1" }, { "-0.5", "-0.5" }, { "-", "\"'-\"" },
		{ "-1+1", "\"'-1+1\"" }, { "-1.2.3", "\"'-1.2.3\"" },
		{ "@SUM(A1)", "\"'@SUM(A1)\"" }, { "\t=1+1", "\"'\t=1+1\"" },
		{ "\r=1+1", "\"'\r=1+1\"" }, { "\n=1+1", "\"'\n=1+1\"" },
		{ "=\"a\"", "\"'=\"\"a\"\"\"" }, { "1+1=2", "1+1=2" }, { "it's", "it's" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct buffer csv = { 0 };

		csv_add_row(&csv, &table[i].text, 1, "");
		assert_string_equal(buffer_string(&csv), table[i].cell);
		buffer_free(&csv);
	}
}

static void a_row_has_all_its_cells(void **state)
{
	const char *const cells[] = { "a", NULL, "=b", "" };
	struct buffer csv = { 0 };

	(void)state;
	csv_add_row(&csv, cells, 4, "\r\n");
	csv_add_row(&csv, cells, 0, "\n");
	assert_string_equal(buffer_string(&csv), "a,,\"'=b\",\r\n\n");
	buffer_free(&csv);
}

static void a_text_cannot_leave_its_element_or_attribute(void **state)
{
	struct buffer html = { 0 };

	(void)state;
	html_add_text(&html, NULL);
	html_add_text(&html, "<b title=\"x\" class='y'>&amp; 🌿");
	assert_string_equal(buffer_string(&html),
			    "&lt;b title=&quot;x&quot; class=&#39;y&#39;&gt;&amp;amp; 🌿");
	buffer_free(&html);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cell_is_quoted_or_guarded_where_it_must_be),
		cmocka_unit_test(a_row_has_all_its_cells),
		cmocka_unit_test(a_text_cannot_leave_its_element_or_attribute),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
