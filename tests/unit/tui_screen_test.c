/* tui_screen_test.c -- the stack of screens and the memory that it owns. */
#include "support/check.h"

#include "base/arena.h"
#include "tui/screen.h"

#include <string.h>

enum { BIG = 100000 };

struct state {
	const char *name;		/* NULL as long as nobody has filled it in */
	int shown;
};

/* The names of those that were closed, in their order. */
static char closed[64];

static void close_state(void *state)
{
	const struct state *of = state;

	strcat(closed, of->name);
}

static void count_shown(struct ui *ui, void *state)
{
	struct state *of = state;

	(void)ui;
	of->shown++;
}

static const struct keys first_keys = { NULL, { back_keys } };
static const struct keys other_keys = { NULL, { list_keys } };

static const struct keys *keys_now(const void *state)
{
	const struct state *of = state;

	return of->shown > 1 ? &other_keys : &first_keys;
}

static const struct screen plain_screen = {
	.keys = { &first_keys }, .state_size = sizeof(struct state),
};
static const struct screen full_screen = {
	.keys = { &first_keys, &other_keys }, .keys_now = keys_now,
	.shown = count_shown, .close = close_state, .state_size = sizeof(struct state),
};

static struct state *make(struct ui *ui, const struct screen *screen, const char *name)
{
	struct state *state = ui_state(ui, screen);

	assert_null(state->name);
	assert_int_equal(state->shown, 0);
	state->name = name;
	return state;
}

static struct state *push(struct ui *ui, const struct screen *screen, const char *name)
{
	struct state *state = make(ui, screen, name);

	ui_push(ui, state);
	return state;
}

static void screens_are_closed_from_above(void **state)
{
	struct ui ui = { 0 };
	struct state *a = push(&ui, &full_screen, "a");

	(void)state;
	closed[0] = '\0';
	push(&ui, &full_screen, "b");
	push(&ui, &plain_screen, "-");
	assert_int_equal(ui.depth, 3);
	ui_pop(&ui);
	ui_pop(&ui);
	assert_string_equal(closed, "b");
	assert_int_equal(a->shown, 2);
	push(&ui, &full_screen, "c");
	ui_clear(&ui);
	assert_string_equal(closed, "bca");
	assert_int_equal(ui.depth, 0);
}

static void one_goes_back_to_a_screen_that_is_open(void **state)
{
	struct ui ui = { 0 };

	(void)state;
	closed[0] = '\0';
	push(&ui, &plain_screen, "-");
	push(&ui, &full_screen, "b");
	push(&ui, &full_screen, "c");
	assert_true(ui_back_to(&ui, &plain_screen));
	assert_int_equal(ui.depth, 1);
	assert_string_equal(closed, "cb");
	assert_false(ui_back_to(&ui, &full_screen));
	ui_clear(&ui);
}

/* The address sanitizer tells whether one of them is freed too late or too early. */
static void a_state_that_is_not_pushed_goes_away(void **state)
{
	struct ui ui = { 0 };

	(void)state;
	closed[0] = '\0';
	make(&ui, &full_screen, "never");
	push(&ui, &full_screen, "a");
	make(&ui, &full_screen, "nor this");
	ui_pop(&ui);
	make(&ui, &full_screen, "nor that");
	ui_clear(&ui);
	assert_string_equal(closed, "a");
}

static void what_a_screen_reads_lives_as_long_as_it_is_open(void **state)
{
	struct ui ui = { 0 };
	struct state *a = push(&ui, &plain_screen, "a"), *b;
	char *whole = arena_copy(ui_arena(&ui, a), "stays"), *anew;

	(void)state;
	for (int i = 0; i < 3; i++) {
		anew = arena_alloc(ui_arena_again(&ui, a), BIG);
		memset(anew, 'x', BIG);
	}
	b = push(&ui, &plain_screen, "b");
	assert_ptr_not_equal(ui_arena(&ui, a), ui_arena(&ui, b));
	arena_alloc(ui_arena_again(&ui, b), BIG);
	ui_pop(&ui);
	assert_string_equal(whole, "stays");
	assert_int_equal(anew[BIG - 1], 'x');
	ui_clear(&ui);
}

static void the_keys_are_those_of_the_uppermost(void **state)
{
	struct ui ui = { 0 };

	(void)state;
	closed[0] = '\0';
	push(&ui, &full_screen, "a");
	assert_ptr_equal(ui_keys(&ui), &first_keys);
	push(&ui, &plain_screen, "-");
	assert_ptr_equal(ui_keys(&ui), &first_keys);
	ui_pop(&ui);
	assert_ptr_equal(ui_keys(&ui), &other_keys);
	ui_clear(&ui);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens_are_closed_from_above),
		cmocka_unit_test(one_goes_back_to_a_screen_that_is_open),
		cmocka_unit_test(a_state_that_is_not_pushed_goes_away),
		cmocka_unit_test(what_a_screen_reads_lives_as_long_as_it_is_open),
		cmocka_unit_test(the_keys_are_those_of_the_uppermost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
