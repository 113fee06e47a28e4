/* What is handed to the store comes back as it was. */
#include "base/arena.h"
#include "base/error.h"
#include "store/store.h"
#include "support/store_place.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct fixture {
	struct store_place place;
	struct store *store;
	struct arena *arena;
	struct error error;
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);

	store_place_make(&fixture->place);
	fixture->store = store_place_open(&fixture->place);
	fixture->arena = arena_open();
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	store_close(fixture->store);
	arena_close(fixture->arena);
	store_place_remove(&fixture->place);
	free(fixture);
	return 0;
}

static void reopen(struct fixture *fixture)
{
	store_close(fixture->store);
	fixture->store = store_place_open(&fixture->place);
}

static struct session_record load(struct fixture *fixture, int64_t id)
{
	struct session_record session;

	if (!store_session(fixture->store, fixture->arena, id, &session, &fixture->error))
		fail_msg("%s", fixture->error.text);
	return session;
}

static void answer(struct fixture *fixture, int64_t id, const struct answer *given)
{
	if (!store_answer(fixture->store, id, given, &fixture->error))
		fail_msg("%s", fixture->error.text);
}

static void end(struct fixture *fixture, int64_t id, enum ending ending)
{
	assert_true(store_session_end(fixture->store, id, ending, 2, 1500, 61000,
				      &fixture->error));
}

static void a_session_comes_back_as_it_was(void **state)
{
	struct fixture *fixture = *state;
	int64_t id = store_place_begin(fixture->store, 1795334400000);
	struct session_record session;

	assert_true(store_session_progress(fixture->store, id, 1, 250, 30000,
					   &fixture->error));
	end(fixture, id, ENDED_FINISHED);
	reopen(fixture);
	session = load(fixture, id);
	assert_int_equal(session.id, id);
	assert_string_equal(session.practice, "int-draft");
	assert_string_equal(session.title, "A first intention");
	assert_string_equal(session.source, "self");
	assert_int_equal(session.started_ms, 1795334400000);
	assert_int_equal(session.offset_s, 3600);
	assert_int_equal(session.planned_ms, 600000);
	assert_int_equal(session.spent_ms, 61000);
	assert_int_equal(session.ended, ENDED_FINISHED);
	assert_int_equal(session.step, 2);
	assert_int_equal(session.position_ms, 1500);
	assert_int_equal(session.answer_count, 0);
}

static void progress_is_kept_while_a_session_runs(void **state)
{
	struct fixture *fixture = *state;
	int64_t id = store_place_begin(fixture->store, 1000);
	struct session_record session;

	assert_true(store_session_progress(fixture->store, id, 3, 4500, 90000,
					   &fixture->error));
	reopen(fixture);
	session = load(fixture, id);
	assert_int_equal(session.ended, ENDED_RUNNING);
	assert_int_equal(session.step, 3);
	assert_int_equal(session.position_ms, 4500);
	assert_int_equal(session.spent_ms, 90000);
}

static void answers_of_every_kind_come_back_in_the_order_given(void **state)
{
	struct fixture *fixture = *state;
	int64_t id = store_place_begin(fixture->store, 1000);
	const char *const words[] = { "two\nlines, and \"quotes\"", "", "çà et là 🌿" };
	struct answer text = store_place_words("why", "l'été; DROP TABLE session --", 30);
	struct answer number = { .step = "calm", .kind = STEP_RATE, .holds = ANSWER_NUMBER,
				 .number = -3, .track = "calm", .at_ms = 20 };
	struct answer choices = { .step = "values", .kind = STEP_CHOOSE,
				  .holds = ANSWER_CHOICES, .choices = { words, 3 },
				  .keep = "values", .at_ms = 10 };
	struct session_record session;

	answer(fixture, id, &text);
	answer(fixture, id, &number);
	answer(fixture, id, &choices);
	reopen(fixture);
	session = load(fixture, id);
	assert_int_equal(session.answer_count, 3);
	assert_string_equal(session.answers[0].step, "why");
	assert_int_equal(session.answers[0].kind, STEP_WRITE);
	assert_int_equal(session.answers[0].holds, ANSWER_TEXT);
	assert_string_equal(session.answers[0].text, "l'été; DROP TABLE session --");
	assert_null(session.answers[0].keep);
	assert_null(session.answers[0].track);
	assert_int_equal(session.answers[0].at_ms, 30);
	assert_int_equal(session.answers[1].holds, ANSWER_NUMBER);
	assert_int_equal(session.answers[1].kind, STEP_RATE);
	assert_int_equal(session.answers[1].number, -3);
	assert_string_equal(session.answers[1].track, "calm");
	assert_int_equal(session.answers[2].holds, ANSWER_CHOICES);
	assert_int_equal(session.answers[2].choices.count, 3);
	for (size_t i = 0; i < 3; i++)
		assert_string_equal(session.answers[2].choices.at[i], words[i]);
	assert_string_equal(session.answers[2].keep, "values");
}

