/* base/file.c -- read, write beside and rename, list. */
#include "base/file.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <libgen.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define HALF_BEGINS ".new-"
#define HALF_ENDS HALF_BEGINS "XXXXXX"

enum { LOCK_TRIES = 500, LOCK_TRY_MS = 20 };

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool folder_exists(const char *path)
{
	struct stat about;

	return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static bool read_all(int fd, char *bytes, size_t length, size_t *got)
{
	*got = 0;
	while (*got < length) {
		ssize_t n = read(fd, bytes + *got, length - *got);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		if (n == 0)
			break;
		*got += (size_t)n;
	}
	return true;
}

bool file_read(struct arena *arena, const char *path, size_t most, char **bytes,
	       size_t *length, struct error *error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat about;
	bool ok = false;

	if (fd < 0)
		return error_set(error, "%s: cannot be read: %s", path, strerror(errno));
	if (fstat(fd, &about)) {
		error_set(error, "%s: cannot be read: %s", path, strerror(errno));
	} else if (!S_ISREG(about.st_mode)) {
		error_set(error, "%s: is not a file", path);
	} else if ((size_t)about.st_size > most) {
		error_set(error, "%s: has %lld bytes; at most %zu are read", path,
			  (long long)about.st_size, most);
	} else {
		*bytes = arena_alloc(arena, (size_t)about.st_size + 1);
		ok = read_all(fd, *bytes, (size_t)about.st_size, length);
		if (!ok)
			error_set(error, "%s: cannot be read: %s", path, strerror(errno));
	}
	close(fd);
	return ok;
}

static bool write_all(int fd, const char *bytes, size_t length)
{
	while (length) {
		ssize_t n = write(fd, bytes, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes += n;
		length -= (size_t)n;
	}
	return true;
}

void folder_flush(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
}

static int remove_one(const char *path, const struct stat *about, int type, struct FTW *at)
{
	(void)about, (void)type, (void)at;
	remove(path);
	return 0;
}

void folder_remove(const char *folder)
{
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* A rename is on the disk only when its folder is. */
static void flush_parent(const char *path)
{
	char *copy = memory_copy(path);

	folder_flush(dirname(copy));
	free(copy);
}

bool file_is_half(const char *name)
{
	size_t length = strlen(name), end = strlen(HALF_ENDS);
	const char *from = name + length - end;

	if (length <= end || strncmp(from, HALF_BEGINS, strlen(HALF_BEGINS)) != 0)
		return false;
	for (from += strlen(HALF_BEGINS); isalnum((unsigned char)*from); from++)
		;
	return !*from;
}

/* Where a file is to stand: a link is followed, so that it stays one. */
static bool find_place(const char *path, char **place, struct error *error)
{
	struct stat about;
	char *real;

	*place = NULL;
	if (lstat(path, &about)) {
		*place = memory_copy(path);
		return true;
	}
	real = realpath(path, NULL);
	if (!real || stat(real, &about))
		error_set(error, "%s: cannot be written: it is a link that leads nowhere", path);
	else if (!S_ISREG(about.st_mode))
		error_set(error, "%s: is not a file, and cannot be written over", path);
	else
		*place = memory_copy(real);
	free(real);
	return *place;
}

static bool cannot_write(const struct file_writing *writing, struct error *error)
{
	return error_set(error, "%s: cannot be written: %s", writing->path, strerror(errno));
}

bool file_begin(struct file_writing *writing, const char *path, struct error *error)
{
	*writing = (struct file_writing){ .path = path, .fd = -1 };
	if (!find_place(path, &writing->place, error))
		return false;
	writing->beside = memory_print("%s.new-XXXXXX", writing->place);
	writing->fd = mkostemp(writing->beside, O_CLOEXEC);
	if (writing->fd >= 0)
		return true;
	cannot_write(writing, error);
	free(writing->place);
	free(writing->beside);
	return false;
}

/* A link is made only where nothing is. Some file systems know none. */
static bool put_new(const struct file_writing *writing)
{
	if (link(writing->beside, writing->path) == 0)
		return unlink(writing->beside) == 0;
	if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
		return false;
	if (file_exists(writing->path)) {
		errno = EEXIST;
		return false;
	}
	return rename(writing->beside, writing->path) == 0;
}

static bool put(const struct file_writing *writing, enum file_place place,
		struct error *error)
{
	bool ok = place == FILE_NEW ? put_new(writing)
				    : rename(writing->beside, writing->place) == 0;

	if (!ok && place == FILE_NEW && errno == EEXIST)
		return error_set(error, "%s is there already, and is not overwritten: name "
				 "another file", writing->path);
	return ok || cannot_write(writing, error);
}

bool file_finish(struct file_writing *writing, bool ok, enum file_place place, unsigned mode,
		 struct error *error)
{
	bool closed = fsync(writing->fd) == 0 && fchmod(writing->fd, mode) == 0;

	closed = close(writing->fd) == 0 && closed;
	if (ok && !closed)
		ok = cannot_write(writing, error);
	ok = ok && put(writing, place, error);
	if (ok)
		flush_parent(writing->place);
	else
		unlink(writing->beside);
	free(writing->place);
	free(writing->beside);
	return ok;
}

bool file_put(const char *path, enum file_place place, const char *bytes, size_t length,
	      unsigned mode, struct error *error)
{
	struct file_writing writing;
	bool ok;

	if (!file_begin(&writing, path, error))
		return false;
	ok = write_all(writing.fd, bytes, length) || cannot_write(&writing, error);
	return file_finish(&writing, ok, place, mode, error);
}

bool file_write(const char *path, const char *bytes, size_t length,
		unsigned mode, struct error *error)
{
	return file_put(path, FILE_REPLACES, bytes, length, mode, error);
}

/* Waits a while for whoever holds it; where the file system knows no locks, goes on. */
static bool wait_for(int fd)
{
	for (int tries = LOCK_TRIES; flock(fd, LOCK_EX | LOCK_NB); tries--) {
		if (errno != EWOULDBLOCK && errno != EINTR)
			return true;
		if (!tries)
			return false;
		poll(NULL, 0, LOCK_TRY_MS);
	}
	return true;
}

bool file_lock(const char *path, int *lock, struct error *error)
{
	char *beside = memory_print("%s.lock", path);

	*lock = open(beside, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
	free(beside);
	if (*lock < 0)
		return error_set(error, "%s: cannot be written: %s", path, strerror(errno));
	if (wait_for(*lock))
		return true;
	file_unlock(*lock);
	return error_set(error, "%s: another Groundwork has been writing it for %d seconds: try "
			 "again when that one is done", path,
			 LOCK_TRIES * LOCK_TRY_MS / 1000);
}

void file_unlock(int lock)
{
	close(lock);
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool ends_in(const char *name, const char *suffix)
{
	size_t length = strlen(name), wanted = strlen(suffix);

	return length >= wanted && !strcmp(name + length - wanted, suffix);
}

bool folder_list(struct arena *arena, const char *folder, const char *suffix,
		 const char ***names, size_t *count, struct error *error)
{
	DIR *open_folder = opendir(folder);
	struct dirent *entry;
	size_t capacity = 0;

	*names = NULL;
	*count = 0;
	if (!open_folder)
		return error_set(error, "%s: the folder cannot be read: %s", folder,
				 strerror(errno));
	while ((entry = readdir(open_folder))) {
		if (entry->d_name[0] == '.' || !ends_in(entry->d_name, suffix))
			continue;
		if (*count == capacity) {
			size_t more = capacity ? capacity * 2 : 64;
			const char **larger = arena_array(arena, more, sizeof *larger);

			if (*count)
				memcpy(larger, *names, *count * sizeof *larger);
			*names = larger;
			capacity = more;
		}
		(*names)[(*count)++] = arena_copy(arena, entry->d_name);
	}
	closedir(open_folder);
	if (*count)
		qsort(*names, *count, sizeof **names, by_bytes);
	return true;
}
