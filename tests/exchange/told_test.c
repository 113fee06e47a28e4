/* told_test.c -- an answer that opens the support page is told to each reader once, in the
 * next report made for them: whatever its hour, whatever days were chosen, wherever the
 * person was, and however the session ended. Two reports are made amid answers at every
 * hour, for each of two readers. */
#include "app/here.h"

#include "schedule/person_calendar.h"
#include "exchange/case_summary.h"
#include "exchange/report.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/moment.h"
#include "secret/identity.h"
#include "store/assignments.h"
#include "store/store.h"
#include "wire/report.h"
#include "wire/report_csv.h"
#include "wire/report_html.h"
#include "wire/report_lines.h"

#include <sys/stat.h>

#define HOUR_MS INT64_C(3600000)
#define DAY_MS (24 * HOUR_MS)

enum { HOURS = 60, REPORT_HOUR = 18, NEXT_HOUR = 42, READERS = 2 };

static const char *const readers[READERS] = { "Anna", "Ben" };
static struct identity *keys[READERS];
static struct report report;
static int made;		/* names the files */

static int make(void **state)
{
	(void)state;
	here_make(&here);
	setenv("GROUNDWORK_CONTENT", "content", 1);	/* forms are in what is shipped */
	for (int i = 0; i < READERS; i++)
		assert_true(identity_make(&keys[i], &here.error));
	return 0;
}

static int unmake(void **state)
{
	(void)state;
	for (int i = 0; i < READERS; i++)
		identity_close(keys[i]);
	here_remove(&here);
	return 0;
}

/* So many hours after Monday the 16th of November 2026 began in UTC. */
static int64_t at_hour(double hours)
{
	return INT64_C(1794787200000) + (int64_t)(hours * HOUR_MS);
}

static void set_clock(int64_t moment_ms)
{
	char text[MOMENT_TEXT];

	moment_format(moment_ms, 0, text);
	setenv("GROUNDWORK_TEST_CLOCK", text, 1);
}

static struct store *open_store(void)
{
	struct store *store;

	assert_true(store_open(&store, check_path(here.place.home, "data/groundwork"),
			       check_path(here.place.home, "state/groundwork"), NULL,
			       &here.error));
	return store;
}

static struct times times = { OFTEN_DAILY, 0 };	/* as is asked for */

static void take_from(const char *name, const struct identity *by, int64_t former,
		      const char *starts, int64_t taken_ms)
{
	struct taken_task task = { .name = "one", .practice = "ground-feet", .accepted = true,
				   .times = times };
	struct taken taken = { .id = name, .title = "Gentle", .from = name, .to = "K.",
			       .starts = starts, .text = "", .taken_ms = taken_ms,
			       .tasks = &task, .task_count = 1 };
	char signs[KEY_TEXT], seals[KEY_TEXT];
	struct known_signer signer = { .signs = signs, .seals = seals, .name = name,
				       .last_ms = taken_ms, .former = former };
	struct store *store = open_store();

	code_write(identity_person(by)->signs, KEY_BYTES, signs);
	code_write(identity_person(by)->seals, KEY_BYTES, seals);
	assert_true(store_take(store, &taken, &signer, &here.error));
	store_close(store);
}

static void take_from_all(void)
{
	for (int i = 0; i < READERS; i++)
		take_from(readers[i], keys[i], 0, NULL, at_hour(-30));
}

struct given {
	double hour;
	int offset_s;
	const char *safe;		/* NULL: left open */
	enum ending ended;
	const char *practice, *opened;	/* NULL: the form, of which it is known */
};

static int64_t give(const struct given *given)
{
	const struct answer item = { .step = "item-9", .kind = STEP_RATE, .number = 1,
				     .holds = ANSWER_NUMBER, .opened = given->opened,
				     .at_ms = at_hour(given->hour) };
	const struct answer safe = { .step = "safe-now", .kind = STEP_CHOOSE,
				     .holds = ANSWER_CHOICES, .choices = { &given->safe, 1 },
				     .at_ms = item.at_ms + 1000 };
	const char *practice = given->practice ? given->practice : "form-phq9";
	struct session_record record = { .practice = practice, .title = practice,
					 .source = "self", .offset_s = given->offset_s,
					 .started_ms = item.at_ms - 60000 };
	struct store *store = open_store();
	int64_t id;

	assert_true(store_session_begin(store, &record, &id, &here.error));
	assert_true(store_answer(store, id, &item, &here.error));
	if (given->safe)
		assert_true(store_answer(store, id, &safe, &here.error));
	if (given->ended != ENDED_RUNNING)
		assert_true(store_session_end(store, id, given->ended, 0, 0, 61000,
					      &here.error));
	store_close(store);
	return id;
}

