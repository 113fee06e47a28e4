/* A caseload is the same in SQLite and in PostgreSQL: every test runs on both. */
#include "base/arena.h"
#include "base/error.h"
#include "store/cases.h"
#include "store/cases_db.h"
#include "support/check.h"
#include "support/child.h"
#include "support/postgres.h"
#include "support/store_place.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
	const char *folder;
	const char *url;		/* NULL: SQLite in the folder */
	struct cases *cases;
	struct arena *arena;
	struct error error;
};

static struct postgres server;
static bool has_server;
static const char *server_missing;

static void must(struct fixture *fixture, bool ok)
{
	if (!ok)
		fail_msg("%s", fixture->error.text);
}

static void open_again(struct fixture *fixture)
{
	cases_close(fixture->cases);
	must(fixture, cases_open(&fixture->cases, fixture->folder, fixture->url,
				 CASELOAD_MAKE, &fixture->error));
}

static int set_up(void **state, const char *url)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);

	fixture->folder = check_folder();
	fixture->url = url;
	fixture->arena = arena_open();
	open_again(fixture);
	*state = fixture;
	return 0;
}

static int set_up_sqlite(void **state)
{
	return set_up(state, NULL);
}

static int set_up_postgres(void **state)
{
	*state = NULL;
	if (!has_server)
		return 0;
	postgres_sql(&server, "DROP SCHEMA IF EXISTS groundwork CASCADE");
	return set_up(state, server.url);
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	if (!fixture)
		return 0;
	cases_close(fixture->cases);
	arena_close(fixture->arena);
	check_remove(fixture->folder);
	free(fixture);
	return 0;
}

static struct fixture *fixture_of(void **state)
{
	if (!*state) {
		printf("SKIP: %s\n", server_missing);
		skip();
	}
	return *state;
}

/* ---- a report with everything, and variants of it */

static const struct case_report whole = {
	.id = "r1", .received_ms = 2000, .made_ms = 1000, .first_date = 20774,
	.last_date = 20780, .sessions = 6, .minutes_ms = 2520000, .asked = 7, .done = 5,
	.trend = "mood", .trend_first = 4, .trend_last = 6, .support = 0,
	.text = "{\"said\": \"'; DROP TABLE report; -- \xc3\xa4\xe2\x82\xac $1 ?1\"}\n",
};

static struct case_report report_of(const char *id, int64_t received_ms, int64_t last_date,
				    int64_t support)
{
	struct case_report report = whole;

	report.id = id;
	report.received_ms = received_ms;
	report.last_date = last_date;
	report.support = report.severity = support;
	return report;
}

static struct case_added add(struct fixture *fixture, const char *key, const char *former,
			     const char *name, struct case_report report)
{
	const struct case_sender sender = { key, { &former, former != NULL }, name };
	struct case_added added;

	must(fixture, cases_add(fixture->cases, fixture->arena, &sender, &report, &added,
				&fixture->error));
	return added;
}

static size_t people(struct fixture *fixture, struct case_person **list)
{
	size_t count;

	must(fixture, cases_people(fixture->cases, fixture->arena, list, &count,
				   &fixture->error));
	return count;
}

static void expect_report(const struct case_report *is, const struct case_report *meant)
{
	assert_string_equal(is->id, meant->id);
	assert_int_equal(is->received_ms, meant->received_ms);
	assert_int_equal(is->made_ms, meant->made_ms);
	assert_int_equal(is->first_date, meant->first_date);
	assert_int_equal(is->last_date, meant->last_date);
	assert_int_equal(is->sessions, meant->sessions);
	assert_int_equal(is->minutes_ms, meant->minutes_ms);
	assert_int_equal(is->asked, meant->asked);
	assert_int_equal(is->done, meant->done);
	assert_int_equal(is->trend_first, meant->trend_first);
	assert_int_equal(is->trend_last, meant->trend_last);
	assert_int_equal(is->support, meant->support);
	assert_int_equal(is->severity, meant->severity);
	assert_int_equal(is->dealt_ms, meant->dealt_ms);
	if (meant->trend)
		assert_string_equal(is->trend, meant->trend);
	else
		assert_null(is->trend);
}

