/* practice/record_kept.c -- a take is a file in memory until it is kept: what was heard is
 * then copied to the disk byte by byte. */
#include "practice/record_parts.h"

#include "app/sounds.h"

#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MOST_BYTES = 64 << 20 };

bool record_hold(struct record *record, struct error *error)
{
	record->take_file = memfd_create("groundwork-take", MFD_CLOEXEC);
	if (record->take_file < 0)
		return error_set(error, "the recording cannot be held in memory: %s",
				 strerror(errno));
	return take_write(&record->take, record->take_file, error);
}

void record_forget(struct record *record)
{
	take_free(&record->take);
	if (record->take_file >= 0)
		close(record->take_file);
	record->take_file = -1;
}

/* A clip of another kind with this name is an older take of the same words: the new
 * one stands in its place. */
static void drop_others(struct record *record, struct arena *arena, const char *kept,
			const char *text)
{
	const char *other;

	while ((other = app_clip_of_voice(record->app, arena, record->voice, text)) &&
	       strcmp(other, kept) && unlink(other) == 0)
		;
}

static bool write_clip(struct record *record, struct arena *arena, struct error *error)
{
	const struct spoken_line *line = &record->lines.at[record->line];
	const char *folder = arena_print(arena, "%s/voices/%s", app_paths(record->app)->own_audio,
					 record->voice);
	const char *path = arena_print(arena, "%s/%s." TAKE_ENDING, folder, line->key);
	const char *held = arena_print(arena, "/proc/self/fd/%d", record->take_file);
	size_t length;
	char *bytes;

	if (!file_read(arena, held, MOST_BYTES, &bytes, &length, error) ||
	    !paths_make_private(folder, error) ||
	    !file_write(path, bytes, length, 0600, error))
		return false;
	drop_others(record, arena, path, line->text);
	return true;
}

bool record_keep(struct record *record, struct error *error)
{
	struct arena *arena;
	bool well;

	if (record->state != RECORD_TAKEN)
		return error_set(error, "there is nothing to keep yet");
	arena = arena_open();
	well = write_clip(record, arena, error);
	arena_close(arena);
	if (!well)
		return false;
	record_silence(record);
	record_forget(record);
	record_ask_speaker(record, record->line);
	record->state = RECORD_READY;
	record_say(record, "%s", "");
	return true;
}