static void an_answer_given_again_replaces_the_first(void **state)
{
	struct fixture *fixture = *state;
	int64_t id = store_place_begin(fixture->store, 1000);
	const char *const words[] = { "rest", "courage" };
	struct answer choices = { .step = "a", .kind = STEP_CHOOSE,
				  .holds = ANSWER_CHOICES, .choices = { words, 2 },
				  .at_ms = 10 };
	struct answer fewer = choices, text = store_place_words("a", "neither", 30);
	struct session_record session;

	answer(fixture, id, &choices);
	fewer.choices.count = 1;
	answer(fixture, id, &fewer);
	session = load(fixture, id);
	assert_int_equal(session.answer_count, 1);
	assert_int_equal(session.answers[0].choices.count, 1);
	answer(fixture, id, &text);
	session = load(fixture, id);
	assert_int_equal(session.answer_count, 1);
	assert_string_equal(session.answers[0].text, "neither");
	assert_int_equal(store_place_number(fixture->place.database,
					    "SELECT count(*) FROM choice"), 0);
}

static void long_texts_are_kept_whole(void **state)
{
	struct fixture *fixture = *state;
	int64_t id = store_place_begin(fixture->store, 1000);
	size_t length = 300000;
	char *text = malloc(length + 1);
	struct answer given;

	memset(text, 'a', length);
	memcpy(text + length - 3, "end", 4);
	given = store_place_words("journal", text, 10);
	answer(fixture, id, &given);
	assert_string_equal(load(fixture, id).answers[0].text, text);
	free(text);
}

static void sessions_are_loaded_oldest_first_since_a_moment(void **state)
{
	struct fixture *fixture = *state;
	const struct session_record *sessions;
	int64_t late = store_place_begin(fixture->store, 3000);
	int64_t early = store_place_begin(fixture->store, -1000);
	int64_t middle = store_place_begin(fixture->store, 2000);
	struct answer given = store_place_words("a", "middle", 10);
	size_t count;

	answer(fixture, middle, &given);
	assert_true(store_sessions(fixture->store, fixture->arena, INT64_MIN, &sessions,
				   &count, &fixture->error));
	assert_int_equal(count, 3);
	assert_int_equal(sessions[0].id, early);
	assert_int_equal(sessions[1].id, middle);
	assert_int_equal(sessions[2].id, late);
	assert_int_equal(sessions[1].answer_count, 1);
	assert_string_equal(sessions[1].answers[0].text, "middle");
	assert_true(store_sessions(fixture->store, fixture->arena, 2000, &sessions, &count,
				   &fixture->error));
	assert_int_equal(count, 2);
	assert_int_equal(sessions[0].id, middle);
	assert_true(store_sessions(fixture->store, fixture->arena, 3001, &sessions, &count,
				   &fixture->error));
	assert_int_equal(count, 0);
}