/* The days that are chosen: as they are offered, before today, and today alone. */
enum days { DAYS_USUAL, DAYS_BEFORE, DAYS_TODAY };

static struct report_wish wish_for(const char *reader, enum days days, const char *replaces)
{
	struct report_reader to;
	struct report_wish wish;

	if (!report_reader_find(here.app, here.arena, reader, &to, &here.error) ||
	    !report_wish(here.app, here.arena, &to, replaces, &wish, &here.error))
		fail_msg("%s", here.error.text);
	if (days == DAYS_TODAY)
		wish.first_date = wish.last_date;
	else if (days == DAYS_BEFORE)
		wish.last_date = --wish.first_date;
	return wish;
}

static void gather(double hour, const char *reader, enum days days, const char *replaces)
{
	struct report_wish wish;

	if (here.app)
		here_close(&here);
	set_clock(at_hour(hour));
	here_open(&here);
	wish = wish_for(reader, days, replaces);
	if (!report_gather(here.app, here.arena, &wish, &report, &here.error))
		fail_msg("%s", here.error.text);
}

static const char *save(bool replace, const char *path)
{
	const char *remark;

	if (!path)
		path = check_path(here.place.home, arena_print(here.arena, "%d.gwr", made++));
	if (!report_make(here.app, here.arena, &report, NULL, path, replace, &remark,
			 &here.error))
		fail_msg("%s", here.error.text);
	assert_null(remark);
	return path;
}

/* That the report tells just the answers from one hour to before another. */
static void expect(int from, int to, const char *what)
{
	if (report.first_count != (size_t)(to - from))
		fail_msg("%s: %zu answers are told, not %d", what, report.first_count, to - from);
	for (int hour = from; hour < to; hour++) {
		const struct report_answer *answer = &report.first[hour - from];
		int64_t at_ms = at_hour(hour + 0.5) + (hour % 3 ? 0 : 1000);

		if (answer->at_ms != at_ms)
			fail_msg("%s: the answer of hour %d is not told in its turn", what, hour);
		assert_string_equal(answer->safe, hour % 3 ? "not answered"
							   : "No, or not sure");
	}
}

static void tell_around_two_reports(int offset_s, enum days days)
{
	static const int until[] = { REPORT_HOUR, NEXT_HOUR, HOURS, HOURS };
	char what[80];
	int hour = 0;

	take_from_all();
	for (size_t i = 0; i < sizeof until / sizeof *until; i++) {
		int from = hour;

		for (; hour < until[i]; hour++)
			give(&(struct given){ .hour = hour + 0.5, .offset_s = offset_s,
					      .safe = hour % 3 ? NULL : "No, or not sure",
					      .ended = hour % 3 ? ENDED_INTERRUPTED
								: ENDED_FINISHED });
		for (int to = 0; to < READERS; to++) {
			snprintf(what, sizeof what, "report %zu to %s, days %d, zone %d", i + 1,
				 readers[to], days, offset_s);
			gather(hour, readers[to], days, NULL);
			expect(from, hour, what);
			save(false, NULL);
		}
	}
}

static void each_answer_is_told_once_to_each(void **state)
{
	static const struct {
		const char *zone;
		int offset_s;		/* of the answers: they may have been elsewhere */
		enum days days;
	} rows[] = {
		{ "UTC", 0, DAYS_USUAL }, { "UTC", 0, DAYS_BEFORE }, { "UTC", 0, DAYS_TODAY },
		{ "Pacific/Auckland", -36000, DAYS_USUAL },
		{ "Pacific/Honolulu", 46800, DAYS_TODAY },
		{ "Asia/Kathmandu", -36000, DAYS_USUAL },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		unmake(state);
		make(state);
		setenv("TZ", rows[i].zone, 1);
		tzset();
		tell_around_two_reports(rows[i].offset_s, rows[i].days);
	}
}

static void one_that_was_not_written_told_nothing(void **state)
{
	const char *path, *remark;

	(void)state;
	take_from_all();
	give(&(struct given){ .hour = 5 });
	gather(6, "Anna", DAYS_USUAL, NULL);
	path = check_path(here.place.home, "nowhere/r.gwr");
	assert_false(report_make(here.app, here.arena, &report, NULL, path, false, &remark,
				 &here.error));
	gather(7, "Anna", DAYS_USUAL, NULL);
	assert_int_equal(report.first_count, 1);
	save(false, NULL);
	gather(8, "Anna", DAYS_USUAL, NULL);
	assert_int_equal(report.first_count, 0);
	assert_int_equal(report.told_first, 1);
}

