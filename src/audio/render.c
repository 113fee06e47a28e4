/* audio/render.c -- the mixer pulled as fast as it can, into a file beside the
 * wanted one, renamed when it is whole. */
#include "audio/clip.h"
#include "audio/engine.h"
#include "audio/mixer.h"
#include "audio/source.h"
#include "base/error.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sndfile.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	PIECE = 4800,			/* frames rendered at a time */
	LAST_RAMP = 3 * AUDIO_RATE / 100,	/* 30 ms */
	LAST_STILL = AUDIO_RATE / 50	/* 20 ms: Opus is untidy at the very end */
};

struct ending {
	const char *name;
	int format;
	double quality;			/* of lossy kinds, 0 to 1; -1: none */
};

static const struct ending endings[] = {
	{ "wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, -1 },
	{ "flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, -1 },
	{ "ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 0.5 },
	{ "oga", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 0.5 },
	{ "opus", SF_FORMAT_OGG | SF_FORMAT_OPUS, -1 },
	{ "mp3", 0x230000 | 0x0082, -1 },	/* MPEG, layer III: libsndfile >= 1.1 */
};

static bool find_ending(const char *path, SF_INFO *info, double *quality,
			struct error *error)
{
	const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');

	if (!dot || dot < slash || !dot[1])
		return error_set(error, "%s: its name must end in .wav, .flac, .ogg, .opus "
				 "or .mp3, so that the kind of file is known", path);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		if (strcasecmp(dot + 1, endings[i].name))
			continue;
		*info = (SF_INFO){ .samplerate = AUDIO_RATE, .channels = AUDIO_CHANNELS,
				   .format = endings[i].format };
		*quality = endings[i].quality;
		if (sf_format_check(info))
			return true;
		return error_set(error, "%s: this machine's libsndfile cannot write %s "
				 "files; wav and flac it can", path, endings[i].name);
	}
	return error_set(error, "%s: .%s files cannot be written; wav, flac, ogg, opus and "
			 "mp3 can", path, dot + 1);
}

/* The last moments are a ramp to silence, whatever still rings. */
static void end_softly(float *frames, int64_t at, int64_t count, int64_t length)
{
	for (int64_t i = 0; i < count; i++) {
		int64_t left = length - LAST_STILL - (at + i);
		float gain = left > 0 ? (float)left / LAST_RAMP : 0;

		if (left >= LAST_RAMP)
			continue;
		for (int c = 0; c < AUDIO_CHANNELS; c++)
			frames[i * AUDIO_CHANNELS + c] *= gain;
	}
}

static bool pour(SNDFILE *file, struct mixer *mixer, int64_t length)
{
	float frames[PIECE * AUDIO_CHANNELS];

	for (int64_t at = 0; at < length; at += PIECE) {
		int64_t count = length - at < PIECE ? length - at : PIECE;

		mixer_render(mixer, frames, (size_t)count);
		end_softly(frames, at, count, length);
		if (sf_writef_float(file, frames, count) != count)
			return false;
	}
	return true;
}

static bool write_sound(int fd, SF_INFO *info, double quality, struct mixer *mixer,
			const struct score *score, const char *path,
			struct error *error)
{
	SNDFILE *file = sf_open_fd(fd, SFM_WRITE, info, SF_FALSE);
	bool rings = score->rings_ms > score->length_ms;
	bool ok;

	if (!file)
		return error_set(error, "%s: cannot be written: %s", path, sf_strerror(NULL));
	sf_command(file, SFC_SET_CLIPPING, NULL, SF_TRUE);
	if (quality >= 0)
		sf_command(file, SFC_SET_VBR_ENCODING_QUALITY, &quality, sizeof quality);
	ok = pour(file, mixer, (rings ? score->rings_ms : score->length_ms) *
				(AUDIO_RATE / 1000));
	if (!ok)
		error_set(error, "%s: cannot be written: %s", path, sf_strerror(file));
	if (sf_close(file) != 0 && ok)
		ok = error_set(error, "%s: cannot be written to its end", path);
	return ok;
}

/* The mode that a file made in the ordinary way would have. */
static mode_t ordinary_mode(void)
{
	mode_t mask = umask(077);

	umask(mask);
	return 0666 & ~mask;
}

bool audio_render(const struct score *score, const struct audio_setup *setup,
		  const char *path, struct error *error)
{
	struct file_writing writing;
	struct mixer *mixer;
	SF_INFO info;
	double quality = -1;
	bool ok;

	if (!find_ending(path, &info, &quality, error) || !file_begin(&writing, path, error))
		return false;
	mixer = mixer_open();
	for (int bus = 0; bus < BUS_COUNT; bus++)
		mixer_set_gain(mixer, (enum bus)bus, setup->gains[bus]);
	mixer_set_score(mixer, score, 0);
	ok = write_sound(writing.fd, &info, quality, mixer, score, path, error);
	mixer_close(mixer);
	return file_finish(&writing, ok, FILE_REPLACES, ordinary_mode(), error);
}

static int64_t count_frames(struct clip *clip)
{
	float frames[PIECE * AUDIO_CHANNELS];
	const int64_t day = INT64_C(86400) * AUDIO_RATE;
	int64_t length = 0;
	size_t got;

	while ((got = clip_read(clip, frames, PIECE)) > 0 && length < day)
		length += (int64_t)got;
	return length;
}

bool audio_file_length_ms(const char *path, int64_t *length_ms, struct error *error)
{
	struct clip *clip;
	int64_t length;

	if (!clip_open(&clip, path, CLIP_SOFT, error))
		return false;
	length = clip_length(clip);
	if (length < 0)
		length = count_frames(clip);
	clip_close(clip);
	*length_ms = (length * 1000 + AUDIO_RATE / 2) / AUDIO_RATE;
	return true;
}

bool audio_file_is_whole(const char *path, struct error *error)
{
	struct source *source;
	bool whole;

	if (!source_open(&source, path, error))
		return false;
	whole = source_is_whole(source, path, error);
	source_close(source);
	return whole;
}
