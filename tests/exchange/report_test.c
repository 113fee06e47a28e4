/* report_test.c -- what is told of the week that ends on Sunday the 22nd of November 2026,
 * and who can read it. A table: how often something was asked, since when, on which days
 * it was done, and what the report then says. */
#include "app/here.h"

#include "schedule/person_calendar.h"
#include "exchange/report.h"
#include "exchange/report_seal.h"
#include "base/buffer.h"
#include "base/file.h"
#include "secret/identity.h"
#include "secret/vault.h"
#include "store/assignments.h"
#include "store/store.h"

#include <sys/stat.h>

static struct identity *anna, *ben, *own;
static struct report_wish wish;
static struct report report;

static int make(void **state)
{
	(void)state;
	here_make(&here);
	setenv("GROUNDWORK_CONTENT", "content", 1);	/* forms are in what is shipped */
	assert_true(identity_make(&anna, &here.error));
	assert_true(identity_make(&ben, &here.error));
	assert_true(identity_make(&own, &here.error));
	return 0;
}

static int unmake(void **state)
{
	(void)state;
	identity_close(anna);
	identity_close(ben);
	identity_close(own);
	here_remove(&here);
	return 0;
}

/* Eight in the morning, so many days before that Sunday. */
static int64_t days_ago(int days)
{
	return INT64_C(1795334400000) - days * INT64_C(86400000);
}

static struct store *open_store(void)
{
	struct store *store;

	assert_true(store_open(&store, check_path(here.place.home, "data/groundwork"),
			       check_path(here.place.home, "state/groundwork"), NULL,
			       &here.error));
	return store;
}

static void done(const char *practice, int days, const struct answer *answers, size_t count)
{
	struct session_record record = { .practice = practice, .title = practice,
					 .source = "self", .started_ms = days_ago(days),
					 .planned_ms = 60000 };
	struct store *store = open_store();
	int64_t id;

	assert_true(store_session_begin(store, &record, &id, &here.error));
	for (size_t i = 0; i < count; i++)
		assert_true(store_answer(store, id, &answers[i], &here.error));
	assert_true(store_session_end(store, id, ENDED_FINISHED, 0, 0, 60000, &here.error));
	store_close(store);
}

static void take_from(const char *name, const struct identity *by, int taken_ago,
		      const char *times)
{
	struct taken_task task = { .name = "one", .practice = "ground-feet", .accepted = true };
	struct taken taken = { .id = "gentle", .title = "Gentle", .from = name, .to = "K.",
			       .text = "", .taken_ms = days_ago(taken_ago), .tasks = &task,
			       .task_count = 1 };
	char signs[KEY_TEXT], seals[KEY_TEXT];
	struct known_signer signer = { .signs = signs, .seals = seals, .name = name,
				       .last_ms = days_ago(taken_ago) };
	struct store *store = open_store();

	if (by) {
		code_write(identity_person(by)->signs, KEY_BYTES, signs);
		code_write(identity_person(by)->seals, KEY_BYTES, seals);
	}
	assert_true(times_read(times, &task.times));
	assert_true(store_take(store, &taken, by ? &signer : NULL, &here.error));
	store_close(store);
}

static void gather(unsigned shares, const char *text)
{
	static const char *texts[1];
	struct report_reader reader;

	here_open(&here);
	if (!report_reader_find(here.app, here.arena, "Anna", &reader, &here.error))
		fail_msg("%s", here.error.text);
	if (!report_wish(here.app, here.arena, &reader, NULL, &wish, &here.error))
		fail_msg("%s", here.error.text);
	wish.first_date = wish.last_date - 6;
	wish.shares |= shares;
	texts[0] = text;
	wish.texts = (struct texts){ texts, text != NULL };
	if (!report_gather(here.app, here.arena, &wish, &report, &here.error))
		fail_msg("%s", here.error.text);
}

/* Days ago and one more, as in the table of what is due; 0 ends them. */
enum { DONE_MOST = 9 };

