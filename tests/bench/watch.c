/* bench/watch.c -- programs seen from outside: their time, memory and bytes. */
#include "bench/bench.h"

#include <ctype.h>
#include <dirent.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PROCESSES = 64 };

/* Whose child a process is; 0 when it has gone. */
static pid_t parent_of(pid_t pid)
{
	char path[64], line[512] = "";
	char *after;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	file = fopen(path, "r");
	if (!file)
		return 0;
	if (!fgets(line, sizeof line, file))
		line[0] = '\0';
	fclose(file);
	after = strrchr(line, ')');	/* a program's name may hold anything */
	return after && strlen(after) > 4 ? (pid_t)atoi(after + 4) : 0;
}

/* The process and all below it, however deep. */
static int family(pid_t root, pid_t pids[PROCESSES])
{
	int count = 1, before = 0;

	pids[0] = root;
	while (before != count) {
		DIR *folder = opendir("/proc");
		struct dirent *entry;

		before = count;
		while (folder && (entry = readdir(folder)) && count < PROCESSES) {
			pid_t pid = isdigit((unsigned char)entry->d_name[0])
					? (pid_t)atoi(entry->d_name) : 0;
			pid_t parent = pid ? parent_of(pid) : 0;
			bool known = false, below = false;

			for (int i = 0; i < count; i++) {
				known = known || pids[i] == pid;
				below = below || pids[i] == parent;
			}
			if (pid && below && !known)
				pids[count++] = pid;
		}
		if (folder)
			closedir(folder);
	}
	return count;
}

static double clock_s(clockid_t clock)
{
	struct timespec time = { 0 };

	clock_gettime(clock, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

double bench_cpu_s(pid_t root)
{
	pid_t pids[PROCESSES];
	double sum = 0;
	int count = family(root, pids);

	for (int i = 0; i < count; i++) {
		clockid_t clock;

		if (clock_getcpuclockid(pids[i], &clock) == 0)
			sum += clock_s(clock);
	}
	return sum;
}

double bench_own_cpu_s(void)
{
	return clock_s(CLOCK_PROCESS_CPUTIME_ID);
}

double bench_now_s(void)
{
	return clock_s(CLOCK_MONOTONIC);
}

static double field_kib(pid_t pid, const char *name, const char *field)
{
	char path[64], line[256];
	double kib = 0;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, name);
	file = fopen(path, "r");
	while (file && fgets(line, sizeof line, file))
		if (!strncmp(line, field, strlen(field)))
			kib = atof(line + strlen(field));
	if (file)
		fclose(file);
	return kib;
}

struct bench_memory bench_memory(pid_t root)
{
	struct bench_memory memory = { 0, 0 };
	pid_t pids[PROCESSES];
	int count = family(root, pids);

	for (int i = 0; i < count; i++) {
		memory.most_mib += field_kib(pids[i], "status", "VmHWM:") / 1024;
		memory.own_mib +=
			field_kib(pids[i], "smaps_rollup", "Private_Dirty:") / 1024;
	}
	return memory;
}

/* One read; the moment it came, 0 when there was nothing. */
static double take(struct terminal *terminal)
{
	char bytes[16384], answers[256];
	ssize_t got = read(terminal->fd, bytes, sizeof bytes);
	double now_s = bench_now_s();
	size_t length;

	if (got <= 0) {
		terminal->gone = true;
		return 0;
	}
	terminal->bytes += (size_t)got;
	vterm_input_write(terminal->vterm, bytes, (size_t)got);
	while ((length = vterm_output_read(terminal->vterm, answers, sizeof answers)) > 0)
		if (write(terminal->fd, answers, length) < 0)
			break;
	return now_s;
}

double bench_listen(struct terminal *terminals, int count, double until_s,
		    double stderr_mute_s)
{
	struct pollfd fds[16];
	double last_s = 0;

	for (;;) {
		double end_s = stderr_mute_s > 0 && last_s > 0 &&
		  last_s + stderr_mute_s < until_s
				       ? last_s + stderr_mute_s : until_s;
		double left_s = end_s - bench_now_s();

		if (left_s <= 0)
			return last_s;
		for (int i = 0; i < count; i++)
			fds[i] = (struct pollfd){ terminals[i].gone ? -1 : terminals[i].fd,
						  POLLIN, 0 };
		if (poll(fds, (nfds_t)count, (int)(left_s * 1000) + 1) <= 0)
			continue;
		for (int i = 0; i < count; i++) {
			double came_s = fds[i].revents ? take(&terminals[i]) : 0;

			last_s = came_s > last_s ? came_s : last_s;
		}
	}
}

void bench_kill(struct terminal *terminal)
{
	kill(terminal->program, SIGKILL);
	waitpid(terminal->program, NULL, 0);
	close(terminal->fd);
	if (terminal->clock >= 0)
		close(terminal->clock);
	vterm_free(terminal->vterm);
}
