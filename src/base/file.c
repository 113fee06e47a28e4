/* base/file.c -- read, write beside and rename, list. */
#include "base/file.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
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
	return fsync(fd) == 0;
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

bool file_write(const char *path, const char *bytes, size_t length,
		unsigned mode, struct error *error)
{
	char *beside = memory_print("%s.new-XXXXXX", path);
	int fd = mkostemp(beside, O_CLOEXEC);
	bool ok = false;

	if (fd < 0) {
		error_set(error, "%s: cannot be written: %s", path, strerror(errno));
		free(beside);
		return false;
	}
	ok = write_all(fd, bytes, length) && fchmod(fd, mode) == 0;
	ok = close(fd) == 0 && ok;
	if (ok)
		ok = rename(beside, path) == 0;
	if (ok) {
		flush_parent(path);
	} else {
		error_set(error, "%s: cannot be written: %s", path, strerror(errno));
		unlink(beside);
	}
	free(beside);
	return ok;
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
