/* audio/loudspeaker.c -- the only file that plays through PortAudio. */
#include "audio/loudspeaker.h"

#include <portaudio.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
	LOOK_MS = 200,			/* how often the stream is looked after */
	LAST_LOOKS = 9,			/* at most, while the last fade plays out */
	LAST_LOOK_MS = 50,
	PAGE = 4096
};

/* Steady for the callback's eye: small enough to answer soon, long enough for a
 * busy machine. */
static const double LATENCY_S = 0.2;

static int64_t now_ns(void)
{
	struct timespec time;

	clock_gettime(CLOCK_BOOTTIME, &time);	/* no system call: the vDSO answers */
	return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/* The stream's clock is another one with every sound system, but the difference
 * of its two times is always how long the block still has to wait. */
static int64_t latency_of(const PaStreamCallbackTimeInfo *times)
{
	double wait_s = times->outputBufferDacTime - times->currentTime;

	if (!(wait_s >= 0 && wait_s < 3))
		wait_s = LATENCY_S;
	return (int64_t)(wait_s * AUDIO_RATE);
}

/* Runs in the device's thread, where nothing may wait: see audio/feed.h. */
static int take_block(const void *input, void *output, unsigned long count,
		      const PaStreamCallbackTimeInfo *times,
		      PaStreamCallbackFlags flags, void *user)
{
	(void)input;
	(void)flags;
	feed_take(user, output, count, latency_of(times), now_ns());
	return paContinue;
}

static bool is_wanted(const char *name, const char *part)
{
	return !*part || strcasestr(name, part);
}

static PaDeviceIndex find_device(const char *part)
{
	PaDeviceIndex best = Pa_GetDefaultOutputDevice();
	const PaDeviceInfo *info = best >= 0 ? Pa_GetDeviceInfo(best) : NULL;

	if (info && is_wanted(info->name, part))
		return best;
	for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); i++) {
		info = Pa_GetDeviceInfo(i);
		if (info && info->maxOutputChannels >= AUDIO_CHANNELS &&
		    is_wanted(info->name, part))
			return i;
	}
	return paNoDevice;
}

static _Noreturn void give_up(struct loudspeaker *shared, const char *what,
			      const char *why)
{
	snprintf(shared->words, sizeof shared->words, "%s%s%s", what, *why ? ": " : "", why);
	_exit(LOUDSPEAKER_NO_DEVICE);
}

/* Every page of the ring is read once, so that the callback need not wait for
 * one; the sum is kept so that the compiler does not leave out the reading. */
static void touch(struct loudspeaker *shared)
{
	const float *frames = shared->line.ring.frames;
	float sum = 0;

	for (size_t i = 0; i < sizeof shared->line.ring.frames / sizeof *frames;
	     i += PAGE / sizeof *frames)
		sum += frames[i];
	atomic_store(&shared->touched, sum);
}

static PaStream *open_stream(struct loudspeaker *shared, const char *device,
			     struct feed *feed)
{
	PaStreamParameters wish = { .channelCount = AUDIO_CHANNELS,
				    .sampleFormat = paFloat32,
				    .suggestedLatency = LATENCY_S };
	PaStream *stream;
	PaError code = Pa_Initialize();

	if (code)
		give_up(shared, "sound cannot be started", Pa_GetErrorText(code));
	wish.device = find_device(device);
	if (wish.device == paNoDevice)
		give_up(shared, *device ? "no sound device has this in its name"
					: "this machine has no sound device", device);
	code = Pa_OpenStream(&stream, NULL, &wish, AUDIO_RATE, paFramesPerBufferUnspecified,
			     paNoFlag, take_block, feed);
	if (code)
		give_up(shared, Pa_GetDeviceInfo(wish.device)->name, Pa_GetErrorText(code));
	snprintf(shared->words, sizeof shared->words, "%s",
		 Pa_GetDeviceInfo(wish.device)->name);
	touch(shared);
	code = Pa_StartStream(stream);
	if (code)
		give_up(shared, Pa_GetDeviceInfo(wish.device)->name, Pa_GetErrorText(code));
	return stream;
}

/* Sleeps until the parent has something to say, or for `ms`. */
static void rest_or_wake(struct loudspeaker *shared, int64_t ms)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += ms * 1000000;
	until.tv_sec += until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	sem_timedwait(&shared->wake, &until);
}

/* What fades is heard to its end: silence has passed the device's own buffer. */
static void play_out(struct loudspeaker *shared)
{
	struct feed_line *line = &shared->line;

	for (int i = 0; i < LAST_LOOKS; i++) {
		if ((int64_t)atomic_load(&line->still_frames) >
		    atomic_load(&line->latency_frames))
			return;
		rest_or_wake(shared, LAST_LOOK_MS);
	}
}

static _Noreturn void run(struct loudspeaker *shared, const char *device)
{
	struct feed feed = { .line = &shared->line, .gain = 1 };
	PaStream *stream;

	feed.volume = atomic_load(&shared->line.volume);
	stream = open_stream(shared, device, &feed);
	atomic_store(&shared->state, LOUDSPEAKER_RUNS);
	while (!atomic_load(&shared->stop)) {
		if (Pa_IsStreamActive(stream) != 1)
			_exit(LOUDSPEAKER_LOST);
		rest_or_wake(shared, LOOK_MS);
	}
	play_out(shared);
	_exit(LOUDSPEAKER_TOLD);	/* closing a stream in order can hang for ever */
}

void loudspeaker_live(struct loudspeaker *shared, const char *device)
{
	while (!atomic_load(&shared->wanted) && !atomic_load(&shared->stop))
		sem_wait(&shared->wake);
	if (atomic_load(&shared->stop))
		_exit(LOUDSPEAKER_TOLD);
	atomic_store(&shared->state, LOUDSPEAKER_OPENS);
	run(shared, device);
}
