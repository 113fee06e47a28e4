/* tests/audio/device/pcm_gwtest.c -- a loudspeaker and a microphone for tests: an
 * ALSA device that plays by the clock into a file, and hears another.
 *
 * ALSA loads it as a plugin (see write_device_config() in tests/audio/device.h),
 * so PortAudio uses it like any sound card: no daemon, no root, no hardware.
 *
 * Environment:
 *   GWTEST_FILE      frames are appended here as they are taken (16 bit stereo)
 *   GWTEST_SPEED     1 is real time, 20 is twenty times as fast
 *   GWTEST_DIE_MS    so long after it starts, every call fails: unplugged
 *   GWTEST_HANG_MS   so long after it starts, it takes no more frames
 *   GWTEST_WAKES_MS  it fills its buffer at once, and begins to play so long after:
 *                    a device that was asleep
 *   GWTEST_FIRST     a file; DIE and HANG hold only while it does not exist,
 *                    and they make it: trouble that comes once
 *   GWTEST_HEARS     a file of samples (16 bit, one channel) that the microphone
 *                    hears from when it is started, then silence; without it
 *                    there is no microphone
 *   GWTEST_HEARD     a file that is made when it has heard all of that
 *   GWTEST_RATE      the only rate at which the microphone works
 *   GWTEST_OUT_RATE  and the loudspeaker
 */
#include <alsa/asoundlib.h>
#include <alsa/pcm_external.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

struct device {
	snd_pcm_ioplug_t io;
	int file, timer;
	double speed;
	int64_t die_ns, hang_ns;	/* 0: never */
	int64_t wakes_ns;
	int64_t opened_ns;		/* when it first started; 0: not yet */
	int64_t started_ns;
	snd_pcm_uframes_t base;		/* the pointer when it last started */
	snd_pcm_uframes_t last;		/* the pointer now */
	size_t frame_bytes;
	int running;
	int16_t *heard;			/* what the microphone hears */
	size_t heard_count;
};

