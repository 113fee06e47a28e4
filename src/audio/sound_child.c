/* audio/sound_child.c -- finds a device by its name, and sleeps beside its stream. */
#include "audio/sound_child.h"

#include "audio/score.h"
#include "base/crash.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { LOOK_MS = 200 };		/* how often the stream is looked after */

/* The least number of channels that another device than the system's own must have:
 * what is recorded may be mono, what is played is not. */
static const struct direction {
	int channels;
	const char *none, *not_named;
} directions[] = {
	[SOUND_OUT] = { AUDIO_CHANNELS, "this machine has no sound device",
			"no sound device has this in its name" },
	[SOUND_IN] = { 1, "this machine has no microphone",
		       "no microphone has this in its name" },
};

void *sound_child_share(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
			    -1, 0);

	if (memory == MAP_FAILED)
		crash_without_memory();
	return memory;
}

void sound_child_begin(struct sound_child *child)
{
	sem_init(&child->wake, 1, 0);
}

void sound_child_wake(struct sound_child *child)
{
	sem_post(&child->wake);
}

void sound_child_stop(struct sound_child *child)
{
	atomic_store(&child->stop, true);
	sound_child_wake(child);
}

static _Noreturn void give_up(struct sound_child *child, const char *what, const char *why)
{
	snprintf(child->words, sizeof child->words, "%s%s%s", what, *why ? ": " : "", why);
	_exit(SOUND_CHILD_NO_DEVICE);
}

static bool is_wanted(PaDeviceIndex index, enum sound_direction direction, int channels,
		      const char *part)
{
	const PaDeviceInfo *info = index >= 0 ? Pa_GetDeviceInfo(index) : NULL;

	if (!info)
		return false;
	if ((direction == SOUND_OUT ? info->maxOutputChannels
				    : info->maxInputChannels) < channels)
		return false;
	return !*part || strcasestr(info->name, part);
}

static PaDeviceIndex find(enum sound_direction direction, const char *part)
{
	PaDeviceIndex own = direction == SOUND_OUT ? Pa_GetDefaultOutputDevice()
						   : Pa_GetDefaultInputDevice();

	if (is_wanted(own, direction, 1, part))
		return own;
	for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); i++)
		if (is_wanted(i, direction, directions[direction].channels, part))
			return i;
	return paNoDevice;
}

PaDeviceIndex sound_child_find(struct sound_child *child, enum sound_direction direction,
			       const char *part)
{
	PaError code = Pa_Initialize();
	PaDeviceIndex device;

	assert(direction == SOUND_OUT || direction == SOUND_IN);
	if (code)
		give_up(child, "sound cannot be started", Pa_GetErrorText(code));
	device = find(direction, part);
	if (device == paNoDevice)
		give_up(child, *part ? directions[direction].not_named
				     : directions[direction].none, part);
	return device;
}

void sound_child_start(struct sound_child *child, PaDeviceIndex device, PaStream *stream,
		       PaError opened)
{
	const char *name = Pa_GetDeviceInfo(device)->name;
	PaError code = opened;

	if (!code) {
		snprintf(child->words, sizeof child->words, "%s", name);
		code = Pa_StartStream(stream);
	}
	if (code)
		give_up(child, name, code == paDeviceUnavailable
				? "another program may be using it" : Pa_GetErrorText(code));
}

void sound_child_listen(struct sound_child *child, int64_t ms)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += ms * 1000000;
	until.tv_sec += until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	sem_timedwait(&child->wake, &until);
}

void sound_child_watch(struct sound_child *child, PaStream *stream)
{
	while (!atomic_load(&child->stop)) {
		if (Pa_IsStreamActive(stream) != 1)
			_exit(SOUND_CHILD_LOST);
		sound_child_listen(child, LOOK_MS);
	}
}