static void one_that_is_replaced_told_nothing(void **state)
{
	const char *path;

	(void)state;
	take_from_all();
	give(&(struct given){ .hour = 1 });
	gather(2, "Anna", DAYS_USUAL, NULL);
	path = save(false, NULL);
	gather(3, "Anna", DAYS_USUAL, path);
	assert_int_equal(report.first_count, 1);
	assert_int_equal(report.told_until, 0);
	assert_null(report.previous);
	save(true, path);
	gather(4, "Anna", DAYS_USUAL, NULL);
	assert_int_equal(report.first_count, 0);
	/* a week later it has long been with its reader */
	gather(3 + 7 * 24, "Anna", DAYS_USUAL, path);
	assert_int_equal(report.first_count, 0);
	assert_non_null(report.previous);
}

/* Whoever hands a file on and takes it away may give the next one its name. */
static void one_of_the_same_name_takes_nothing_back(void **state)
{
	const char *path;

	(void)state;
	take_from_all();
	give(&(struct given){ .hour = 1 });
	gather(2, "Anna", DAYS_USUAL, NULL);
	path = save(false, NULL);
	assert_int_equal(unlink(path), 0);
	gather(3, "Anna", DAYS_USUAL, NULL);
	save(false, path);
	gather(4, "Anna", DAYS_USUAL, NULL);
	assert_int_equal(report.first_count, 0);
}

/* The database cannot be written any more when the file is. */
static void what_cannot_be_noted_is_said_and_told_again(void **state)
{
	const char *remark, *path;

	(void)state;
	take_from_all();
	give(&(struct given){ .hour = 1 });
	gather(2, "Anna", DAYS_USUAL, NULL);
	store_place_sql(here.place.database, "PRAGMA user_version = 99");
	path = check_path(here.place.home, "r.gwr");
	assert_true(report_make(here.app, here.arena, &report, NULL, path, false, &remark,
				&here.error));
	assert_non_null(strstr(remark, "the next one for Anna tells the same again"));
	assert_true(file_exists(path));
	store_place_sql(here.place.database, "PRAGMA user_version = 4");
	gather(3, "Anna", DAYS_USUAL, NULL);
	assert_int_equal(report.first_count, 1);
}

/* A form is gone on with, and its question about safety answered, after it was told. */
static void an_answer_about_safety_that_comes_later_is_told(void **state)
{
	static const char *const no = "No, or not sure";
	const struct answer safe = { .step = "safe-now", .kind = STEP_CHOOSE,
				     .holds = ANSWER_CHOICES, .choices = { &no, 1 },
				     .at_ms = at_hour(3) };
	struct store *store;
	int64_t id;

	(void)state;
	take_from_all();
	id = give(&(struct given){ .hour = 1, .ended = ENDED_LEFT });
	gather(2, "Anna", DAYS_USUAL, NULL);
	assert_string_equal(report.first[0].safe, "not answered");
	save(false, NULL);
	store = open_store();
	assert_true(store_session_resume(store, id, &here.error));
	assert_true(store_answer(store, id, &safe, &here.error));
	assert_true(store_session_end(store, id, ENDED_FINISHED, 0, 0, 61000, &here.error));
	store_close(store);
	gather(4, "Anna", DAYS_USUAL, NULL);
	assert_int_equal(report.first_count, 1);
	assert_string_equal(report.first[0].safe, no);
}

static void a_question_left_open_is_told_in_every_form(void **state)
{
	void (*const forms[])(const struct report *report, struct buffer *text) = {
		report_write, report_lines, report_csv, report_html };

	(void)state;
	take_from_all();
	give(&(struct given){ .hour = 1 });
	gather(2, "Anna", DAYS_USUAL, NULL);
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct buffer text = { 0 };

		forms[i](&report, &text);
		if (!strstr(buffer_string(&text), "not answered"))
			fail_msg("form %zu: %s", i, buffer_string(&text));
		buffer_free(&text);
	}
}