/* ---- the tests */

static void test_nobody(void **state)
{
	struct fixture *fixture = fixture_of(state);
	struct case_person *list;

	assert_int_equal(people(fixture, &list), 0);
}

static void test_comes_back(void **state)
{
	struct fixture *fixture = fixture_of(state);
	struct case_added added = add(fixture, "K1", NULL, "R.", whole);
	struct case_person *list;
	struct case_report *reports;
	const char *text;
	size_t count;

	assert_true(added.is_new && added.person_is_new);
	assert_false(added.key_is_new || added.name_is_new);
	open_again(fixture);
	assert_int_equal(people(fixture, &list), 1);
	assert_string_equal(list[0].name, "R.");
	assert_string_equal(list[0].key, "K1");
	assert_int_equal(list[0].first_ms, 2000);
	assert_int_equal(list[0].report_count, 1);
	assert_int_equal(list[0].note_ms, 0);
	assert_int_equal(list[0].open, 0);
	expect_report(&list[0].latest, &whole);
	must(fixture, cases_reports(fixture->cases, fixture->arena, added.person, &reports,
				    &count, &fixture->error));
	assert_int_equal(count, 1);
	expect_report(&reports[0], &whole);
	must(fixture, cases_text(fixture->cases, fixture->arena, added.person, "r1", &text,
				 &fixture->error));
	assert_string_equal(text, whole.text);
	must(fixture, cases_text(fixture->cases, fixture->arena, added.person, "r2", &text,
				 &fixture->error));
	assert_null(text);
}

static void test_nothing_to_tell(void **state)
{
	struct fixture *fixture = fixture_of(state);
	struct case_report bare = { .id = "r0", .text = "{}" };
	struct case_person *list;

	add(fixture, "K1", NULL, "R.", bare);
	assert_int_equal(people(fixture, &list), 1);
	expect_report(&list[0].latest, &bare);
}

static void test_twice(void **state)
{
	struct fixture *fixture = fixture_of(state);
	struct case_report later = report_of("r1", 9000, 20999, 3);
	struct case_person *list;

	add(fixture, "K1", NULL, "R.", whole);
	assert_false(add(fixture, "K1", NULL, "R.", later).is_new);
	assert_int_equal(people(fixture, &list), 1);
	assert_int_equal(list[0].report_count, 1);
	expect_report(&list[0].latest, &whole);
}

/* The number of a report is its sender's: nobody else's can stand in its way. */
static void test_same_number(void **state)
{
	struct fixture *fixture = fixture_of(state);
	struct case_person *list;

	add(fixture, "K1", NULL, "R.", whole);
	assert_true(add(fixture, "K2", NULL, "S.", whole).is_new);
	assert_int_equal(people(fixture, &list), 2);
}

static void test_namesake(void **state)
{
	struct fixture *fixture = fixture_of(state);
	struct case_added added;
	struct case_person *list;

	add(fixture, "K1", NULL, "R.", whole);
	added = add(fixture, "K2", NULL, "R.", report_of("r2", 3000, 20790, 0));
	assert_true(added.person_is_new && !added.name_is_new);
	assert_int_equal(people(fixture, &list), 2);
	assert_int_equal(list[0].report_count, 1);
	assert_int_equal(list[1].report_count, 1);
}

static void test_renewed_key(void **state)
{
	struct fixture *fixture = fixture_of(state);
	struct case_added added;
	struct case_person *list;

	add(fixture, "K1", NULL, "R.", whole);
	added = add(fixture, "K2", "K1", "R.", report_of("r2", 3000, 20790, 0));
	assert_true(added.key_is_new && added.is_new);
	assert_false(added.person_is_new || added.name_is_new);
	/* the former key is known still, and so is the new one */
	assert_false(add(fixture, "K1", NULL, "R.", report_of("r3", 3000, 20791, 0)).person_is_new);
	assert_false(add(fixture, "K2", "K1", "R.", report_of("r4", 3000, 20792, 0)).key_is_new);
	assert_int_equal(people(fixture, &list), 1);
	assert_string_equal(list[0].key, "K2");
	assert_int_equal(list[0].report_count, 4);
}

