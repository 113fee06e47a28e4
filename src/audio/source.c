/* audio/source.c -- libsndfile with its promises checked, and libmpg123 for MP3. */
#include "audio/source.h"

#include "audio/file_heads.h"
#include "audio/mp3.h"
#include "audio/score.h"
#include "audio/sound_file.h"
#include "base/error.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	MOST_CHANNELS = 32,
	PIECE = 2048,
	/* By how many frames a decoder is sure to be right after a seek: for Vorbis
	 * libsndfile 1.2 lacks half a window. */
	VORBIS_LEAD_IN = 4096
};

/* libsndfile 1.2 of Debian 12 knows MP3; older headers lack the name. */
#define FORMAT_OF_MP3 0x230000
#define IS_OGG(format) (((format) & SF_FORMAT_TYPEMASK) == SF_FORMAT_OGG)

struct source {
	int fd;
	struct sound_file *file;	/* NULL: an MP3 */
	struct mp3 *mp3;
	SF_INFO info;
	float *piece;		/* PIECE samples as they lie in the file */
	const char *trouble;	/* why reading ended; NULL: at the file's end, or not yet */
	bool done;
};

static bool is_mp3(const struct source *source)
{
	return (source->info.format & SF_FORMAT_TYPEMASK) == FORMAT_OF_MP3;
}

/* A folder or a pipe under the name of a sound must not hang the program, so
 * the file is opened here and handed over. */
static int open_regular(const char *path, struct error *error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat about;

	if (fd < 0) {
		error_set(error, "%s: cannot be read: %s", path, strerror(errno));
		return -1;
	}
	if (fstat(fd, &about) || !S_ISREG(about.st_mode)) {
		error_set(error, "%s: is not a file", path);
		close(fd);
		return -1;
	}
	return fd;
}

static bool open_mp3(struct source *source, const char *path, struct error *error)
{
	struct mp3_shape shape;

	sound_file_close(source->file);
	source->file = NULL;
	lseek(source->fd, 0, SEEK_SET);
	if (!mp3_open(&source->mp3, source->fd, path, &shape, error))
		return false;
	source->info.samplerate = shape.rate;
	source->info.channels = shape.channels;
	source->info.frames = shape.frames;
	return true;
}

static bool open_sound(struct source *source, const char *path, struct error *error)
{
	source->fd = open_regular(path, error);
	if (source->fd < 0 ||
	    !sound_file_open(&source->file, source->fd, path, &source->info, error))
		return false;
	if (source->info.channels < 1 || source->info.channels > MOST_CHANNELS ||
	    source->info.samplerate < 1000 || source->info.samplerate > 768000)
		return error_set(error, "%s: has %d channels at %d Hz; up to %d channels "
				 "and 1000 to 768000 Hz can be played", path,
				 source->info.channels, source->info.samplerate,
				 MOST_CHANNELS);
	return !is_mp3(source) || open_mp3(source, path, error);
}

bool source_open(struct source **source, const char *path, struct error *error)
{
	*source = memory_alloc(sizeof **source);
	if (!open_sound(*source, path, error)) {
		source_close(*source);
		*source = NULL;
		return false;
	}
	(*source)->piece = memory_alloc(PIECE * sizeof(float));
	return true;
}

int source_rate(const struct source *source)
{
	return source->info.samplerate;
}

int64_t source_length(const struct source *source)
{
	const int64_t day = INT64_C(86400) * source->info.samplerate;

	if (source->info.frames < 0 || source->info.frames > day)
		return -1;	/* a torn Ogg file says INT64_MAX */
	return source->info.frames;
}

bool source_is_lossy(const struct source *source)
{
	return is_mp3(source) || IS_OGG(source->info.format);
}

static float sound_sample(float sample)
{
	if (!isfinite(sample))
		return 0;
	return sample > 2 ? 2 : sample < -2 ? -2 : sample;
}

/* Mono goes to both sides, stereo stays, more are mixed evenly to both. */
static void to_stereo(const float *piece, int channels, float *frame)
{
	float sum = 0;

	if (channels == 2) {
		frame[0] = sound_sample(piece[0]);
		frame[1] = sound_sample(piece[1]);
		return;
	}
	for (int i = 0; i < channels; i++)
		sum += sound_sample(piece[i]);
	frame[0] = frame[1] = sum / (float)channels;
}

static size_t decode(struct source *source, size_t count)
{
	return source->mp3
	       ? mp3_read(source->mp3, source->piece, count, &source->trouble)
	       : sound_file_read(source->file, source->piece, count, &source->trouble);
}

size_t source_read(struct source *source, float *frames, size_t count)
{
	int channels = source->info.channels;
	size_t most = PIECE / (size_t)channels, done = 0;

	while (done < count && !source->done) {
		size_t wanted = count - done < most ? count - done : most;
		size_t got = decode(source, wanted);

		for (size_t i = 0; i < got; i++)
			to_stereo(source->piece + i * (size_t)channels, channels,
				  frames + (done + i) * AUDIO_CHANNELS);
		done += got;
		source->done = got == 0;
	}
	return done;
}

static bool go_to(struct source *source, int64_t frame)
{
	bool there = source->mp3 ? mp3_seek(source->mp3, frame)
				 : sound_file_seek(source->file, frame);

	source->done = !there;
	return there;
}

static int64_t lead_in(const struct source *source)
{
	return (source->info.format & SF_FORMAT_SUBMASK) == SF_FORMAT_VORBIS
		? VORBIS_LEAD_IN : 0;
}

bool source_seek(struct source *source, int64_t frame)
{
	float dropped[64 * AUDIO_CHANNELS];
	int64_t lead = lead_in(source);

	if (lead > frame)
		lead = frame;
	if (!go_to(source, frame - lead))
		return false;
	while (lead > 0) {
		size_t got = source_read(source, dropped, lead < 64 ? (size_t)lead : 64);

		if (!got)
			return false;
		lead -= (int64_t)got;
	}
	return true;
}

/* A decoder may lack this part of a second at its end without a word of anybody's lost. */
static int64_t slack(const struct source *source)
{
	return source->info.samplerate / 10;
}

static double seconds(const struct source *source, int64_t frames)
{
	return (double)frames / source->info.samplerate;
}

bool source_is_whole(struct source *source, const char *path, struct error *error)
{
	float frames[512 * AUDIO_CHANNELS];
	int64_t promised = source_length(source), heard = 0;
	size_t got;

	while ((got = source_read(source, frames, 512)) > 0)
		heard += (int64_t)got;
	if (source->trouble)
		return error_set(error, "%s: breaks off after %.1f seconds (%s)", path,
				 seconds(source, heard), source->trouble);
	if (heard == 0)
		return error_set(error, "%s: holds no sound", path);
	if (promised < 0)
		return error_set(error, "%s: breaks off after %.1f seconds, without an end",
				 path, seconds(source, heard));
	if (wav_is_cut(source->fd))
		return error_set(error, "%s: breaks off after %.1f seconds; its header "
				 "promises more", path, seconds(source, heard));
	if (heard + slack(source) < promised)
		return error_set(error, "%s: breaks off after %.1f of %.1f seconds", path,
				 seconds(source, heard), seconds(source, promised));
	return true;
}

void source_close(struct source *source)
{
	if (!source)
		return;
	sound_file_close(source->file);
	mp3_close(source->mp3);
	if (source->fd >= 0)
		close(source->fd);
	free(source->piece);
	free(source);
}
