/* plain_terminal_test.c -- a person at a terminal with plain lines, and what
 * ends the program from outside. */
#include "app/program.h"
#include "support/terminal.h"

static struct program place;
static struct terminal terminal;

static int make(void **state)
{
	(void)state;
	program_make(&place);
	return 0;
}

static int unmake(void **state)
{
	(void)state;
	program_remove(&place);
	return 0;
}

static void play(const char *practice)
{
	const char *arguments[] = { program_path(), "play", practice, "--plain", NULL };
	const struct terminal_start start = {
		.rows = 60, .cols = 100, .arguments = arguments,
		.environment = (const char *const *)place.settings,
		.clock = "2026-11-22T08:00:00Z" };

	terminal_start(&terminal, &start);
}

static void expect(const char *text)
{
	static char picture[TERMINAL_PICTURE];

	if (terminal_wait(&terminal, text))
		return;
	terminal_picture(&terminal, picture);
	fail_msg("\"%s\" did not come; the screen was\n%s", text, picture);
}

static void expect_exit(int expected)
{
	int status = terminal_end(&terminal);

	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), expected);
}

static void expect_log(const char *words)
{
	assert_int_equal(program_run(&place, PROGRAM_WORDS("log", "--csv"), ""), 0);
	program_expect(place.out, words);
}

static void time_can_be_paused_and_moved_in_by_keys(void **state)
{
	(void)state;
	play("quiet");
	expect("p pauses, b goes back and n goes on");
	expect("This takes two minutes.");
	terminal_press(&terminal, "p<Enter>");
	expect("Paused. Enter goes on; q and Enter ends it.");
	assert_true(terminal_advance(&terminal, 60000));
	terminal_press(&terminal, "<Enter>");
	expect("Going on.");
	terminal_press(&terminal, "n<Enter>");
	expect("A quiet sitting");
	expect("Bell.");
	terminal_press(&terminal, "what<Enter>");
	expect("p pauses, b goes back, n goes on, q ends, ! is for a hard moment. Then Enter.");
	terminal_press(&terminal, "q<Enter>");
	expect("Stopped here. What you gave is kept in your log.");
	expect_exit(0);
	expect_log("+00:00,0,120,left,self,");
}

static void going_back_says_the_step_again(void **state)
{
	int row, again;

	(void)state;
	play("quiet");
	expect("This takes two minutes.");
	terminal_press(&terminal, "n<Enter>");
	expect("Bell.");
	assert_true(terminal_find(&terminal, "A quiet sitting", &row, NULL));
	assert_true(terminal_advance(&terminal, 5000));
	terminal_press(&terminal, "b<Enter>p<Enter>");
	expect("Paused.");
	terminal_press(&terminal, "q<Enter>");
	expect("Stopped here.");
	assert_true(terminal_find(&terminal, "Paused.", &again, NULL));
	assert_true(again - row >= 5);	/* bell, b, sitting and bell once more, p */
	expect_exit(0);
}

static void a_page_can_be_left_at_any_moment(void **state)
{
	(void)state;
	play("page");
	expect("an empty line goes on.");
	terminal_press(&terminal, "Half a thought<Enter>q<Enter>");
	expect("Stopped here. What you gave is kept");
	expect_exit(0);
	expect_log(",left,self,today: Half a thought\n");
}

static void a_hard_moment_is_helped_on_a_page_and_loses_nothing(void **state)
{
	(void)state;
	play("page");
	expect("! and Enter is for a hard moment.");
	expect("an empty line goes on.");
	terminal_press(&terminal, "One<Enter>!<Enter>");
	expect("Feel your feet on the floor.");
	expect("call the emergency number");
	expect("Go on whenever you like");
	terminal_press(&terminal, "Two<Enter><Enter>");
	expect("Steadier, the same");
	terminal_press(&terminal, "<Enter>");
	expect_exit(0);
	expect_log("\"today: One\nTwo\"");
}

