/* The manual page and the README tell of the commands as their entries do. UPDATE=1
 * writes them there. */
#include "support/check.h"
#include "support/command_docs.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "cli/commands.h"

#include <stdlib.h>
#include <string.h>

/* Compares what stands between two marks of a file with what is wanted there. */
static void check_part(const char *path, const char *begins, const char *ends,
		       const char *wanted)
{
	struct arena *arena = arena_open();
	char *text, *from, *to;
	struct error error;
	size_t length;

	assert_true(file_read(arena, path, 1 << 20, &text, &length, &error));
	from = strstr(text, begins);
	assert_non_null(from);
	from += strlen(begins);
	to = strstr(from, ends);
	assert_non_null(to);
	if (getenv("UPDATE") && *getenv("UPDATE")) {
		const char *whole = arena_print(arena, "%.*s%s%s", (int)(from - text), text,
						wanted, to);

		assert_true(file_write(path, whole, strlen(whole), 0644, &error));
	} else {
		*to = '\0';
		assert_string_equal(from, wanted);
	}
	arena_close(arena);
}

static void the_manual_tells_of_every_command(void **state)
{
	struct buffer wanted = { 0 };

	(void)state;
	for (size_t i = 0; commands[i]; i++)
		manual_add_command(&wanted, commands[i]);
	check_part("docs/groundwork.1", ".\\\" commands: made from the entries in src/cli\n",
		   ".SH A HARD MOMENT\n", buffer_string(&wanted));
	buffer_free(&wanted);
}

static void the_readme_names_every_command(void **state)
{
	struct buffer wanted = { 0 };

	(void)state;
	buffer_add_string(&wanted, "| command | what it does |\n|---|---|\n"
				   "| `groundwork` | Opens on Today |\n");
	for (size_t i = 0; commands[i]; i++)
		readme_add_command(&wanted, commands[i]);
	check_part("README.md", "<!-- commands: made from the entries in src/cli -->\n",
		   "<!-- end of commands -->\n", buffer_string(&wanted));
	buffer_free(&wanted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_manual_tells_of_every_command),
		cmocka_unit_test(the_readme_names_every_command),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
