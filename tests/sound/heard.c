/* tests/sound/heard.c -- heard RENDER RECORDED: is what was recorded at a sink what the
 * program renders?
 *
 * RENDER is a sound file of 48 kHz; RECORDED raw samples (16 bit, two channels, 48 kHz)
 * with silence of any length before. The place of the render is found once, coarsely;
 * then each second of it that sounds is laid over the recording by itself. Four of five
 * must fit: on a busy machine a server may stumble. With one name alone it tells whether
 * anything sounds.
 */
#include <math.h>
#include <sndfile.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	RATE = 48000,
	COARSE = 24, FINE = 6,			/* one of so many frames */
	LATER_S = 1, FIRST_S = 4,		/* what is looked for at first */
	AROUND = RATE / FINE / 10,		/* 100 ms either way */
	MOST_WINDOWS = 600
};

static const double QUIET = 0.003, FITS = 0.9;

struct track {
	float *at;
	long count;
};

static struct track track_of(long count)
{
	struct track track = { calloc((size_t)count + 1, sizeof(float)), count };

	if (!track.at)
		abort();
	return track;
}

static struct track read_render(const char *path)
{
	SF_INFO info = { 0 };
	SNDFILE *file = sf_open(path, SFM_READ, &info);
	struct track track;
	float *frames;

	if (!file || info.samplerate != RATE) {
		printf("%s: %s\n", path, file ? "not of 48 kHz" : sf_strerror(NULL));
		exit(2);
	}
	track = track_of((long)info.frames);
	frames = calloc((size_t)info.frames + 1, (size_t)info.channels * sizeof *frames);
	if (!frames || sf_readf_float(file, frames, info.frames) != info.frames)
		abort();
	for (long i = 0; i < track.count; i++)
		for (int c = 0; c < info.channels; c++)
			track.at[i] += frames[i * info.channels + c] / (float)info.channels;
	free(frames);
	sf_close(file);
	return track;
}

static struct track read_recorded(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct track track;
	short frame[2];

	if (!file || fseek(file, 0, SEEK_END)) {
		printf("%s: cannot be read\n", path);
		exit(2);
	}
	track = track_of(ftell(file) / (long)sizeof frame);
	rewind(file);
	for (long i = 0; i < track.count && fread(frame, sizeof frame, 1, file) == 1; i++)
		track.at[i] = (float)(frame[0] + frame[1]) / 65536;
	fclose(file);
	return track;
}

static struct track thinned(struct track track, int by)
{
	struct track thin = track_of(track.count / by);

	for (long i = 0; i < thin.count; i++)
		for (int k = 0; k < by; k++)
			thin.at[i] += track.at[i * by + k] / (float)by;
	return thin;
}

static double power(const float *frames, long count)
{
	double sum = 0;

	for (long i = 0; i < count; i++)
		sum += (double)frames[i] * (double)frames[i];
	return sum;
}

/* How well a piece fits at the best of the places between two; -1 where there is none. */
static double best_fit(const float *piece, long length, struct track in, long from, long to,
		       long *place)
{
	double own = sqrt(power(piece, length)), best = -1;

	for (long at = from < 0 ? 0 : from; at <= to && at + length <= in.count; at++) {
		double there = sqrt(power(in.at + at, length)), sum = 0, fit;

		if (there < 1e-6)
			continue;
		for (long i = 0; i < length; i++)
			sum += (double)piece[i] * (double)in.at[at + i];
		fit = sum / (own * there);
		if (fit > best) {
			best = fit;
			*place = at;
		}
	}
	return best;
}

static long first_sound(struct track track)
{
	long i = 0;

	while (i < track.count && fabsf(track.at[i]) < (float)QUIET)
		i++;
	return i;
}

/* Where in the recording the render begins, in frames. */
static long find_beginning(struct track render, struct track recorded)
{
	struct track thin = thinned(render, COARSE), in = thinned(recorded, COARSE);
	long from = first_sound(thin) + LATER_S * RATE / COARSE;
	long place = 0, length = FIRST_S * RATE / COARSE;

	if (from + length > thin.count)
		length = thin.count - from;
	if (best_fit(thin.at + from, length, in, 0, in.count, &place) < FITS / 2)
		printf("the beginning is hard to find\n");
	free(thin.at);
	free(in.at);
	return (place - from) * COARSE;
}

static int compare(const char *render_path, const char *recorded_path)
{
	struct track render = read_render(render_path), recorded = read_recorded(recorded_path);
	long begins = find_beginning(render, recorded) / FINE;
	struct track thin = thinned(render, FINE), in = thinned(recorded, FINE);
	long second = RATE / FINE;
	int windows = 0, fitting = 0;

	for (long at = 0; at + second <= thin.count && windows < MOST_WINDOWS; at += second) {
		long place = 0;
		double fit;

		if (sqrt(power(thin.at + at, second) / (double)second) < QUIET)
			continue;
		fit = best_fit(thin.at + at, second, in, begins + at - AROUND,
			       begins + at + AROUND, &place);
		printf("second %ld: %.3f, %+ld ms\n", at / second, fit,
		       (place - begins - at) * 1000 / second);
		windows++;
		fitting += fit >= FITS;
	}
	printf("%d of %d seconds are as they were rendered\n", fitting, windows);
	free(thin.at);
	free(in.at);
	free(render.at);
	free(recorded.at);
	return windows > 0 && fitting * 5 >= windows * 4 ? 0 : 1;
}

static int sounds(const char *path)
{
	struct track recorded = read_recorded(path);
	bool silent = first_sound(recorded) == recorded.count;

	free(recorded.at);
	return silent ? 1 : 0;
}

int main(int count, char **words)
{
	if (count == 2)
		return sounds(words[1]);
	return count == 3 ? compare(words[1], words[2]) : 2;
}
