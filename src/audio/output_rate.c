/* audio/output_rate.c -- the resampler asks for pieces of the house's frames. */
#include "audio/output_rate.h"

#include <samplerate.h>
#include <stdatomic.h>
#include <string.h>

/* The resampler wants a piece: each is heard as much later as it is long. */
static long give_piece(void *user, float **frames)
{
	struct output_rate *output = user;

	output_stream_callback(&output->feed, output->piece, OUTPUT_RATE_PIECE,
			       output->latency_frames, output->now_ns);
	output->latency_frames += OUTPUT_RATE_PIECE;
	*frames = output->piece;
	return OUTPUT_RATE_PIECE;
}

bool output_rate_open(struct output_rate *output, struct output_line *line, double rate)
{
	int unsaid;

	memset(output, 0, sizeof *output);
	output->feed = (struct output_stream){ .line = line, .gain = 1,
					       .volume = atomic_load(&line->volume) };
	output->ratio = rate / AUDIO_RATE;
	if (rate == AUDIO_RATE)
		return true;
	if (!src_is_valid_ratio(output->ratio))
		return false;
	output->resampler = src_callback_new(give_piece, SRC_SINC_FASTEST, AUDIO_CHANNELS,
					     &unsaid, output);
	return output->resampler != NULL;
}

void output_rate_callback(struct output_rate *output, float *out, size_t count,
			  double latency_s, int64_t now_ns)
{
	long got;

	output->latency_frames = (int64_t)(latency_s * AUDIO_RATE);
	output->now_ns = now_ns;
	if (!output->resampler) {
		output_stream_callback(&output->feed, out, count, output->latency_frames,
				       now_ns);
		return;
	}
	got = src_callback_read(output->resampler, output->ratio, (long)count, out);
	if (got < 0)
		got = 0;
	memset(out + (size_t)got * AUDIO_CHANNELS, 0,
	       (count - (size_t)got) * AUDIO_CHANNELS * sizeof *out);
}