/* The newest go in, and those that found no room in the next one. */
static void too_many_for_one_report_are_told_in_two(void **state)
{
	struct store *store = open_store();
	int64_t id;

	(void)state;
	assert_true(store_session_begin(store, &(struct session_record){
		.practice = "own", .title = "Own", .source = "self",
		.started_ms = at_hour(5) }, &id, &here.error));
	store_close(store);
	store_place_sql(here.place.database, "INSERT INTO answer (session, step, kind, holds, "
			"number, at_ms, opened) WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL "
			"SELECT i + 1 FROM n WHERE i < 501) SELECT 1, 'step-' || i, 'rate', "
			"'number', 1, i, 'How?' FROM n");
	take_from_all();
	gather(6, "Anna", DAYS_USUAL, NULL);
	assert_int_equal(REPORT_FIRST_MOST, 500);
	assert_int_equal(report.first_count, REPORT_FIRST_MOST);
	assert_string_equal(report.first[0].step, "step-2");
	save(false, NULL);
	gather(7, "Anna", DAYS_USUAL, NULL);
	assert_int_equal(report.first_count, 2);
	assert_string_equal(report.first[1].step, "step-1");
}

/* It came with an assignment, and went with it. */
static void an_answer_to_a_practice_that_is_gone_is_told(void **state)
{
	(void)state;
	take_from_all();
	give(&(struct given){ .hour = 1, .practice = "of-an-assignment",
			      .opened = "How bad is it?" });
	gather(2, "Anna", DAYS_USUAL, NULL);
	assert_int_equal(report.first_count, 1);
	assert_string_equal(report.first[0].question, "How bad is it?");
	assert_int_equal(report.first[0].number, 1);
}

static void a_renewed_key_is_the_same_reader(void **state)
{
	(void)state;
	take_from("Anna", keys[0], 0, NULL, at_hour(-30));
	give(&(struct given){ .hour = 1 });
	gather(2, "Anna", DAYS_USUAL, NULL);
	save(false, NULL);
	take_from("Anna", keys[1], 1, NULL, at_hour(3));
	gather(4, "Anna", DAYS_USUAL, NULL);
	assert_int_equal(report.first_count, 0);
	assert_non_null(report.previous);
	assert_int_equal(report.told_first, 1);
}

/* Of what was told before, only the days are known. */
static void the_list_of_an_older_program_says_where_to_begin(void **state)
{
	char line[200], signs[KEY_TEXT];
	const char *folder = check_path(here.place.home, "data/groundwork/reports");

	(void)state;
	take_from_all();
	give(&(struct given){ .hour = 1 });
	code_write(identity_person(keys[0])->signs, KEY_BYTES, signs);
	snprintf(line, sizeof line, "0123456789abcdef0123456789abcdef %s 2026-11-16\n", signs);
	assert_int_equal(mkdir(folder, 0700), 0);
	assert_true(file_write(check_path(folder, "made"), line, strlen(line), 0600,
			       &here.error));
	gather(80, "Anna", DAYS_USUAL, NULL);
	assert_int_equal(report.first_date, day_number((struct day){ 2026, 11, 16 }));
	assert_string_equal(report.previous, "0123456789abcdef0123456789abcdef");
	assert_int_equal(report.first_count, 1);
}

/* Where the days begin: by when it was taken in and is to start, and the reports before. */
static const struct {
	const char *starts;
	int taken_ago, report_ago;	/* days; -1: none */
	const char *first;
} begins[] = {
	{ NULL, 3, -1, "2026-11-13" },
	{ NULL, 200, -1, "2026-04-30" },		/* no cut after three months */
	{ NULL, 5000, -1, "2016-11-09" },		/* but a report takes ten years */
	{ "2026-11-10", 3, -1, "2026-11-10" },
	{ "2026-11-14", 10, -1, "2026-11-14" },
	{ "2026-12-24", 10, -1, "2026-11-06" },	/* it has not begun */
	{ NULL, 10, 2, "2026-11-14" },		/* where that ended */
	{ NULL, 200, 150, "2026-06-19" },
	{ NULL, 10, -40, "2026-11-06" },		/* of a clock that was wrong */
};

static void the_days_begin_where_they_should(void **state)
{
	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
		char first[DAY_ISO];

		unmake(state);
		make(state);
		take_from("Anna", keys[0], 0, begins[i].starts,
			  at_hour(8 - 24 * begins[i].taken_ago));
		if (begins[i].report_ago != -1) {
			gather(9 - 24 * begins[i].report_ago, "Anna", DAYS_TODAY, NULL);
			save(false, NULL);
		}
		gather(9, "Anna", DAYS_USUAL, NULL);
		day_iso(day_from_number(report.first_date), first);
		if (strcmp(first, begins[i].first) != 0)
			fail_msg("line %zu begins on %s", i + 1, first);
	}
}

