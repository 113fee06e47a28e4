/* A report as JSON: what is written is read back the same, and what is odd is refused with
 * the place where it is. */
#include "support/check.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "wire/report.h"
#include "wire/report_csv.h"
#include "wire/report_html.h"
#include "wire/report_lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct report_answer first[] = {
	{ 20700, "form", "A form", "Thoughts of \"that\"?", 1, "Several days", "Yes",
	  "00ff", "item-9", 17 } };
static const struct report_week weeks[] = { { 3, 1 }, { 2, 2 } };
static const struct report_task tasks[] = {
	{ "small", "Small steps", "one", "sit", "Sit", "wish, plan", { OFTEN_WEEKLY, 3 },
	  180000, "after tea", 3, 1, true, weeks } };
static const struct report_session sessions[] = {
	{ INT64_C(1788500000000), 7200, 20700, "sit", "Sit <b>", 60000, 120000, ENDED_LEFT,
	  "assignment:small", 4, AFTER_LESS, "01ff", true },
	{ INT64_C(1788586400000), -16200, 20701, "sit", "Sit", 120000, 120000, ENDED_FINISHED,
	  "self", -1, AFTER_UNSAID, NULL, false } };
static const struct report_point points[] = { { 20700, 3, "01ff" }, { 20701, 10, NULL } };
static const struct report_series series[] = {
	{ "mood", NULL, NULL, "low", NULL, 0, 10, points, 2 } };
static const struct report_text texts[] = {
	{ 20701, "sit/line@2026-09-05", "Sit", NULL, "=Two\n\tlines & a <tag>, \"so\"." } };
static const struct report_former former = { { "", "old", "older" }, "word" };
static const struct report_former earlier[] = { { { "", "e1", "e2" }, "word 2" },
						{ { "", "f1", "f2" }, "word 3" } };
static const struct report whole = {
	.id = "0123456789abcdef0123456789abcdef", .previous = "fedcba9876543210fedcba9876543210",
	.from = { "K.", "signs", "seals" }, .to = { "Anna", "a", "b" }, .former = &former,
	.earlier = earlier, .earlier_count = 2,
	.made_ms = INT64_C(1788600000000), .made_offset_s = 3600,
	.first_date = 20698, .last_date = 20704, .told_until = 20700, .told_first = 2,
	.shares = 7,
	.first = first, .first_count = 1, .tasks = tasks, .task_count = 1,
	.sessions = sessions, .session_count = 2, .series = series, .series_count = 1,
	.texts = texts, .text_count = 1 };

static struct arena *arena;
static struct buffer text, again;
static struct error error;

static int set_up(void **state)
{
	(void)state;
	arena = arena_open();
	report_write(&whole, &text);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_close(arena);
	buffer_free(&text);
	buffer_free(&again);
	return 0;
}

static void it_comes_back_the_same(void **state)
{
	struct report report;

	(void)state;
	if (!report_read(text.bytes, text.length, arena, &report, &error))
		fail_msg("%s", error.text);
	report_write(&report, &again);
	assert_string_equal(text.bytes, again.bytes);
	assert_int_equal(report.sessions[0].offset_s, 7200);
	assert_int_equal(report.sessions[1].offset_s, -16200);
	assert_int_equal(report.sessions[0].started_ms, sessions[0].started_ms);
	assert_int_equal(report.sessions[1].before, -1);
	assert_string_equal(report.sessions[0].id, "01ff");
	assert_true(report.sessions[0].told && !report.sessions[1].told);
	assert_true(report.tasks[0].wants_numbers);
	assert_string_equal(report.series[0].points[0].session, "01ff");
	assert_null(report.series[0].points[1].session);
	assert_int_equal(report.told_until, 20700);
	assert_int_equal(report.told_first, 2);
	assert_string_equal(report.texts[0].text, texts[0].text);
}

