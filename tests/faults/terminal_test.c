/* terminal_test.c -- the terminal is given back, whatever happens to the
 * program; and what a terminal lacks is said, never garbled. */
#include "support/check.h"
#include "support/terminal.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *home;

static const char *program(void)
{
	const char *named = getenv("GROUNDWORK");

	return named && *named ? named : "build/groundwork";
}

static int make_home(void **state)
{
	static const char asked[] = "[journey]\nsince = 2026-11-22\n";

	(void)state;
	home = check_folder();
	/* so that it opens on Today */
	check_write(check_path(home, "config/groundwork/groundwork.ini"), asked,
		    strlen(asked));
	return 0;
}

static int remove_home(void **state)
{
	(void)state;
	check_remove(home);
	return 0;
}

/* With a home of its own, so that nothing is left to go on with. */
static void begin_anew(void)
{
	remove_home(NULL);
	make_home(NULL);
}

/* Starts with up to two more settings, NAME=value. */
static void start_with(struct terminal *terminal, const char *one, const char *other,
		       const char *const *arguments)
{
	char home_is[300], data[300], config[300], state[300], run[300];
	const char *settings[] = {
		home_is, data, config, state, run, "GROUNDWORK_CONTENT=tests/screens/content",
		"GROUNDWORK_AUDIO=tests/screens/content", "GROUNDWORK_CONFIG=config",
		one, one ? other : NULL, NULL,
	};

	snprintf(home_is, sizeof home_is, "HOME=%s", home);
	snprintf(data, sizeof data, "XDG_DATA_HOME=%s/data", home);
	snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s/config", home);
	snprintf(state, sizeof state, "XDG_STATE_HOME=%s/state", home);
	snprintf(run, sizeof run, "XDG_RUNTIME_DIR=%s/run", home);
	terminal_start(terminal, &(struct terminal_start){
		24, 80, arguments, settings, "2026-11-22T08:00:00Z" });
}

static void start(struct terminal *terminal)
{
	const char *const arguments[] = { program(), NULL };

	start_with(terminal, NULL, NULL, arguments);
	assert_true(terminal_wait(terminal, "Four breaths"));
}

static void start_writing(struct terminal *terminal)
{
	start(terminal);
	terminal_press(terminal, "l/page<Enter><Enter>");
	assert_true(terminal_wait(terminal, "How deep"));
	terminal_press(terminal, "<Enter>");
	assert_true(terminal_wait(terminal, "Nobody reads along"));
	terminal_press(terminal, "<Enter>");
	assert_true(terminal_wait(terminal, "Ctrl-D done"));
}

static void ends_with(struct terminal *terminal, int expected)
{
	int status = terminal_end(terminal);

	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), expected);
}

/* What the log holds now, read by the command for it. */
static bool log_has(const char *text)
{
	const char *const arguments[] = { program(), "log", "--json", NULL };
	struct terminal terminal;
	bool found;

	start_with(&terminal, NULL, NULL, arguments);
	found = terminal_wait(&terminal, text);
	ends_with(&terminal, 0);
	return found;
}

static void a_signal_ends_it_and_the_terminal_is_as_before(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT };

	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct terminal terminal;
		int status;

		start(&terminal);
		assert_false(terminal_is_cooked(&terminal));
		kill(terminal.program, signals[i]);
		status = terminal_wait_end(&terminal);
		assert_int_equal(WEXITSTATUS(status), 128 + signals[i]);
		assert_true(terminal_is_cooked(&terminal));
		assert_true(terminal.cursor_shown);
		assert_false(terminal.alternate);
		terminal_drop(&terminal);
	}
}

static void control_c_ends_it_even_in_the_middle_of_a_text(void **state)
{
	struct terminal terminal;

	(void)state;
	start_writing(&terminal);
	terminal_press(&terminal, "A bench<C-C>");
	ends_with(&terminal, 128 + SIGINT);
	assert_true(log_has("A bench"));
	assert_true(log_has("interrupted"));
}

