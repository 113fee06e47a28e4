/* audio/microphone.c -- the only file that records through PortAudio. */
#include "audio/microphone.h"

#include <portaudio.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
	LOOK_MS = 200,			/* how often the stream is looked after */
	LEAST_LAST_MS = 40,		/* what is still on its way from the device */
	MOST_LAST_MS = 300,
	MOST_CHANNELS = 2,
	PAGE = 4096
};

/* Soon enough for a meter, long enough for a busy machine. */
static const double LATENCY_S = 0.1;

/* Runs in the device's thread, where nothing may wait: see audio/intake.h. */
static int give_block(const void *input, void *output, unsigned long count,
		      const PaStreamCallbackTimeInfo *times,
		      PaStreamCallbackFlags flags, void *user)
{
	struct microphone *shared = user;

	(void)output;
	(void)times;
	(void)flags;
	intake_give(&shared->intake, input,
		    atomic_load_explicit(&shared->channels, memory_order_relaxed), count);
	return paContinue;
}

static bool is_wanted(const PaDeviceInfo *info, const char *part)
{
	return info && info->maxInputChannels > 0 &&
	       (!*part || strcasestr(info->name, part));
}

static PaDeviceIndex find_device(const char *part)
{
	PaDeviceIndex best = Pa_GetDefaultInputDevice();

	if (best >= 0 && is_wanted(Pa_GetDeviceInfo(best), part))
		return best;
	for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); i++)
		if (is_wanted(Pa_GetDeviceInfo(i), part))
			return i;
	return paNoDevice;
}

static _Noreturn void give_up(struct microphone *shared, const char *what,
			      const char *why)
{
	snprintf(shared->words, sizeof shared->words, "%s%s%s", what, *why ? ": " : "", why);
	_exit(MICROPHONE_NONE);
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
	PaError code = Pa_Initialize();
	PaStream *stream;

	if (code)
		give_up(shared, "sound cannot be started", Pa_GetErrorText(code));
	wish.device = find_device(device);
	if (wish.device == paNoDevice)
		give_up(shared, *device ? "no microphone has this in its name"
					: "this machine has no microphone", device);
	info = Pa_GetDeviceInfo(wish.device);
	wish.channelCount = info->maxInputChannels < MOST_CHANNELS ? info->maxInputChannels
								   : MOST_CHANNELS;
	atomic_store(&shared->channels, wish.channelCount);
	code = open_at_a_rate(shared, &stream, &wish, info->defaultSampleRate);
	if (code)
		give_up(shared, info->name, Pa_GetErrorText(code));
	snprintf(shared->words, sizeof shared->words, "%s", info->name);
	touch(shared);
	code = Pa_StartStream(stream);
	if (code)
		give_up(shared, info->name, Pa_GetErrorText(code));
	return stream;
}

/* Sleeps until the parent has something to say, or for `ms`. */
static void rest_or_wake(struct microphone *shared, int64_t ms)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += ms * 1000000;
	until.tv_sec += until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	sem_timedwait(&shared->wake, &until);
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

	while (!atomic_load(&shared->stop)) {
		if (Pa_IsStreamActive(stream) != 1)
			_exit(MICROPHONE_LOST);
		rest_or_wake(shared, LOOK_MS);
	}
	rest_or_wake(shared, last_ms(stream));
	_exit(MICROPHONE_TOLD);	/* closing a stream in order can hang for ever */
}