static int64_t now_ns(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/* Wakes whoever polls once a period; 0 for never. */
static void set_timer(struct device *device, double period_s)
{
	struct itimerspec due = { 0 };

	due.it_value.tv_sec = due.it_interval.tv_sec = (time_t)period_s;
	due.it_value.tv_nsec = due.it_interval.tv_nsec =
		(long)((period_s - (double)(time_t)period_s) * 1e9);
	timerfd_settime(device->timer, 0, &due, NULL);
}

/* Trouble that comes once: whoever makes the file has it. */
static int has_trouble(void)
{
	const char *first = getenv("GWTEST_FIRST");
	int file;

	if (!first)
		return 1;
	file = open(first, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
	if (file < 0)
		return 0;
	close(file);
	return 1;
}

static int start(snd_pcm_ioplug_t *io)
{
	struct device *device = io->private_data;

	device->started_ns = now_ns();
	if (!device->opened_ns) {
		device->started_ns += device->wakes_ns;
		device->opened_ns = device->started_ns;
		if ((device->die_ns || device->hang_ns) && !has_trouble())
			device->die_ns = device->hang_ns = 0;
	}
	device->base = io->hw_ptr;
	device->running = 1;
	set_timer(device, (double)io->period_size / io->rate / device->speed);
	return 0;
}

static int stop(snd_pcm_ioplug_t *io)
{
	struct device *device = io->private_data;

	device->running = 0;
	set_timer(device, 0);
	return 0;
}

static int prepare(snd_pcm_ioplug_t *io)
{
	struct device *device = io->private_data;

	device->running = 0;
	device->base = device->last = 0;
	return 0;
}

static int is_dead(const struct device *device, int64_t now)
{
	return device->die_ns && device->opened_ns &&
	       now - device->opened_ns > device->die_ns;
}

/* Where the device plays or records: as many frames after its start as the clock
 * says. */
static snd_pcm_sframes_t pointer(snd_pcm_ioplug_t *io)
{
	struct device *device = io->private_data;
	int64_t now = now_ns();
	snd_pcm_uframes_t queued, played, read;

	if (!device->running)
		return (snd_pcm_sframes_t)(device->last % io->buffer_size);
	if (is_dead(device, now))
		return -ENODEV;
	if (device->hang_ns && now - device->opened_ns > device->hang_ns)
		now = device->opened_ns + device->hang_ns;
	if (now < device->started_ns)
		now = device->started_ns;
	played = (snd_pcm_uframes_t)((double)(now - device->started_ns) * device->speed *
				     io->rate / 1e9);
	if (io->stream == SND_PCM_STREAM_CAPTURE) {
		read = io->appl_ptr >= device->base ? io->appl_ptr - device->base : 0;
		if (played >= read + io->buffer_size)
			return -EPIPE;	/* an overrun, as a card has it */
		device->last = device->base + played;
		return (snd_pcm_sframes_t)(device->last % io->buffer_size);
	}
	queued = io->appl_ptr >= device->base ? io->appl_ptr - device->base : 0;
	if (played > queued && io->state != SND_PCM_STATE_DRAINING)
		return -EPIPE;		/* an underrun, as a card has it */
	device->last = device->base + (played < queued ? played : queued);
	return (snd_pcm_sframes_t)(device->last % io->buffer_size);
}

static snd_pcm_sframes_t transfer(snd_pcm_ioplug_t *io,
				  const snd_pcm_channel_area_t *areas,
				  snd_pcm_uframes_t offset, snd_pcm_uframes_t count)
{
	struct device *device = io->private_data;
	const char *bytes = (const char *)areas->addr +
			    (areas->first + areas->step * offset) / 8;
	size_t left = device->file < 0 ? 0 : count * device->frame_bytes;

	while (left) {
		ssize_t done = write(device->file, bytes, left);

		if (done <= 0)
			break;
		bytes += done;
		left -= (size_t)done;
	}
	return (snd_pcm_sframes_t)count;
}

static void tell_heard(void)
{
	const char *path = getenv("GWTEST_HEARD");
	int file = path ? open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600) : -1;

	if (file >= 0)
		close(file);
}

/* What the microphone hears has its place in the file by the frame's number, so
 * that it is the same whenever it is asked for. */
static snd_pcm_sframes_t hear(snd_pcm_ioplug_t *io, const snd_pcm_channel_area_t *areas,
			      snd_pcm_uframes_t offset, snd_pcm_uframes_t count)
{
	const struct device *device = io->private_data;
	size_t at = (size_t)(io->appl_ptr - device->base);

	for (snd_pcm_uframes_t i = 0; i < count; i++)
		for (unsigned c = 0; c < io->channels; c++) {
			const snd_pcm_channel_area_t *area = &areas[c];
			char *into = (char *)area->addr +
				     (area->first + area->step * (offset + i)) / 8;

			*(int16_t *)(void *)into =
				at + i < device->heard_count ? device->heard[at + i] : 0;
		}
	if (at < device->heard_count && at + count >= device->heard_count)
		tell_heard();
	return (snd_pcm_sframes_t)count;
}

static int hw_params(snd_pcm_ioplug_t *io, snd_pcm_hw_params_t *params)
{
	struct device *device = io->private_data;

	(void)params;
	device->frame_bytes =
		(size_t)snd_pcm_format_physical_width(io->format) / 8 * io->channels;
	return 0;
}

static int poll_revents(snd_pcm_ioplug_t *io, struct pollfd *fds, unsigned count,
			unsigned short *events)
{
	struct device *device = io->private_data;
	unsigned short ready = io->stream == SND_PCM_STREAM_CAPTURE ? POLLIN : POLLOUT;
	snd_pcm_sframes_t room;
	uint64_t ticks;

	(void)count;
	if ((fds->revents & POLLIN) &&
	    read(device->timer, &ticks, sizeof ticks) != (ssize_t)sizeof ticks)
		ticks = 0;
	if (is_dead(device, now_ns())) {
		*events = POLLERR | POLLNVAL;
		return -ENODEV;
	}
	room = snd_pcm_avail_update(io->pcm);
	*events = room < 0 || room >= (snd_pcm_sframes_t)io->period_size ? ready : 0;
	return 0;
}

static int delay(snd_pcm_ioplug_t *io, snd_pcm_sframes_t *frames)
{
	snd_pcm_sframes_t queued = (snd_pcm_sframes_t)(io->appl_ptr - io->hw_ptr);

	if (io->stream == SND_PCM_STREAM_CAPTURE)
		queued = -queued;
	*frames = queued < 0 ? 0 : queued;
	return 0;
}

static int close_device(snd_pcm_ioplug_t *io)
{
	struct device *device = io->private_data;

	if (device->file >= 0)
		close(device->file);
	close(device->timer);
	free(device->heard);
	free(device);
	return 0;
}

static const snd_pcm_ioplug_callback_t callbacks = {
	.start = start,
	.stop = stop,
	.prepare = prepare,
	.pointer = pointer,
	.transfer = transfer,
	.hw_params = hw_params,
	.poll_revents = poll_revents,
	.delay = delay,
	.close = close_device,
};

static const snd_pcm_ioplug_callback_t hearing = {
	.start = start,
	.stop = stop,
	.prepare = prepare,
	.pointer = pointer,
	.transfer = hear,
	.hw_params = hw_params,
	.poll_revents = poll_revents,
	.delay = delay,
	.close = close_device,
};

static int64_t ns_from_environment(const char *name)
{
	const char *text = getenv(name);

	return text ? (int64_t)atol(text) * 1000000 : 0;
}

/* Reads the file that the microphone hears; 0 when there is none. */
static int read_heard(struct device *device)
{
	const char *path = getenv("GWTEST_HEARS");
	FILE *file = path ? fopen(path, "rbe") : NULL;
	long bytes;

	if (!file)
		return 0;
	fseek(file, 0, SEEK_END);
	bytes = ftell(file);
	rewind(file);
	device->heard = calloc((size_t)bytes / 2 + 1, 2);
	if (device->heard)
		device->heard_count = fread(device->heard, 2, (size_t)bytes / 2, file);
	fclose(file);
	return device->heard != NULL;
}

static void read_environment(struct device *device, int records)
{
	const char *file = getenv("GWTEST_FILE"), *speed = getenv("GWTEST_SPEED");

	device->file = file && !records
		? open(file, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600) : -1;
	device->speed = speed ? atof(speed) : 1;
	device->die_ns = ns_from_environment("GWTEST_DIE_MS");
	device->hang_ns = ns_from_environment("GWTEST_HANG_MS");
	device->wakes_ns = ns_from_environment("GWTEST_WAKES_MS");
}

static void set_limits(snd_pcm_ioplug_t *io, int records)
{
	static const unsigned access[] = { SND_PCM_ACCESS_RW_INTERLEAVED,
					   SND_PCM_ACCESS_MMAP_INTERLEAVED };
	static const unsigned format[] = { SND_PCM_FORMAT_S16_LE };
	const char *only = getenv(records ? "GWTEST_RATE" : "GWTEST_OUT_RATE");
	unsigned rate = only ? (unsigned)atoi(only) : 0;

	snd_pcm_ioplug_set_param_list(io, SND_PCM_IOPLUG_HW_ACCESS, records ? 1 : 2, access);
	snd_pcm_ioplug_set_param_list(io, SND_PCM_IOPLUG_HW_FORMAT, 1, format);
	snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_CHANNELS, 1, 2);
	snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_RATE, rate ? rate : 8000,
					rate ? rate : 192000);
	snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_PERIODS, 2, 64);
	snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_PERIOD_BYTES, 64, 1 << 18);
}

SND_PCM_PLUGIN_DEFINE_FUNC(gwtest);

SND_PCM_PLUGIN_DEFINE_FUNC(gwtest)
{
	int records = stream == SND_PCM_STREAM_CAPTURE;
	struct device *device = calloc(1, sizeof *device);
	int code;

	(void)root;
	(void)conf;
	if (!device)
		return -ENOMEM;
	if (records && !read_heard(device)) {
		free(device);
		return -ENODEV;
	}
	read_environment(device, records);
	device->timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
	device->io.version = SND_PCM_IOPLUG_VERSION;
	device->io.name = records ? "a microphone for tests" : "a loudspeaker for tests";
	device->io.callback = records ? &hearing : &callbacks;
	device->io.private_data = device;
	device->io.mmap_rw = !records;
	device->io.poll_fd = device->timer;
	device->io.poll_events = POLLIN;
	device->io.flags = SND_PCM_IOPLUG_FLAG_MONOTONIC;
	code = snd_pcm_ioplug_create(&device->io, name, stream, mode);
	if (code < 0) {
		close_device(&device->io);
		return code;
	}
	set_limits(&device->io, records);
	*pcmp = device->io.pcm;
	return 0;
}

SND_PCM_PLUGIN_SYMBOL(gwtest);