static void a_closed_window_keeps_what_was_written(void **state)
{
	struct terminal terminal;

	(void)state;
	start_writing(&terminal);
	terminal_press(&terminal, "The last words");
	assert_true(terminal_wait(&terminal, "The last words"));
	terminal_hang_up(&terminal);
	ends_with(&terminal, 128 + SIGHUP);
	assert_true(log_has("The last words"));
}

/* The program stands still before and after each of its calls of the system, so that a
 * signal can come at any moment there is, and no test has to hit one by luck. */
static bool hold(pid_t program)
{
	int status;

	return ptrace(PTRACE_SEIZE, program, NULL, PTRACE_O_TRACESYSGOOD) == 0 &&
	       ptrace(PTRACE_INTERRUPT, program, NULL, NULL) == 0 &&
	       waitpid(program, &status, 0) == program && WIFSTOPPED(status);
}

/* Goes on to the next call, or the end; a signal that came through is passed on. */
static bool step(pid_t program, int *status)
{
	bool came = WIFSTOPPED(*status) && !(*status >> 16) &&
		    WSTOPSIG(*status) != (SIGTRAP | 0x80);

	ptrace(PTRACE_SYSCALL, program, NULL, (void *)(intptr_t)(came ? WSTOPSIG(*status) : 0));
	return waitpid(program, status, 0) == program && WIFSTOPPED(*status);
}

/* Its status at the end. The signals come with a few calls between them, so that a loop
 * that reads them all can finish; one that is held back waits for as long as that is so. */
static int end_under_signals(pid_t program, int number)
{
	enum { CALLS_BETWEEN = 7 };
	int status = 0, at = 0;

	do
		if (at++ % CALLS_BETWEEN == 0)
			kill(program, number);
	while (step(program, &status));
	return status;
}

/* The sanitizer looks for leaks as a debugger would, and there can be only one. */
static const char no_leaks[] = "ASAN_OPTIONS=detect_leaks=0";

static void start_for_holding(struct terminal *terminal)
{
	const char *const arguments[] = { program(), NULL };

	start_with(terminal, no_leaks, NULL, arguments);
	assert_true(terminal_wait(terminal, "Four breaths"));
	if (!hold(terminal->program)) {
		kill(terminal->program, SIGKILL);
		terminal_end(terminal);
		skip();
	}
	ptrace(PTRACE_DETACH, terminal->program, NULL, NULL);
}

static void hang_up_in_a_text(int number)
{
	struct terminal terminal;
	int status;

	start_for_holding(&terminal);
	terminal_press(&terminal, "l/page<Enter><Enter>");
	assert_true(terminal_wait(&terminal, "How deep"));
	terminal_press(&terminal, "<Enter>");
	assert_true(terminal_wait(&terminal, "Nobody reads along"));
	terminal_press(&terminal, "<Enter>");
	assert_true(terminal_wait(&terminal, "Ctrl-D done"));
	terminal_press(&terminal, "Held words");
	assert_true(terminal_wait(&terminal, "Held words"));
	assert_true(hold(terminal.program));
	terminal_hang_up(&terminal);
	status = end_under_signals(terminal.program, number);
	terminal_drop(&terminal);
	assert_true(WIFEXITED(status));
	assert_true(WEXITSTATUS(status) == 128 + number ||
		    WEXITSTATUS(status) == 128 + SIGHUP);
	assert_true(log_has("Held words"));
}

static void a_signal_never_cuts_the_end_short(void **state)
{
	static const int signals[] = { SIGHUP, SIGTERM, SIGINT, SIGQUIT };

	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		hang_up_in_a_text(signals[i]);
		begin_anew();
	}
}

static void plain_lines_are_not_cut_short_either(void **state)
{
	const char *const arguments[] = { program(), "play", "write", "--plain", NULL };
	static const int signals[] = { SIGHUP, SIGTERM, SIGINT };

	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct terminal terminal;
		int status;

		start_with(&terminal, no_leaks, NULL, arguments);
		assert_true(terminal_wait(&terminal, "A page in a few steps"));
		terminal_press(&terminal, "n<Enter>");
		assert_true(terminal_wait(&terminal, "(for example"));
		terminal_press(&terminal, "Plain words<Enter><Enter>");
		assert_true(terminal_wait(&terminal, "good company"));
		if (!hold(terminal.program)) {
			kill(terminal.program, SIGKILL);
			terminal_end(&terminal);
			skip();
		}
		status = end_under_signals(terminal.program, signals[i]);
		terminal_drop(&terminal);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 128 + signals[i]);
		assert_true(log_has("Plain words"));
		begin_anew();
	}
}

