/* audio/mp3.c -- frames are counted by a scan of their heads; floats come out. */
#include "audio/mp3.h"

#include "base/error.h"
#include "base/memory.h"

#include <mpg123.h>
#include <stdio.h>
#include <stdlib.h>

/* The frames that are decoded before a place that is sought: they lean on bits of those
 * before them. */
enum { LEAD_IN = 14 };

struct mp3 {
	mpg123_handle *handle;
	int channels;
};

static bool refuse(const struct mp3 *mp3, const char *path, struct error *error)
{
	return error_set(error, "%s: is not an MP3 file that can be read (%s)", path,
			 mpg123_strerror(mp3->handle));
}

/* The library changes neither rate nor channels on the way, and prints nothing. */
static bool set_up(struct mp3 *mp3)
{
	return mpg123_param(mp3->handle, MPG123_ADD_FLAGS,
			    MPG123_QUIET | MPG123_FORCE_FLOAT, 0) == MPG123_OK &&
	       mpg123_param(mp3->handle, MPG123_PREFRAMES, LEAD_IN, 0) == MPG123_OK;
}

/* What a file says of its first frame holds for all of it: a later change of rate or
 * channels would have to be converted. */
static bool fix_format(struct mp3 *mp3, struct mp3_shape *shape)
{
	int encoding;
	long rate;

	if (mpg123_getformat(mp3->handle, &rate, &mp3->channels, &encoding) != MPG123_OK ||
	    mpg123_format_none(mp3->handle) != MPG123_OK ||
	    mpg123_format(mp3->handle, rate, mp3->channels, MPG123_ENC_FLOAT_32) != MPG123_OK)
		return false;
	shape->rate = (int)rate;
	shape->channels = mp3->channels;
	return true;
}

static bool open_file(struct mp3 *mp3, int fd, const char *path, struct mp3_shape *shape,
		      struct error *error)
{
	int code;

	mp3->handle = mpg123_new(NULL, &code);
	if (!mp3->handle)
		return error_set(error, "%s: MP3 cannot be read here (%s)", path,
				 mpg123_plain_strerror(code));
	if (!set_up(mp3) || mpg123_open_fd(mp3->handle, fd) != MPG123_OK ||
	    !fix_format(mp3, shape) || mpg123_scan(mp3->handle) != MPG123_OK)
		return refuse(mp3, path, error);
	shape->frames = mpg123_length(mp3->handle);
	return true;
}

bool mp3_open(struct mp3 **opened, int fd, const char *path, struct mp3_shape *shape,
	      struct error *error)
{
	struct mp3 *mp3 = memory_alloc(sizeof *mp3);

	*opened = NULL;
	if (!open_file(mp3, fd, path, shape, error)) {
		mp3_close(mp3);
		return false;
	}
	*opened = mp3;
	return true;
}

size_t mp3_read(struct mp3 *mp3, float *frames, size_t count, const char **trouble)
{
	size_t frame = (size_t)mp3->channels * sizeof(float), bytes = 0;
	int code;

	do	/* the format is told before the first of it; it is known by then */
		code = mpg123_read(mp3->handle, (unsigned char *)frames, count * frame, &bytes);
	while (code == MPG123_NEW_FORMAT && !bytes);
	if (code != MPG123_OK && code != MPG123_DONE && code != MPG123_NEW_FORMAT)
		*trouble = mpg123_strerror(mp3->handle);
	return bytes / frame;
}

bool mp3_seek(struct mp3 *mp3, int64_t frame)
{
	return mpg123_seek(mp3->handle, (off_t)frame, SEEK_SET) == frame;
}

void mp3_close(struct mp3 *mp3)
{
	if (!mp3)
		return;
	if (mp3->handle)
		mpg123_delete(mp3->handle);
	free(mp3);
}
