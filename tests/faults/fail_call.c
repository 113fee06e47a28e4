/* faults/fail_call.c -- loaded before the libraries: one call of one kind fails, once.
 *
 * FAIL_KIND names the kind (store: SQLite; read, write, make: the system), FAIL_AT the call
 * that fails, counted from 1; FAIL_COUNT a file into which the number of calls is written at
 * the end. What the dynamic linker, the locales and a coverage build do is left alone. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

/* The call below this one: the library's own. */
#define REAL(call) ((__typeof__(&(call)))dlsym(RTLD_NEXT, #call))

static long number_of(const char *name)
{
	const char *text = getenv(name);

	return text ? atol(text) : 0;
}

/* Tells whether this call of this kind is the one to fail. */
static bool fails(const char *kind)
{
	static const int errors[] = { EIO, ENOSPC, EACCES, EMFILE };
	const char *wanted = getenv("FAIL_KIND");
	long at;

	if (!wanted || strcmp(wanted, kind) != 0)
		return false;
	at = atomic_fetch_add(&calls, 1) + 1;
	if (at != number_of("FAIL_AT"))
		return false;
	errno = errors[at % 4];
	return true;
}

static int sqlite_trouble(void)
{
	static const int codes[] = { SQLITE_IOERR, SQLITE_FULL, SQLITE_CORRUPT, SQLITE_BUSY };

	return codes[number_of("FAIL_AT") % 4];
}

__attribute__((destructor)) static void write_count(void)
{
	const char *path = getenv("FAIL_COUNT");
	FILE *file = path ? fopen(path, "w") : NULL;

	if (!file)
		return;
	fprintf(file, "%ld\n", atomic_load(&calls));
	fclose(file);
}

static bool is_ours(const char *path)
{
	return path && strncmp(path, "/proc", 5) != 0 && strncmp(path, "/sys", 4) != 0 &&
	       strncmp(path, "/usr", 4) != 0 && strncmp(path, "/dev", 4) != 0 &&
	       !strstr(path, ".gcda");
}

int sqlite3_step(sqlite3_stmt *statement)
{
	return fails("store") ? sqlite_trouble() : REAL(sqlite3_step)(statement);
}

int sqlite3_prepare_v2(sqlite3 *db, const char *sql, int size, sqlite3_stmt **statement,
		       const char **tail)
{
	if (!fails("store"))
		return REAL(sqlite3_prepare_v2)(db, sql, size, statement, tail);
	*statement = NULL;
	return sqlite_trouble();
}

int sqlite3_exec(sqlite3 *db, const char *sql, sqlite3_callback take, void *with,
		 char **why)
{
	return fails("store") ? sqlite_trouble() : REAL(sqlite3_exec)(db, sql, take, with, why);
}

int sqlite3_open_v2(const char *path, sqlite3 **db, int flags, const char *vfs)
{
	if (!fails("store"))
		return REAL(sqlite3_open_v2)(path, db, flags, vfs);
	*db = NULL;
	return SQLITE_CANTOPEN;
}

int open(const char *path, int flags, ...)
{
	va_list more;
	mode_t mode;

	va_start(more, flags);
	mode = va_arg(more, mode_t);
	va_end(more);
	if (is_ours(path) && fails(flags & O_CREAT ? "make" : "read"))
		return -1;
	return REAL(open)(path, flags, mode);
}

int fstat(int fd, struct stat *about)
{
	return fails("read") ? -1 : REAL(fstat)(fd, about);
}

ssize_t read(int fd, void *bytes, size_t size)
{
	return fd > STDERR_FILENO && fails("read") ? -1 : REAL(read)(fd, bytes, size);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
	return fd > STDERR_FILENO && fails("write") ? -1 : REAL(write)(fd, bytes, size);
}

int fsync(int fd)
{
	return fails("write") ? -1 : REAL(fsync)(fd);
}

int fchmod(int fd, mode_t mode)
{
	return fails("write") ? -1 : REAL(fchmod)(fd, mode);
}

int rename(const char *from, const char *to)
{
	return fails("write") ? -1 : REAL(rename)(from, to);
}

int unlink(const char *path)
{
	return fails("write") ? -1 : REAL(unlink)(path);
}

int mkdir(const char *path, mode_t mode)
{
	return is_ours(path) && fails("make") ? -1 : REAL(mkdir)(path, mode);
}

int mkostemp(char *path, int flags)
{
	return fails("make") ? -1 : REAL(mkostemp)(path, flags);
}

int pipe2(int fds[2], int flags)
{
	return fails("make") ? -1 : REAL(pipe2)(fds, flags);
}

pid_t fork(void)
{
	return fails("make") ? -1 : REAL(fork)();
}
