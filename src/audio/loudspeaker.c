/* audio/loudspeaker.c -- the only file that plays through PortAudio. */
#include "audio/loudspeaker.h"

#include "audio/output_rate.h"

#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

enum {
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
static double latency_s_of(const PaStreamCallbackTimeInfo *times)
{
	double wait_s = times->outputBufferDacTime - times->currentTime;

	if (!(wait_s >= 0 && wait_s < 3))
		wait_s = LATENCY_S;
	return wait_s;
}

/* Runs in the device's thread, where nothing may wait: see audio/output_rate.h. */
static int take_block(const void *input, void *output, unsigned long count,
		      const PaStreamCallbackTimeInfo *times,
		      PaStreamCallbackFlags flags, void *user)
{
	(void)input;
	(void)flags;
	output_rate_callback(user, output, count, latency_s_of(times), now_ns());
	return paContinue;
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

static PaError open_at(struct loudspeaker *shared, PaStream **stream,
		       const PaStreamParameters *wish, struct output_rate *output, double rate)
{
	atomic_store(&shared->rate, (int)rate);
	if (!output_rate_open(output, &shared->line, rate))
		return paInvalidSampleRate;
	return Pa_OpenStream(stream, NULL, wish, rate, paFramesPerBufferUnspecified, paNoFlag,
			     take_block, output);
}

/* At the house's rate, or else, where nobody converts, at the device's own. */
static PaStream *open_stream(struct loudspeaker *shared, const char *device,
			     struct output_rate *output)
{
	PaStreamParameters wish = { .channelCount = AUDIO_CHANNELS,
				    .sampleFormat = paFloat32,
				    .suggestedLatency = LATENCY_S };
	PaStream *stream = NULL;
	PaError code;

	wish.device = sound_child_find(&shared->child, SOUND_OUT, device);
	code = open_at(shared, &stream, &wish, output, AUDIO_RATE);
	if (code == paInvalidSampleRate)
		code = open_at(shared, &stream, &wish, output,
			       Pa_GetDeviceInfo(wish.device)->defaultSampleRate);
	touch(shared);
	sound_child_start(&shared->child, wish.device, stream, code);
	return stream;
}

/* What fades is heard to its end: silence has passed the device's own buffer. */
static void play_out(struct loudspeaker *shared)
{
	struct output_line *line = &shared->line;

	for (int i = 0; i < LAST_LOOKS; i++) {
		if ((int64_t)atomic_load(&line->still_frames) >
		    atomic_load(&line->latency_frames))
			return;
		sound_child_listen(&shared->child, LAST_LOOK_MS);
	}
}

static _Noreturn void run(struct loudspeaker *shared, const char *device)
{
	struct output_rate output;
	PaStream *stream = open_stream(shared, device, &output);

	atomic_store(&shared->state, LOUDSPEAKER_RUNS);
	sound_child_watch(&shared->child, stream);
	play_out(shared);
	_exit(SOUND_CHILD_TOLD);	/* closing a stream in order can hang for ever */
}

void loudspeaker_live(struct loudspeaker *shared, const char *device)
{
	while (!atomic_load(&shared->wanted) && !atomic_load(&shared->child.stop))
		sem_wait(&shared->child.wake);
	if (atomic_load(&shared->child.stop))
		_exit(SOUND_CHILD_TOLD);
	atomic_store(&shared->state, LOUDSPEAKER_OPENS);
	run(shared, device);
}
