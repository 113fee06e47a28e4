/* crash_test.c -- an end that nobody meant: the terminal is whole, a sentence is said, and
 * no file of the memory is left. */
#include "support/check.h"
#include "support/terminal.h"

#include "base/crash.h"
#include "base/memory.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *home;
static struct terminal terminal;

static int make(void **state)
{
	static const char asked[] = "[journey]\nsince = 2026-11-22\n";

	(void)state;
	home = check_folder();
	check_write(check_path(home, ".config/groundwork/groundwork.ini"), asked,
		    strlen(asked));
	return 0;
}

static int unmake(void **state)
{
	(void)state;
	check_remove(home);
	return 0;
}

static const char *program(void)
{
	const char *named = getenv("GROUNDWORK");

	return named && *named ? named : "build/groundwork";
}

static void start(void)
{
	const char *const arguments[] = { program(), NULL };
	char home_is[300], run[300];
	const char *settings[] = {
		home_is, run, "GROUNDWORK_CONTENT=tests/screens/content",
		"GROUNDWORK_AUDIO=tests/screens/content", "GROUNDWORK_CONFIG=config",
		/* what a sanitizer makes of a signal is not looked at here */
		"ASAN_OPTIONS=detect_leaks=0:handle_segv=0:handle_sigbus=0:handle_sigfpe=0:"
		"handle_sigill=0:handle_abort=0", NULL,
	};

	snprintf(home_is, sizeof home_is, "HOME=%s", home);
	snprintf(run, sizeof run, "XDG_RUNTIME_DIR=%s/run", home);
	terminal_start(&terminal, &(struct terminal_start){
		24, 80, arguments, settings, "2026-11-22T08:00:00Z" });
}

static void write_a_sentence(void)
{
	start();
	assert_true(terminal_wait(&terminal, "Four breaths"));
	terminal_press(&terminal, "l/page<Enter><Enter>");
	assert_true(terminal_wait(&terminal, "How deep"));
	terminal_press(&terminal, "<Enter>");
	assert_true(terminal_wait(&terminal, "Nobody reads along"));
	terminal_press(&terminal, "<Enter>");
	assert_true(terminal_wait(&terminal, "Ctrl-D done"));
	terminal_press(&terminal, "The planted sentence");
	assert_true(terminal_wait(&terminal, "The planted sentence"));
}

/* "Max core file size" of the program that runs now: soft and hard. */
static void expect_no_core(void)
{
	char path[64], line[256];
	bool found = false;
	FILE *limits;

	snprintf(path, sizeof path, "/proc/%d/limits", (int)terminal.program);
	limits = fopen(path, "r");
	assert_non_null(limits);
	while (!found && fgets(line, sizeof line, limits))
		found = !strncmp(line, "Max core file size", 18);
	fclose(limits);
	assert_true(found);
	assert_int_equal(strspn(line + 18, " 0"), strcspn(line + 18, "b"));
}

static void a_fault_leaves_the_terminal_whole_and_says_so(void **state)
{
	static const int signals[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL };

	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		int status;

		write_a_sentence();
		expect_no_core();
		kill(terminal.program, signals[i]);
		status = terminal_wait_end(&terminal);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), signals[i]);
		assert_false(WCOREDUMP(status));
		assert_true(terminal_is_cooked(&terminal));
		assert_true(terminal.cursor_shown);
		assert_false(terminal.alternate);
		assert_true(terminal_find(&terminal, "it had to stop, by a fault of its own", NULL,
					  NULL));
		assert_true(terminal_find(&terminal, "is kept.", NULL, NULL));
		assert_false(terminal_find(&terminal, "The planted sentence", NULL, NULL));
		terminal_drop(&terminal);
		unmake(NULL);
		make(NULL);
	}
}

static void read_all(int fd, char *said, size_t size)
{
	size_t length = 0;
	ssize_t got;

	while ((got = read(fd, said + length, size - 1 - length)) > 0)
		length += (size_t)got;
	said[length] = '\0';
	close(fd);
}

