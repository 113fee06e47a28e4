/* practice/voice_recording_take.c -- what was heard is copied to the disk byte by byte. */
#include "practice/voice_recording_take.h"

#include "app/app.h"
#include "app/sounds.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"
#include "content/lines.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MOST_BYTES = 64 << 20 };

static bool write_into_memory(struct held_take *held, struct error *error)
{
	held->file = memfd_create("groundwork-take", MFD_CLOEXEC);
	if (held->file < 0)
		return error_set(error, "the recording cannot be held in memory: %s",
				 strerror(errno));
	return recording_write(&held->take, held->file, error);
}

bool held_take_hold(struct held_take *held, struct recording take, struct error *error)
{
	assert(held->file < 0);
	held->take = take;
	if (write_into_memory(held, error))
		return true;
	held_take_drop(held);
	return false;
}

void held_take_drop(struct held_take *held)
{
	recording_free(&held->take);
	if (held->file >= 0)
		close(held->file);
	*held = HELD_TAKE_NONE;
}

const char *held_take_path(const struct held_take *held, struct arena *arena)
{
	assert(held->file >= 0);
	return arena_print(arena, "/proc/self/fd/%d", held->file);
}

/* A clip of another kind with this name is an older take of the same words: the new
 * one stands in its place. */
static void drop_others(const struct app *app, struct arena *arena, const char *voice,
			const char *text, const char *kept)
{
	const char *other;

	while ((other = app_clip_of_voice(app, arena, voice, text)) &&
	       strcmp(other, kept) && unlink(other) == 0)
		;
}

static bool write_clip(const struct held_take *held, const struct app *app,
		       struct arena *arena, const char *voice,
		       const struct spoken_line *line, struct error *error)
{
	const char *folder = arena_print(arena, "%s/voices/%s", app_paths(app)->own_audio,
					 voice);
	const char *path = arena_print(arena, "%s/%s." TAKE_ENDING, folder, line->key);
	size_t length;
	char *bytes;

	if (!file_read(arena, held_take_path(held, arena), MOST_BYTES, &bytes, &length,
		       error) ||
	    !paths_make_private(folder, error) ||
	    !file_write(path, bytes, length, 0600, error))
		return false;
	drop_others(app, arena, voice, line->text, path);
	return true;
}

bool held_take_keep(const struct held_take *held, const struct app *app,
		    const char *voice, const struct spoken_line *line,
		    struct error *error)
{
	struct arena *arena = arena_open();
	bool ok = write_clip(held, app, arena, voice, line, error);

	arena_close(arena);
	return ok;
}