static void lists_of_any_length_are_loaded_whole(void **state)
{
	struct fixture *fixture = *state;
	const struct session_record *sessions;
	char step[16];
	size_t count;

	for (int i = 0; i < 40; i++) {
		int64_t id = store_place_begin(fixture->store, i);

		for (int j = 0; i == 17 && j < 33; j++) {
			struct answer given;

			snprintf(step, sizeof step, "s%d", j);
			given = store_place_words(step, step, j);
			answer(fixture, id, &given);
		}
	}
	assert_true(store_sessions(fixture->store, fixture->arena, INT64_MIN, &sessions,
				   &count, &fixture->error));
	assert_int_equal(count, 40);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(sessions[i].started_ms, i);
	assert_int_equal(sessions[17].answer_count, 33);
	for (size_t i = 0; i < 33; i++)
		assert_int_equal(sessions[17].answers[i].at_ms, i);
}

static void an_unknown_session_fails_in_words(void **state)
{
	struct fixture *fixture = *state;
	struct answer given = store_place_words("a", "secret words", 10);
	struct session_record session;

	assert_false(store_session(fixture->store, fixture->arena, 7, &session,
				   &fixture->error));
	assert_non_null(strstr(fixture->error.text, "no session of that number"));
	assert_false(store_answer(fixture->store, 7, &given, &fixture->error));
	assert_non_null(strstr(fixture->error.text, "no session of that number"));
	assert_null(strstr(fixture->error.text, "secret"));
	assert_false(store_session_progress(fixture->store, 7, 0, 0, 0, &fixture->error));
	assert_false(store_session_end(fixture->store, 7, ENDED_LEFT, 0, 0, 0,
				       &fixture->error));
	assert_false(store_session_resume(fixture->store, 7, &fixture->error));
	assert_false(store_put_away(fixture->store, 7, &fixture->error));
	assert_null(store_words(fixture->store));
	assert_int_equal(store_place_number(fixture->place.database,
					    "SELECT (SELECT count(*) FROM session) + "
					    "(SELECT count(*) FROM answer)"), 0);
}

static bool unfinished(struct fixture *fixture, int64_t since_ms, int64_t *id)
{
	struct session_record session = {0};
	bool found;

	assert_true(store_unfinished(fixture->store, fixture->arena, since_ms, NULL, &found,
				     &session, &fixture->error));
	*id = session.id;
	return found;
}

static void a_session_that_was_left_is_offered_until_put_away(void **state)
{
	struct fixture *fixture = *state;
	int64_t found, id;

	assert_false(unfinished(fixture, INT64_MIN, &found));
	id = store_place_begin(fixture->store, 1000);
	assert_false(unfinished(fixture, INT64_MIN, &found));
	end(fixture, id, ENDED_LEFT);
	assert_true(unfinished(fixture, INT64_MIN, &found));
	assert_int_equal(found, id);
	assert_true(unfinished(fixture, 1000, &found));
	assert_false(unfinished(fixture, 1001, &found));
	assert_true(store_put_away(fixture->store, id, &fixture->error));
	assert_false(unfinished(fixture, INT64_MIN, &found));
	reopen(fixture);
	assert_false(unfinished(fixture, INT64_MIN, &found));
}

static void only_the_newest_session_is_offered(void **state)
{
	struct fixture *fixture = *state;
	int64_t found, old = store_place_begin(fixture->store, 1000), new;

	end(fixture, old, ENDED_INTERRUPTED);
	assert_true(unfinished(fixture, INT64_MIN, &found));
	new = store_place_begin(fixture->store, 2000);
	end(fixture, new, ENDED_FINISHED);
	assert_false(unfinished(fixture, INT64_MIN, &found));
}