/* A store that is shared can hold what this program would not write. */
static void test_hidden_characters(void **state)
{
	struct fixture *fixture = fixture_of(state);
	struct case_person *list;

	add(fixture, "K1", NULL, "R\xE2\x80\xAE" ".\x1b[2J", whole);
	assert_int_equal(people(fixture, &list), 1);
	assert_string_equal(list[0].name, "R.[2J");
}

static void test_another_name(void **state)
{
	struct fixture *fixture = fixture_of(state);

	add(fixture, "K1", NULL, "R.", whole);
	assert_true(add(fixture, "K1", NULL, "S.", report_of("r2", 3000, 20790, 0)).name_is_new);
	assert_false(add(fixture, "K1", NULL, "S.", report_of("r3", 3000, 20791, 0)).name_is_new);
	assert_false(add(fixture, "K1", NULL, "R.", report_of("r4", 3000, 20792, 0)).name_is_new);
}

/* The newest by the days it tells of, whenever it came. */
static void test_latest(void **state)
{
	const int64_t came_ms = 20800 * INT64_C(86400000);
	struct fixture *fixture = fixture_of(state);
	struct case_report *reports;
	struct case_person *list;
	size_t count;

	add(fixture, "K1", NULL, "R.", report_of("new", came_ms, 20794, 0));
	add(fixture, "K1", NULL, "R.", report_of("old", came_ms + 1000, 20780, 0));
	assert_int_equal(people(fixture, &list), 1);
	assert_string_equal(list[0].latest.id, "new");
	must(fixture, cases_reports(fixture->cases, fixture->arena, list[0].id, &reports, &count,
				    &fixture->error));
	assert_int_equal(count, 2);
	assert_string_equal(reports[0].id, "new");
	assert_string_equal(reports[1].id, "old");
}

/* A clock that runs ahead, by years or by two days, does not put a report before those
 * that come after it; one that is a day ahead lives further east. */
static void test_ahead(void **state)
{
	enum { DAY = 20780 };
	const int64_t day_ms = 86400000, came_ms = DAY * day_ms + day_ms / 3;
	static const struct {
		const char *id;
		int64_t came, last;
	} rows[] = {
		{ "real", 0, 0 }, { "wrong", 1, 47480 }, { "later", 2, 2 },
		{ "fast", 3, 5 }, { "east", 4, 5 }, { "last", 5, 5 },
		{ "wronger", 6, 50000 }, { "same day", 6, 6 }
	};
	struct fixture *fixture = fixture_of(state);
	struct case_person *list;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct case_report report = report_of(rows[i].id, came_ms + rows[i].came * day_ms,
						      DAY + rows[i].last, 0);

		report.made_ms = came_ms + rows[i].last * day_ms;
		add(fixture, "K1", NULL, "R.", report);
		assert_int_equal(people(fixture, &list), 1);
		assert_string_equal(list[0].latest.id, rows[i].id);
	}
}

static void expect_order(struct fixture *fixture, const char *names)
{
	char order[80] = "";
	struct case_person *list;
	size_t count = people(fixture, &list);

	for (size_t i = 0; i < count; i++)
		snprintf(order + strlen(order), sizeof order - strlen(order), "%s%s%s",
			 i ? " " : "", list[i].name, list[i].open ? "!" : "");
	assert_string_equal(order, names);
}

static void note(struct fixture *fixture, const char *person, int64_t written_ms,
		 enum case_note_kind kind, const char *text)
{
	const struct case_note given = { kind, written_ms, text };

	must(fixture, cases_note(fixture->cases, person, &given, &fixture->error));
}

