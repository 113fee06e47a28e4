/* audio/recording.c -- cleaned, cut to the words, levelled, and only then looked at. */
#include "audio/recording.h"

#include "audio/clip.h"
#include "audio/engine.h"
#include "audio/normalize.h"
#include "audio/recorder.h"
#include "audio/score.h"
#include "audio/trim_silence.h"
#include "base/error.h"
#include "base/memory.h"

#include <math.h>
#include <samplerate.h>
#include <sndfile.h>
#include <stdlib.h>
#include <string.h>

enum {
	RAMP = AUDIO_RATE / 100,	/* 10 ms */
	FLAT = 4,			/* equal samples in a row: cut off by the device */
	PIECE = 4096
};

static const double TURN = 6.283185307179586;
/* Below any voice: the hum of the room, the hand on the table, a constant offset. */
static const double RUMBLE_HZ = 60;
static const double NOISY_DB = 20, STILL_DB = -75;

static bool is_clipped(const float *frames, size_t count)
{
	for (size_t i = 0; i + FLAT <= count; i++) {
		float least = 2, most = 0;

		for (size_t j = i; j < i + FLAT; j++) {
			least = fminf(least, fabsf(frames[j]));
			most = fmaxf(most, fabsf(frames[j]));
		}
		if (least > 0.9f && most - least < 1e-4f)
			return true;
	}
	return false;
}

/* A copy at the house's rate. */
static float *at_house_rate(const float *frames, size_t count, int rate, size_t *made)
{
	double ratio = (double)AUDIO_RATE / rate;
	size_t room = (size_t)ceil((double)count * ratio) + 1;
	float *copy = memory_alloc(room * sizeof *copy);
	SRC_DATA data = { .data_in = frames, .input_frames = (long)count,
			  .data_out = copy, .output_frames = (long)room,
			  .src_ratio = ratio };

	*made = count;
	if (rate == AUDIO_RATE && count)
		memcpy(copy, frames, count * sizeof *copy);
	else if (src_simple(&data, SRC_SINC_MEDIUM_QUALITY, 1) == 0)
		*made = (size_t)data.output_frames_gen;
	else
		*made = 0;
	return copy;
}

/* A filter of second order (Butterworth) that leaves out what rumbles. */
static void drop_rumble(float *frames, size_t count)
{
	double turn = TURN * RUMBLE_HZ / AUDIO_RATE, alpha = sin(turn) * sqrt(0.5);
	double a0 = 1 + alpha, b0 = (1 + cos(turn)) / 2 / a0, b1 = -2 * b0;
	double a1 = -2 * cos(turn) / a0, a2 = (1 - alpha) / a0;
	double x1 = count ? (double)frames[0] : 0, x2 = x1, y1 = 0, y2 = 0;

	for (size_t i = 0; i < count; i++) {
		double x = (double)frames[i];
		double y = b0 * x + b1 * x1 + b0 * x2 - a1 * y1 - a2 * y2;

		x2 = x1;
		x1 = x;
		y2 = y1;
		y1 = y;
		frames[i] = (float)y;
	}
}

static void soften_ends(float *frames, size_t count)
{
	size_t ramp = count / 2 < RAMP ? count / 2 : RAMP;

	for (size_t i = 0; i < ramp; i++) {
		float gain = (float)(0.5 - 0.5 * cos(TURN / 2 * (double)i / (double)ramp));

		frames[i] *= gain;
		frames[count - 1 - i] *= gain;
	}
}

static void cut(struct recording *take, const struct trim_span *trim)
{
	take->count = trim->to - trim->from;
	memmove(take->frames, take->frames + trim->from,
		take->count * sizeof *take->frames);
}

bool recording_make(struct recording *take, const float *frames, size_t count, int rate,
		    struct error *error)
{
	struct trim_span trim;

	*take = (struct recording){ .clipped = is_clipped(frames, count) };
	take->frames = at_house_rate(frames, count, rate, &take->count);
	drop_rumble(take->frames, take->count);
	trim = trim_silence_find(take->frames, take->count);
	if (!trim.heard) {
		recording_free(take);
		return error_set(error, "nothing was heard");
	}
	take->noisy = trim.room_db > STILL_DB && trim.speech_db - trim.room_db < NOISY_DB;
	cut(take, &trim);
	soften_ends(take->frames, take->count);
	take->faint = !normalize_raise(take->frames, take->count, TAKE_LUFS, TAKE_PEAK_DB,
				       TAKE_MOST_GAIN_DB);
	return true;
}

/* Reads all of a file as one channel; false when it is too long for a line. */
static bool read_all(struct clip *clip, float **frames, size_t *count)
{
	const size_t most = (size_t)RECORDER_LONGEST_S * AUDIO_RATE;
	float piece[PIECE * AUDIO_CHANNELS];
	size_t got, room = 0;

	*frames = NULL;
	*count = 0;
	while (*count <= most && (got = clip_read(clip, piece, PIECE)) > 0) {
		if (*count + got > room) {
			room = (*count + got) * 2;
			*frames = memory_resize(*frames, room * sizeof **frames);
		}
		for (size_t i = 0; i < got; i++)
			(*frames)[(*count)++] = (piece[i * AUDIO_CHANNELS] +
						 piece[i * AUDIO_CHANNELS + 1]) / 2;
	}
	return *count <= most;
}

bool recording_make_from(struct recording *take, const char *path, struct error *error)
{
	struct clip *clip;
	float *frames;
	size_t count;
	bool ok;

	*take = (struct recording){ NULL, 0, false, false, false };
	if (!clip_open(&clip, path, CLIP_AS_IT_IS, error))
		return false;
	ok = read_all(clip, &frames, &count);
	clip_close(clip);
	if (!ok)
		error_set(error, "%s: lasts longer than %d minutes; a file holds one line",
			  path, RECORDER_LONGEST_S / 60);
	else if (!audio_file_is_whole(path, error))
		ok = false;
	else if (!recording_make(take, frames ? frames : (float[]){ 0 }, count, AUDIO_RATE,
				 ERROR_NO_MATTER("there is one reason, told by its file")))
		ok = error_set(error, "%s: nothing is to be heard in it", path);
	free(frames);
	return ok;
}

int64_t recording_length_ms(const struct recording *take)
{
	return (int64_t)take->count * 1000 / AUDIO_RATE;
}

bool recording_write(const struct recording *take, int fd, struct error *error)
{
	SF_INFO info = { .samplerate = AUDIO_RATE, .channels = 1,
			 .format = SF_FORMAT_FLAC | SF_FORMAT_PCM_16 };
	SNDFILE *file = sf_open_fd(fd, SFM_WRITE, &info, SF_FALSE);
	bool ok;

	if (!file)
		return error_set(error, "this machine's libsndfile cannot write flac files: %s",
				 sf_strerror(NULL));
	sf_command(file, SFC_SET_CLIPPING, NULL, SF_TRUE);
	ok = sf_writef_float(file, take->frames, (sf_count_t)take->count) ==
	       (sf_count_t)take->count;
	if (!ok)
		error_set(error, "the recording could not be written: %s", sf_strerror(file));
	if (sf_close(file) != 0 && ok)
		ok = error_set(error, "the recording could not be written to its end");
	return ok;
}

void recording_free(struct recording *take)
{
	free(take->frames);
	take->frames = NULL;
	take->count = 0;
}