/* While the terminal is the editor's, it is not ours to put right. */
static void before_and_after_the_screen_nothing_is_sent(void **state)
{
	struct termios unused = { 0 };
	int out[2], status;
	char said[200] = "";
	pid_t child;

	(void)state;
	assert_int_equal(pipe(out), 0);
	child = fork();
	if (child == 0) {
		dup2(out[1], STDOUT_FILENO);
		dup2(out[1], STDERR_FILENO);
		crash_guard();
		crash_terminal(&unused, "the way back");
		crash_terminal(NULL, NULL);
		abort();
	}
	close(out[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
	read_all(out[0], said, sizeof said);
	assert_null(strstr(said, "the way back"));
	assert_non_null(strstr(said, "by a fault of its own"));
}

/* A sanitizer would end the test instead of giving none. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

static void take_more_than_there_is(int to)
{
	dup2(to, STDERR_FILENO);
	crash_guard();
	memory_alloc((size_t)1 << 46);
	_exit(0);
}

static void without_memory_it_says_so_and_ends(void **state)
{
	char said[4000] = "";
	int out[2], status;
	pid_t child;

	(void)state;
	assert_int_equal(pipe(out), 0);
	child = fork();
	if (child == 0)
		take_more_than_there_is(out[1]);
	close(out[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	read_all(out[0], said, sizeof said);
	if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGABRT)
		fail_msg("it ended with %x, and said: %s", (unsigned)status, said);
	assert_non_null(strstr(said, "groundwork: it had to stop, since this system has no memory "
				     "left. What you wrote up to a moment ago is kept.\n"));
}

/* Starts what asks for a passphrase. */
static void start_asking(const char *const *arguments)
{
	char home_is[300], named[300];
	const char *settings[] = { home_is, named, "GROUNDWORK_CONTENT=content",
				   "GROUNDWORK_CONFIG=config", NULL };

	snprintf(home_is, sizeof home_is, "HOME=%s", home);
	snprintf(named, sizeof named, "GROUNDWORK=%s", program());
	terminal_start(&terminal, &(struct terminal_start){
		48, 80, arguments, settings, "2026-11-22T08:00:00Z" });
	assert_true(terminal_wait(&terminal, "passphrase: "));
	assert_false(terminal_is_cooked(&terminal));
}

static void a_passphrase_that_is_broken_off_gives_the_echo_back(void **state)
{
	const char *const arguments[] = { program(), "key", "lock", NULL };
	static const struct {
		const char *key;
		int number;
	} ways[] = { { "\x03", SIGINT }, { "\x1c", SIGQUIT } };

	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		int status;

		start_asking(arguments);
		terminal_type(&terminal, "half");
		terminal_type(&terminal, ways[i].key);
		status = terminal_wait_end(&terminal);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), ways[i].number);
		assert_true(terminal_is_cooked(&terminal));
		assert_false(terminal_find(&terminal, "half", NULL, NULL));
		terminal_drop(&terminal);
	}
}

/* What is typed before it is asked for does not count. */
static bool asks_again(const char *picture, void *what)
{
	const char *first = strstr(picture, what);

	return first && strstr(first + 1, what);
}

static void a_hard_moment_is_helped_at_a_passphrase(void **state)
{
	static char question[] = "A new passphrase:", once_more[] = "The same once more:";
	const char *const arguments[] = { program(), "key", "lock", NULL };

	(void)state;
	start_asking(arguments);
	terminal_press(&terminal, "!<Enter>");
	assert_true(terminal_wait(&terminal, "Feel your feet on the floor."));
	assert_true(terminal_wait(&terminal, "Emergency: 112"));
	assert_true(terminal_wait_seen(&terminal, asks_again, question));
	terminal_press(&terminal, "secret<Enter>");
	assert_true(terminal_wait(&terminal, once_more));
	terminal_press(&terminal, "!<Enter>");
	assert_true(terminal_wait_seen(&terminal, asks_again, once_more));
	terminal_press(&terminal, "secret<Enter>");
	assert_true(terminal_wait(&terminal, "Locked."));
	terminal_end(&terminal);
}

/* Only a job of a shell can be stopped. */
static void a_passphrase_can_wait_while_the_job_is_stopped(void **state)
{
	static char question[] = "A new passphrase:";
	const char *const arguments[] = {
		"/usr/bin/env", "bash", "-c", "set -m; $GROUNDWORK key lock; echo ended $?; read; "
		"fg; echo then $?", NULL
	};

	(void)state;
	start_asking(arguments);
	terminal_press(&terminal, "<C-Z>");
	assert_true(terminal_wait(&terminal, "ended 148"));
	assert_true(terminal_is_cooked(&terminal));
	terminal_press(&terminal, "<Enter>");
	assert_true(terminal_wait_seen(&terminal, asks_again, question));
	assert_false(terminal_is_cooked(&terminal));
	terminal_press(&terminal, "secret<Enter>");
	assert_true(terminal_wait(&terminal, "The same once more"));
	terminal_press(&terminal, "secret<Enter>");
	assert_true(terminal_wait(&terminal, "then "));
	assert_true(terminal_is_cooked(&terminal));
	assert_false(terminal_find(&terminal, "secret", NULL, NULL));
	terminal_end(&terminal);
}

static void nobody_looks_into_it(void **state)
{
	int status;
	pid_t child = fork();

	(void)state;
	if (child == 0) {
		struct rlimit core;

		crash_guard();
		getrlimit(RLIMIT_CORE, &core);
		_exit(prctl(PR_GET_DUMPABLE) || core.rlim_cur || core.rlim_max);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_fault_leaves_the_terminal_whole_and_says_so,
						make, unmake),
		cmocka_unit_test(before_and_after_the_screen_nothing_is_sent),
		cmocka_unit_test(without_memory_it_says_so_and_ends),
		cmocka_unit_test(nobody_looks_into_it),
		cmocka_unit_test_setup_teardown(
			a_passphrase_that_is_broken_off_gives_the_echo_back, make, unmake),
		cmocka_unit_test_setup_teardown(a_hard_moment_is_helped_at_a_passphrase, make,
						unmake),
		cmocka_unit_test_setup_teardown(a_passphrase_can_wait_while_the_job_is_stopped,
						make, unmake),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