static size_t deal(struct fixture *fixture, const char *person, int64_t written_ms)
{
	const struct case_note how = { CASE_DEALT, written_ms, "We spoke by telephone." };
	struct case_report *reports;
	size_t count, marked;

	must(fixture, cases_reports(fixture->cases, fixture->arena, person, &reports, &count,
				    &fixture->error));
	must(fixture, cases_deal(fixture->cases, person, reports, count, &how, &marked,
				 &fixture->error));
	return marked;
}

static void test_who_stands_first(void **state)
{
	struct fixture *fixture = fixture_of(state);

	add(fixture, "A", NULL, "A", report_of("1", 1000, 20780, 0));
	add(fixture, "B", NULL, "B", report_of("1", 2000, 20780, 0));
	add(fixture, "C", NULL, "C", report_of("1", 500, 20780, 1));
	expect_order(fixture, "C! B A");
	/* neither a later report without such an answer nor a note takes it back */
	add(fixture, "C", NULL, "C", report_of("2", 600, 20787, 0));
	note(fixture, "C", 700, CASE_NOTE, "Until Friday.");
	expect_order(fixture, "C! B A");
	/* the gravest stands on top, and so does what came late about earlier days */
	add(fixture, "A", NULL, "A", report_of("0", 3000, 20000, 21));
	expect_order(fixture, "A! C! B");
	assert_int_equal(deal(fixture, "A", 4000), 1);
	expect_order(fixture, "C! A B");
	assert_int_equal(deal(fixture, "C", 5000), 1);
	expect_order(fixture, "A B C");
	/* what comes afterwards waits anew */
	add(fixture, "C", NULL, "C", report_of("3", 6000, 20794, 2));
	expect_order(fixture, "C! A B");
}

/* A mark is of the reports that somebody has seen, and once. */
static void test_dealt_with(void **state)
{
	const struct case_note how = { CASE_DEALT, 9000, "Called." };
	struct fixture *fixture = fixture_of(state);
	struct case_report *seen;
	struct case_note *notes;
	size_t count, marked;
	bool was_dealt;

	add(fixture, "A", NULL, "A", report_of("1", 1000, 20780, 1));
	must(fixture, cases_reports(fixture->cases, fixture->arena, "A", &seen, &count,
				    &fixture->error));
	add(fixture, "A", NULL, "A", report_of("2", 2000, 20787, 2));
	must(fixture, cases_deal(fixture->cases, "A", seen, count, &how, &marked,
				 &fixture->error));
	assert_int_equal(marked, 1);
	expect_order(fixture, "A!");
	must(fixture, cases_deal(fixture->cases, "A", seen, count, &how, &marked,
				 &fixture->error));
	assert_int_equal(marked, 0);
	must(fixture, cases_notes(fixture->cases, fixture->arena, "A", &notes, &count,
				  &fixture->error));
	assert_int_equal(count, 1);
	assert_int_equal(notes[0].kind, CASE_DEALT);
	assert_int_equal(deal(fixture, "A", 9500), 1);
	expect_order(fixture, "A");
	/* the last mark is taken back, and then the one before it */
	for (int back = 1; back <= 3; back++) {
		must(fixture, cases_undeal(fixture->cases, "A", &was_dealt, &fixture->error));
		assert_int_equal(was_dealt, back <= 2);
		must(fixture, cases_notes(fixture->cases, fixture->arena, "A", &notes, &count,
					  &fixture->error));
		assert_int_equal(count, back == 1);
		expect_order(fixture, "A!");
	}
}

static void test_notes(void **state)
{
	struct fixture *fixture = fixture_of(state);
	const char *person = add(fixture, "K1", NULL, "R.", whole).person;
	struct case_note *notes;
	struct case_person *list;
	size_t count;

	note(fixture, person, 3000, CASE_NOTE, "Thank you; shorter mornings from now on.");
	note(fixture, person, 4000, CASE_ASSIGNMENT, "/home/t/next.gwb");
	must(fixture, cases_notes(fixture->cases, fixture->arena, person, &notes, &count,
				  &fixture->error));
	assert_int_equal(count, 2);
	assert_int_equal(notes[0].kind, CASE_ASSIGNMENT);
	assert_string_equal(notes[0].text, "/home/t/next.gwb");
	assert_int_equal(notes[1].kind, CASE_NOTE);
	assert_int_equal(notes[1].written_ms, 3000);
	assert_string_equal(notes[1].text, "Thank you; shorter mornings from now on.");
	assert_int_equal(people(fixture, &list), 1);
	assert_int_equal(list[0].note_ms, 4000);
}

