/* What was taken in comes back as it was; of one id one version stands. */
#include "base/arena.h"
#include "base/error.h"
#include "store/assignments.h"
#include "store/store.h"
#include "support/store_place.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct fixture {
	struct store_place place;
	struct store *store;
	struct arena *arena;
	struct error error;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	store_place_make(&fixture.place);
	fixture.store = store_place_open(&fixture.place);
	fixture.arena = arena_open();
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	store_close(fixture->store);
	arena_close(fixture->arena);
	store_place_remove(&fixture->place);
	return 0;
}

static struct taken_task tasks[] = {
	{ .name = "mornings", .practice = "ground-54321", .steps = NULL,
	  .times = { OFTEN_WEEKLY, 5 }, .minutes_ms = 180000, .when = "after breakfast",
	  .why = "So that it is familiar.", .accepted = true },
	{ .name = "breaths", .practice = "breath-longer-out", .steps = "settle, first",
	  .times = { OFTEN_TWICE_DAILY, 0 }, .accepted = false },
};

static struct taken taken_of(const char *id, int64_t taken_ms)
{
	return (struct taken){ .id = id, .title = "A gentle start", .from = "The clinic",
			       .to = "R.", .made = "2026-11-20", .starts = "2026-11-24",
			       .leave_out = 1u << LEAVE_OUT_HOLDS | 1u << LEAVE_OUT_WRITING,
			       .longest_ms = 600000, .text = "[assignment]\n",
			       .folder = "0123abcd", .taken_ms = taken_ms, .tasks = tasks,
			       .task_count = 2 };
}

static const struct known_signer clinic = { .signs = "S1", .seals = "B1",
					    .name = "The clinic", .last_ms = 1000 };

static void take(struct fixture *fixture, const char *id, int64_t taken_ms,
		 const struct known_signer *signer)
{
	struct taken taken = taken_of(id, taken_ms);

	if (!store_take(fixture->store, &taken, signer, &fixture->error))
		fail_msg("%s", fixture->error.text);
}

static const struct taken *all(struct fixture *fixture, size_t expected)
{
	const struct taken *list;
	size_t count;

	assert_true(store_assignments(fixture->store, fixture->arena, &list, &count,
				      &fixture->error));
	assert_int_equal(count, expected);
	return list;
}

static const struct known_signer *signers(struct fixture *fixture, size_t expected)
{
	const struct known_signer *list;
	size_t count;

	assert_true(store_signers(fixture->store, fixture->arena, &list, &count,
				  &fixture->error));
	assert_int_equal(count, expected);
	return list;
}

static void every_word_comes_back(void **state)
{
	struct fixture *fixture = *state;
	const struct taken *taken;

	take(fixture, "gentle", 1000, &clinic);
	taken = all(fixture, 1);
	assert_string_equal(taken->id, "gentle");
	assert_string_equal(taken->title, "A gentle start");
	assert_string_equal(taken->from, "The clinic");
	assert_string_equal(taken->to, "R.");
	assert_string_equal(taken->made, "2026-11-20");
	assert_string_equal(taken->starts, "2026-11-24");
	assert_null(taken->ends);
	assert_int_equal(taken->leave_out, 1u << LEAVE_OUT_HOLDS | 1u << LEAVE_OUT_WRITING);
	assert_int_equal(taken->longest_ms, 600000);
	assert_string_equal(taken->text, "[assignment]\n");
	assert_string_equal(taken->folder, "0123abcd");
	assert_int_equal(taken->taken_ms, 1000);
	assert_int_equal(taken->ended_ms, 0);
	assert_int_equal(taken->signer, signers(fixture, 1)->row);
	assert_int_equal(taken->task_count, 2);
	assert_string_equal(taken->tasks[0].why, "So that it is familiar.");
	assert_int_equal(taken->tasks[0].times.often, OFTEN_WEEKLY);
	assert_int_equal(taken->tasks[0].times.a_week, 5);
	assert_true(taken->tasks[0].accepted);
	assert_string_equal(taken->tasks[1].steps, "settle, first");
	assert_int_equal(taken->tasks[1].times.often, OFTEN_TWICE_DAILY);
	assert_null(taken->tasks[1].when);
	assert_false(taken->tasks[1].accepted);
}