/* What stands in the text, what takes its place, and what is said. */
static const struct {
	const char *was, *is, *said;
} lines[] = {
	{ "\"groundwork report\"", "\"report\"", "\"format\" is not \"groundwork report\"" },
	{ "\"version\": 1", "\"version\": 2", "\"version\" is newer than this program" },
	{ "\"version\": 1", "\"version\": \"1\"", "\"version\" is not a number" },
	{ "\"id\": \"0", "\"id\": \"X", "\"id\" is no name of a report" },
	{ "\"first\"", "\"second\"", "\"first\" is missing" },
	{ "\"K.\"", "\"\"", "\"from\" has no name" },
	{ "\"K.\"", "\"K\\u001b[31m\"", "\"name\" has a character that cannot be seen: U+" },
	{ "\"K.\"", "\"K\\u0085\"", "\"name\" has a character that cannot be seen: U+" },
	{ "\"K.\"", "\"K\\u202e\"", "\"name\" has a character that cannot be seen: U+" },
	{ "\"K.\"", "\"K\\u0000\"", "is not JSON" },
	{ "\"K.\"", "\"\xff\"", "is not JSON" },
	{ "\"K.\"", "7", "\"name\" is not a text" },
	{ "Several days", "Several\\ndays", "first 1: \"words\" has a character that cannot be seen: U+000A" },
	{ "\"since\": \"2026", "\"since\": \"2027", "\"until\" does not fit \"since\"" },
	{ "\"since\": \"2026", "\"since\": \"1999", "\"until\" does not fit \"since\"" },
	{ "\"since\": \"2026-", "\"since\": \"2026/", "\"since\" is not a date" },
	{ "\"ratings\"", "\"everything\"", "\"shares\" is not a list" },
	{ "3 a week", "often", "tasks 1: \"times\" is not once" },
	{ "\"numbers to call\"", "\"rain\"", "tasks 1: \"waits_for\" is not numbers to call" },
	{ "\"asked\": 3", "\"asked\": -3", "tasks 1: \"asked\" is beyond what it can be" },
	{ "\"done\": 1", "\"done\": 500", "tasks 1: \"done\" is above what was asked" },
	{ "\"number\": 1,", "\"number\": 99999,", "first 1: \"number\" is beyond what it can be" },
	{ "\"weeks\": [", "\"weeks\": [[3, 4]], \"w\": [", "\"weeks\" has something that is no pair" },
	{ "\"weeks\": [", "\"weeks\": [[1, 1],", "tasks 1: \"weeks\" has not one pair for each week" },
	{ "\"weeks\": [", "\"weeks\": [[1]], \"w\": [", "\"weeks\" has something that is no pair" },
	{ "\"weeks\": [", "\"weeks\": [[-1, 0]], \"w\": [", "\"weeks\" has something that is no pair" },
	{ "\"weeks\": [", "\"weeks\": [[3, 15]], \"w\": [", "\"weeks\" has something that is no pair" },
	{ "\"ended\": \"left\"", "\"ended\": \"gone\"", "sessions 1: \"ended\" is none of" },
	{ "\"after\": \"less\"", "\"after\": \"worse\"", "sessions 1: \"after\" is none of" },
	{ "\"before\": 4", "\"before\": 11", "sessions 1: \"before\" is beyond" },
	{ "\"before\": 4", "\"before\": 4, \"before\": 4", "is not JSON" },
	{ "\"told\": \"before\"", "\"told\": \"after\"", "sessions 1: \"told\" is not before" },
	{ "\"told_until\": \"2026", "\"told_until\": \"x\", \"t\": \"", "\"told_until\" is not a date" },
	{ "\"told_until\": \"2026", "\"told_until\": \"2027", "\"told_until\" is none of the days" },
	{ "\"told_first\": 2", "\"told_first\": 0", "\"told_first\" is beyond" },
	{ "+02:00\"", "\"", "sessions 1: \"started\" is not a moment" },
	{ "\"number\": 10", "\"number\": 99999", "series 1: \"number\" is beyond" },
	{ "\"least\": 0", "\"least\": 20", "series 1: \"most\" is beyond" },
	{ "\"points\": [", "\"points\": [[],", "series 1: \"date\" is missing" },
	{ "\"texts\": [\n  {", "\"texts\": [7, {", "texts 1: \"texts\" has something that is no object" },
};

static struct buffer changed(const char *was, const char *is)
{
	struct buffer copy = { 0 };
	const char *at = strstr(text.bytes, was);

	if (!at)
		fail_msg("the report has no %s", was);
	buffer_add(&copy, text.bytes, text.length);
	buffer_splice(&copy, (size_t)(at - text.bytes), strlen(was), is, strlen(is));
	return copy;
}

static void what_is_odd_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct buffer copy = changed(lines[i].was, lines[i].is);
		struct report report;

		if (report_read(copy.bytes, copy.length, arena, &report, &error))
			fail_msg("%s was read for %s", lines[i].is, lines[i].was);
		if (!strstr(error.text, lines[i].said))
			fail_msg("%s for %s: %s", lines[i].is, lines[i].was, error.text);
		buffer_free(&copy);
	}
}