/* A note to nobody is a mistake, and leaves nothing. */
static void test_note_to_nobody(void **state)
{
	struct fixture *fixture = fixture_of(state);
	const struct case_note given = { CASE_NOTE, 1, "?" };
	struct case_note *notes;
	size_t count;

	assert_false(cases_note(fixture->cases, "nobody", &given, &fixture->error));
	assert_non_null(strstr(fixture->error.text, "not in the caseload any more"));
	must(fixture, cases_notes(fixture->cases, fixture->arena, "nobody", &notes, &count,
				  &fixture->error));
	assert_int_equal(count, 0);
}

/* Work that is done, or refuses. */
struct deed {
	bool refuses, done;
};

static bool do_it(void *with, struct error *error)
{
	struct deed *deed = with;

	if (deed->refuses)
		return error_set(error, "it refuses");
	return deed->done = true;
}

static void undo_it(void *with)
{
	struct deed *deed = with;

	deed->done = false;
}

static void test_note_with_work(void **state)
{
	struct fixture *fixture = fixture_of(state);
	const struct case_note given = { CASE_ASSIGNMENT, 1, "next.gwb" };
	const char *person = add(fixture, "K1", NULL, "R.", whole).person;
	struct deed deed = { .refuses = true };
	const struct cases_work work = { do_it, undo_it, &deed };
	struct case_person *list;

	assert_false(cases_note_with(fixture->cases, person, &given, &work, &fixture->error));
	assert_string_equal(fixture->error.text, "it refuses");
	people(fixture, &list);
	assert_int_equal(list[0].note_ms, 0);
	deed.refuses = false;
	assert_false(cases_note_with(fixture->cases, "nobody", &given, &work, &fixture->error));
	assert_false(deed.done);
	must(fixture, cases_note_with(fixture->cases, person, &given, &work, &fixture->error));
	assert_true(deed.done);
	people(fixture, &list);
	assert_int_equal(list[0].note_ms, 1);
}

static void test_rename_and_forget(void **state)
{
	struct fixture *fixture = fixture_of(state);
	const char *person = add(fixture, "K1", NULL, "R.", whole).person, *text;

	add(fixture, "K2", NULL, "S.", report_of("r2", 2500, 20780, 0));
	note(fixture, person, 3000, CASE_NOTE, "A note.");
	must(fixture, cases_rename(fixture->cases, person, "Robin", &fixture->error));
	expect_order(fixture, "S. Robin");
	must(fixture, cases_forget(fixture->cases, person, &fixture->error));
	expect_order(fixture, "S.");
	must(fixture, cases_text(fixture->cases, fixture->arena, person, "r1", &text,
				 &fixture->error));
	assert_null(text);
	/* and is somebody new when something comes again */
	assert_true(add(fixture, "K1", NULL, "R.", whole).person_is_new);
}

static void expect_names(struct fixture *fixture, const char *meant)
{
	char all[80] = "";
	struct case_name *names;
	size_t count;

	must(fixture, cases_names(fixture->cases, fixture->arena, &names, &count,
				  &fixture->error));
	for (size_t i = 0; i < count; i++)
		snprintf(all + strlen(all), sizeof all - strlen(all), "%s%s %s", i ? ", " : "",
			 names[i].person, names[i].name);
	assert_string_equal(all, meant);
}

