/* Lines for a terminal: nothing in them is obeyed, and data for another program are whole. */
#include "support/check.h"

#include "base/out.h"

#include <pty.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FOREIGN "a\x1b]0;X\a\xC2\x9B" "2J\xE2\x80\xAE" "b\r\x7f"
#define HARMLESS "a?]0;X??2J?b??"
#define BOM "\xef\xbb\xbf"

/* Runs `say` with standard output, or another, led into `into`. */
static void lead(int fd, int into, void (*say)(void))
{
	int before = dup(fd);

	fflush(stdout);
	dup2(into, fd);
	say();
	fflush(stdout);
	dup2(before, fd);
	close(before);
}

static void expect(int from, const char *wanted)
{
	char bytes[256];
	ssize_t got = read(from, bytes, sizeof bytes - 1);

	assert_true(got > 0);
	bytes[got] = '\0';
	assert_string_equal(bytes, wanted);
}

static void through_a_pipe(int fd, void (*say)(void), const char *wanted)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	lead(fd, ends[1], say);
	expect(ends[0], wanted);
	close(ends[0]);
	close(ends[1]);
}

static void on_a_terminal(void (*say)(void), const char *wanted)
{
	int outer, inner;

	assert_int_equal(openpty(&outer, &inner, NULL, NULL, NULL), 0);
	lead(STDOUT_FILENO, inner, say);
	expect(outer, wanted);
	close(outer);
	close(inner);
}

static void say_words(void)
{
	out_print("<%s>\n", FOREIGN);
}

static void say_line(void)
{
	out_line(FOREIGN "\tc");
}

static void tell(void)
{
	out_tell(STDOUT_FILENO, FOREIGN);
}

static void say_data(void)
{
	out_data(BOM "x" FOREIGN "\n");
}

__attribute__((format(printf, 2, 3)))
static void message(const char *before, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	out_message(before, format, args);
	va_end(args);
}

static void say_message(void)
{
	message("groundwork: ", "%s", FOREIGN);
}

static void a_terminal_obeys_no_line(void **state)
{
	(void)state;
	through_a_pipe(STDOUT_FILENO, say_words, "<" HARMLESS ">\n");
	through_a_pipe(STDOUT_FILENO, say_line, HARMLESS "\tc\n");
	through_a_pipe(STDOUT_FILENO, tell, HARMLESS);
	through_a_pipe(STDERR_FILENO, say_message, "groundwork: " HARMLESS "\n");
}

static void data_are_whole_but_on_a_terminal(void **state)
{
	(void)state;
	through_a_pipe(STDOUT_FILENO, say_data, BOM "x" FOREIGN "\n");
	on_a_terminal(say_data, "x" HARMLESS "\r\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_terminal_obeys_no_line),
		cmocka_unit_test(data_are_whole_but_on_a_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
