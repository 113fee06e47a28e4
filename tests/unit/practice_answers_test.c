/* practice_answers_test.c -- what is given in a practice: it changes with every key, waits
 * to be stored, is found on the way back, and is added up. */
#include "support/check.h"

#include "practice/answers.h"
#include "base/arena.h"
#include "model/totals.h"

#include <string.h>

static const char *const options[] = { "Rest", "Walk", "Sleep" };

static const char *const questions[] = { "Over two weeks:", "How bad is it?" };

static const struct step steps[] = {
	{ .kind = STEP_WRITE, .name = "wish", .keep = "intention" },
	{ .kind = STEP_RATE, .name = "one", .adds = "sum", .to = 3, .track = "low" },
	{ .kind = STEP_RATE, .name = "two", .adds = "sum", .from = 1, .to = 4,
	  .supports = true, .support_from = 3, .ask = { questions, 2 } },
	{ .kind = STEP_CHOOSE, .name = "what", .options = { options, 3 }, .many = true },
};

static const struct practice practice = {
	.id = "form", .steps = steps, .step_count = 4, .total_count = 1,
	.totals = { { .name = "sum", .low = 3, .low_words = "That is little." } },
};

static struct arena *arena;
static struct answers answers;

static int make(void **state)
{
	(void)state;
	arena = arena_open();
	answers = answers_open(&practice, arena);
	return 0;
}

static int unmake(void **state)
{
	(void)state;
	answers_close(&answers);
	arena_close(arena);
	return 0;
}

static void a_change_waits_from_its_first_key_until_it_is_taken(void **state)
{
	const struct answer *taken;

	(void)state;
	assert_int_equal(answers_waiting_ms(&answers), INT64_MAX);
	assert_null(answers_take(&answers, 1));
	answers_text(&answers, "W", 100);
	answers_text(&answers, "Wo", 250);
	assert_int_equal(answers_waiting_ms(&answers), 100);
	taken = answers_take(&answers, 7000);
	assert_string_equal(taken->text, "Wo");
	assert_string_equal(taken->step, "wish");
	assert_string_equal(taken->keep, "intention");
	assert_int_equal(taken->at_ms, 7000);
	assert_int_equal(answers_waiting_ms(&answers), INT64_MAX);
	assert_null(answers_take(&answers, 8000));
	answers_text(&answers, "Wor", 400);
	assert_int_equal(answers_waiting_ms(&answers), 400);
}

static void on_the_way_back_everything_is_there(void **state)
{
	char typed[] = "Be kind";

	(void)state;
	answers_text(&answers, typed, 0);
	memset(typed, 'x', sizeof typed - 1);	/* it was copied */
	answers_take(&answers, 0);
	answers_begin(&answers, 3);
	assert_null(answers_given(&answers, 3));
	answers_choices(&answers, (const bool[]){ true, false, true }, 3, 0);
	answers_take(&answers, 0);
	answers_begin(&answers, 0);
	assert_string_equal(answers_given(&answers, 0)->text, "Be kind");
	answers_text(&answers, "Be kinder", 0);
	answers_take(&answers, 0);
	answers_begin(&answers, 3);
	assert_int_equal(answers_given(&answers, 3)->choices.count, 2);
	answers_choices(&answers, (const bool[]){ false, true, false }, 3, 0);
	answers_take(&answers, 0);
	answers_begin(&answers, 3);
	assert_int_equal(answers_given(&answers, 3)->choices.count, 1);
	assert_string_equal(answers_given(&answers, 3)->choices.at[0], "Walk");
	assert_string_equal(answers_given(&answers, 0)->text, "Be kinder");
}

static void a_resume_takes_what_the_file_still_asks(void **state)
{
	const struct answer old[] = {
		{ .step = "two", .kind = STEP_RATE, .holds = ANSWER_NUMBER, .number = 2 },
		{ .step = "gone", .kind = STEP_RATE, .holds = ANSWER_NUMBER, .number = 9 },
		{ .step = "what", .kind = STEP_WRITE, .holds = ANSWER_TEXT, .text = "old" },
		{ .step = "one", .kind = STEP_RATE, .holds = ANSWER_NUMBER, .number = 1,
		  .track = "another" },
	};

	(void)state;
	answers_resume(&answers, old, 4);
	assert_null(answers_given(&answers, 0));
	assert_string_equal(answers_given(&answers, 1)->track, "low");
	assert_int_equal(answers_given(&answers, 2)->number, 2);
	assert_null(answers_given(&answers, 3));
}

static void give(size_t step, int number)
{
	answers_begin(&answers, step);
	answers_number(&answers, number, 0);
	answers_take(&answers, 0);
}

static void support_is_wanted_from_a_number_on(void **state)
{
	(void)state;
	give(1, 3);
	assert_false(answers_any_want_support(&answers));
	give(2, 2);
	assert_null(answers_given(&answers, 2)->opened);
	assert_false(answers_want_support(&answers, 2));
	give(2, 3);
	assert_string_equal(answers_given(&answers, 2)->opened, "How bad is it?");
	assert_true(answers_want_support(&answers, 2));
	assert_false(answers_want_support(&answers, 1));
	assert_true(answers_any_want_support(&answers));
}

static void expect_total(const char *words, const char *low)
{
	struct total_sum sums[TOTALS_MOST];
	char text[TOTAL_TEXT];

	assert_int_equal(totals_of(&practice, answers.given, sums), 1);
	total_text(&sums[0], text);
	assert_string_equal(text, words);
	if (low)
		assert_string_equal(total_low_words(&sums[0]), low);
	else
		assert_null(total_low_words(&sums[0]));
}

static void a_total_wants_every_answer(void **state)
{
	(void)state;
	expect_total("Your number: none, since 2 questions have no answer.", NULL);
	give(1, 0);
	expect_total("Your number: none, since one question has no answer.", NULL);
	give(2, 2);
	expect_total("Your number: 2, between 1 and 7.", "That is little.");
	give(1, 1);
	expect_total("Your number: 3, between 1 and 7.", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_change_waits_from_its_first_key_until_it_is_taken, make, unmake),
		cmocka_unit_test_setup_teardown(on_the_way_back_everything_is_there, make,
						unmake),
		cmocka_unit_test_setup_teardown(a_resume_takes_what_the_file_still_asks, make,
						unmake),
		cmocka_unit_test_setup_teardown(support_is_wanted_from_a_number_on, make,
						unmake),
		cmocka_unit_test_setup_teardown(a_total_wants_every_answer, make, unmake),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