static void test_names(void **state)
{
	struct fixture *fixture = fixture_of(state);

	add(fixture, "K1", NULL, "R.", whole);
	add(fixture, "K1", NULL, "Robin", report_of("r2", 2500, 20780, 0));
	add(fixture, "K1", NULL, "R.", report_of("r3", 2600, 20780, 0));
	add(fixture, "K2", NULL, "R.", whole);
	must(fixture, cases_rename(fixture->cases, "K1", "Bo", &fixture->error));
	expect_names(fixture, "K1 Bo, K1 R., K1 Robin, K2 R.");
	must(fixture, cases_forget(fixture->cases, "K1", &fixture->error));
	expect_names(fixture, "K2 R.");
	open_again(fixture);
	expect_names(fixture, "K2 R.");
}

/* What cannot be kept leaves nothing, the person included. */
static void test_all_or_nothing(void **state)
{
	struct fixture *fixture = fixture_of(state);
	const struct case_sender sender = { "K1", { NULL, 0 }, "R." };
	struct case_report report = whole;
	struct case_added added;

	report.text = NULL;
	assert_false(cases_add(fixture->cases, fixture->arena, &sender, &report, &added,
			       &fixture->error));
	assert_true(strlen(fixture->error.text) > 0);
	expect_order(fixture, "");
	add(fixture, "K1", NULL, "R.", whole);
	expect_order(fixture, "R.");
}

/* A child says by its end whether all went well. */
static void add_in_child(struct child *child, const void *with)
{
	const struct fixture *fixture = with;
	const struct case_sender sender = { "K1", { NULL, 0 }, "R." };
	struct arena *arena = arena_open();
	struct case_added added;
	struct cases *cases;
	struct error error;

	if (!cases_open(&cases, fixture->folder, fixture->url, CASELOAD_MAKE, &error))
		_exit(1);
	child_ready(child);
	for (int i = 0; i < 20; i++) {
		char id[8];
		struct case_report report = report_of(id, 1000, 20780, 0);

		snprintf(id, sizeof id, "%d", i);
		if (!cases_add(cases, arena, &sender, &report, &added, &error))
			_exit(2);
	}
	cases_close(cases);
	arena_close(arena);
	child_ready(child);
}

/* Two of a team add the same reports at the same time. */
static void test_two_at_once(void **state)
{
	struct fixture *fixture = fixture_of(state);
	struct child one, other;
	struct case_person *list;

	child_start(&one, add_in_child, fixture);
	child_start(&other, add_in_child, fixture);
	child_go(&one);
	child_step(&other);
	child_finish(&other);
	child_finish(&one);
	assert_int_equal(people(fixture, &list), 1);
	assert_int_equal(list[0].report_count, 20);
}

/* ---- what only one of them has */

static void refuse(const char *folder, const char *url, const char *words)
{
	struct cases *cases;
	struct error error;

	assert_false(cases_open(&cases, folder, url, CASELOAD_MAKE, &error));
	assert_null(cases);
	if (!strstr(error.text, words))
		fail_msg("\"%s\" is not said in: %s", words, error.text);
	assert_null(strstr(error.text, "secret"));
}

static void test_urls(void **state)
{
	const char *folder = check_folder(), *path = check_path(folder, "deep/of mine.db");
	char url[600];
	struct cases *cases;
	struct error error;
	struct stat about;

	(void)state;
	refuse(folder, "mysql://me:secret@host/x", "begins with \"mysql\"");
	refuse(folder, "me:secret@host", "expected sqlite:PATH");
	snprintf(url, sizeof url, "sqlite:%s", path);
	assert_true(cases_open(&cases, folder, url, CASELOAD_MAKE, &error));
	assert_string_equal(cases_name(cases), path);
	cases_close(cases);
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	refuse(folder, "sqlite:/", "is not an ordinary file");
	snprintf(url, sizeof url, "sqlite:%s", check_path(folder, "another/of mine.db"));
	assert_false(cases_open(&cases, folder, url, CASELOAD_USE, &error));
	assert_non_null(strstr(error.text, "there is no caseload in "));
	assert_int_equal(access(check_path(folder, "another"), F_OK), -1);
	assert_false(cases_open(&cases, folder, NULL, CASELOAD_LOOK, &error));
	assert_int_equal(access(check_path(folder, CASES_NAME), F_OK), -1);
	assert_true(cases_open(&cases, folder, "sqlite:", CASELOAD_USE, &error));
	cases_close(cases);
	assert_true(cases_open(&cases, folder, NULL, CASELOAD_LOOK, &error));
	cases_close(cases);
	if (!cases_db_has_postgres())
		refuse(folder, "postgresql://me:secret@host/x", "has no PostgreSQL");
	check_remove(folder);
}

