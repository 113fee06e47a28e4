/* play_floor.c -- the least that plays a file: libsndfile fills a ring ahead,
 * PortAudio's callback empties it. Where no device opens it decodes by the clock.
 *
 *     play_floor FILE
 */
#include <portaudio.h>
#include <sndfile.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { RING = 1 << 14, PIECE = 1024, MOST_CHANNELS = 2 };	/* 0.34 s at 48 kHz */

struct line {
	float frames[RING][MOST_CHANNELS];
	_Atomic unsigned long written, taken;
	int channels;
};

static int take(const void *in, void *out, unsigned long count,
		const PaStreamCallbackTimeInfo *time, PaStreamCallbackFlags flags,
		void *user)
{
	struct line *line = user;
	unsigned long taken = atomic_load(&line->taken);
	unsigned long ready = atomic_load(&line->written) - taken;
	float *to = out;

	(void)in, (void)time, (void)flags;
	for (unsigned long i = 0; i < count; i++)
		for (int c = 0; c < line->channels; c++)
			*to++ = i < ready ? line->frames[(taken + i) % RING][c] : 0;
	atomic_store(&line->taken, taken + (count < ready ? count : ready));
	return paContinue;
}

/* Fills what is free; false at the end of the file. */
static bool fill(struct line *line, SNDFILE *file)
{
	float piece[PIECE * MOST_CHANNELS];
	unsigned long written = atomic_load(&line->written);

	while (RING - (written - atomic_load(&line->taken)) >= PIECE) {
		sf_count_t got = sf_readf_float(file, piece, PIECE);

		if (got <= 0)
			return false;
		for (sf_count_t i = 0; i < got; i++)
			memcpy(line->frames[(written + (unsigned long)i) % RING],
			       piece + i * line->channels,
			       (size_t)line->channels * sizeof *piece);
		written += (unsigned long)got;
		atomic_store(&line->written, written);
	}
	return true;
}

static PaStream *open_stream(struct line *line, int rate)
{
	PaStreamParameters out = { .channelCount = line->channels,
				   .sampleFormat = paFloat32, .suggestedLatency = 0.2 };
	PaStream *stream = NULL;

	if (Pa_Initialize() != paNoError)
		return NULL;
	out.device = Pa_GetDefaultOutputDevice();
	if (out.device == paNoDevice ||
	    Pa_OpenStream(&stream, NULL, &out, rate, paFramesPerBufferUnspecified,
			  paNoFlag, take, line) != paNoError)
		return NULL;
	return Pa_StartStream(stream) == paNoError ? stream : NULL;
}

int main(int argc, char **argv)
{
	static struct line line;
	SF_INFO info = { 0 };
	SNDFILE *file = argc > 1 ? sf_open(argv[1], SFM_READ, &info) : NULL;
	const struct timespec nap = { .tv_nsec = 100000000 };
	PaStream *stream;

	if (!file || info.channels > MOST_CHANNELS)
		return 1;
	line.channels = info.channels;
	fill(&line, file);
	stream = open_stream(&line, info.samplerate);
	puts("playing");
	fflush(stdout);
	while (fill(&line, file)) {
		nanosleep(&nap, NULL);
		if (!stream)
			atomic_fetch_add(&line.taken, (unsigned long)info.samplerate / 10);
	}
	sf_close(file);
	Pa_Terminate();
	return 0;
}
