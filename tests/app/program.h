/* tests/app/program.h -- the built program, run in a home of its own.
 *
 * Promise: a test names files relative to the repository's root and a home, and
 *          gets back what was written to stdout and stderr, and the status.
 * Owner:   the caller keeps the struct; the home goes with program_remove().
 * Threads: one. Everything is static: test programs include this.
 */
#ifndef TESTS_APP_PROGRAM_H
#define TESTS_APP_PROGRAM_H

#include "support/check.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PROGRAM_SAID = 64 * 1024, PROGRAM_SETTINGS = 16 };

struct program {
	const char *home, *database;
	char *settings[PROGRAM_SETTINGS];
	size_t count;
	char out[PROGRAM_SAID], err[PROGRAM_SAID];
};

/* Sets a variable, anew when it is there already. */
static inline void program_set(struct program *program, const char *name,
			       const char *value)
{
	size_t at = 0, length = strlen(name);

	while (at < program->count && (strncmp(program->settings[at], name, length) ||
				       program->settings[at][length] != '='))
		at++;
	assert_true(at + 1 < PROGRAM_SETTINGS);
	if (at < program->count)
		free(program->settings[at]);
	else
		program->count++;
	assert_true(asprintf(&program->settings[at], "%s=%s", name, value) > 0);
}

/* The tests' own content and sounds, and a clock whose waits are over at once. */
static inline void program_make(struct program *program)
{
	memset(program, 0, sizeof *program);
	program->home = check_folder();
	program->database = check_path(program->home, "data/groundwork/groundwork.db");
	program_set(program, "HOME", program->home);
	program_set(program, "XDG_DATA_HOME", check_path(program->home, "data"));
	program_set(program, "XDG_STATE_HOME", check_path(program->home, "state"));
	program_set(program, "XDG_CONFIG_HOME", check_path(program->home, "config"));
	program_set(program, "XDG_RUNTIME_DIR", check_path(program->home, "run"));
	program_set(program, "GROUNDWORK_CONTENT", "tests/commands/content");
	program_set(program, "GROUNDWORK_AUDIO", "tests/commands/audio");
	program_set(program, "GROUNDWORK_CONFIG", "config");
	program_set(program, "TZ", "UTC");
	program_set(program, "LC_ALL", "C.UTF-8");
}

static inline void program_at(struct program *program, const char *moment)
{
	program_set(program, "GROUNDWORK_TEST_CLOCK", moment);
}

static inline void program_remove(struct program *program)
{
	check_remove(program->home);
	for (size_t i = 0; i < program->count; i++)
		free(program->settings[i]);
}

/* The same home for what runs in the test itself. */
static inline void program_settle_here(const struct program *program)
{
	for (size_t i = 0; i < program->count; i++) {
		const char *equals = strchr(program->settings[i], '=');
		char name[64];

		snprintf(name, sizeof name, "%.*s", (int)(equals - program->settings[i]),
			 program->settings[i]);
		setenv(name, equals + 1, 1);
	}
}

static inline const char *program_path(void)
{
	const char *named = getenv("GROUNDWORK");

	return named && *named ? named : "build/groundwork";
}

static inline void program_read(const char *path, char text[PROGRAM_SAID])
{
	FILE *file = fopen(path, "r");
	size_t length;

	assert_non_null(file);
	length = fread(text, 1, PROGRAM_SAID - 1, file);
	text[length] = '\0';
	fclose(file);
}

/* In the child: becomes the program, its streams being files in the home. */
static inline void program_become(struct program *program, const char *const *words)
{
	const char *names[] = { "stdin", "stdout", "stderr" };
	const char *arguments[12] = { program_path() };

	for (int fd = 0; fd < 3; fd++) {
		char path[512];
		int opened;

		snprintf(path, sizeof path, "%s/%s", program->home, names[fd]);
		opened = open(path, fd ? O_WRONLY | O_CREAT | O_TRUNC : O_RDONLY, 0600);
		dup2(opened, fd);
	}
	for (size_t i = 0; words[i] && i < 10; i++)
		arguments[i + 1] = words[i];
	execve(arguments[0], (char *const *)arguments, program->settings);
	_exit(127);
}

/* Starts it with these words after its name (ended by NULL) and this input. */
static inline pid_t program_start(struct program *program, const char *const *words,
				  const char *input)
{
	pid_t child;

	check_write(check_path(program->home, "stdin"), input, strlen(input));
	child = fork();
	assert_true(child >= 0);
	if (child == 0)
		program_become(program, words);
	return child;
}

/* Waits for its end; out and err are then what it said. Returns the status as a
 * shell shows it. */
static inline int program_wait(struct program *program, pid_t child)
{
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	program_read(check_path(program->home, "stdout"), program->out);
	program_read(check_path(program->home, "stderr"), program->err);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static inline int program_run(struct program *program, const char *const *words,
			      const char *input)
{
	return program_wait(program, program_start(program, words, input));
}

#define PROGRAM_WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static inline void program_expect(const char *said, const char *words)
{
	if (!strstr(said, words))
		fail_msg("expected \"%s\" in:\n%s", words, said);
}

#endif