/* The practice of the morning stands in two reports, that of the evening in one. */
static void a_practice_that_was_told_before_is_marked(void **state)
{
	(void)state;
	take_from_all();
	give(&(struct given){ .hour = 8, .ended = ENDED_FINISHED });
	gather(18, "Anna", DAYS_USUAL, NULL);
	assert_false(report.sessions[0].told);
	assert_int_equal(report.told_until, 0);
	save(false, NULL);
	give(&(struct given){ .hour = 21, .ended = ENDED_FINISHED });
	gather(40, "Anna", DAYS_USUAL, NULL);
	assert_int_equal(report.session_count, 2);
	assert_true(report.sessions[0].told && !report.sessions[1].told);
	assert_string_not_equal(report.sessions[0].id, report.sessions[1].id);
	assert_int_equal(report.told_until, report.first_date);
	assert_int_equal(case_summary(&report, "", 0).sessions, 1);
	assert_non_null(strstr(report_words(&report, here.arena),
			       "2026-11-16 was told of in an earlier report as well"));
	gather(41, "Ben", DAYS_USUAL, NULL);
	assert_false(report.sessions[0].told);
}

/* Done late on the day of a report, and early on the next one. */
static const struct {
	struct times times;
	struct report_week first, next;
} counts[] = {
	{ { OFTEN_DAILY, 0 }, { 3, 0 }, { 7, 1 } },
	{ { OFTEN_WEEKLY, 3 }, { 3, 0 }, { 3, 1 } },
	{ { OFTEN_ONCE, 0 }, { 1, 0 }, { 1, 1 } },
};

static void expect_counts(struct report_week counted)
{
	assert_int_equal(report_weeks(&report), 1);
	assert_int_equal(report.task_count, 1);
	assert_int_equal(report.tasks[0].asked, counted.asked);
	assert_int_equal(report.tasks[0].done, counted.done);
}

static void no_day_is_counted_in_two_reports(void **state)
{
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		unmake(state);
		make(state);
		times = counts[i].times;
		take_from_all();
		gather(18, "Anna", DAYS_USUAL, NULL);
		expect_counts(counts[i].first);
		save(false, NULL);
		for (int hour = 21; hour <= 33; hour += 12)
			give(&(struct given){ .hour = hour, .practice = "ground-feet",
					      .ended = ENDED_FINISHED });
		gather(18 + 7 * 24, "Anna", DAYS_USUAL, NULL);
		expect_counts(counts[i].next);
		assert_int_equal(report.session_count, 2);
		save(false, NULL);
	}
	/* what was asked for once is done */
	gather(19 + 7 * 24, "Anna", DAYS_USUAL, NULL);
	assert_int_equal(report.task_count, 0);
	times = (struct times){ OFTEN_DAILY, 0 };
}

static void nothing_is_told_of_a_log_that_cannot_be_read(void **state)
{
	static const char rubbish[] = "This is no database any more, and never will be again.";
	const struct report_reader *list;
	size_t count;

	(void)state;
	take_from_all();
	give(&(struct given){ .hour = 1 });
	gather(2, "Anna", DAYS_USUAL, NULL);
	here_close(&here);
	store_place_write(here.place.database, rubbish, sizeof rubbish);
	here_open(&here);
	assert_false(report_readers(here.app, here.arena, &list, &count, &here.error));
	assert_non_null(strstr(here.error.text, "cannot be read just now"));
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, make, unmake)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(each_answer_is_told_once_to_each),
		CASE(one_that_was_not_written_told_nothing),
		CASE(one_that_is_replaced_told_nothing),
		CASE(one_of_the_same_name_takes_nothing_back),
		CASE(what_cannot_be_noted_is_said_and_told_again),
		CASE(an_answer_about_safety_that_comes_later_is_told),
		CASE(a_question_left_open_is_told_in_every_form),
		CASE(too_many_for_one_report_are_told_in_two),
		CASE(an_answer_to_a_practice_that_is_gone_is_told),
		CASE(a_renewed_key_is_the_same_reader),
		CASE(the_list_of_an_older_program_says_where_to_begin),
		CASE(the_days_begin_where_they_should),
		CASE(a_practice_that_was_told_before_is_marked),
		CASE(no_day_is_counted_in_two_reports),
		CASE(nothing_is_told_of_a_log_that_cannot_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