/* A look into the practice again, or into another, must not hide what was written. */
static void an_empty_run_never_hides_one_with_words(void **state)
{
	struct fixture *fixture = *state;
	int64_t found, words = store_place_begin(fixture->store, 1000), empty;
	struct answer given = store_place_words("a", "half a wor", 1000);
	struct answer blank = store_place_words("a", " \n", 2000);

	answer(fixture, words, &given);
	end(fixture, words, ENDED_LEFT);
	empty = store_place_begin(fixture->store, 2000);
	answer(fixture, empty, &blank);
	end(fixture, empty, ENDED_LEFT);
	assert_true(unfinished(fixture, INT64_MIN, &found));
	assert_int_equal(found, words);
	end(fixture, store_place_begin(fixture->store, 3000), ENDED_FINISHED);
	assert_false(unfinished(fixture, INT64_MIN, &found));
}

/* With the one with words put away, or finished, it would look as if nothing had been
 * done. What was broken off was not left by anybody's wish. */
static void an_empty_run_does_not_outlive_one_with_words(void **state)
{
	struct fixture *fixture = *state;
	int64_t found, words = store_place_begin(fixture->store, 1000), empty;
	struct answer given = store_place_words("a", "half a wor", 1000);

	answer(fixture, words, &given);
	end(fixture, words, ENDED_LEFT);
	empty = store_place_begin(fixture->store, 2000);
	end(fixture, empty, ENDED_LEFT);
	assert_true(store_put_away(fixture->store, words, &fixture->error));
	assert_false(unfinished(fixture, INT64_MIN, &found));
	assert_true(store_session_resume(fixture->store, words, &fixture->error));
	end(fixture, words, ENDED_FINISHED);
	assert_false(unfinished(fixture, INT64_MIN, &found));
	assert_true(store_session_resume(fixture->store, empty, &fixture->error));
	end(fixture, empty, ENDED_INTERRUPTED);
	assert_true(unfinished(fixture, INT64_MIN, &found));
	assert_int_equal(found, empty);
}

static void a_resumed_session_runs_again_and_keeps_its_answers(void **state)
{
	struct fixture *fixture = *state;
	int64_t found, id = store_place_begin(fixture->store, 1000);
	struct answer first = store_place_words("a", "before", 10);
	struct answer second = store_place_words("b", "after", 20);
	struct session_record session;

	answer(fixture, id, &first);
	end(fixture, id, ENDED_LEFT);
	assert_true(store_session_resume(fixture->store, id, &fixture->error));
	assert_int_equal(load(fixture, id).ended, ENDED_RUNNING);
	assert_false(unfinished(fixture, INT64_MIN, &found));
	answer(fixture, id, &second);
	end(fixture, id, ENDED_FINISHED);
	session = load(fixture, id);
	assert_int_equal(session.ended, ENDED_FINISHED);
	assert_int_equal(session.answer_count, 2);
	assert_string_equal(session.answers[0].text, "before");
}

static void a_finished_session_is_not_resumed(void **state)
{
	struct fixture *fixture = *state;
	int64_t id = store_place_begin(fixture->store, 1000);

	end(fixture, id, ENDED_FINISHED);
	assert_false(store_session_resume(fixture->store, id, &fixture->error));
	assert_non_null(strstr(fixture->error.text, "finished"));
	assert_int_equal(load(fixture, id).ended, ENDED_FINISHED);
}

static struct kept kept_beside(struct fixture *fixture, const char *name, const char *beside)
{
	struct kept kept;

	assert_true(beside ? store_kept_beside(fixture->store, fixture->arena, name, beside,
					       &kept, &fixture->error)
			   : store_kept(fixture->store, fixture->arena, name, &kept,
					&fixture->error));
	return kept;
}

static void the_newest_text_kept_under_a_name_is_found(void **state)
{
	struct fixture *fixture = *state;
	int64_t id = store_place_begin(fixture->store, 1000);
	int64_t other = store_place_begin(fixture->store, 500);
	struct kept kept;
	struct answer new = store_place_words("a", "to listen", 30);
	struct answer old = store_place_words("a", "to rest", 20);
	struct answer blank = store_place_words("b", " \n\t", 40);
	struct answer named_otherwise = store_place_words("c", "a letter", 50);

	new.keep = old.keep = blank.keep = "intention";
	named_otherwise.keep = "letter";
	assert_null(kept_beside(fixture, "intention", NULL).text);
	answer(fixture, id, &new);
	answer(fixture, other, &old);
	answer(fixture, other, &blank);
	answer(fixture, id, &named_otherwise);
	end(fixture, id, ENDED_LEFT);
	kept = kept_beside(fixture, "intention", NULL);
	assert_string_equal(kept.text, "to listen");
	assert_int_equal(kept.at_ms, 30);
	assert_int_equal(kept.offset_s, 3600);
	new.text = "";
	answer(fixture, id, &new);
	assert_string_equal(kept_beside(fixture, "intention", NULL).text, "to rest");
}