static void test_not_ours(void **state)
{
	const char *folder = check_folder(), *path = check_path(folder, CASES_NAME);
	sqlite3 *handle;

	(void)state;
	check_write(path, "this is no database, and longer than its first sign\n", 52);
	refuse(folder, NULL, "is damaged");
	assert_int_equal(remove(path), 0);
	assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
	assert_int_equal(sqlite3_exec(handle, "CREATE TABLE other (x)", NULL, NULL, NULL),
			 SQLITE_OK);
	sqlite3_close(handle);
	refuse(folder, NULL, "is not a database of Groundwork");
	check_remove(folder);
}

/* A caseload as version 1 has written it, changed by more SQL, read by this one. */
static void open_version_1(struct fixture *fixture, const char *more)
{
	const char *path = check_path(fixture->folder, CASES_NAME);
	size_t length;
	char *sql = store_place_bytes("tests/store/caseload-1.sql", &length), *all;

	cases_close(fixture->cases);
	fixture->cases = NULL;
	if (asprintf(&all, "%s%s%s", fixture->url ? "DROP SCHEMA groundwork CASCADE; CREATE SCHEMA "
		     "groundwork; SET search_path TO groundwork; " : "",
		     fixture->url ? strstr(sql, "BEGIN;") : sql, more) < 0)
		abort();
	if (fixture->url) {
		postgres_sql(&server, all);
	} else {
		remove(path);
		check_write(path, "", 0);
		store_place_sql(path, all);
	}
	free(all);
	free(sql);
	open_again(fixture);
}

static void test_version_1(void **state)
{
	struct fixture *fixture = fixture_of(state);
	struct case_note *notes;
	struct case_person *list;
	size_t count;

	open_version_1(fixture, "");
	expect_order(fixture, "Mira! K. R. in the blue house");
	people(fixture, &list);
	assert_int_equal(list[1].report_count, 2);
	assert_string_equal(list[1].latest.trend, "mood");
	must(fixture, cases_notes(fixture->cases, fixture->arena, list[1].id, &notes, &count,
				  &fixture->error));
	assert_int_equal(count, 1);
	assert_int_equal(deal(fixture, list[0].id, 1), 1);
	open_again(fixture);
	expect_order(fixture, "K. Mira R. in the blue house");
}

/* In version 1 a note said that what came before it was dealt with, unless it was in the
 * latest report. K.'s note came after the first of two. */
static void test_version_1_dealt_with(void **state)
{
	struct fixture *fixture = fixture_of(state);

	open_version_1(fixture, "UPDATE report SET support = 2 WHERE received_ms = 1794819600000;");
	expect_order(fixture, "Mira! K. R. in the blue house");
	open_version_1(fixture, "UPDATE report SET support = 2 WHERE received_ms = 1794819600000;"
		       "UPDATE note SET written_ms = 1794819500000;");
	expect_order(fixture, "K.! Mira! R. in the blue house");
	open_version_1(fixture, "UPDATE report SET support = 2 WHERE received_ms = 1795294800000;"
		       "UPDATE note SET written_ms = 1795294900000;");
	expect_order(fixture, "K.! Mira! R. in the blue house");
}

