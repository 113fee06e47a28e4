/* bench/bench.c -- what every bench needs and none is about. */
#include "bench/bench.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MISSING = 256 };

static char missing[MISSING];
static char folder_made[BENCH_PATH];	/* so that failing leaves nothing behind */

void samples_add(struct samples *samples, double value)
{
	if (samples->count == BENCH_SAMPLES)
		abort();
	samples->at[samples->count++] = value;
}

static int by_value(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

static struct samples sorted(const struct samples *samples)
{
	struct samples copy = *samples;

	qsort(copy.at, (size_t)copy.count, sizeof *copy.at, by_value);
	return copy;
}

double samples_median(const struct samples *samples)
{
	struct samples order = sorted(samples);
	int middle = order.count / 2;

	if (!order.count)
		return 0;
	return order.count % 2 ? order.at[middle]
			       : (order.at[middle - 1] + order.at[middle]) / 2;
}

void bench_title(const char *title, const char *how)
{
	printf("\n%s\n%s\n", title, how);
	printf("%-40s %9s  %-19s %s\n", "", "median", "least - most",
	       "times the floor (least median most)");
}

/* Three digits that mean something. */
static const char *number(double value, char text[24])
{
	snprintf(text, 24, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.3g", value);
	return text;
}

void bench_group(const char *what)
{
	printf("%s\n", what);
}

void bench_row(const char *who, const struct samples *samples,
	       const struct samples *floor)
{
	struct samples order = sorted(samples), ratios = { .count = 0 };
	char least[24], middle[24], most[24], spread[52];

	if (!order.count)
		return;
	snprintf(spread, sizeof spread, "%s - %s", number(order.at[0], least),
		 number(order.at[order.count - 1], most));
	printf("  %-38s %9s  %-19s", who, number(samples_median(samples), middle), spread);
	for (int i = 0; floor && i < samples->count && i < floor->count; i++)
		if (floor->at[i] > 0)
			samples_add(&ratios, samples->at[i] / floor->at[i]);
	if (ratios.count) {
		order = sorted(&ratios);
		printf(" %6.2f %6.2f %6.2f", order.at[0], samples_median(&ratios),
		       order.at[order.count - 1]);
	}
	putchar('\n');
	fflush(stdout);
}

void bench_missing(const char *name)
{
	size_t length = strlen(missing);

	snprintf(missing + length, sizeof missing - length, "%s%s", length ? ", " : "",
		 name);
}

void bench_missing_print(void)
{
	if (missing[0])
		printf("  not installed here, so not measured: %s\n", missing);
	missing[0] = '\0';
}

_Noreturn void bench_fail(const char *what, const char *which)
{
	fflush(stdout);
	fprintf(stderr, "bench: %s: %s\n", which, what);
	if (folder_made[0]) {
		char folder[BENCH_PATH];

		snprintf(folder, sizeof folder, "%s", folder_made);
		bench_folder_remove(folder);
	}
	exit(1);
}

bool bench_find(const char *name, char path[BENCH_PATH])
{
	const char *folders = getenv("PATH");

	while (folders && *folders) {
		size_t length = strcspn(folders, ":");

		snprintf(path, BENCH_PATH, "%.*s/%s", (int)length, folders, name);
		if (access(path, X_OK) == 0)
			return true;
		folders += length + (folders[length] == ':');
	}
	return false;
}

void bench_beside(const char *name, char path[BENCH_PATH])
{
	char program[BENCH_PATH / 2] = "";
	char *slash;

	if (readlink("/proc/self/exe", program, sizeof program - 1) < 0 ||
	    !(slash = strrchr(program, '/')))
		bench_fail("cannot be found", name);
	*slash = '\0';
	snprintf(path, BENCH_PATH, "%s/%s", program, name);
	if (access(path, R_OK))
		bench_fail("is not there; \"make bench\" builds it", path);
}

void bench_folder(char path[BENCH_PATH])
{
	const char *base = getenv("TMPDIR");

	snprintf(path, BENCH_PATH, "%s/groundwork-bench-XXXXXX", base ? base : "/tmp");
	if (!mkdtemp(path))
		bench_fail(strerror(errno), path);
	snprintf(folder_made, sizeof folder_made, "%s", path);
}

void bench_folder_remove(const char *path)
{
	const char *const arguments[] = { "/bin/rm", "-rf", path, NULL };
	const char *const nothing[] = { NULL };

	folder_made[0] = '\0';
	bench_run_cpu_s(arguments, nothing);
}

void bench_write(const char *path, const char *text)
{
	char folder[BENCH_PATH];
	FILE *file;

	snprintf(folder, sizeof folder, "%s", path);
	for (char *slash = strchr(folder + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(folder, 0700);
		*slash = '/';
	}
	file = fopen(path, "w");
	if (!file || fputs(text, file) < 0 || fclose(file))
		bench_fail("cannot be written", path);
}

void bench_asked(const char *home, const char *more)
{
	char path[BENCH_PATH + 64], text[240];

	snprintf(path, sizeof path, "%s/.config/groundwork/groundwork.ini", home);
	snprintf(text, sizeof text, "[journey]\nsince = 2026-11-22\n%s", more);
	bench_write(path, text);
}

const char *bench_groundwork(void)
{
	static char path[PATH_MAX];
	const char *given = getenv("GROUNDWORK");

	if (!path[0] && (!given || !realpath(given, path)))
		bench_fail("names no program; \"make bench\" sets it", "GROUNDWORK");
	return path;
}

const char *const *bench_environment(const char *home, const char *content)
{
	static char pairs[5][PATH_MAX + 40];
	static const char *list[6];
	char root[PATH_MAX];

	if (!getcwd(root, sizeof root))
		bench_fail(strerror(errno), "the folder to run in");
	snprintf(pairs[0], sizeof pairs[0], "HOME=%s", home);
	if (content)
		snprintf(pairs[1], sizeof pairs[1], "GROUNDWORK_CONTENT=%s", content);
	else
		snprintf(pairs[1], sizeof pairs[1], "GROUNDWORK_CONTENT=%s/content", root);
	snprintf(pairs[2], sizeof pairs[2], "GROUNDWORK_AUDIO=%s/audio", root);
	snprintf(pairs[3], sizeof pairs[3], "GROUNDWORK_CONFIG=%s/config", root);
	snprintf(pairs[4], sizeof pairs[4], "LC_ALL=C.UTF-8");
	for (int i = 0; i < 5; i++)
		list[i] = pairs[i];
	return list;
}

static void become(const char *const *arguments, const char *const *environment)
{
	int nowhere = open("/dev/null", O_RDWR);

	dup2(nowhere, STDIN_FILENO);
	dup2(nowhere, STDOUT_FILENO);
	execve(arguments[0], (char *const *)arguments, (char *const *)environment);
	_exit(127);
}

double bench_run_cpu_s(const char *const *arguments, const char *const *environment)
{
	struct rusage used;
	int status;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid < 0)
		bench_fail(strerror(errno), arguments[0]);
	if (!pid)
		become(arguments, environment);
	if (wait4(pid, &status, 0, &used) != pid || !WIFEXITED(status) ||
	    WEXITSTATUS(status))
		bench_fail("it did not end well", arguments[0]);
	return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
	       (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}
