/* base/trace.c -- two files at most, each written line by line. */
#include "base/trace.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { LINE = 160 };

/* -1: not open. The named file is whole; the kept one is cut. */
static struct {
	int named, kept;
} files = { -1, -1 };

/* Only an ordinary file: a pipe could hold the program, or end it. -1 with errno, which is
 * 0 for another kind of file. */
static int open_file(const char *path)
{
	int fd = open(path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK,
		      0600);
	struct stat about;

	if (fd < 0) {
		errno = errno == ENXIO ? 0 : errno;	/* a pipe that nobody reads */
		return -1;
	}
	if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode))
		return fd;
	close(fd);
	errno = 0;
	return -1;
}

static void close_file(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

bool trace_open(struct error *error)
{
	const char *path = getenv("GROUNDWORK_LOG");

	if (!path || !*path)
		return true;
	close_file(&files.named);
	files.named = open_file(path);
	if (files.named < 0 && !errno)
		return error_set(error, "GROUNDWORK_LOG: %s: is no ordinary file: name one "
				 "that may be written to", path);
	return files.named >= 0 ||
	       error_set(error, "GROUNDWORK_LOG: %s: cannot be written: %s", path,
			 strerror(errno));
}

/* The start of the line that begins the newer half. */
static const char *newer_half(const char *bytes, size_t length)
{
	const char *line = length > TRACE_MOST / 2
			   ? strchr(bytes + length - TRACE_MOST / 2, '\n') : NULL;

	return line ? line + 1 : bytes;
}

static void cut(const char *path)
{
	struct arena *arena = arena_open();
	char *bytes;
	size_t length;
	const char *from;
	struct error *lost = ERROR_NO_MATTER("an event may be lost in silence");

	if (file_read(arena, path, 2 * TRACE_MOST, &bytes, &length, lost)) {
		from = newer_half(bytes, length);
		file_write(path, from, length - (size_t)(from - bytes), 0600, lost);
	} else {
		unlink(path);	/* grown beyond all measure: not ours */
	}
	arena_close(arena);
}

void trace_keep(const char *path)
{
	close_file(&files.kept);
	files.kept = open_file(path);
	if (files.kept >= 0 && lseek(files.kept, 0, SEEK_END) > TRACE_MOST) {
		close_file(&files.kept);
		cut(path);
		files.kept = open_file(path);
	}
}

void trace_close(void)
{
	close_file(&files.named);
	close_file(&files.kept);
}

bool trace_last(struct arena *arena, const char *path, size_t most, const char **last,
		struct error *error)
{
	char *bytes;
	size_t length, lines = 0;

	*last = "";
	if (!file_exists(path))
		return true;
	if (!file_read(arena, path, 2 * TRACE_MOST, &bytes, &length, error))
		return false;
	*last = bytes;
	for (size_t i = length ? length - 1 : 0; i > 0; i--)
		if (bytes[i - 1] == '\n' && ++lines == most) {
			*last = bytes + i;
			break;
		}
	return true;
}

static void write_line(int fd, const char *line, int length)
{
	if (fd >= 0 && write(fd, line, (size_t)length) != length)
		return;	/* a full disk: the next event may fit */
}

void trace_write(const char *literal, int64_t number)
{
	char line[LINE];
	struct timespec now;
	struct tm at;
	size_t stamp;
	int length;

	if (files.named < 0 && files.kept < 0)
		return;
	clock_gettime(CLOCK_REALTIME, &now);
	gmtime_r(&now.tv_sec, &at);
	stamp = strftime(line, sizeof line, "%Y-%m-%dT%H:%M:%S", &at);
	length = snprintf(line + stamp, sizeof line - stamp, ".%03ldZ %d %s %" PRId64 "\n",
			  now.tv_nsec / 1000000, (int)getpid(), literal, number);
	if (length < 0 || (size_t)length >= sizeof line - stamp)
		return;
	write_line(files.named, line, (int)stamp + length);
	write_line(files.kept, line, (int)stamp + length);
}