static void what_was_written_together_is_read_together(void **state)
{
	struct fixture *fixture = *state;
	int64_t first = store_place_begin(fixture->store, 500);
	int64_t second = store_place_begin(fixture->store, 1000);
	struct answer when = store_place_words("w", "it rains", 10);
	struct answer what = store_place_words("t", "go out", 20);
	struct answer other_when = store_place_words("w", "it snows", 30);

	when.keep = other_when.keep = "if";
	what.keep = "then";
	assert_null(kept_beside(fixture, "if", "then").text);
	answer(fixture, second, &other_when);
	assert_null(kept_beside(fixture, "if", "then").text);
	answer(fixture, first, &when);
	answer(fixture, first, &what);
	assert_string_equal(kept_beside(fixture, "if", "then").text, "it rains");
	what.at_ms = 40;
	answer(fixture, second, &what);
	assert_string_equal(kept_beside(fixture, "if", "then").text, "it snows");
}

static void words_chosen_are_kept_under_a_name_too(void **state)
{
	struct fixture *fixture = *state;
	const char *const words[] = { "rest", "courage" };
	int64_t id = store_place_begin(fixture->store, 1000);
	struct answer choices = { .step = "v", .kind = STEP_CHOOSE,
				  .holds = ANSWER_CHOICES, .choices = { words, 2 },
				  .keep = "values", .at_ms = 10 };
	struct answer none = choices;

	none.step = "w";
	none.choices.count = 0;
	none.at_ms = 20;
	answer(fixture, id, &choices);
	answer(fixture, id, &none);
	assert_string_equal(kept_beside(fixture, "values", NULL).text, "rest, courage");
	assert_int_equal(kept_beside(fixture, "values", NULL).at_ms, 10);
}

static unsigned mode_of(const char *path)
{
	struct stat about;

	assert_int_equal(stat(path, &about), 0);
	return about.st_mode & 07777;
}

static void nobody_else_can_read_the_database(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(mode_of(fixture->place.data), 0700);
	assert_int_equal(mode_of(fixture->place.database), 0600);
	assert_int_equal(chmod(fixture->place.database, 0644), 0);
	reopen(fixture);
	assert_int_equal(mode_of(fixture->place.database), 0600);
}

static void words_taken_back_leave_no_trace_in_the_file(void **state)
{
	struct fixture *fixture = *state;
	int64_t id = store_place_begin(fixture->store, 1000);
	char *text = malloc(20001), *bytes;
	struct answer given;
	size_t length;

	for (int i = 0; i < 2000; i++)
		memcpy(text + 10 * i, "unspeakabl", 11);
	given = store_place_words("journal", text, 10);
	answer(fixture, id, &given);
	bytes = store_place_bytes(fixture->place.database, &length);
	assert_non_null(memmem(bytes, length, "unspeakabl", 10));
	free(bytes);
	given.text = "never mind";
	answer(fixture, id, &given);
	bytes = store_place_bytes(fixture->place.database, &length);
	assert_null(memmem(bytes, length, "unspeakabl", 10));
	assert_non_null(memmem(bytes, length, "never mind", 10));
	free(bytes);
	free(text);
}