static void every_shorter_one_is_refused(void **state)
{
	struct report report;

	(void)state;
	for (size_t length = 0; length + 2 < text.length; length += 7)
		assert_false(report_read(text.bytes, length, arena, &report, &error));
}

static void more_than_the_most_is_refused(void **state)
{
	struct report_session *many = arena_array(arena, REPORT_SESSIONS_MOST + 1,
						  sizeof *many);
	struct report report = whole;

	(void)state;
	for (size_t i = 0; i <= REPORT_SESSIONS_MOST; i++)
		many[i] = sessions[1];
	report.sessions = many;
	report.session_count = REPORT_SESSIONS_MOST + 1;
	report_write(&report, &again);
	assert_false(report_read(again.bytes, again.length, arena, &report, &error));
	assert_non_null(strstr(error.text, "\"sessions\" has more than can be believed"));
}

/* In every form what matters most is what comes first. */
static void what_comes_first_stands_first(void **state)
{
	static void (*const forms[])(const struct report *, struct buffer *) = {
		report_write, report_lines, report_csv, report_html };

	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		const char *words, *name;

		buffer_clear(&again);
		forms[i](&whole, &again);
		words = strstr(buffer_string(&again), "Several days");
		name = strstr(buffer_string(&again), "K.");
		assert_non_null(words);
		assert_true(!name || words < name);
		assert_true(words < strstr(buffer_string(&again), "Sit"));
	}
}

/* The same report over ten days: what each of its pages says, and what it does not. */
static const struct {
	const char *says, *says_not;
} pages[] = {
	{ "<td>5</td><td>3</td>", "To talk about" },
	{ "<td>3</td><td>1</td>", "later words" },
	{ "(1 of 3)", "<td>5</td>" },
	{ "Less steady afterwards", NULL },
	{ ": 3</figcaption>", NULL },
	{ "<td>2</td><td>2</td>", "What made room" },
	{ ": 10</figcaption>", "Less steady afterwards" },
	{ "later words", NULL },
	{ "To talk about", "<td>5</td>" },
};
enum { OF_THE_FIRST_WEEK = 1, OF_THE_SECOND_WEEK = 5 };

static void each_week_has_all_on_its_page(void **state)
{
	const struct report_text later = { 20705, "sit/line", "Sit", NULL, "later words" };
	struct report_point apart[] = { { 20700, 3, NULL }, { 20705, 10, NULL } };
	struct report_series mood = series[0];
	struct report_task task = tasks[0];
	struct report report = whole;
	char *parts[3];

	(void)state;
	task.asked = 5;
	task.done = 3;
	mood.points = apart;
	report.tasks = &task;
	report.series = &mood;
	report.texts = &later;
	report.last_date = report.first_date + 9;
	report_html(&report, &again);
	parts[0] = (char *)buffer_string(&again);
	for (int i = 1; i < 3; i++) {
		parts[i] = strstr(parts[i - 1], "<section class=\"week\"");
		assert_non_null(parts[i]);
		*parts[i]++ = '\0';
	}
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		const char *page = parts[(i >= OF_THE_FIRST_WEEK) + (i >= OF_THE_SECOND_WEEK)];

		if (!strstr(page, pages[i].says))
			fail_msg("no %s in %s", pages[i].says, page);
		if (pages[i].says_not && strstr(page, pages[i].says_not))
			fail_msg("%s in %s", pages[i].says_not, page);
	}
}