static void test_newer(void **state)
{
	struct fixture *fixture = fixture_of(state);

	if (fixture->url) {
		postgres_sql(&server, "UPDATE groundwork.caseload SET version = 99");
	} else {
		sqlite3 *handle;

		assert_int_equal(sqlite3_open(check_path(fixture->folder, CASES_NAME), &handle),
				 SQLITE_OK);
		assert_int_equal(sqlite3_exec(handle, "UPDATE caseload SET version = 99", NULL,
					      NULL, NULL), SQLITE_OK);
		sqlite3_close(handle);
	}
	refuse(fixture->folder, fixture->url, "a newer Groundwork");
}

static void test_no_server(void **state)
{
	struct fixture *fixture = fixture_of(state);
	char url[300];

	snprintf(url, sizeof url, "postgresql://me:secret@/x?host=%s", fixture->folder);
	refuse(fixture->folder, url, "the database x at ");
	refuse(fixture->folder, "postgresql://me:secret@[host/x", "the URL of the store");
	refuse(fixture->folder, "postgresql://me:secret@host/x?port=1&secret", "URL of the store");
	snprintf(url, sizeof url, "postgresql://groundwork@/nothing?host=%s", server.folder);
	refuse(fixture->folder, url, "does not exist");
}

/* Somebody without the right to make a schema, who was given one. */
static void test_few_rights(void **state)
{
	struct fixture *fixture = fixture_of(state);
	char url[300];
	struct cases *cases;

	postgres_sql(&server, "DROP SCHEMA groundwork CASCADE");
	postgres_sql(&server, "DROP ROLE IF EXISTS small");
	postgres_sql(&server, "CREATE ROLE small LOGIN");
	snprintf(url, sizeof url, "postgresql://small@/postgres?host=%s", server.folder);
	refuse(fixture->folder, url, "may not make one");
	postgres_sql(&server, "CREATE SCHEMA groundwork AUTHORIZATION small");
	must(fixture, cases_open(&cases, fixture->folder, url, CASELOAD_MAKE, &fixture->error));
	cases_close(cases);
	must(fixture, cases_open(&cases, fixture->folder, url, CASELOAD_MAKE, &fixture->error));
	cases_close(cases);
	postgres_sql(&server, "DROP SCHEMA groundwork CASCADE");
	postgres_sql(&server, "DROP ROLE small");
}

static int start_server(void **state)
{
	(void)state;
	has_server = cases_db_has_postgres() && postgres_start(&server);
	server_missing = cases_db_has_postgres() ? "PostgreSQL's server is not installed"
						 : "this build has no libpq";
	return 0;
}

static int stop_server(void **state)
{
	(void)state;
	if (has_server)
		postgres_stop(&server);
	return 0;
}

#define ON_SQLITE(test)                                                          \
	{ "sqlite: " #test, test, set_up_sqlite, tear_down, NULL }
#define ON_POSTGRES(test)                                                        \
	{ "postgres: " #test, test, set_up_postgres, tear_down, NULL }
#define ON_BOTH(test) ON_SQLITE(test), ON_POSTGRES(test)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(test_nobody), ON_BOTH(test_comes_back), ON_BOTH(test_nothing_to_tell),
		ON_BOTH(test_twice), ON_BOTH(test_same_number), ON_BOTH(test_namesake),
		ON_BOTH(test_another_name), ON_BOTH(test_hidden_characters),
		ON_BOTH(test_renewed_key), ON_BOTH(test_latest),
		ON_BOTH(test_ahead),
		ON_BOTH(test_who_stands_first), ON_BOTH(test_dealt_with), ON_BOTH(test_notes),
		ON_BOTH(test_note_to_nobody), ON_BOTH(test_note_with_work), ON_BOTH(test_rename_and_forget),
		ON_BOTH(test_names),
		ON_BOTH(test_all_or_nothing), ON_BOTH(test_two_at_once), ON_BOTH(test_version_1),
		ON_BOTH(test_version_1_dealt_with), ON_BOTH(test_newer),
		ON_POSTGRES(test_no_server), ON_POSTGRES(test_few_rights),
		cmocka_unit_test(test_urls), cmocka_unit_test(test_not_ours),
	};

	return cmocka_run_group_tests(tests, start_server, stop_server);
}
