/* store/process_id.c -- pid, start time and boot id together name a process. */
#include "store/process_id.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Reads the beginning of a small file of /proc; "" when it is not there. */
static void read_beginning(const char *path, char *text, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t length = fd < 0 ? 0 : read(fd, text, size - 1);

	text[length < 0 ? 0 : length] = '\0';
	if (fd >= 0)
		close(fd);
}

static void boot_id(char boot[40])
{
	read_beginning("/proc/sys/kernel/random/boot_id", boot, 40);
	boot[strcspn(boot, "\n")] = '\0';
}

/* What /proc/PID/stat tells: the third field is the state, the 22nd the start.
 * The second, a name, may hold anything but ends at the last parenthesis. */
static int64_t start_of(int64_t pid, bool *dead)
{
	char path[64], text[1024];
	const char *at;

	snprintf(path, sizeof path, "/proc/%lld/stat", (long long)pid);
	read_beginning(path, text, sizeof text);
	at = strrchr(text, ')');
	*dead = at && (!strncmp(at, ") Z", 3) || !strncmp(at, ") X", 3));
	for (int field = 2; at && field < 22; field++)
		at = strchr(at + 1, ' ');
	return at ? strtoll(at, NULL, 10) : 0;
}

struct owner owner_self(void)
{
	struct owner self = { .pid = getpid() };
	bool dead;

	self.born = start_of(self.pid, &dead);
	boot_id(self.boot);
	return self;
}

bool owner_is_gone(const struct owner *owner)
{
	char boot[40];
	int64_t born;
	bool dead;

	boot_id(boot);
	if (boot[0] && owner->boot[0] && strcmp(boot, owner->boot) != 0)
		return true;
	if (owner->pid <= 0 || (kill((pid_t)owner->pid, 0) && errno == ESRCH))
		return true;
	born = start_of(owner->pid, &dead);
	return dead || (born && owner->born && born != owner->born);
}
