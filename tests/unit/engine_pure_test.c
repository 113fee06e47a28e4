/* engine_pure_test.c -- the engine's objects ask nothing of the world: no clock, no
 * file, no memory. Looks at the very objects that this program was built beside. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

enum { ENGINE_FILES = 6 };

/* The rooms below that are pure themselves, strings, and one cosine. */
static const char *const welcome[] = {
	"breath_length_ms", "step_is_timed", "practice_has", "error_set",
	"programme_day", "programme_week", "programme_form_for",
	"memcpy", "memset", "memmove", "memcmp", "strcmp", "strlen", "cos",
	"_GLOBAL_OFFSET_TABLE_", "__stack_chk_fail", "__assert_fail",
};

/* The engine's own, and what the compiler's watchers put in. */
static const char *const welcome_starts[] = {
	"breath_", "calendar_", "elastic_", "timeline_", "session_",
	"__asan_", "__ubsan_", "__tsan_", "__sanitizer_", "__sancov_", "__gcov_",
	"__llvm_", "__start___", "__stop___",
};

/* What the compiler calls where the machine divides no 64 (or 128) bits by itself. */
static bool is_long_arithmetic(const char *symbol)
{
	static const char *const ends[] = { "di3", "di4", "ti3", "ti4" };
	size_t length = strlen(symbol);

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (length > 5 && !strncmp(symbol, "__", 2) && !strcmp(symbol + length - 3, ends[i]))
			return true;
	return false;
}

static bool is_welcome(const char *symbol)
{
	if (is_long_arithmetic(symbol))
		return true;
	for (size_t i = 0; i < sizeof welcome / sizeof *welcome; i++)
		if (!strcmp(symbol, welcome[i]))
			return true;
	for (size_t i = 0; i < sizeof welcome_starts / sizeof *welcome_starts; i++)
		if (!strncmp(symbol, welcome_starts[i], strlen(welcome_starts[i])))
			return true;
	return false;
}

/* This program is BUILD/tests/unit/engine_pure_test. */
static void find_build(char *folder, size_t size)
{
	ssize_t length = readlink("/proc/self/exe", folder, size - 1);

	assert_true(length > 0);
	folder[length] = '\0';
	for (int i = 0; i < 3; i++)
		*strrchr(folder, '/') = '\0';
}

static void the_engine_asks_nothing_of_the_world(void **state)
{
	char folder[PATH_MAX], command[PATH_MAX + 64], line[512], symbol[256];
	int objects = 0, symbols = 0;
	FILE *nm;

	(void)state;
	find_build(folder, sizeof folder);
	snprintf(command, sizeof command, "nm -u '%s'/src/engine/*.o", folder);
	nm = popen(command, "r");
	assert_non_null(nm);
	while (fgets(line, sizeof line, nm)) {
		objects += strstr(line, ".o:") != NULL;
		if (sscanf(line, " U %255s", symbol) != 1)
			continue;
		symbols++;
		if (!is_welcome(symbol))
			fail_msg("the engine calls %s", symbol);
	}
	assert_int_equal(pclose(nm), 0);
	assert_true(objects >= ENGINE_FILES);
	assert_true(symbols > 0);
}

static void the_watchman_knows_what_is_not_welcome(void **state)
{
	static const char *const strangers[] = {
		"malloc", "clock_gettime", "time", "printf", "strdup", "arena_take",
		"clock_now_ms", "getenv", "rand", "my_di3", "__", "__clock",
	};
	static const char *const helpers[] = {		/* of 32 bits */
		"__divdi3", "__udivdi3", "__moddi3", "__divmoddi4", "__udivti3",
	};

	(void)state;
	for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++)
		assert_false(is_welcome(strangers[i]));
	assert_true(is_welcome("cos"));
	assert_true(is_welcome("session_begin"));
	for (size_t i = 0; i < sizeof helpers / sizeof *helpers; i++)
		assert_true(is_welcome(helpers[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_engine_asks_nothing_of_the_world),
		cmocka_unit_test(the_watchman_knows_what_is_not_welcome),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
