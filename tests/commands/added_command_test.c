/* A new command is one file and one line: with added/hello_command.c and a line more in
 * the list, it runs, and help, completions, manual page and README tell of it. */
#include "support/check.h"
#include "support/command_docs.h"

#include "base/buffer.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "commands/added/hello_command.c"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MOST = 8 };

/* The list with one more line takes the place of the program's own. */
#define COMMAND_ADDRESS(name) &name##_command,
const struct command *const commands[] = { COMMANDS(COMMAND_ADDRESS)
					   COMMAND_ADDRESS(hello) NULL };

static void run(int output, const char **words)
{
	const struct faces none = { .usable = NULL };
	int count = 0;

	dup2(output, STDOUT_FILENO);
	dup2(output, STDERR_FILENO);
	while (words[count])
		count++;
	exit(cli_main(count, (char **)(void *)words, &none));
}

/* Calls the program in a process of its own; *said is all that it writes. */
static int call(struct buffer *said, const char **words)
{
	char bytes[4096];
	int ends[2], status;
	ssize_t got;
	pid_t child;

	buffer_clear(said);
	assert_int_equal(pipe(ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (!child)
		run(ends[1], words);
	close(ends[1]);
	while ((got = read(ends[0], bytes, sizeof bytes)) > 0)
		buffer_add(said, bytes, (size_t)got);
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

#define CALL(said, ...) call(said, (const char *[WORDS_MOST]){ "groundwork", __VA_ARGS__ })

static void it_runs_as_every_other(void **state)
{
	struct buffer said = { 0 };

	(void)state;
	assert_int_equal(CALL(&said, "hello", "Ann", "--twice"), DONE);
	assert_string_equal(buffer_string(&said), "Hello, Ann.\nHello, Ann.\n");
	assert_int_equal(CALL(&said, "hello"), WRONG_CALL);
	assert_string_equal(buffer_string(&said), "groundwork hello: it takes a name\n"
						  "Try 'groundwork hello --help'.\n");
	assert_int_equal(CALL(&said, "helo"), WRONG_CALL);
	assert_non_null(strstr(buffer_string(&said), "did you mean hello?"));
	buffer_free(&said);
}

static void help_tells_of_it(void **state)
{
	struct buffer said = { 0 };

	(void)state;
	assert_int_equal(CALL(&said, "--help"), DONE);
	assert_non_null(strstr(buffer_string(&said), "\n  hello       Greets somebody\n"));
	assert_int_equal(CALL(&said, "hello", "--help"), DONE);
	assert_string_equal(buffer_string(&said), "Usage: groundwork hello NAME [--twice]\n\n"
						  "Greets somebody.\n\n"
						  "  --twice  says it once more\n");
	buffer_free(&said);
}

static void every_shell_completes_it(void **state)
{
	static const struct { const char *shell, *line; } table[] = {
		{ "bash", "\thello)\n\t\toptions=' --twice --help'\n" },
		{ "zsh", "\thello)\n\t\t_arguments -S '--help[what it does]' \\\n"
			 "\t\t\t'--twice[says it once more]' ;;\n" },
		{ "fish", "complete -c groundwork -n '__groundwork_is hello' -l twice "
			  "-d 'says it once more'\n" },
	};
	struct buffer said = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		assert_int_equal(CALL(&said, "completions", table[i].shell), DONE);
		assert_non_null(strstr(buffer_string(&said), table[i].line));
	}
	buffer_free(&said);
}

static void the_documents_tell_of_it(void **state)
{
	struct buffer text = { 0 };

	(void)state;
	manual_add_command(&text, &hello_command);
	assert_string_equal(buffer_string(&text),
			    ".TP\n.B hello \\fR\\fINAME\\fR [\\fB\\-\\-twice\\fR]\n"
			    "Greets somebody.\n.RS\n.TP\n\\fB\\-\\-twice\\fR\n"
			    "says it once more\n.RE\n");
	buffer_clear(&text);
	readme_add_command(&text, &hello_command);
	assert_string_equal(buffer_string(&text),
			    "| `groundwork hello NAME` | Greets somebody (`--twice`) |\n");
	buffer_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_runs_as_every_other),
		cmocka_unit_test(help_tells_of_it),
		cmocka_unit_test(every_shell_completes_it),
		cmocka_unit_test(the_documents_tell_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