static void an_examination_says_what_there_is(void **state)
{
	struct fixture *fixture = *state;
	int64_t id = store_place_begin(fixture->store, 1000);
	struct answer given = store_place_words("a", "private", 10);
	const char *words = NULL;

	answer(fixture, id, &given);
	assert_true(store_examine(fixture->store, fixture->arena, &words, &fixture->error));
	assert_non_null(strstr(words, "is whole: 1 session, 1 answer, "));
	assert_non_null(strstr(words, "schema 4"));
	assert_non_null(strstr(words, fixture->place.database));
	assert_null(strstr(words, "private"));
}

/* It is asked at every start, so a long log must not be read for it. */
static void whether_there_is_any_session_is_told_without_reading_one(void **state)
{
	struct fixture *fixture = *state;
	const struct session_record *sessions;
	size_t count;
	bool any;

	assert_true(store_has_sessions(fixture->store, &any, &fixture->error));
	assert_false(any);
	store_place_begin(fixture->store, 1000);
	assert_true(store_has_sessions(fixture->store, &any, &fixture->error));
	assert_true(any);
	store_place_sql(fixture->place.database, "ALTER TABLE answer RENAME TO hidden");
	assert_false(store_sessions(fixture->store, fixture->arena, INT64_MIN, &sessions,
				    &count, &fixture->error));
	assert_true(store_has_sessions(fixture->store, &any, &fixture->error));
	assert_true(any);
}

/* Numbers of a file that somebody altered by hand: what is handed out can be reckoned with. */
static void numbers_that_nothing_can_reckon_with_are_bounded(void **state)
{
	static const char *const values[] = { "9223372036854775807",
					      "-9223372036854775808" };
	static const char *const columns[] = { "started_ms", "offset_s", "planned_ms", "spent_ms",
					       "step", "position_ms" };
	const int64_t ten_years_ms = INT64_C(10) * 366 * 86400000;
	struct fixture *fixture = *state;
	int64_t id = store_place_begin(fixture->store, 1000);

	end(fixture, id, ENDED_LEFT);
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
			struct session_record session;
			char sql[120];

			snprintf(sql, sizeof sql, "UPDATE session SET %s = %s", columns[i],
				 values[v]);
			store_close(fixture->store);
			store_place_sql(fixture->place.database, sql);
			fixture->store = store_place_open(&fixture->place);
			session = load(fixture, id);
			assert_in_range(session.planned_ms, 0, ten_years_ms);
			assert_in_range(session.spent_ms, 0, ten_years_ms);
			assert_in_range(session.position_ms, 0, ten_years_ms);
			assert_in_range(session.started_ms, 0, INT64_C(253402300799999));
			assert_true(abs(session.offset_s) <= 86400);
			assert_true(session.step <= STEPS_MOST);
			assert_true(session.ended < ENDING_COUNT);
		}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_session_comes_back_as_it_was),
		TEST(numbers_that_nothing_can_reckon_with_are_bounded),
		TEST(progress_is_kept_while_a_session_runs),
		TEST(answers_of_every_kind_come_back_in_the_order_given),
		TEST(an_answer_given_again_replaces_the_first),
		TEST(long_texts_are_kept_whole),
		TEST(sessions_are_loaded_oldest_first_since_a_moment),
		TEST(lists_of_any_length_are_loaded_whole),
		TEST(whether_there_is_any_session_is_told_without_reading_one),
		TEST(an_unknown_session_fails_in_words),
		TEST(a_session_that_was_left_is_offered_until_put_away),
		TEST(only_the_newest_session_is_offered),
		TEST(an_empty_run_never_hides_one_with_words),
		TEST(an_empty_run_does_not_outlive_one_with_words),
		TEST(a_resumed_session_runs_again_and_keeps_its_answers),
		TEST(a_finished_session_is_not_resumed),
		TEST(the_newest_text_kept_under_a_name_is_found),
		TEST(what_was_written_together_is_read_together),
		TEST(words_chosen_are_kept_under_a_name_too),
		TEST(nobody_else_can_read_the_database),
		TEST(words_taken_back_leave_no_trace_in_the_file),
		TEST(an_examination_says_what_there_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
