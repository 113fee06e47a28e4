/* plain_store_test.c -- a person writes while the database cannot be used: it is
 * said, the file stays as it is, and the words are in the log afterwards. */
#include "app/program.h"
#include "support/child.h"
#include "support/store_place.h"

#include <sqlite3.h>

static struct program place;

static int make(void **state)
{
	(void)state;
	program_make(&place);
	program_at(&place, "2026-11-22T08:00:00Z");
	assert_int_equal(program_run(&place, PROGRAM_WORDS("play", "page", "--plain"),
				     "Before\n\n0\n"), 0);
	return 0;
}

static int unmake(void **state)
{
	(void)state;
	program_remove(&place);
	return 0;
}

/* Writes a page; expects that it is told why it goes elsewhere, and that the
 * database is the same afterwards. */
static void write_aside(const char *reason)
{
	size_t length, length_after;
	char *before = store_place_bytes(place.database, &length), *after;

	assert_int_equal(program_run(&place, PROGRAM_WORDS("play", "page", "--plain"),
				     "During\n\n1\n"), 0);
	program_expect(place.err, reason);
	program_expect(place.err, "groundwork.db");
	program_expect(place.out, "That was less than a minute.\n");
	after = store_place_bytes(place.database, &length_after);
	assert_int_equal(length, length_after);
	assert_memory_equal(before, after, length);
	free(before);
	free(after);
}

static void expect_both_in_the_log(void)
{
	assert_int_equal(program_run(&place, PROGRAM_WORDS("log", "--csv"), ""), 0);
	program_expect(place.out, "today: Before\nafter: 0");
	program_expect(place.out, "today: During\nafter: 1");
	assert_string_equal(place.err, "");
}

static void a_newer_database_waits_for_a_newer_program(void **state)
{
	(void)state;
	store_place_sql(place.database, "PRAGMA user_version = 99");
	write_aside("newer");
	store_place_sql(place.database, "PRAGMA user_version = 4");
	expect_both_in_the_log();
}

static void hold(struct child *child, const void *path)
{
	sqlite3 *db;

	if (sqlite3_open(path, &db) != SQLITE_OK ||
	    sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL) != SQLITE_OK)
		return;
	child_ready(child);
	sqlite3_close(db);
}

static void a_locked_database_is_not_waited_for(void **state)
{
	struct child child;

	(void)state;
	child_start(&child, hold, place.database);
	write_aside("held by another program");
	child_finish(&child);
	expect_both_in_the_log();
}

static void a_damaged_database_is_left_for_a_backup(void **state)
{
	size_t length;
	char *good = store_place_bytes(place.database, &length);

	(void)state;
	store_place_write(place.database, "This is no database, it is a letter. ", 37);
	write_aside("damaged (put a backup in its place)");
	store_place_write(place.database, good, length);
	free(good);
	expect_both_in_the_log();
}

static void without_any_place_it_is_said_that_nothing_lasts(void **state)
{
	const char *data = check_path(place.home, "data"), *state_home =
		check_path(place.home, "state"), *run = check_path(place.home, "run");

	(void)state;
	check_remove(data);
	check_remove(state_home);
	check_write(data, "a file, not a folder", 20);
	check_write(state_home, "a file, not a folder", 20);
	check_write(run, "a file, not a folder", 20);
	assert_int_equal(program_run(&place, PROGRAM_WORDS("play", "page", "--plain"),
				     "Nowhere\n\n\n"), 1);
	program_expect(place.err, "memory");
	program_expect(place.err, "What you gave in \"A page\" was not kept: it could not be "
				  "put on the disk.\n");
	assert_null(strstr(place.out, "log"));
	unlink(run);
	assert_int_equal(program_run(&place, PROGRAM_WORDS("play", "page", "--plain"),
				     "Somewhere\n\n\n"), 0);
	program_expect(place.err, "that place is emptied when the system is switched off");
	unlink(data);
	unlink(state_home);
	assert_int_equal(program_run(&place, PROGRAM_WORDS("log", "--csv"), ""), 0);
	program_expect(place.out, "today: Somewhere");
}

static void messages_are_said_once(void **state)
{
	const char *first, *again;

	(void)state;
	store_place_sql(place.database, "PRAGMA user_version = 99");
	write_aside("newer");
	first = strstr(place.err, "newer");
	again = strstr(first + 1, "newer");
	if (again)
		fail_msg("said twice:\n%s", place.err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)
		TEST(a_newer_database_waits_for_a_newer_program),
		TEST(a_locked_database_is_not_waited_for),
		TEST(a_damaged_database_is_left_for_a_backup),
		TEST(without_any_place_it_is_said_that_nothing_lasts),
		TEST(messages_are_said_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
