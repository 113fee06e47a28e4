/* support/check.c -- mkdtemp, mkdir -p, rm -r. */
#include "support/check.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEPT_MOST = 4096 };

/* Kept until the program ends. */
static char *kept[KEPT_MOST];
static size_t kept_count;

static void free_kept(void)
{
	while (kept_count)
		free(kept[--kept_count]);
}

static const char *keep(char *text)
{
	assert_non_null(text);
	assert_true(kept_count < KEPT_MOST);
	if (!kept_count)
		assert_int_equal(atexit(free_kept), 0);
	return kept[kept_count++] = text;
}

const char *check_folder(void)
{
	const char *above = getenv("TMPDIR");
	char *folder = NULL;

	assert_true(asprintf(&folder, "%s/groundwork-test-XXXXXX",
			     above && *above ? above : "/tmp") > 0);
	assert_non_null(mkdtemp(folder));
	return keep(folder);
}

static int remove_one(const char *path, const struct stat *about, int type,
		      struct FTW *where)
{
	(void)about;
	(void)type;
	(void)where;
	return remove(path);
}

void check_remove(const char *folder)
{
	assert_int_equal(nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
}

const char *check_path(const char *folder, const char *name)
{
	char *path = NULL;

	assert_true(asprintf(&path, "%s/%s", folder, name) > 0);
	return keep(path);
}

void check_write(const char *path, const char *bytes, size_t length)
{
	char above[PATH_MAX];
	int fd;

	snprintf(above, sizeof above, "%s", path);
	for (char *slash = strchr(above + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		assert_true(mkdir(above, 0700) == 0 || errno == EEXIST);
		*slash = '/';
	}
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, length), (ssize_t)length);
	close(fd);
}
