/* app/halves.c -- by name, by age and by owner. */
#include "app/halves.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"

#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static time_t system_start(void)
{
	struct timespec since = { 0 };

	clock_gettime(CLOCK_BOOTTIME, &since);
	return time(NULL) - since.tv_sec;
}

static void clear_in(struct arena *arena, const char *folder)
{
	const char **names;
	size_t count;
	struct error error;
	time_t start = system_start();

	if (!folder_list(arena, folder, "", &names, &count, &error))
		return;
	for (size_t i = 0; i < count; i++) {
		const char *path = paths_join(arena, folder, names[i]);
		struct stat about;

		if (file_is_half(names[i]) && lstat(path, &about) == 0 &&
		    S_ISREG(about.st_mode) && about.st_uid == geteuid() &&
		    about.st_mtime < start)
			unlink(path);
	}
}

static void clear_voices(struct arena *arena, const struct paths *paths)
{
	const char *voices = paths_join(arena, paths->own_audio, "voices");
	const char **names;
	size_t count;
	struct error error;

	if (!folder_list(arena, voices, "", &names, &count, &error))
		return;
	for (size_t i = 0; i < count; i++)
		clear_in(arena, paths_join(arena, voices, names[i]));
}

void halves_clear(const struct paths *paths)
{
	struct arena *arena = arena_open();

	clear_in(arena, paths->data);
	clear_in(arena, paths->own_config);
	clear_in(arena, paths->state);
	clear_in(arena, paths_join(arena, paths->data, "reports"));
	clear_in(arena, paths_join(arena, paths->data, "given"));
	clear_voices(arena, paths);
	arena_close(arena);
}