static void a_signal_while_leaving_changes_nothing(void **state)
{
	struct terminal terminal;
	int status;

	(void)state;
	start_for_holding(&terminal);
	assert_true(hold(terminal.program));
	terminal_press(&terminal, "q");
	status = 0;
	/* up to where the terminal is given back, so that q is what ends it */
	while (!terminal_is_cooked(&terminal))
		assert_true(step(terminal.program, &status));
	status = end_under_signals(terminal.program, SIGHUP);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	terminal_drop(&terminal);
}

/* Stands before its first line when this returns. */
static void start_held(struct terminal *terminal)
{
	const char *const arguments[] = { "/bin/sh", "-c",
					  "kill -STOP $$; exec $GROUNDWORK", NULL };
	char named[300];
	int status = 0;

	snprintf(named, sizeof named, "GROUNDWORK=%s", program());
	start_with(terminal, named, no_leaks, arguments);
	assert_int_equal(waitpid(terminal->program, &status, WUNTRACED), terminal->program);
	if (!hold(terminal->program)) {
		kill(terminal->program, SIGKILL);
		terminal_end(terminal);
		skip();
	}
	kill(terminal->program, SIGCONT);
}

/* Before it takes the terminal nothing is lost by an end at once; from then on it ends by
 * itself and gives the terminal back. */
static void a_signal_comes_at_any_moment_of_the_start(void **state)
{
	bool taken = false;

	(void)state;
	for (int calls = 0; !taken; calls += 60) {
		struct terminal terminal;
		int status = 0;

		start_held(&terminal);
		for (int i = 0; i < calls && !taken; i++) {
			assert_true(step(terminal.program, &status));
			taken = !terminal_is_cooked(&terminal);
		}
		status = end_under_signals(terminal.program, SIGTERM);
		if (WIFSIGNALED(status) && !taken)
			assert_int_equal(WTERMSIG(status), SIGTERM);
		else
			assert_int_equal(WIFEXITED(status) ? WEXITSTATUS(status) : -1,
					 128 + SIGTERM);
		assert_true(terminal_is_cooked(&terminal));
		terminal_drop(&terminal);
	}
}

static void a_killed_program_loses_at_most_the_last_moment(void **state)
{
	struct terminal terminal;

	(void)state;
	start_writing(&terminal);
	terminal_press(&terminal, "Kept in time");
	assert_true(terminal_wait(&terminal, "Kept in time"));
	assert_true(terminal_advance(&terminal, 500));
	kill(terminal.program, SIGKILL);
	assert_true(WIFSIGNALED(terminal_end(&terminal)));
	assert_true(log_has("Kept in time"));
}

/* Only a job of a shell can be stopped, so there has to be one. */
static void stopped_and_continued_it_is_as_it_was(void **state)
{
	const char *const arguments[] = {
		"/usr/bin/env", "bash", "-c", "set -m; $GROUNDWORK; echo first $?; read; "
		"fg; echo second $?; read; fg", NULL
	};
	static const char *const stopped[] = { "first 148", "second 148" };
	char named[300];
	struct terminal terminal;

	(void)state;
	snprintf(named, sizeof named, "GROUNDWORK=%s", program());
	start_with(&terminal, named, NULL, arguments);
	assert_true(terminal_wait(&terminal, "Four breaths"));
	for (int i = 0; i < 2; i++) {
		if (i == 0)
			terminal_press(&terminal, "<C-Z>");	/* the key */
		else
			kill(-terminal_job(&terminal), SIGTSTP);	/* and the signal */
		assert_true(terminal_wait(&terminal, stopped[i]));
		assert_true(terminal_is_cooked(&terminal));
		assert_false(terminal.alternate);
		terminal_press(&terminal, "<Enter>");
		assert_true(terminal_wait(&terminal, "Four breaths"));
		assert_true(terminal.alternate);
		assert_false(terminal_is_cooked(&terminal));
	}
	terminal_press(&terminal, "q");
	ends_with(&terminal, 0);
}

