/* tests/audio/device.h -- the virtual sound card of tests/audio/device, put in
 * place for a test.
 *
 * It is built only where ALSA's headers are; without it device_ready() is false
 * and the tests that need it are skipped. What the card has played lies in a
 * file, frame by frame.
 */
#ifndef TESTS_AUDIO_DEVICE_H
#define TESTS_AUDIO_DEVICE_H

#include "measure.h"

#include <poll.h>
#include <time.h>

struct device {
	char *folder;		/* of this test alone */
	char *played;		/* the file of what was played */
	char *config;		/* ALSA's, naming the card */
	char plugin[512];
};

/* The file `name` in device/ beside the program that runs, or beside its
 * neighbours in audio/. */
static inline void device_find(const char *name, char path[512])
{
	char program[400] = "";
	char *slash;

	if (readlink("/proc/self/exe", program, sizeof program - 1) < 0)
		abort();
	slash = strrchr(program, '/');
	*slash = '\0';
	snprintf(path, 512, "%s/device/%s", program, name);
	if (access(path, R_OK))
		snprintf(path, 512, "%s/../audio/device/%s", program, name);
}

/* Writes a configuration that has the card, or one that has nothing. */
static inline void device_write_config(const struct device *device, bool with_card)
{
	char *fresh = measure_path(device->folder, "asound.new");
	FILE *file = fopen(fresh, "w");

	if (with_card)
		fprintf(file, "pcm_type.gwtest { lib \"%s\" }\n"
			"pcm.!default { type gwtest }\n", device->plugin);
	fclose(file);
	if (rename(fresh, device->config))
		abort();
	free(fresh);
}

/* Puts the card in place; false when it was not built. */
static inline bool device_ready(struct device *device)
{
	device_find("libasound_module_pcm_gwtest.so", device->plugin);
	if (access(device->plugin, R_OK)) {
		printf("skipped: ALSA's headers (libasound2-dev) are not here, so there "
		       "is no virtual sound card\n");
		return false;
	}
	device->folder = measure_folder();
	device->played = measure_path(device->folder, "played.raw");
	device->config = measure_path(device->folder, "asound.conf");
	device_write_config(device, true);
	setenv("ALSA_CONFIG_PATH", device->config, 1);
	setenv("GWTEST_FILE", device->played, 1);
	unsetenv("GWTEST_DIE_MS");
	unsetenv("GWTEST_HANG_MS");
	unsetenv("GWTEST_WAKES_MS");
	unsetenv("GWTEST_FIRST");
	unsetenv("GWTEST_HEARS");
	unsetenv("GWTEST_HEARD");
	unsetenv("GWTEST_RATE");
	unsetenv("GWTEST_OUT_RATE");
	return true;
}

static inline void device_remove(struct device *device)
{
	char command[600];

	snprintf(command, sizeof command, "rm -r '%s'", device->folder);
	if (system(command))
		abort();
	free(device->folder);
	free(device->played);
	free(device->config);
}

/* How many frames have been played so far. */
static inline size_t device_count(const struct device *device)
{
	struct stat about;

	return stat(device->played, &about) ? 0 : (size_t)about.st_size / 4;
}

/* What has been played so far, as floats. */
static inline float *device_played(const struct device *device, size_t *count)
{
	FILE *file = fopen(device->played, "rb");
	float *frames;
	int16_t frame[2];

	*count = device_count(device);
	frames = measure_frames(*count);
	for (size_t i = 0; file && i < *count; i++) {
		if (fread(frame, sizeof frame, 1, file) != 1)
			abort();
		frames[i * 2] = (float)frame[0] / 32768;
		frames[i * 2 + 1] = (float)frame[1] / 32768;
	}
	if (file)
		fclose(file);
	return frames;
}

static inline int64_t device_now_ms(void)
{
	struct timespec time;

	clock_gettime(CLOCK_BOOTTIME, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

#endif
