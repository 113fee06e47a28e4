/* Every schema version that was ever written can be opened and brought up. Each
 * has its dump here, version-N.sql, with the same sessions in it. */
#include "base/arena.h"
#include "base/error.h"
#include "store/assignments.h"
#include "store/reports.h"
#include "store/schema.h"
#include "store/store.h"
#include "support/store_place.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void lay_version(const struct store_place *place, int version)
{
	char file[64];

	snprintf(file, sizeof file, "tests/store/version-%d.sql", version);
	assert_int_equal(mkdir(place->data, 0700), 0);
	store_place_sql_file(place->database, file);
	assert_int_equal(store_place_number(place->database, "PRAGMA user_version"),
			 version);
}

/* The tables as SQL, without white space, so that only meaning is compared. */
static char *schema_of(const char *path)
{
	char *all = calloc(1, 1), *squeezed;
	sqlite3_stmt *statement;
	size_t length = 0;
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT type || name || sql FROM "
					    "sqlite_master WHERE sql IS NOT NULL "
					    "ORDER BY type, name", -1, &statement, NULL),
			 SQLITE_OK);
	while (sqlite3_step(statement) == SQLITE_ROW) {
		const char *sql = (const char *)sqlite3_column_text(statement, 0);

		all = realloc(all, length + strlen(sql) + 1);
		squeezed = all + length;
		for (; *sql; sql++)
			if (!strchr(" \t\n", *sql))
				*squeezed++ = *sql;
		*squeezed = '\0';
		length = (size_t)(squeezed - all);
	}
	sqlite3_finalize(statement);
	sqlite3_close(db);
	assert_true(length > 0);
	return all;
}

static void expect_the_three_sessions(struct store *store, struct arena *arena)
{
	const struct session_record *sessions;
	struct error error;
	size_t count;

	assert_true(store_sessions(store, arena, INT64_MIN, &sessions, &count, &error));
	assert_int_equal(count, 3);
	assert_string_equal(sessions[0].practice, "int-draft");
	assert_int_equal(sessions[0].ended, ENDED_FINISHED);
	assert_int_equal(sessions[0].spent_ms, 612000);
	assert_int_equal(sessions[0].answer_count, 3);
	assert_int_equal(sessions[0].answers[0].number, 6);
	assert_int_equal(sessions[0].answers[1].choices.count, 2);
	assert_string_equal(sessions[0].answers[1].choices.at[1], "courage");
	assert_string_equal(sessions[0].answers[2].text, "To listen, çà et là.");
	assert_string_equal(sessions[1].source, "assignment:7");
	assert_int_equal(sessions[1].ended, ENDED_LEFT);
	assert_int_equal(sessions[1].position_ms, 45000);
	assert_int_equal(sessions[2].ended, ENDED_INTERRUPTED);
	assert_string_equal(sessions[2].answers[0].text, "Slow rain all day.");
}

static void check_version(int version)
{
	struct store_place place;
	struct session_record session;
	struct arena *arena = arena_open();
	struct store *store;
	struct kept kept;
	struct error error;
	bool found;

	store_place_make(&place);
	lay_version(&place, version);
	store = store_place_open(&place);
	expect_the_three_sessions(store, arena);
	assert_true(store_kept(store, arena, "intention", &kept, &error));
	assert_string_equal(kept.text, "To listen, çà et là.");
	assert_true(store_unfinished(store, arena, INT64_MIN, NULL, &found, &session, &error));
	assert_true(found);
	assert_int_equal(session.id, 3);
	assert_int_equal(store_place_begin(store, 1795593600000), 4);
	store_close(store);
	assert_int_equal(store_place_number(place.database, "PRAGMA user_version"),
			 SCHEMA_VERSION);
	arena_close(arena);
	store_place_remove(&place);
}

static void every_version_opens_and_keeps_what_it_holds(void **state)
{
	(void)state;
	for (int version = 1; version <= SCHEMA_VERSION; version++)
		check_version(version);
}

static void an_assignment_that_was_taken_in_is_there(void **state)
{
	struct store_place place;
	struct arena *arena = arena_open();
	const struct taken *list;
	struct store *store;
	size_t count;

	(void)state;
	for (int version = 3; version <= SCHEMA_VERSION; version++) {
		store_place_make(&place);
		lay_version(&place, version);
		store = store_place_open(&place);
		assert_true(store_assignments(store, arena, &list, &count, NULL));
		assert_int_equal(count, 1);
		assert_string_equal(list[0].id, "a-gentle-start");
		assert_int_equal(list[0].leave_out, 1u << LEAVE_OUT_HOLDS |
						    1u << LEAVE_OUT_BODY);
		assert_int_equal(list[0].task_count, 2);
		assert_true(list[0].tasks[0].accepted && !list[0].tasks[1].accepted);
		assert_int_equal(list[0].tasks[0].times.a_week, 5);
		store_close(store);
		store_place_remove(&place);
	}
	arena_close(arena);
}

static void a_report_that_was_made_is_known(void **state)
{
	struct store_place place;
	struct arena *arena = arena_open();
	const struct made_report *made;
	const struct taken *taken;
	struct store *store;
	size_t count;

	(void)state;
	for (int version = 4; version <= SCHEMA_VERSION; version++) {
		store_place_make(&place);
		lay_version(&place, version);
		store = store_place_open(&place);
		assert_true(store_reports(store, arena, &made, &count, NULL));
		assert_int_equal(count, 1);
		assert_string_equal(made[0].reader_name, "The clinic");
		assert_int_equal(made[0].last_date, 20780);
		assert_int_equal(made[0].told_count, 1);
		assert_string_equal(made[0].told[0].step, "calm");
		assert_true(store_assignments(store, arena, &taken, &count, NULL));
		assert_int_equal(taken[0].taken_offset_s, 13 * 3600);
		store_close(store);
		store_place_remove(&place);
	}
	arena_close(arena);
}

static void a_version_brought_up_has_the_tables_of_a_fresh_one(void **state)
{
	struct store_place fresh, old;
	char *fresh_schema, *old_schema;

	(void)state;
	store_place_make(&fresh);
	store_close(store_place_open(&fresh));
	fresh_schema = schema_of(fresh.database);
	for (int version = 1; version <= SCHEMA_VERSION; version++) {
		store_place_make(&old);
		lay_version(&old, version);
		store_close(store_place_open(&old));
		old_schema = schema_of(old.database);
		assert_string_equal(old_schema, fresh_schema);
		free(old_schema);
		store_place_remove(&old);
	}
	free(fresh_schema);
	store_place_remove(&fresh);
}

static void a_fresh_database_says_whose_it_is(void **state)
{
	struct store_place place;

	(void)state;
	store_place_make(&place);
	store_close(store_place_open(&place));
	assert_int_equal(store_place_number(place.database, "PRAGMA application_id"),
			 SCHEMA_APPLICATION);
	assert_int_equal(store_place_number(place.database, "PRAGMA user_version"),
			 SCHEMA_VERSION);
	store_place_remove(&place);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_version_opens_and_keeps_what_it_holds),
		cmocka_unit_test(an_assignment_that_was_taken_in_is_there),
		cmocka_unit_test(a_report_that_was_made_is_known),
		cmocka_unit_test(a_version_brought_up_has_the_tables_of_a_fresh_one),
		cmocka_unit_test(a_fresh_database_says_whose_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
