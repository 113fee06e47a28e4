/* support/postgres.c -- initdb and pg_ctl, waited for, and a process that cleans up. */
#include "support/postgres.h"

#include "support/check.h"

#include <assert.h>
#include <fcntl.h>
#include <glob.h>
#include <grp.h>
#include <limits.h>
#include <pwd.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define OPTIONS "-c listen_addresses='' -c fsync=off -k %s"

enum { MOST_ARGUMENTS = 16 };

/* Debian keeps each version's programs together, and out of PATH. */
static bool find_newest(char folder[PATH_MAX])
{
	const char *newest = NULL;
	glob_t found;

	if (glob("/usr/lib/postgresql/*/bin/initdb", 0, NULL, &found) == 0)
		for (size_t i = 0; i < found.gl_pathc; i++)
			if (!newest || strverscmp(found.gl_pathv[i], newest) > 0)
				newest = found.gl_pathv[i];
	if (newest)
		snprintf(folder, PATH_MAX, "%s", newest);
	globfree(&found);
	return newest;
}

/* What stands in PATH may be a link: the sister programs are where it leads. */
static bool find_in_path(char folder[PATH_MAX])
{
	char list[PATH_MAX * 4], path[PATH_MAX + 8], *rest = list, *one;
	const char *all = getenv("PATH");

	snprintf(list, sizeof list, "%s", all ? all : "");
	while ((one = strsep(&rest, ":"))) {
		snprintf(path, sizeof path, "%.*s/initdb", PATH_MAX - 1, one);
		if (access(path, X_OK) == 0 && realpath(path, folder))
			return true;
	}
	return false;
}

static bool find_programs(char programs[PATH_MAX])
{
	if (!find_newest(programs) && !find_in_path(programs))
		return false;
	*strrchr(programs, '/') = '\0';
	return true;
}

/* The server refuses to be run by root. */
static void become_somebody_small(void)
{
	const struct passwd *nobody = geteuid() == 0 ? getpwnam("nobody") : NULL;

	if (!nobody)
		return;
	if (setgroups(0, NULL) || setgid(nobody->pw_gid) || setuid(nobody->pw_uid))
		_exit(126);
}

/* Each is called by its whole path: called by its name alone, it would look for its
 * sister programs in PATH. */
static void become_program(const struct postgres *server, const char *const *arguments)
{
	char path[PATH_MAX + 32], log[96];
	char *all[MOST_ARGUMENTS] = { path };
	int out;

	for (size_t i = 1; arguments[i]; i++) {
		assert(i + 1 < MOST_ARGUMENTS);
		all[i] = (char *)(uintptr_t)arguments[i];
	}
	snprintf(path, sizeof path, "%s/%s", server->programs, arguments[0]);
	snprintf(log, sizeof log, "%s/said", server->folder);
	become_somebody_small();
	out = open(log, O_CREAT | O_WRONLY | O_APPEND, 0600);
	if (out < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0 || chdir("/"))
		_exit(126);
	setenv("LC_ALL", "C.UTF-8", 1);
	execv(path, all);
	_exit(127);
}

static int run(const struct postgres *server, const char *const *arguments)
{
	int status;
	pid_t pid = fork();

	if (pid == 0)
		become_program(server, arguments);
	return waitpid(pid, &status, 0) == pid ? status : -1;
}

static void must_run(const struct postgres *server, const char *const *arguments)
{
	char log[96], said[2000] = "";
	FILE *file;

	if (run(server, arguments) == 0)
		return;
	snprintf(log, sizeof log, "%s/said", server->folder);
	file = fopen(log, "r");
	if (file) {
		said[fread(said, 1, sizeof said - 1, file)] = '\0';
		fclose(file);
	}
	fail_msg("%s did not do its work: %s", arguments[0], said);
}

static void make_folder(struct postgres *server)
{
	const struct passwd *nobody = geteuid() == 0 ? getpwnam("nobody") : NULL;

	/* not below TMPDIR, which may be closed to others; and a socket wants a short
	 * name */
	snprintf(server->folder, sizeof server->folder, "/tmp/groundwork-pg-XXXXXX");
	assert_non_null(mkdtemp(server->folder));
	if (nobody)
		assert_int_equal(chown(server->folder, nobody->pw_uid, nobody->pw_gid), 0);
}

