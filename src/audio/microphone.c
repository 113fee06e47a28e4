/* audio/microphone.c -- the only file that records through PortAudio. */
#include "audio/microphone.h"

#include <stdatomic.h>
#include <unistd.h>

enum {
	LEAST_LAST_MS = 40,		/* what is still on its way from the device */
	MOST_LAST_MS = 300,
	MOST_CHANNELS = 2,
	PAGE = 4096
};

/* Soon enough for a meter, long enough for a busy machine. */
static const double LATENCY_S = 0.1;

/* Runs in the device's thread, where nothing may wait: see audio/capture_stream.h. */
static int give_block(const void *input, void *output, unsigned long count,
		      const PaStreamCallbackTimeInfo *times,
		      PaStreamCallbackFlags flags, void *user)
{
	struct microphone *shared = user;

	(void)output;
	(void)times;
	(void)flags;
	capture_stream_callback(&shared->intake, input,
				atomic_load_explicit(&shared->channels,
						     memory_order_relaxed), count);
	return paContinue;
}

/* Every page of the ring is written once, so that the callback need not wait for
 * one. */
static void touch(struct microphone *shared)
{
	float *frames = shared->intake.ring.frames;

	for (size_t i = 0; i < sizeof shared->intake.ring.frames / sizeof *frames;
	     i += PAGE / sizeof *frames)
		frames[i] = 0;
}

/* The house's rate, or else the device's own: the take is resampled then. */
static PaError open_at_a_rate(struct microphone *shared, PaStream **stream,
			      const PaStreamParameters *wish, double own_rate)
{
	PaError code;

	atomic_store(&shared->rate, AUDIO_RATE);
	code = Pa_OpenStream(stream, wish, NULL, AUDIO_RATE, paFramesPerBufferUnspecified,
			     paNoFlag, give_block, shared);
	if (code != paInvalidSampleRate || own_rate < 8000)
		return code;
	atomic_store(&shared->rate, (int)own_rate);
	return Pa_OpenStream(stream, wish, NULL, own_rate, paFramesPerBufferUnspecified,
			     paNoFlag, give_block, shared);
}

static PaStream *open_stream(struct microphone *shared, const char *device)
{
	PaStreamParameters wish = { .sampleFormat = paFloat32,
				    .suggestedLatency = LATENCY_S };
	const PaDeviceInfo *info;
	PaStream *stream = NULL;
	PaError code;

	wish.device = sound_child_find(&shared->child, SOUND_IN, device);
	info = Pa_GetDeviceInfo(wish.device);
	wish.channelCount = info->maxInputChannels < MOST_CHANNELS ? info->maxInputChannels
								   : MOST_CHANNELS;
	atomic_store(&shared->channels, wish.channelCount);
	code = open_at_a_rate(shared, &stream, &wish, info->defaultSampleRate);
	touch(shared);
	sound_child_start(&shared->child, wish.device, stream, code);
	return stream;
}

/* How long what was heard a moment ago is on its way. */
static int64_t last_ms(PaStream *stream)
{
	const PaStreamInfo *info = Pa_GetStreamInfo(stream);
	double ms = info ? info->inputLatency * 1000 : 0;

	return ms > LEAST_LAST_MS ? ms < MOST_LAST_MS ? (int64_t)ms : MOST_LAST_MS
				  : LEAST_LAST_MS;
}

void microphone_live(struct microphone *shared, const char *device)
{
	PaStream *stream = open_stream(shared, device);

	sound_child_watch(&shared->child, stream);
	sound_child_listen(&shared->child, last_ms(stream));
	_exit(SOUND_CHILD_TOLD);	/* closing a stream in order can hang for ever */
}