static void says(const char *term, const char *sentence)
{
	const char *const arguments[] = { program(), NULL };
	struct terminal terminal;

	start_with(&terminal, term, NULL, arguments);
	assert_true(terminal_wait(&terminal, sentence));
	ends_with(&terminal, 1);
}

static void a_terminal_that_cannot_is_told_so(void **state)
{
	(void)state;
	says("TERM=dumb", "without a movable cursor");
	says("TERM=no-such-terminal", "not known here");
	says("TERM=", "not known here");
}

/* Runs through a shell, which can turn an end into something that is none. */
static void without_a_terminal_there_is_a_sentence(void **state)
{
	const char *ways[] = { "$GROUNDWORK < /dev/null; echo status $?",
			       "$GROUNDWORK | cat; echo status ${PIPESTATUS[0]}" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const char *const arguments[] = {
			"/usr/bin/env", "bash", "-c", ways[i], NULL
		};
		char named[300];
		struct terminal terminal;

		snprintf(named, sizeof named, "GROUNDWORK=%s", program());
		start_with(&terminal, named, NULL, arguments);
		assert_true(terminal_wait(&terminal, "needs a terminal"));
		assert_true(terminal_wait(&terminal, "status 1"));
		ends_with(&terminal, 0);
	}
}

static bool has_colours(struct terminal *terminal)
{
	for (int row = 0; row < 24; row++)
		for (int col = 0; col < 80; col++) {
			VTermScreenCell cell;

			vterm_screen_get_cell(terminal->screen, (VTermPos){ row, col },
					      &cell);
			if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ||
			    !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
				return true;
		}
	return false;
}

static void no_color_is_honoured(void **state)
{
	const char *const arguments[] = { program(), NULL };
	struct terminal terminal;
	int row, col;

	(void)state;
	start_with(&terminal, "NO_COLOR=1", NULL, arguments);
	assert_true(terminal_wait(&terminal, "Four breaths"));
	assert_false(has_colours(&terminal));
	assert_true(terminal_find(&terminal, "▸", &row, &col));
	assert_true(terminal_cell(&terminal, row, col + 2).attrs.bold);	/* what is marked */
	terminal_press(&terminal, "q");
	ends_with(&terminal, 0);
	start_with(&terminal, "NO_COLOR=", NULL, arguments);
	assert_true(terminal_wait(&terminal, "Four breaths"));
	assert_true(has_colours(&terminal));
	terminal_press(&terminal, "q");
	ends_with(&terminal, 0);
}

static void a_waiting_screen_sends_nothing(void **state)
{
	struct terminal terminal;
	size_t before;

	(void)state;
	start_writing(&terminal);
	assert_true(terminal_advance(&terminal, 1000));
	before = terminal.bytes;
	assert_true(terminal_advance(&terminal, 120000));
	assert_true(terminal_advance(&terminal, 1));
	assert_int_equal(terminal.bytes, before);
	terminal_press(&terminal, "<Esc>");
	assert_true(terminal_wait(&terminal, "Kept in your log"));
	kill(terminal.program, SIGTERM);
	ends_with(&terminal, 128 + SIGTERM);
}

