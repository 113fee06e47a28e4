/* tui_confirm_test.c -- a question, and each key that may come after it. */
#include "support/check.h"

#include "tui/confirm.h"

static const struct input x = { .kind = INPUT_TEXT, .text = "x" };
static const struct input y = { .kind = INPUT_TEXT, .text = "y" };

static bool press(struct confirm *confirm, const struct input *key, const char *question)
{
	confirm_key(confirm, key);
	return confirm_asked(confirm, question);
}

static void the_same_key_twice_says_yes_once(void **state)
{
	struct confirm confirm = { 0 };

	(void)state;
	assert_false(press(&confirm, &x, "Away?"));
	assert_true(press(&confirm, &x, "Away?"));
	assert_false(press(&confirm, &x, "Away?"));
}

static void any_other_key_drops_the_question(void **state)
{
	static const struct input others[] = {
		{ .kind = INPUT_TEXT, .text = "X" }, { .kind = INPUT_DELETE },
		{ .kind = INPUT_CONTROL, .text = "x" }, { .kind = INPUT_RIGHT },
		{ .kind = INPUT_PASTE, .paste = "x" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct confirm confirm = { 0 };

		assert_false(press(&confirm, &x, "Away?"));
		confirm_key(&confirm, &others[i]);
		assert_false(press(&confirm, &x, "Away?"));
		assert_true(press(&confirm, &x, "Away?"));
	}
}

static void another_key_for_the_same_is_asked_anew(void **state)
{
	struct confirm confirm = { 0 };

	(void)state;
	assert_false(press(&confirm, &x, "Away?"));
	assert_false(press(&confirm, &y, "Away?"));
	assert_true(press(&confirm, &y, "Away?"));
}

static void a_question_about_something_else_is_another(void **state)
{
	struct confirm confirm = { 0 };

	(void)state;
	assert_false(press(&confirm, &x, "Anna away?"));
	assert_false(press(&confirm, &x, "Bela away?"));
	assert_true(press(&confirm, &x, "Bela away?"));
}

static void what_cannot_be_read_any_more_is_not_said_yes_to(void **state)
{
	struct confirm confirm = { 0 };

	(void)state;
	assert_false(press(&confirm, &x, "Away?"));
	confirm_drop(&confirm);
	assert_false(press(&confirm, &x, "Away?"));
}

static void a_paste_is_no_key_that_is_pressed_twice(void **state)
{
	const struct input paste = { .kind = INPUT_PASTE, .paste = "x" };
	struct confirm confirm = { 0 };

	(void)state;
	assert_false(press(&confirm, &paste, "Away?"));
	assert_false(press(&confirm, &paste, "Away?"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_key_twice_says_yes_once),
		cmocka_unit_test(any_other_key_drops_the_question),
		cmocka_unit_test(another_key_for_the_same_is_asked_anew),
		cmocka_unit_test(a_question_about_something_else_is_another),
		cmocka_unit_test(what_cannot_be_read_any_more_is_not_said_yes_to),
		cmocka_unit_test(a_paste_is_no_key_that_is_pressed_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
