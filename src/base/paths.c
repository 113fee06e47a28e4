/* base/paths.c -- environment first, then the tree around the program. */
#include "base/paths.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *paths_join(struct arena *arena, const char *folder, const char *name)
{
	return arena_print(arena, "%s/%s", folder, name);
}

const char *paths_absolute(struct arena *arena, const char *path)
{
	char *here = *path == '/' ? NULL : getcwd(NULL, 0);
	const char *whole = here ? paths_join(arena, here, path) : path;

	free(here);
	return whole;
}

/* The XDG rule: a relative or empty value is as good as none. */
static const char *xdg(struct arena *arena, const char *variable,
		       const char *below_home)
{
	const char *value = getenv(variable), *home = getenv("HOME");

	if (value && value[0] == '/')
		return paths_join(arena, value, "groundwork");
	if (home && home[0] == '/')
		return arena_print(arena, "%s/%s/groundwork", home, below_home);
	return NULL;
}

/* In memory, mostly: where the session of this person has its sockets, or where all have
 * their temporary files. */
static const char *last_place(struct arena *arena)
{
	const char *run = getenv("XDG_RUNTIME_DIR"), *tmp = getenv("TMPDIR");

	if (run && run[0] == '/')
		return paths_join(arena, run, "groundwork");
	return arena_print(arena, "%s/groundwork-of-%ld", tmp && tmp[0] == '/' ? tmp : "/tmp",
			   (long)geteuid());
}

/* The folder that holds content/, audio/ and config/: the nearest one above
 * the program, or share/groundwork beside its bin/. */
static const char *shipped_root(struct arena *arena)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
	char *slash;

	if (length <= 0)
		return GROUNDWORK_DATADIR;
	path[length] = '\0';
	for (int up = 0; up < 4 && (slash = strrchr(path, '/')); up++) {
		const char *share;

		*slash = '\0';
		if (file_exists(paths_join(arena, path, "content/practices")))
			return arena_copy(arena, path);
		share = paths_join(arena, path, "share/groundwork");
		if (file_exists(paths_join(arena, share, "content/practices")))
			return share;
	}
	return GROUNDWORK_DATADIR;
}

static const char *named_or(struct arena *arena, const char *variable,
			    const char *root, const char *name)
{
	const char *value = getenv(variable);

	return value && value[0] ? arena_copy(arena, value)
				 : paths_join(arena, root, name);
}

bool paths_find(struct paths *paths, struct arena *arena, struct error *error)
{
	const char *root = shipped_root(arena);

	paths->content = named_or(arena, "GROUNDWORK_CONTENT", root, "content");
	paths->audio = named_or(arena, "GROUNDWORK_AUDIO", root, "audio");
	paths->config = named_or(arena, "GROUNDWORK_CONFIG", root, "config");
	paths->data = xdg(arena, "XDG_DATA_HOME", ".local/share");
	paths->own_config = xdg(arena, "XDG_CONFIG_HOME", ".config");
	paths->state = xdg(arena, "XDG_STATE_HOME", ".local/state");
	paths->last = last_place(arena);
	if (!paths->data || !paths->own_config || !paths->state)
		return error_set(error, "HOME is not set, so there is no place for what you "
				 "write; set HOME, or XDG_DATA_HOME, XDG_CONFIG_HOME and "
				 "XDG_STATE_HOME");
	paths->own_content = paths_join(arena, paths->data, "content");
	paths->own_audio = paths_join(arena, paths->data, "audio");
	return true;
}

/* A folder of ours that others may look into is closed to them; one that belongs
 * to somebody else is left as it is. */
static void tighten(const char *path)
{
	struct stat about;

	if (stat(path, &about) == 0 && about.st_uid == geteuid() && (about.st_mode & 077))
		chmod(path, 0700);
}

bool paths_make_private(const char *folder, struct error *error)
{
	char path[PATH_MAX];
	size_t length = strlen(folder);

	if (length >= sizeof path)
		return error_set(error, "%s: the path is too long", folder);
	memcpy(path, folder, length + 1);
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(path, 0700) && errno != EEXIST)
			return error_set(error, "%s: the folder could not be made: %s",
					 path, strerror(errno));
		*slash = '/';
	}
	if (mkdir(path, 0700) == 0)
		return true;
	if (errno != EEXIST)
		return error_set(error, "%s: the folder could not be made: %s", path,
				 strerror(errno));
	tighten(path);
	return true;
}

bool paths_is_foreign(const char *folder)
{
	struct stat about;

	return stat(folder, &about) == 0 && about.st_uid != geteuid();
}

bool paths_make_own(const char *folder, struct error *error)
{
	struct stat about;

	if (!paths_make_private(folder, error))
		return false;
	if (lstat(folder, &about) == 0 && S_ISDIR(about.st_mode) &&
	    about.st_uid == geteuid())
		return true;
	return error_set(error, "%s: belongs to somebody else", folder);
}