/* Taken in by a program that took more than this one does. */
static void hidden_characters_stay_in_the_database(void **state)
{
	struct fixture *fixture = *state;
	struct taken taken = taken_of("odd", 1000);
	const struct taken *back;

	taken.title = "Calm \xE2\x80\xAE" "start\x1b[2J";
	taken.from = "Dr\xE2\x80\x8B Weber";
	assert_true(store_take(fixture->store, &taken, NULL, &fixture->error));
	back = all(fixture, 1);
	assert_string_equal(back->title, "Calm start[2J");
	assert_string_equal(back->from, "Dr Weber");
}

static void a_newer_one_takes_the_place_of_the_older(void **state)
{
	struct fixture *fixture = *state;
	const struct taken *taken;

	take(fixture, "gentle", 1000, &clinic);
	take(fixture, "other", 1500, NULL);
	take(fixture, "gentle", 2000, &clinic);
	taken = all(fixture, 3);
	assert_int_equal(taken[0].ended_ms, 2000);
	assert_true(taken[0].replaced);
	assert_int_equal(taken[1].ended_ms, 0);
	assert_int_equal(taken[1].signer, 0);
	assert_int_equal(taken[2].ended_ms, 0);
	assert_false(taken[2].replaced);
}

static void a_signer_is_known_by_both_keys(void **state)
{
	struct fixture *fixture = *state;
	struct known_signer again = clinic, other = clinic;
	const struct known_signer *list;

	take(fixture, "one", 1000, &clinic);
	again.name = "The clinic, Dublin";
	again.last_ms = 5000;
	take(fixture, "two", 5000, &again);
	list = signers(fixture, 1);
	assert_string_equal(list->name, "The clinic, Dublin");
	assert_int_equal(list->first_ms, 1000);
	assert_int_equal(list->last_ms, 5000);
	other.seals = "B2";
	other.former = list->row;
	take(fixture, "three", 6000, &other);
	list = signers(fixture, 2);
	assert_int_equal(list[1].former, list[0].row);
}

static void one_is_put_away_once(void **state)
{
	struct fixture *fixture = *state;
	const struct taken *taken;
	bool found;

	take(fixture, "gentle", 1000, NULL);
	assert_true(store_end_assignment(fixture->store, "gentle", 3000, &found, NULL));
	assert_true(found);
	taken = all(fixture, 1);
	assert_int_equal(taken->ended_ms, 3000);
	assert_false(taken->replaced);
	assert_true(store_end_assignment(fixture->store, "gentle", 4000, &found, NULL));
	assert_false(found);
	take(fixture, "gentle", 5000, NULL);
	assert_int_equal(all(fixture, 2)[0].ended_ms, 3000);
}

/* Aside there are sessions only. */
static void nothing_is_taken_in_aside(void **state)
{
	struct fixture *fixture = *state;
	struct taken taken = taken_of("gentle", 2000);
	const struct taken *list;
	const struct known_signer *signers;
	size_t count;
	bool found;

	take(fixture, "gentle", 1000, NULL);
	store_close(fixture->store);
	store_place_sql(fixture->place.database, "PRAGMA user_version = 99");
	fixture->store = store_place_open_aside(&fixture->place, "newer Groundwork");
	assert_false(store_can_take(fixture->store, &fixture->error));
	assert_false(store_take(fixture->store, &taken, NULL, &fixture->error));
	assert_non_null(strstr(fixture->error.text, "kept in the main database only"));
	assert_false(store_end_assignment(fixture->store, "gentle", 1, &found,
					  &fixture->error));
	/* what cannot be read is not "there is none" */
	assert_false(store_assignments(fixture->store, fixture->arena, &list, &count,
				       &fixture->error));
	assert_non_null(strstr(fixture->error.text, "newer Groundwork"));
	assert_false(store_signers(fixture->store, fixture->arena, &signers, &count,
				   &fixture->error));
}