static const struct {
	const char *times;
	int taken_ago, done_ago[DONE_MOST];
	int asked, done;
} cases[] = {
	{ "daily", 20, { 0 }, 7, 0 },
	{ "daily", 20, { 1, 2, 7 }, 7, 3 },
	{ "daily", 20, { 1, 1, 1 }, 7, 1 },
	{ "daily", 20, { 8, 9 }, 7, 0 },		/* before the week */
	{ "daily", 2, { 1, 5 }, 3, 1 },			/* before it was asked for */
	{ "twice daily", 20, { 1, 1, 1, 2 }, 14, 3 },
	{ "3 a week", 20, { 0 }, 3, 0 },
	{ "3 a week", 20, { 1, 3, 3 }, 3, 2 },
	{ "3 a week", 20, { 1, 2, 3, 4, 5 }, 3, 3 },
	{ "3 a week", 1, { 1 }, 2, 1 },			/* only two days were left */
	{ "once", 20, { 0 }, 1, 0 },
	{ "once", 20, { 3, 4 }, 1, 1 },
	{ "once", 20, { 12 }, 0, 0 },			/* done before: not asked again */
};

static void what_was_asked_and_done_is_counted(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int asked, times;

		unmake(NULL);
		make(NULL);
		take_from("Anna", anna, cases[i].taken_ago, cases[i].times);
		for (size_t d = 0; d < DONE_MOST && cases[i].done_ago[d]; d++)
			done("ground-feet", cases[i].done_ago[d] - 1, NULL, 0);
		gather(0, NULL);
		asked = report.task_count ? report.tasks[0].asked : 0;
		times = report.task_count ? report.tasks[0].done : 0;
		if (asked != cases[i].asked || times != cases[i].done)
			fail_msg("line %zu (%s): asked %d, done %d", i + 1, cases[i].times, asked,
				 times);
		here_close(&here);
	}
}

/* Three weeks that begin on a Wednesday, each counted by itself. */
static const struct {
	const char *times;
	int done_ago[DONE_MOST];
	struct report_week weeks[3], all;
} spans[] = {
	{ "5 a week", { 0 }, { { 5, 0 }, { 5, 0 }, { 5, 0 } }, { 15, 0 } },
	{ "3 a week", { 6, 7, 13 }, { { 3, 0 }, { 3, 1 }, { 3, 2 } }, { 9, 3 } },
	{ "daily", { 6, 6, 7, 26 }, { { 7, 1 }, { 7, 0 }, { 7, 2 } }, { 21, 3 } },
	{ "once", { 13 }, { { 1, 0 }, { 1, 1 }, { 0, 0 } }, { 1, 1 } },
	{ "once", { 0 }, { { 1, 0 }, { 1, 0 }, { 1, 0 } }, { 1, 0 } },
};

static void each_week_is_counted_by_itself(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
		unmake(NULL);
		make(NULL);
		take_from("Anna", anna, 40, spans[i].times);
		for (size_t d = 0; d < DONE_MOST && spans[i].done_ago[d]; d++)
			done("ground-feet", spans[i].done_ago[d] - 1, NULL, 0);
		gather(0, NULL);
		wish.last_date -= 5;
		wish.first_date = wish.last_date - 20;
		assert_true(report_gather(here.app, here.arena, &wish, &report, &here.error));
		assert_int_equal(report.task_count, 1);
		assert_int_equal(report.tasks[0].asked, spans[i].all.asked);
		assert_int_equal(report.tasks[0].done, spans[i].all.done);
		assert_memory_equal(report.tasks[0].weeks, spans[i].weeks,
				    sizeof spans[i].weeks);
		here_close(&here);
	}
}

static const struct answer answers[] = {
	{ .step = "mood", .kind = STEP_RATE, .holds = ANSWER_NUMBER, .number = 4,
	  .track = "mood" },
	{ .step = "after", .kind = STEP_RATE, .holds = ANSWER_NUMBER, .number = -1,
	  .track = "steadiness" },
	{ .step = "steady-before", .kind = STEP_RATE, .holds = ANSWER_NUMBER, .number = 3 },
	{ .step = "line", .kind = STEP_WRITE, .holds = ANSWER_TEXT,
	  .text = "Only for\x1b me.", .keep = "day-line" } };

