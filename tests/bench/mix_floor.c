/* mix_floor.c -- the least that mixes: every file is decoded as often as it is
 * heard and added in place; no fades, no gains, no limiter, no tones.
 *
 *     mix_floor OUT.wav FRAMES < list       lines of "at_frame to_frame path"
 *
 * A file shorter than its span is decoded again from its beginning.
 */
#include <sndfile.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 4096, RATE = 48000, CHANNELS = 2 };

/* Adds up to `most` frames of the file; returns how many there were. */
static long add(SNDFILE *file, int channels, float *mix, long most)
{
	float piece[PIECE * CHANNELS];
	long done = 0;

	while (done < most) {
		long want = most - done < PIECE ? most - done : PIECE;
		long got = (long)sf_readf_float(file, piece, want);

		for (long i = 0; i < got; i++)
			for (int c = 0; c < CHANNELS; c++)
				mix[(done + i) * CHANNELS + c] +=
					piece[i * channels + (channels > 1 ? c : 0)];
		done += got;
		if (got <= 0)
			break;
	}
	return done;
}

static int mix_in(const char *path, float *mix, long at, long to)
{
	while (at < to) {
		SF_INFO info = { 0 };
		SNDFILE *file = sf_open(path, SFM_READ, &info);
		long got;

		if (!file || info.channels > CHANNELS || info.samplerate != RATE)
			return 0;
		got = add(file, info.channels, mix + at * CHANNELS, to - at);
		sf_close(file);
		if (!got)
			return 0;
		at += got;
	}
	return 1;
}

int main(int argc, char **argv)
{
	SF_INFO info = { .samplerate = RATE, .channels = CHANNELS,
			 .format = SF_FORMAT_WAV | SF_FORMAT_PCM_16 };
	long frames = argc > 2 ? atol(argv[2]) : 0, at, to;
	float *mix = calloc((size_t)frames + 1, CHANNELS * sizeof *mix);
	char path[1024];
	SNDFILE *out;

	while (mix && scanf("%ld %ld %1023[^\n]", &at, &to, path) == 3)
		if (!mix_in(path, mix, at, to < frames ? to : frames))
			return 1;
	out = argc > 2 ? sf_open(argv[1], SFM_WRITE, &info) : NULL;
	if (!mix || !out)
		return 1;
	sf_command(out, SFC_SET_CLIPPING, NULL, SF_TRUE);
	if (sf_writef_float(out, mix, frames) != frames || sf_close(out))
		return 1;
	free(mix);
	return 0;
}