/* A database out of which somebody cut every NOT NULL, and with it the words. */
static void cut_words_out(const char *database)
{
	static const char *const columns[] = {
		"session SET practice = NULL, title = NULL, source = NULL, ended = NULL",
		"answer SET kind = NULL, holds = NULL",
		"signer SET signs = NULL, seals = NULL, name = NULL",
		"assignment SET name = NULL, title = NULL, sender = NULL",
		"assignment SET recipient = NULL, leave_out = NULL, text = NULL",
		"task SET name = NULL, practice = NULL, times = NULL",
	};
	char sql[300];

	store_place_sql(database, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "
			"replace(sql, 'TEXT NOT NULL', 'TEXT')");
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		snprintf(sql, sizeof sql, "UPDATE %s", columns[i]);
		store_place_sql(database, sql);
	}
}

static void words_that_were_cut_out_are_empty(void **state)
{
	struct fixture *fixture = *state;
	struct answer answer = store_place_words("i", "to listen", 10);
	int64_t id = store_place_begin(fixture->store, 1000);
	const struct session_record *sessions;
	const struct known_signer *signers;
	const struct taken *list;
	size_t count;

	assert_true(store_answer(fixture->store, id, &answer, &fixture->error));
	assert_true(store_session_end(fixture->store, id, ENDED_LEFT, 1, 0, 1,
				      &fixture->error));
	take(fixture, "gentle", 1000, &clinic);
	store_close(fixture->store);
	cut_words_out(fixture->place.database);
	fixture->store = store_place_open(&fixture->place);
	list = all(fixture, 1);
	assert_string_equal(list[0].id, "");
	assert_string_equal(list[0].title, "");
	assert_string_equal(list[0].from, "");
	assert_string_equal(list[0].text, "");
	assert_string_equal(list[0].tasks[0].practice, "");
	assert_true(store_signers(fixture->store, fixture->arena, &signers, &count,
				  &fixture->error));
	assert_string_equal(signers[0].signs, "");
	assert_string_equal(signers[0].name, "");
	assert_true(store_sessions(fixture->store, fixture->arena, INT64_MIN, &sessions,
				   &count, &fixture->error));
	assert_string_equal(sessions[0].practice, "");
	assert_string_equal(sessions[0].source, "");
	assert_string_equal(sessions[0].answers[0].text, "to listen");
}

/* Numbers of a file that somebody altered by hand: what is handed out can be reckoned with. */
static void numbers_that_nothing_can_reckon_with_are_bounded(void **state)
{
	static const char *const columns[] = {
		"assignment SET longest_ms", "assignment SET taken_ms", "assignment SET ended_ms",
		"assignment SET taken_offset_s", "task SET minutes_ms" };
	static const char *const values[] = { "9223372036854775807", "-9223372036854775808" };
	const int64_t last_ms = INT64_C(253402300799999);
	struct fixture *fixture = *state;

	take(fixture, "gentle", 1000, &clinic);
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
			const struct taken *list;
			char sql[120];

			snprintf(sql, sizeof sql, "UPDATE %s = %s", columns[i], values[v]);
			store_close(fixture->store);
			store_place_sql(fixture->place.database, sql);
			fixture->store = store_place_open(&fixture->place);
			list = all(fixture, 1);
			assert_in_range(list[0].taken_ms, 0, last_ms);
			assert_in_range(list[0].ended_ms, 0, last_ms);
			assert_in_range(list[0].longest_ms, 0, last_ms);
			assert_in_range(list[0].tasks[0].minutes_ms, 0, last_ms);
			assert_true(abs(list[0].taken_offset_s) <= 86400);
		}
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(every_word_comes_back),
		TEST(hidden_characters_stay_in_the_database),
		TEST(a_newer_one_takes_the_place_of_the_older),
		TEST(a_signer_is_known_by_both_keys),
		TEST(one_is_put_away_once),
		TEST(nothing_is_taken_in_aside),
		TEST(words_that_were_cut_out_are_empty),
		TEST(numbers_that_nothing_can_reckon_with_are_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