static void a_level_holds_nothing_of_another(void **state)
{
	(void)state;
	take_from("Anna", anna, 20, "daily");
	done("check-daily", 1, answers, 4);
	gather(0, NULL);
	assert_int_equal(report.session_count, 1);
	assert_int_equal(report.sessions[0].before, -1);
	assert_int_equal(report.sessions[0].after, AFTER_UNSAID);
	assert_int_equal(report.series_count, 0);
	assert_int_equal(report.text_count, 0);
	here_close(&here);
	gather(1u << SHARE_RATINGS, NULL);
	assert_int_equal(report.sessions[0].before, 3);
	assert_int_equal(report.sessions[0].after, AFTER_LESS);
	assert_int_equal(report.series_count, 1);
	assert_string_equal(report.series[0].name, "mood");
	assert_int_equal(report.text_count, 0);
	here_close(&here);
	gather(1u << SHARE_TEXTS, "day-line");
	assert_int_equal(report.series_count, 0);
	assert_int_equal(report.text_count, 1);
	assert_string_equal(report.texts[0].name, "check-daily/day-line@2026-11-21");
	assert_string_equal(report.texts[0].text, "Only for me.");
}

static void a_text_that_is_not_there_is_said(void **state)
{
	static const char *const names[] = { "nothing" };

	(void)state;
	take_from("Anna", anna, 20, "daily");
	done("check-daily", 1, answers, 4);
	done("check-daily", 1, answers, 4);
	gather(0, NULL);
	wish.shares |= 1u << SHARE_TEXTS;
	wish.texts = (struct texts){ names, 1 };
	assert_false(report_gather(here.app, here.arena, &wish, &report, &here.error));
	assert_non_null(strstr(here.error.text, "nothing was written under \"nothing\""));
	wish.texts.at = (const char *const[]){ "day-line" };
	assert_false(report_gather(here.app, here.arena, &wish, &report, &here.error));
	assert_non_null(strstr(here.error.text, "there are 2 texts \"day-line\""));
	wish.texts.at = (const char *const[]){ "check-daily/day-line@2026-11-21.2" };
	assert_true(report_gather(here.app, here.arena, &wish, &report, &here.error));
	assert_int_equal(report.text_count, 1);
}

static void an_answer_that_opens_the_support_page_goes_in_at_every_level(void **state)
{
	static const char *const yes[] = { "Yes" };
	const struct answer said[] = {
		{ .step = "item-8", .kind = STEP_RATE, .holds = ANSWER_NUMBER, .number = 3 },
		{ .step = "item-9", .kind = STEP_RATE, .holds = ANSWER_NUMBER, .number = 1 },
		{ .step = "safe-now", .kind = STEP_CHOOSE, .holds = ANSWER_CHOICES,
		  .choices = { yes, 1 } } };
	const struct answer none[] = {
		{ .step = "item-9", .kind = STEP_RATE, .holds = ANSWER_NUMBER, .number = 0 } };

	(void)state;
	take_from("Anna", anna, 20, "daily");
	done("form-phq9", 3, said, 3);
	done("form-phq9", 1, none, 1);
	done("form-phq9", 9, said, 3);
	gather(0, NULL);
	/* the older one lies before the days of the report, and goes in nevertheless */
	assert_int_equal(report.first_count, 2);
	assert_int_equal(report.first[1].date, report.last_date - 3);
	assert_int_equal(report.first[1].number, 1);
	assert_string_equal(report.first[1].words, "Several days");
	assert_string_equal(report.first[1].safe, "Yes");
}

static void only_the_one_it_was_sealed_to_opens_it(void **state)
{
	struct buffer file = { 0 };
	struct report read;

	(void)state;
	take_from("Anna", anna, 20, "daily");
	done("check-daily", 1, answers, 4);
	gather(1u << SHARE_RATINGS, NULL);
	report.id = "0123456789abcdef0123456789abcdef";
	assert_true(report_seal(&report, own, &file, &here.error));
	if (!report_open(anna, file.bytes, file.length, here.arena, &read, NULL, &here.error))
		fail_msg("%s", here.error.text);
	assert_string_equal(read.from.name, "K.");
	assert_int_equal(read.session_count, 1);
	assert_false(report_open(ben, file.bytes, file.length, here.arena, &read, NULL,
				 &here.error));
	assert_non_null(strstr(here.error.text, "cannot be opened with your key"));
	assert_false(report_open(own, file.bytes, file.length, here.arena, &read, NULL,
				 &here.error));
	for (size_t i = 0; i < file.length; i += 9) {
		file.bytes[i] ^= 1;
		assert_false(report_open(anna, file.bytes, file.length, here.arena, &read, NULL,
					 &here.error));
		file.bytes[i] ^= 1;
	}
	assert_false(report_open(anna, file.bytes, file.length - 1, here.arena, &read, NULL,
				 &here.error));
	buffer_free(&file);
}