static void stop(const struct postgres *server)
{
	char data[96];
	const char *const arguments[] = { "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop",
					  NULL };

	snprintf(data, sizeof data, "%s/data", server->folder);
	run(server, arguments);
	check_remove(server->folder);
}

/* Reads until nobody can write any more: the test has ended, however it did. */
static void start_guard(struct postgres *server)
{
	int ends[2];
	char byte;

	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	server->guard = fork();
	assert_true(server->guard >= 0);
	if (server->guard == 0) {
		signal(SIGINT, SIG_IGN);
		signal(SIGTERM, SIG_IGN);
		close(ends[1]);
		while (read(ends[0], &byte, 1) > 0)
			;
		stop(server);
		_exit(0);
	}
	close(ends[0]);
	server->pipe = ends[1];
}

void postgres_sql(const struct postgres *server, const char *sql)
{
	const char *const arguments[] = { "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql,
					  server->url, NULL };

	must_run(server, arguments);
}

static void become_session(const struct postgres *server, int in, int out)
{
	const char *const arguments[] = { "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
					  "-f", "-", server->url, NULL };
	char path[PATH_MAX + 32];
	char *all[MOST_ARGUMENTS] = { path };

	for (size_t i = 1; arguments[i]; i++)
		all[i] = (char *)(uintptr_t)arguments[i];
	snprintf(path, sizeof path, "%s/psql", server->programs);
	become_somebody_small();
	if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || chdir("/"))
		_exit(126);
	execv(path, all);
	_exit(127);
}

void postgres_session_start(struct postgres_session *session, const struct postgres *server)
{
	int to[2], from[2];

	assert_int_equal(pipe2(to, O_CLOEXEC), 0);
	assert_int_equal(pipe2(from, O_CLOEXEC), 0);
	session->pid = fork();
	assert_true(session->pid >= 0);
	if (session->pid == 0)
		become_session(server, to[0], from[1]);
	close(to[0]);
	close(from[1]);
	session->to = to[1];
	session->from = from[0];
}

void postgres_session_send(struct postgres_session *session, const char *sql)
{
	assert_int_equal(write(session->to, sql, strlen(sql)), strlen(sql));
	assert_int_equal(write(session->to, "\n\\echo done\n", 12), 12);
}

void postgres_session_wait(struct postgres_session *session)
{
	char said[2000] = "";
	size_t length = 0;

	while (!strstr(said, "done\n")) {
		ssize_t count = read(session->from, said + length, sizeof said - 1 - length);

		if (count <= 0)
			fail_msg("psql ended: %s", said);
		length += (size_t)count;
		said[length] = '\0';
	}
}

void postgres_session_end(struct postgres_session *session)
{
	int status;

	close(session->to);
	close(session->from);
	assert_int_equal(waitpid(session->pid, &status, 0), session->pid);
}

void postgres_halt(const struct postgres *server)
{
	char data[96];
	const char *const arguments[] = { "pg_ctl", "-D", data, "-w", "-m", "fast", "stop", NULL };

	snprintf(data, sizeof data, "%s/data", server->folder);
	must_run(server, arguments);
}

void postgres_begin_again(const struct postgres *server)
{
	char data[96], log[96], options[200];
	const char *const arguments[] = { "pg_ctl", "-D", data, "-w", "-l", log, "-o", options,
					  "start", NULL };

	snprintf(data, sizeof data, "%s/data", server->folder);
	snprintf(log, sizeof log, "%s/log", server->folder);
	snprintf(options, sizeof options, OPTIONS, server->folder);
	must_run(server, arguments);
}

bool postgres_start(struct postgres *server)
{
	char data[96];
	const char *const initdb[] = { "initdb", "-D", data, "-U", "groundwork", "-A", "trust",
				       "-E", "UTF8", "--locale=C", "-N", NULL };

	if (!find_programs(server->programs))
		return false;
	make_folder(server);
	snprintf(data, sizeof data, "%s/data", server->folder);
	snprintf(server->url, sizeof server->url, "postgresql://groundwork@/postgres?host=%s",
		 server->folder);
	start_guard(server);
	must_run(server, initdb);
	postgres_begin_again(server);
	return true;
}

void postgres_stop(struct postgres *server)
{
	int status;

	close(server->pipe);
	assert_int_equal(waitpid(server->guard, &status, 0), server->guard);
	assert_int_equal(status, 0);
}