/* Also before anything has begun. */
static void a_hard_moment_is_helped_before_it_begins(void **state)
{
	(void)state;
	play("page");
	expect("What was today like?");
	terminal_press(&terminal, "A bench in the sun<Enter>q<Enter>");
	expect("Stopped here.");
	expect_exit(0);
	play("page");
	expect("n and Enter begins anew; q and Enter leaves it; ! and Enter is for a hard");
	terminal_press(&terminal, "!<Enter>");
	expect("Feel your feet on the floor.");
	expect("call the emergency number");
	terminal_press(&terminal, "<Enter>");
	expect("So far you have written:");
	terminal_press(&terminal, "q<Enter>");
	expect_exit(0);
}

static void a_hard_moment_pauses_what_runs(void **state)
{
	(void)state;
	play("quiet");
	expect("This takes two minutes.");
	terminal_press(&terminal, "!<Enter>");
	expect("It is paused. Enter goes on");
	assert_true(terminal_advance(&terminal, 600000));
	terminal_press(&terminal, "<Enter>");
	expect("Going on.");
	terminal_press(&terminal, "q<Enter>");
	expect_exit(0);
	expect_log("+00:00,0,120,left,self,");
}

static void a_page_that_is_gone_back_to_is_gone_on_with(void **state)
{
	(void)state;
	program_set(&place, "GROUNDWORK_CONTENT", "tests/practice/content");
	play("page-then-quiet");
	expect("What was today like?");
	terminal_press(&terminal, "First<Enter><Enter>");
	expect("A line to hear.");
	terminal_press(&terminal, "b<Enter>");
	expect("So far you have written:");
	terminal_press(&terminal, "Second<Enter><Enter>n<Enter>");
	expect("That was less than a minute.");
	expect_exit(0);
	expect_log("\"today: First\nSecond\"");
}

static void what_was_left_with_words_is_gone_on_with_or_begun_anew(void **state)
{
	(void)state;
	play("page");
	expect("What was today like?");
	terminal_press(&terminal, "Half a wor<Enter>q<Enter>");
	expect("Stopped here.");
	expect_exit(0);
	play("page");
	expect("You began this on Sunday 22 November and left it at step 1 of 2.");
	expect("Enter goes on there; n and Enter begins anew");
	terminal_press(&terminal, "<Enter>");
	expect("So far you have written:");
	terminal_press(&terminal, "More<Enter>q<Enter>");
	expect("Stopped here.");
	expect_exit(0);
	play("page");
	expect("Enter goes on there");
	terminal_press(&terminal, "n<Enter>");
	expect("What was today like?");
	terminal_press(&terminal, "q<Enter>");
	expect_exit(0);
	expect_log("\"today: Half a wor\nMore\"");
	program_at(&place, "2026-11-22T08:05:00Z");
	assert_int_equal(program_run(&place, PROGRAM_WORDS("play", "page", "--plain"), ""), 0);
	program_expect(place.out, "It begins anew; with --continue it would go on there.");
	assert_int_equal(program_run(&place, PROGRAM_WORDS("play", "--plain", "--continue"), ""),
			 1);
	program_expect(place.err, "nothing was left unfinished");
}

static void it_can_be_asked_to_go_on(void **state)
{
	(void)state;
	play("page");
	expect("What was today like?");
	terminal_press(&terminal, "Half a wor<Enter>q<Enter>");
	expect_exit(0);
	program_at(&place, "2026-11-22T08:05:00Z");
	assert_int_equal(program_run(&place, PROGRAM_WORDS("play", "--plain", "--continue"),
				     "More\n"), 0);
	program_expect(place.out, "So far you have written:\nHalf a wor\n");
	expect_log("\"today: Half a wor\nMore\"");
}

static void a_closed_lid_pauses_and_says_how_to_go_on(void **state)
{
	(void)state;
	play("quiet");
	expect("This takes two minutes.");
	assert_true(terminal_advance(&terminal, 3000));
	assert_true(terminal_advance(&terminal, -3600000));
	expect("Paused. Enter goes on");
	terminal_press(&terminal, "<Enter>q<Enter>");
	expect("Stopped here.");
	expect_exit(0);
	expect_log("+00:00,3,120,left,self,");
}

