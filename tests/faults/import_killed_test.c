/* Taking in a bundle is killed (SIGKILL) before every change that it makes to the disk:
 * afterwards all of it is there, or nothing, and nothing of it lies about. The program
 * runs under ptrace, so that no moment is left out and none is waited for. */
#include "support/check.h"

#include "base/arena.h"
#include "base/file.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CALLS_MOST = 2000 };

static const char *program(void)
{
	const char *named = getenv("GROUNDWORK");

	return named && *named ? named : "build/groundwork";
}

static const char *settings(const char *name, const char *value)
{
	char *pair = NULL;

	assert_true(asprintf(&pair, "%s=%s", name, value) > 0);
	return pair;
}

/* Becomes the program, in a home of its own. */
static void become(const char *home, const char *const *arguments, const char *out)
{
	const char *environment[] = {
		settings("HOME", home), settings("XDG_DATA_HOME", check_path(home, "data")),
		settings("XDG_CONFIG_HOME", check_path(home, "config")),
		settings("XDG_STATE_HOME", check_path(home, "state")),
		"GROUNDWORK_CONTENT=tests/commands/content",
		"GROUNDWORK_AUDIO=tests/commands/audio", "GROUNDWORK_CONFIG=config",
		"GROUNDWORK_TEST_CLOCK=2026-11-22T08:00:00Z", "LC_ALL=C.UTF-8", "TZ=UTC",
		/* leaks cannot be looked for in a traced process */
		"ASAN_OPTIONS=detect_leaks=0", NULL };

	if (!freopen(out, "w", stdout) || !freopen("/dev/null", "r", stdin) ||
	    !freopen("/dev/null", "w", stderr))
		_exit(127);
	execve(program(), (char *const *)(uintptr_t)arguments,
	       (char *const *)(uintptr_t)environment);
	_exit(127);
}

/* Runs it to its end; what it said is in home/said. */
static char *run(const char *home, const char *const *arguments)
{
	static char said[1 << 16];
	const char *out = check_path(home, "said");
	pid_t child = fork();
	FILE *file;
	int status;

	if (child == 0)
		become(home, arguments, out);
	assert_int_equal(waitpid(child, &status, 0), child);
	file = fopen(out, "r");
	assert_non_null(file);
	said[fread(said, 1, sizeof said - 1, file)] = '\0';
	fclose(file);
	return said;
}

/* The calls that change what is on a disk. */
static bool changes(unsigned long long call)
{
	switch (call) {
	case SYS_write:
	case SYS_pwrite64:
	case SYS_fsync:
	case SYS_fdatasync:
	case SYS_ftruncate:
#ifdef SYS_rename
	case SYS_rename:
	case SYS_unlink:
	case SYS_rmdir:
	case SYS_mkdir:
#endif
	case SYS_renameat:
	case SYS_renameat2:
	case SYS_unlinkat:
	case SYS_mkdirat:
		return true;
	default:
		return false;
	}
}

/* Runs it until the change of that number (from 1) is about to be made, and kills it
 * there; false when it ended before that. */
static bool run_and_kill(const char *home, const char *const *arguments, int at)
{
	pid_t child = fork();
	int status, seen = 0;

	if (child == 0) {
		if (ptrace(PTRACE_TRACEME, 0, NULL, NULL))
			_exit(126);
		raise(SIGSTOP);
		become(home, arguments, check_path(home, "said"));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	if (!WIFSTOPPED(status))
		skip();			/* tracing is forbidden here */
	ptrace(PTRACE_SETOPTIONS, child, NULL,
	       (void *)(PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL));
	for (int signal = 0; ; ) {
		struct __ptrace_syscall_info info;

		ptrace(PTRACE_SYSCALL, child, NULL, (void *)(intptr_t)signal);
		signal = 0;
		if (waitpid(child, &status, 0) != child || !WIFSTOPPED(status))
			return false;
		if (WSTOPSIG(status) != (SIGTRAP | 0x80)) {
			signal = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
			continue;
		}
		if (ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info) <= 0 ||
		    info.op != PTRACE_SYSCALL_INFO_ENTRY || !changes(info.entry.nr) ||
		    ++seen < at)
			continue;
		kill(child, SIGKILL);
		waitpid(child, &status, 0);
		return true;
	}
}

static size_t things_in(struct arena *arena, const char *folder)
{
	const char **names;
	size_t count = 0;

	if (file_exists(folder))
		assert_true(folder_list(arena, folder, "", &names, &count, NULL));
	return count;
}

/* All: listed, due, and its practice can be shown. Nothing: none of it, and the same
 * file can be taken in now. */
static void expect_all_or_nothing(const char *home, const char *bundle, int at, bool *all)
{
	const char *list[] = { program(), "assignments", NULL };
	const char *show[] = { program(), "show", "rain", NULL };
	const char *look[] = { program(), "import", bundle, "--accept", "all", NULL };
	const char *came = check_path(home, "data/groundwork/assignments");
	struct arena *arena = arena_open();
	bool listed = strstr(run(home, list), "Small steps") != NULL;
	bool shown = strstr(run(home, show), "Rain at the window") != NULL;

	if (listed != shown)
		fail_msg("killed before change %d: listed %d, its practice there %d", at, listed,
			 shown);
	assert_int_equal(things_in(arena, came), listed ? 1 : 0);
	if (!strstr(run(home, look), "Taken in: 2 of 2 lines"))
		fail_msg("killed before change %d: it cannot be taken in any more", at);
	assert_non_null(strstr(run(home, show), "Rain at the window"));
	assert_int_equal(things_in(arena, came), 1);
	*all = listed;
	arena_close(arena);
}

static const char *write_bundle(const char *home)
{
	const char *practice = check_path(home, "rain.ini"), *bundle = check_path(home, "a.gwb");
	const char *assign[] = { program(), "assign", "--from", "Anna", "--to", "K.", "--title",
				 "Small steps", "--stop-if", "Too much.", "--contact", "01 234", "--task", "small", "--task", "rain", "--with",
				 practice, "-o", bundle, NULL };
	struct arena *arena = arena_open();
	size_t length;
	char *bytes, *title;

	assert_true(file_read(arena, "tests/commands/content/practices/small.ini", 1 << 16,
			      &bytes, &length, NULL));
	title = strstr(bytes, "A small round");
	assert_non_null(title);
	bytes = arena_print(arena, "%.*sRain at the window%s", (int)(title - bytes), bytes,
			    title + strlen("A small round"));
	check_write(practice, bytes, strlen(bytes));
	run(home, assign);
	assert_true(file_exists(bundle));
	arena_close(arena);
	return bundle;
}

static void a_kill_leaves_all_of_it_or_nothing(void **state)
{
	const char *anna = check_folder(), *bundle = write_bundle(anna);
	const char *import[] = { program(), "import", bundle, "--accept", "all", NULL };
	int at = 1, whole = 0, nothing = 0;
	bool killed = true;

	(void)state;
	for (; killed && at < CALLS_MOST; at++) {
		const char *home = check_folder();
		bool all;

		killed = run_and_kill(home, import, at);
		expect_all_or_nothing(home, bundle, at, &all);
		whole += killed && all;
		nothing += killed && !all;
		check_remove(home);
	}
	assert_false(killed);
	/* moments of both kinds were met, or this test has tested nothing */
	assert_true(whole > 2 && nothing > 10);
	check_remove(anna);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_kill_leaves_all_of_it_or_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