/* Anna opens it, and seals what she found to Ben as if it had been written to him. */
static void a_report_cannot_be_handed_on(void **state)
{
	static const char magic[] = "groundwork report 1\n";
	struct buffer file = { 0 }, inside = { 0 }, other = { 0 };
	struct report read;

	(void)state;
	take_from("Anna", anna, 20, "daily");
	gather(0, NULL);
	report.id = "0123456789abcdef0123456789abcdef";
	assert_true(report_seal(&report, own, &file, &here.error));
	assert_true(vault_open(anna, file.bytes + strlen(magic), file.length - strlen(magic),
			       &inside, &here.error));
	buffer_add_string(&other, magic);
	assert_true(vault_seal(identity_person(ben), inside.bytes, inside.length, &other,
			       &here.error));
	assert_false(report_open(ben, other.bytes, other.length, here.arena, &read, NULL,
				 &here.error));
	assert_non_null(strstr(here.error.text, "written to somebody else"));
	buffer_free(&file);
	buffer_free(&inside);
	buffer_free(&other);
}

static void the_next_one_knows_the_one_before(void **state)
{
	const char *path, *remark;
	struct stat about;
	struct report read;
	char *bytes, id[REPORT_ID_TEXT];
	size_t length;

	(void)state;
	take_from("Anna", anna, 20, "daily");
	gather(0, NULL);
	assert_null(report.previous);
	assert_true(report_place(here.app, here.arena, &report, REPORT_SEALED, &path,
				 &here.error));
	assert_true(report_make(here.app, here.arena, &report, NULL, path, false, &remark,
				&here.error));
	assert_null(remark);
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	assert_false(report_save(here.app, &report, NULL, path, false, &here.error));
	assert_non_null(strstr(here.error.text, "is there already"));
	assert_true(file_read(here.arena, path, 1 << 20, &bytes, &length, &here.error));
	assert_true(report_open(anna, bytes, length, here.arena, &read, NULL, &here.error));
	snprintf(id, sizeof id, "%s", read.id);
	here_close(&here);
	gather(0, NULL);
	assert_string_equal(report.previous, id);
}

static void two_keys_of_one_name_are_told_apart_by_digits(void **state)
{
	char digits[FINGERPRINT_TEXT];
	struct report_reader reader;

	(void)state;
	take_from("Anna", anna, 20, "daily");
	take_from("anna", ben, 10, "daily");
	here_open(&here);
	assert_false(report_reader_find(here.app, here.arena, "Anna", &reader, &here.error));
	person_fingerprint(identity_person(ben), digits);
	assert_non_null(strstr(here.error.text, digits));
	assert_true(report_reader_find(here.app, here.arena, digits, &reader, &here.error));
	assert_string_equal(reader.fingerprint, digits);
	assert_false(report_reader_find(here.app, here.arena, "Ben", &reader, &here.error));
	assert_non_null(strstr(here.error.text, "no assignment from \"Ben\""));
}

static void without_a_key_it_can_only_be_open(void **state)
{
	const char *sealed, *open;

	(void)state;
	take_from("Anna", NULL, 20, "daily");
	gather(0, NULL);
	assert_true(report_place(here.app, here.arena, &report, REPORT_SEALED, &sealed,
				 &here.error));
	assert_false(report_save(here.app, &report, NULL, sealed, false, &here.error));
	assert_non_null(strstr(here.error.text, "was not signed"));
	assert_false(file_exists(sealed));
	assert_true(report_place(here.app, here.arena, &report, REPORT_HTML, &open,
				 &here.error));
	assert_true(report_save(here.app, &report, NULL, open, false, &here.error));
	assert_true(file_exists(open));
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, make, unmake)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(what_was_asked_and_done_is_counted),
		CASE(each_week_is_counted_by_itself),
		CASE(a_level_holds_nothing_of_another),
		CASE(a_text_that_is_not_there_is_said),
		CASE(an_answer_that_opens_the_support_page_goes_in_at_every_level),
		CASE(only_the_one_it_was_sealed_to_opens_it),
		CASE(a_report_cannot_be_handed_on),
		CASE(the_next_one_knows_the_one_before),
		CASE(two_keys_of_one_name_are_told_apart_by_digits),
		CASE(without_a_key_it_can_only_be_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