static void where_nobody_sits_a_stopped_process_goes_on(void **state)
{
	const char *arguments[] = { "/bin/sh", "-c", "exec \"$0\" play quiet --plain < /dev/null",
				    program_path(), NULL };
	const struct terminal_start start = {
		.rows = 60, .cols = 100, .arguments = arguments,
		.environment = (const char *const *)place.settings,
		.clock = "2026-11-22T08:00:00Z" };

	(void)state;
	terminal_start(&terminal, &start);
	expect("This takes two minutes.");
	assert_true(terminal_advance(&terminal, 3000));
	assert_true(terminal_advance(&terminal, -3600000));
	assert_true(terminal_advance(&terminal, 116000));
	assert_false(terminal_find(&terminal, "That was", NULL, NULL));
	terminal_advance(&terminal, 2000);
	expect("That was 2 minutes.");
	assert_false(terminal_find(&terminal, "Paused", NULL, NULL));
	expect_exit(0);
	expect_log("+00:00,120,120,finished,self,");
}

static void the_end_of_input_skips_what_is_left(void **state)
{
	(void)state;
	play("page");
	expect("an empty line goes on.");
	terminal_press(&terminal, "A line<Enter><C-D>");
	expect("It is in your log.");
	expect_exit(0);
	expect_log(",finished,self,today: A line\n");
}

static void ctrl_c_leaves(void **state)
{
	(void)state;
	play("page");
	expect("an empty line goes on.");
	terminal_press(&terminal, "A line<Enter>");
	expect("A line");
	assert_true(terminal_advance(&terminal, 100));	/* it is read: Ctrl-C drops the rest */
	terminal_press(&terminal, "<C-C>");
	expect("Stopped here.");
	expect_exit(130);
	expect_log(",left,self,today: A line\n");
}

static void a_signal_interrupts(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		play("quiet");
		expect("This takes two minutes.");
		assert_int_equal(kill(terminal.program, signals[i]), 0);
		expect("Stopped here.");
		expect_exit(128 + signals[i]);
		expect_log(",interrupted,self,");
		assert_int_equal(unlink(place.database), 0);
	}
}

static void a_closed_window_interrupts(void **state)
{
	(void)state;
	play("quiet");
	expect("This takes two minutes.");
	terminal_hang_up(&terminal);
	expect_exit(128 + SIGHUP);
	expect_log(",interrupted,self,");
}

static void open_screen(const char *term, const char *words)
{
	const char *arguments[] = { program_path(), NULL };
	const struct terminal_start start = {
		.rows = 24, .cols = 100, .arguments = arguments,
		.environment = (const char *const *)place.settings,
		.clock = "2026-11-22T08:00:00Z" };

	program_set(&place, "TERM", term);
	terminal_start(&terminal, &start);
	expect("--plain");
	expect(words);
	expect_exit(1);
}

static void a_terminal_that_cannot_show_the_screen_is_told_of_plain_lines(void **state)
{
	(void)state;
	open_screen("dumb", "dumb");
	open_screen("", "TERM");
	open_screen("no-such-terminal", "no-such-terminal");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)
		TEST(time_can_be_paused_and_moved_in_by_keys),
		TEST(going_back_says_the_step_again),
		TEST(a_page_can_be_left_at_any_moment),
		TEST(a_hard_moment_is_helped_on_a_page_and_loses_nothing),
		TEST(a_hard_moment_is_helped_before_it_begins),
		TEST(a_hard_moment_pauses_what_runs),
		TEST(a_page_that_is_gone_back_to_is_gone_on_with),
		TEST(what_was_left_with_words_is_gone_on_with_or_begun_anew),
		TEST(it_can_be_asked_to_go_on),
		TEST(a_closed_lid_pauses_and_says_how_to_go_on),
		TEST(where_nobody_sits_a_stopped_process_goes_on),
		TEST(the_end_of_input_skips_what_is_left),
		TEST(ctrl_c_leaves),
		TEST(a_signal_interrupts),
		TEST(a_closed_window_interrupts),
		TEST(a_terminal_that_cannot_show_the_screen_is_told_of_plain_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