static void the_text_for_an_editor_is_private_and_gone_afterwards(void **state)
{
	const char *const arguments[] = { program(), NULL };
	const char *editor = check_path(home, "editor.sh");
	static const char script[] =
		"#!/bin/sh\nstat -c '%a' \"$1\" \"$(dirname \"$1\")\" > \"$HOME/modes\"\n"
		"echo \"$1\" >> \"$HOME/modes\"\necho and the sea >> \"$1\"\n";
	char named[300], modes[200] = "", path[160] = "";
	struct terminal terminal;
	FILE *file;

	(void)state;
	check_write(editor, script, strlen(script));
	snprintf(named, sizeof named, "EDITOR=sh %s", editor);
	start_with(&terminal, named, NULL, arguments);
	assert_true(terminal_wait(&terminal, "Four breaths"));
	terminal_press(&terminal, "l/page<Enter><Enter>");
	assert_true(terminal_wait(&terminal, "How deep"));
	terminal_press(&terminal, "<Enter>");
	assert_true(terminal_wait(&terminal, "Nobody reads along"));
	terminal_press(&terminal, "<Enter>");
	assert_true(terminal_wait(&terminal, "Ctrl-D done"));
	terminal_press(&terminal, "A bench<C-E>");
	assert_true(terminal_wait(&terminal, "and the sea"));
	file = fopen(check_path(home, "modes"), "r");
	assert_non_null(file);
	assert_int_equal(fread(modes, 1, 8, file), 8);
	assert_non_null(fgets(path, sizeof path, file));
	fclose(file);
	path[strcspn(path, "\n")] = '\0';
	assert_string_equal(modes, "600\n700\n");
	assert_int_equal(access(path, F_OK), -1);
	assert_int_equal(errno, ENOENT);
	kill(terminal.program, SIGTERM);
	ends_with(&terminal, 128 + SIGTERM);
}

/* No folder can be made where a file is; without that, the words find their place. */
static void words_in_memory_are_kept_as_soon_as_there_is_a_place(void **state)
{
	static const char *const places[] = { "data", "state", "run" };
	struct terminal terminal;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		check_write(check_path(home, places[i]), "", 0);
	start_writing(&terminal);
	terminal_press(&terminal, "A bench<Esc>q<Esc>qq");
	assert_true(terminal_wait(&terminal, "is nowhere but here"));
	unlink(check_path(home, "state"));
	terminal_press(&terminal, "<Enter>");
	ends_with(&terminal, 0);
	unlink(check_path(home, "data"));
	assert_true(log_has("A bench"));
}

static void a_signal_says_what_was_not_kept(void **state)
{
	static const char *const places[] = { "data", "state", "run" };
	struct terminal terminal;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		check_write(check_path(home, places[i]), "", 0);
	start_writing(&terminal);
	terminal_press(&terminal, "A bench");
	assert_true(terminal_wait(&terminal, "A bench"));
	kill(terminal.program, SIGTERM);
	terminal_wait_end(&terminal);
	assert_true(terminal_find(&terminal, "was not kept",
				  NULL, NULL));
	terminal_drop(&terminal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			words_in_memory_are_kept_as_soon_as_there_is_a_place, make_home,
			remove_home),
		cmocka_unit_test_setup_teardown(a_signal_says_what_was_not_kept, make_home,
						remove_home),
		cmocka_unit_test_setup_teardown(
			a_signal_ends_it_and_the_terminal_is_as_before, make_home, remove_home),
		cmocka_unit_test_setup_teardown(
			control_c_ends_it_even_in_the_middle_of_a_text, make_home, remove_home),
		cmocka_unit_test_setup_teardown(
			a_closed_window_keeps_what_was_written, make_home, remove_home),
		cmocka_unit_test_setup_teardown(
			a_signal_never_cuts_the_end_short, make_home, remove_home),
		cmocka_unit_test_setup_teardown(
			plain_lines_are_not_cut_short_either, make_home, remove_home),
		cmocka_unit_test_setup_teardown(
			a_signal_while_leaving_changes_nothing, make_home, remove_home),
		cmocka_unit_test_setup_teardown(
			a_signal_comes_at_any_moment_of_the_start, make_home, remove_home),
		cmocka_unit_test_setup_teardown(
			a_killed_program_loses_at_most_the_last_moment, make_home, remove_home),
		cmocka_unit_test_setup_teardown(
			stopped_and_continued_it_is_as_it_was, make_home, remove_home),
		cmocka_unit_test_setup_teardown(
			a_terminal_that_cannot_is_told_so, make_home, remove_home),
		cmocka_unit_test_setup_teardown(
			without_a_terminal_there_is_a_sentence, make_home, remove_home),
		cmocka_unit_test_setup_teardown(no_color_is_honoured, make_home, remove_home),
		cmocka_unit_test_setup_teardown(
			a_waiting_screen_sends_nothing, make_home, remove_home),
		cmocka_unit_test_setup_teardown(
			the_text_for_an_editor_is_private_and_gone_afterwards, make_home,
			remove_home),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
