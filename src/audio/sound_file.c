/* audio/sound_file.c -- libsndfile looks at one part of the file at a time: most have one. */
#include "audio/sound_file.h"

#include "audio/file_heads.h"
#include "audio/stderr_mute.h"
#include "base/error.h"
#include "base/memory.h"

#include <stdlib.h>
#include <unistd.h>

/* The bytes of one recording in the file, and how long it is. */
struct part {
	int64_t from, to;
	int64_t frames;
};

struct sound_file {
	int fd;
	SNDFILE *handle;
	SF_INFO info;		/* of the part that is open */
	struct part *parts;
	size_t count, now;
	int64_t at;		/* the next byte of the part that is read */
};

/* ---- a part, as a file of its own */

static sf_count_t part_length(void *user)
{
	const struct sound_file *file = user;

	return file->parts[file->now].to - file->parts[file->now].from;
}

static sf_count_t part_seek(sf_count_t offset, int whence, void *user)
{
	struct sound_file *file = user;
	int64_t base = whence == SEEK_CUR ? file->at
					  : whence == SEEK_END ? part_length(user) : 0;

	if (offset <= INT64_MAX - base && base + offset >= 0)
		file->at = base + offset;
	return file->at;
}

static sf_count_t part_read(void *bytes, sf_count_t count, void *user)
{
	struct sound_file *file = user;
	int64_t left = part_length(user) - file->at;
	ssize_t got;

	if (count > left)
		count = left;
	got = count > 0 ? pread(file->fd, bytes, (size_t)count,
				(off_t)(file->parts[file->now].from + file->at)) : 0;
	if (got > 0)
		file->at += got;
	return got > 0 ? got : 0;
}

static sf_count_t part_tell(void *user)
{
	return ((struct sound_file *)user)->at;
}

/* libmpg123, inside libsndfile, chatters while a file is looked at. */
static bool open_part(struct sound_file *file, size_t which, SF_INFO format)
{
	SF_VIRTUAL_IO io = { .get_filelen = part_length, .seek = part_seek,
			     .read = part_read, .tell = part_tell };
	struct stderr_mute quiet = stderr_mute_begin();

	if (file->handle)
		sf_close(file->handle);
	file->now = which;
	file->at = 0;
	file->info = format;
	file->handle = sf_open_virtual(&io, SFM_READ, &file->info, file);
	stderr_mute_end(quiet);
	return file->handle != NULL;
}

/* ---- what a file can be made of */

static bool refuse(const char *path, struct error *error)
{
	return error_set(error, "%s: is not a sound file that can be read (%s); wav, flac, "
			 "ogg, opus and mp3 can", path, sf_strerror(NULL));
}

/* A recorder that was switched off too early leaves 0 where the length of a WAV file
 * should stand: what follows is then read as samples of the kind that its header names. */
static bool open_unfinished_wav(struct sound_file *file, const char *path,
				struct error *error)
{
	SF_INFO raw = { .samplerate = file->info.samplerate, .channels = file->info.channels,
			.format = SF_FORMAT_RAW | SF_ENDIAN_LITTLE |
				  (file->info.format & SF_FORMAT_SUBMASK) };
	int64_t start = wav_unfinished_data(file->fd);

	if (start < 0)
		return true;		/* it is empty indeed */
	file->parts[0].from = start;
	return open_part(file, 0, raw) || refuse(path, error);
}

static bool same_kind(const SF_INFO *one, const SF_INFO *other)
{
	return one->samplerate == other->samplerate && one->channels == other->channels;
}

/* Opens each part once for its length; ends with the first. */
static bool measure_parts(struct sound_file *file, const char *path, struct error *error)
{
	const SF_INFO first = file->info;

	for (size_t i = 0; i < file->count; i++) {
		if (!open_part(file, i, (SF_INFO){ 0 }))
			return refuse(path, error);
		if (!same_kind(&file->info, &first))
			return error_set(error, "%s: holds several recordings of different "
					 "kinds, one after the other; save it anew as one",
					 path);
		file->parts[i].frames = file->info.frames;
	}
	return file->count == 1 || open_part(file, 0, (SF_INFO){ 0 }) || refuse(path, error);
}

static bool open_chain(struct sound_file *file, const char *path, struct error *error)
{
	int64_t starts[OGG_LINKS_MOST];
	size_t count = ogg_links(file->fd, starts);
	int64_t end = file->parts[0].to;

	if (count < 2)
		return true;
	file->parts = memory_resize(file->parts, count * sizeof *file->parts);
	file->count = count;
	for (size_t i = 0; i < count; i++)
		file->parts[i] = (struct part){ starts[i], i + 1 < count ? starts[i + 1] : end,
						0 };
	return measure_parts(file, path, error);
}

static bool open_kind(struct sound_file *file, const char *path, struct error *error)
{
	int type = file->info.format & SF_FORMAT_TYPEMASK;

	if (file->info.frames == 0 && (type == SF_FORMAT_WAV || type == SF_FORMAT_WAVEX))
		return open_unfinished_wav(file, path, error);
	if (type == SF_FORMAT_OGG)
		return open_chain(file, path, error);
	return true;
}

/* What cannot be known of one part (a torn one says INT64_MAX) is not known of the whole. */
static int64_t frames_of_all(const struct sound_file *file)
{
	int64_t all = file->info.frames;

	for (size_t i = 1; i < file->count; i++) {
		if (file->parts[i].frames < 0 || all > INT64_MAX - file->parts[i].frames)
			return INT64_MAX;
		all += file->parts[i].frames;
	}
	return all;
}

bool sound_file_open(struct sound_file **opened, int fd, const char *path, SF_INFO *info,
		     struct error *error)
{
	struct sound_file *file = memory_alloc(sizeof *file);

	*opened = NULL;
	file->fd = fd;
	file->parts = memory_alloc(sizeof *file->parts);
	file->count = 1;
	file->parts[0].to = lseek(fd, 0, SEEK_END);
	if (!(open_part(file, 0, (SF_INFO){ 0 }) || refuse(path, error)) ||
	    !open_kind(file, path, error)) {
		sound_file_close(file);
		return false;
	}
	*info = file->info;
	info->frames = frames_of_all(file);
	*opened = file;
	return true;
}

size_t sound_file_read(struct sound_file *file, float *frames, size_t count,
		       const char **trouble)
{
	sf_count_t got = sf_readf_float(file->handle, frames, (sf_count_t)count);

	if (got < (sf_count_t)count && sf_error(file->handle) != SF_ERR_NO_ERROR)
		*trouble = sf_strerror(file->handle);
	if (got <= 0 && file->now + 1 < file->count &&
	    open_part(file, file->now + 1, (SF_INFO){ 0 }))
		return sound_file_read(file, frames, count, trouble);
	return got < 0 ? 0 : (size_t)got > count ? count : (size_t)got;
}

bool sound_file_seek(struct sound_file *file, int64_t frame)
{
	size_t part = 0;

	while (part + 1 < file->count && frame >= file->parts[part].frames)
		frame -= file->parts[part++].frames;
	if (part != file->now && !open_part(file, part, (SF_INFO){ 0 }))
		return false;
	return sf_seek(file->handle, frame, SEEK_SET) == frame;
}

void sound_file_close(struct sound_file *file)
{
	if (!file)
		return;
	if (file->handle) {
		struct stderr_mute quiet = stderr_mute_begin();

		sf_close(file->handle);
		stderr_mute_end(quiet);
	}
	free(file->parts);
	free(file);
}