/* A form that was filled in twice: a row a question, a column a day, and one curve. */
static void a_form_is_one_table_with_the_curve_of_its_sum(void **state)
{
	static const struct report_point one[] = { { 20700, 1, NULL }, { 20714, 0, NULL } };
	static const struct report_point other[] = { { 20700, 3, NULL }, { 20714, 2, NULL } };
	static const struct report_point sums[] = { { 20700, 4, NULL }, { 20714, 2, NULL } };
	static const struct report_series form[] = {
		{ "f/item-1", "A form", "Sleep?", "Not at all", "Always", 0, 3, one, 2 },
		{ "f/item-2", "A form", "Rest & food?", "Not at all", "Always", 0, 3, other, 2 },
		{ "f", "A form", NULL, NULL, NULL, 0, 6, sums, 2 },
		{ "g/how", "Another", "Alone?", NULL, NULL, 0, 10, one, 2 } };
	static const char *const says[] = {
		"<th>Question</th><th>4 Sep</th><th>18 Sep</th>",
		"<tr><td dir=\"auto\">Sleep?</td><td>1</td><td>0</td></tr>",
		"<tr><td dir=\"auto\">Rest &amp; food?</td><td>3</td><td>2</td></tr>",
		"<tr><td dir=\"auto\">Sum</td><td>4</td><td>2</td></tr>",
		"aria-label=\"f, from 0 to 6: 4 Sep 4, 18 Sep 2,\"",
		"aria-label=\"Alone?, from 0 to 10: 4 Sep 1, 18 Sep 0,\"" };
	struct report report = whole;
	const char *page, *table;

	(void)state;
	report.series = form;
	report.series_count = 4;
	report.task_count = 0;			/* whose weeks are fewer */
	report.last_date = 20714;
	report_html(&report, &again);
	page = buffer_string(&again);
	for (size_t i = 0; i < sizeof says / sizeof *says; i++)
		if (!strstr(page, says[i]))
			fail_msg("no %s in %s", says[i], page);
	table = strstr(page, says[0]);
	assert_null(strstr(table + 1, says[0]));	/* once, not in each week again */
}

static void less_than_a_minute_is_not_nothing(void **state)
{
	struct report_session brief = sessions[0];
	struct report report = whole;

	(void)state;
	brief.spent_ms = 20000;
	report.sessions = &brief;
	report.session_count = 1;
	report_html(&report, &again);
	assert_non_null(strstr(buffer_string(&again), "under 1 of 2 min, left"));
	buffer_clear(&again);
	report_lines(&report, &again);
	assert_non_null(strstr(buffer_string(&again), "under 1 of 2 min, left"));
}

static void a_page_escapes_what_was_written(void **state)
{
	(void)state;
	report_html(&whole, &again);
	assert_null(strstr(buffer_string(&again), "<tag>"));
	assert_null(strstr(buffer_string(&again), "Sit <b>"));
	assert_non_null(strstr(buffer_string(&again), "&amp; a &lt;tag&gt;, &quot;so&quot;."));
}

static void a_table_holds_no_formula(void **state)
{
	(void)state;
	report_csv(&whole, &again);
	assert_non_null(strstr(buffer_string(&again),
			       ",\"'=Two\n\tlines & a <tag>, \"\"so\"\".\",,\r\n"));
}

/* What stands in a database since an older program must not be the end of reports. */
static void what_is_written_can_be_read_back(void **state)
{
	struct report_session odd = sessions[0];
	struct report report = whole, back;
	char title[2 * REPORT_WORDS_MOST];

	(void)state;
	for (size_t i = 0; i + 2 < sizeof title; i += 2)
		memcpy(title + i, "\u00E9", sizeof "\u00E9");
	report.from.name = "Dr\xe2\x80\xae" "T\n\xff\x1b";
	odd.title = title;
	report.sessions = &odd;
	report.session_count = 1;
	buffer_clear(&again);
	report_write(&report, &again);
	if (!report_read(again.bytes, again.length, arena, &back, &error))
		fail_msg("%s", error.text);
	assert_string_equal(back.from.name, "DrT ");
	assert_int_equal(strlen(back.sessions[0].title), REPORT_WORDS_MOST / 2 * 2);
}

static void odd_characters_are_taken_out(void **state)
{
	char odd[] = "a\x1b[1m\xc2\x85" "b\xe2\x80\xae" "c\xe2\x81\xa6\n\td\x7f\xc3\xa9";

	(void)state;
	assert_false(plain_text_is(odd, true));
	plain_text_make(odd, true);
	assert_string_equal(odd, "a[1mbc\n\td\xc3\xa9");
	assert_true(plain_text_is(odd, true));
	assert_false(plain_text_is(odd, false));
}

int main(void)
{
	const struct CMUnitTest tests_here[] = {
		cmocka_unit_test_setup_teardown(it_comes_back_the_same, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_odd_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_shorter_one_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(more_than_the_most_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_comes_first_stands_first, set_up, tear_down),
		cmocka_unit_test_setup_teardown(each_week_has_all_on_its_page, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_form_is_one_table_with_the_curve_of_its_sum,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(less_than_a_minute_is_not_nothing, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_page_escapes_what_was_written, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_table_holds_no_formula, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_written_can_be_read_back, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(odd_characters_are_taken_out, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests_here, NULL, NULL);
}
