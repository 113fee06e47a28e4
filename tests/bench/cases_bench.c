/* cases_bench.c -- a caseload of ten thousand reports, against bare SQLite with the same
 * tables and the same query. */
#include "bench/bench.h"

#include "base/arena.h"
#include "base/error.h"
#include "store/cases.h"
#include "store/cases_sql.h"

#include <sqlite3.h>
#include <string.h>

enum { RUNS = 9, REPORTS = 10000, LOOKS = 20, ADDS = 5 };

static const struct { const char *what; int people; } kinds[] = {
	{ "everybody, 200 people with 50 reports each: ms a look", 200 },
	{ "everybody, 5,000 people with 2 reports each: ms a look", 5000 },
};

static char text[4000];			/* what a week's report is long */

static void add(struct cases *cases, struct arena *arena, int number, int people)
{
	char key[40], id[40];
	const struct case_sender sender = { .key = key, .name = key };
	const struct case_report report = {
		.id = id, .received_ms = 1795000000000 + number, .made_ms = number,
		.first_date = number / people * 7, .last_date = number / people * 7 + 6,
		.sessions = 6, .minutes_ms = 2520000, .asked = 7, .done = 5, .trend = "mood",
		.trend_first = 4, .trend_last = 6, .support = number % 97 == 0, .text = text,
	};
	struct case_added added;
	struct error error;

	snprintf(key, sizeof key, "person %d", number % people);
	snprintf(id, sizeof id, "%032d", number);
	if (!cases_add(cases, arena, &sender, &report, &added, &error))
		bench_fail(error.text, "the caseload");
}

static void must(sqlite3 *handle, int rc)
{
	if (rc && rc != SQLITE_DONE)
		bench_fail(sqlite3_errmsg(handle), "the floor");
}

/* Past the store, since ten thousand transactions want minutes of a disk. */
static void fill(sqlite3 *handle, int people)
{
	static const char person_sql[] =
		"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1) "
		"INSERT INTO person SELECT 'person ' || i, 'person ' || i, 'person ' || i, 0 "
		"FROM n";
	static const char code_sql[] = "INSERT INTO person_code SELECT code, id, 0 FROM person";
	static const char report_sql[] =
		"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?2) "
		"INSERT INTO report SELECT 'person ' || (i % ?1), printf('%032d', i), "
		"1795000000000 + i, i, i / ?1 * 7, i / ?1 * 7 + 6, 6, 2520000, 7, 5, 'mood', 4, "
		"6, i % 97 = 0, ?3 FROM n";
	const char *const all[] = { person_sql, code_sql, report_sql };

	must(handle, sqlite3_exec(handle, "BEGIN", NULL, NULL, NULL));
	for (int i = 0; i < 3; i++) {
		sqlite3_stmt *statement;

		must(handle, sqlite3_prepare_v2(handle, all[i], -1, &statement, NULL));
		sqlite3_bind_int(statement, 1, people);
		sqlite3_bind_int(statement, 2, REPORTS);
		sqlite3_bind_text(statement, 3, text, -1, SQLITE_STATIC);
		must(handle, sqlite3_step(statement));
		must(handle, sqlite3_finalize(statement));
	}
	must(handle, sqlite3_exec(handle, "COMMIT", NULL, NULL, NULL));
}

static void look_ours(struct cases *cases, size_t expected)
{
	struct arena *arena = arena_open();
	struct case_person *people;
	struct error error;
	size_t count;

	if (!cases_people(cases, arena, &people, &count, &error) || count != expected)
		bench_fail("the list could not be read", "the caseload");
	arena_close(arena);
}

/* The same rows, every column taken, and nothing kept. */
static void look_floor(sqlite3_stmt *statement, size_t expected)
{
	size_t count = 0;

	while (sqlite3_step(statement) == SQLITE_ROW) {
		count++;
		for (int i = 0; i < sqlite3_column_count(statement); i++)
			sqlite3_column_text(statement, i);
	}
	sqlite3_reset(statement);
	if (count != expected)
		bench_fail("the list could not be read", "the floor");
}

static void measure_looks(struct cases *cases, sqlite3 *handle, size_t people)
{
	struct samples ours = { 0 }, floors = { 0 };
	sqlite3_stmt *statement;
	double before;

	if (sqlite3_prepare_v2(handle, SQL_PEOPLE, -1, &statement, NULL))
		bench_fail(sqlite3_errmsg(handle), "the floor");
	for (int i = 0; i < RUNS; i++) {
		before = bench_own_cpu_s();
		for (int j = 0; j < LOOKS; j++)
			look_floor(statement, people);
		samples_add(&floors, (bench_own_cpu_s() - before) * 1e3 / LOOKS);
		before = bench_own_cpu_s();
		for (int j = 0; j < LOOKS; j++)
			look_ours(cases, people);
		samples_add(&ours, (bench_own_cpu_s() - before) * 1e3 / LOOKS);
	}
	sqlite3_finalize(statement);
	bench_row("floor: bare SQLite", &floors, NULL);
	bench_row("groundwork's caseload", &ours, &floors);
}

/* Into a full one and into an empty one: the index should make them alike. */
static void measure_adds(struct cases *full, int people)
{
	struct samples empty_us = { 0 }, full_us = { 0 };
	struct arena *arena = arena_open();
	char folder[BENCH_PATH];
	struct cases *empty;
	struct error error;
	double before;

	bench_folder(folder);
	if (!cases_open(&empty, folder, NULL, CASELOAD_MAKE, &error))
		bench_fail(error.text, folder);
	for (int i = 0; i < RUNS; i++) {
		before = bench_own_cpu_s();
		for (int j = 0; j < ADDS; j++)
			add(empty, arena, i * ADDS + j, people);
		samples_add(&empty_us, (bench_own_cpu_s() - before) * 1e6 / ADDS);
		before = bench_own_cpu_s();
		for (int j = 0; j < ADDS; j++)
			add(full, arena, REPORTS + i * ADDS + j, people);
		samples_add(&full_us, (bench_own_cpu_s() - before) * 1e6 / ADDS);
	}
	bench_group("a report added: microseconds of CPU");
	bench_row("to an empty caseload", &empty_us, NULL);
	bench_row("to one of 10,000", &full_us, &empty_us);
	cases_close(empty);
	arena_close(arena);
	bench_folder_remove(folder);
}

static void measure(const char *what, int people)
{
	char folder[BENCH_PATH], path[BENCH_PATH + 32];
	struct cases *cases;
	struct error error;
	sqlite3 *handle;

	bench_folder(folder);
	snprintf(path, sizeof path, "%s/" CASES_NAME, folder);
	if (!cases_open(&cases, folder, NULL, CASELOAD_MAKE, &error))
		bench_fail(error.text, folder);
	if (sqlite3_open(path, &handle))
		bench_fail(sqlite3_errmsg(handle), path);
	fill(handle, people);
	bench_group(what);
	measure_looks(cases, handle, (size_t)people);
	if (people == kinds[0].people)
		measure_adds(cases, people);
	sqlite3_close(handle);
	cases_close(cases);
	bench_folder_remove(folder);
}

int main(void)
{
	char how[200];

	memset(text, 'x', sizeof text - 1);
	snprintf(how, sizeof how, "%d reports of %zu bytes; %d runs in turn of %d looks.", REPORTS,
		 sizeof text - 1, RUNS, LOOKS);
	bench_title("The caseload", how);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		measure(kinds[i].what, kinds[i].people);
	return 0;
}
