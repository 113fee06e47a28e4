/* record_plain_test.c -- recording by plain lines, as somebody with a screen reader
 * does it. */
#include "app/program.h"
#include "audio/measure.h"
#include "support/terminal.h"

static struct program place;
static struct terminal terminal;

static int make(void **state)
{
	char *path;

	(void)state;
	program_make(&place);
	path = measure_write_sine(place.home, "heard.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16,
				  48000, 1, 2, 300, 0.3);
	program_set(&place, "GROUNDWORK_TEST_MICROPHONE", path);
	free(path);
	return 0;
}

static int unmake(void **state)
{
	(void)state;
	program_remove(&place);
	return 0;
}

static void start(void)
{
	const char *arguments[] = { program_path(), "record", "small", "--plain", NULL };
	const struct terminal_start how = {
		.rows = 60, .cols = 100, .arguments = arguments,
		.environment = (const char *const *)place.settings,
		.clock = "2026-11-22T08:00:00Z" };

	terminal_start(&terminal, &how);
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

static size_t count_kept(void)
{
	const char *words[] = { "record", "small", "--list", NULL };
	size_t count = 0;

	assert_int_equal(program_run(&place, words, ""), 0);
	for (const char *at = place.out; (at = strstr(at, "  recorded  ")); at++)
		count++;
	return count;
}

static void take(int64_t ms)
{
	terminal_press(&terminal, "<Enter>");
	expect("Recording. Enter stops.");
	assert_true(terminal_advance(&terminal, ms));
	terminal_press(&terminal, "<Enter>");
}

static void a_line_is_recorded_heard_and_kept(void **state)
{
	(void)state;
	start();
	expect("Line 1 of 4, a caption by now: This takes a minute.");
	take(2500);
	expect("2.2 seconds. It is played back.");
	expect("k keeps it, r records it again, s lets it go");
	terminal_press(&terminal, "what<Enter>k<Enter>");
	expect("Kept: 1 of 4 lines.");
	expect("Line 2 of 4");
	terminal_press(&terminal, "b<Enter>");
	expect("Line 1 of 4, recorded:");
	terminal_press(&terminal, "u<Enter>");
	expect("This voice speaks from now on");
	terminal_press(&terminal, "q<Enter>");
	expect("1 of 4 lines of \"A small round\" are recorded in the voice own.");
	expect("It is the voice that speaks now.");
	expect_exit(0);
	assert_int_equal(count_kept(), 1);
}

static void nothing_is_written_while_the_microphone_listens(void **state)
{
	size_t before;

	(void)state;
	start();
	expect("Line 1 of 4");
	terminal_press(&terminal, "<Enter>");
	expect("Recording. Enter stops.");
	before = terminal.bytes;
	assert_true(terminal_advance(&terminal, 60000));
	assert_int_equal(terminal.bytes, before);
	terminal_press(&terminal, "q<Enter>");
	expect_exit(0);
	assert_int_equal(count_kept(), 0);
}

static void a_take_can_be_repeated_or_let_go(void **state)
{
	(void)state;
	start();
	expect("Line 1 of 4");
	take(1000);
	expect("0.9 seconds.");
	terminal_press(&terminal, "r<Enter>");
	assert_true(terminal_advance(&terminal, 1500));
	terminal_press(&terminal, "<Enter>");
	expect("1.4 seconds.");
	terminal_press(&terminal, "s<Enter>n<Enter>");
	expect("Line 2 of 4");
	terminal_press(&terminal, "<C-D>");	/* the end of input leaves */
	expect("0 of 4 lines");
	expect_exit(0);
	assert_int_equal(count_kept(), 0);
}

/* The microphone is closed before anything is said. */
static void a_hard_moment_is_helped_at_any_time(void **state)
{
	(void)state;
	start();
	expect("! is for a hard moment");
	terminal_press(&terminal, "!<Enter>");
	expect("Feel your feet on the floor.");
	take(1000);
	expect("0.9 seconds.");
	terminal_press(&terminal, "!<Enter>k<Enter>");
	expect("Kept: 1 of 4 lines.");
	expect("Line 2 of 4");
	terminal_press(&terminal, "<Enter>");
	assert_true(terminal_advance(&terminal, 1500));
	terminal_press(&terminal, "!<Enter>");
	expect("The microphone is closed.");
	terminal_press(&terminal, "q<Enter>");
	expect_exit(0);
	assert_int_equal(count_kept(), 1);
}

static void what_ends_it_from_outside_costs_the_take_alone(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT };

	(void)state;
	start();
	expect("Line 1 of 4");
	take(1000);
	terminal_press(&terminal, "k<Enter>");
	expect("Kept: 1 of 4 lines.");
	terminal_press(&terminal, "q<Enter>");
	expect_exit(0);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		start();
		expect("Line 1 of 4, recorded");
		take(1000);
		expect("0.9 seconds.");
		kill(terminal.program, signals[i]);
		expect_exit(128 + signals[i]);
		assert_int_equal(count_kept(), 1);
	}
}

#define PLACE(test) cmocka_unit_test_setup_teardown(test, make, unmake)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE(a_line_is_recorded_heard_and_kept),
		PLACE(nothing_is_written_while_the_microphone_listens),
		PLACE(a_take_can_be_repeated_or_let_go),
		PLACE(a_hard_moment_is_helped_at_any_time),
		PLACE(what_ends_it_from_outside_costs_the_take_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
