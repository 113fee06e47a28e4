/* audio/devices.c -- PortAudio is asked in a process of its own, since asking
 * can print, hang and abort. */
#include "audio/engine.h"

#include "audio/process.h"
#include "audio/speaker.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/plain_text.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <portaudio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LIMIT_MS = 5000, TRIAL_MS = 7000, LOOK_MS = 20, PLAYS = '>', RECORDS = '<' };

/* One line a direction: a mark, then what a person reads. */
static void print_device(int out, PaDeviceIndex index)
{
	const PaDeviceInfo *info = Pa_GetDeviceInfo(index);
	const PaHostApiInfo *api = info ? Pa_GetHostApiInfo(info->hostApi) : NULL;
	const char *host = api ? api->name : "?";

	if (info && info->maxOutputChannels > 0)
		dprintf(out, "%c%s (%s)%s\n", PLAYS, info->name, host,
			index == Pa_GetDefaultOutputDevice() ? ", the default" : "");
	if (info && info->maxInputChannels > 0)
		dprintf(out, "%c%s (%s)%s\n", RECORDS, info->name, host,
			index == Pa_GetDefaultInputDevice() ? ", the default" : "");
}

static _Noreturn void ask(int out, pid_t parent)
{
	process_detach(parent, out);
	if (Pa_Initialize())
		_exit(1);
	for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); i++)
		print_device(out, i);
	_exit(0);
}

static int64_t now_ms(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Reads until the child closes its end; false when time runs out. */
static bool read_answer(int in, struct buffer *answer)
{
	int64_t until_ms = now_ms() + LIMIT_MS;
	char bytes[512];

	for (;;) {
		struct pollfd ready = { .fd = in, .events = POLLIN };
		int64_t left_ms = until_ms - now_ms();
		ssize_t got;

		if (left_ms <= 0 || poll(&ready, 1, (int)left_ms) == 0)
			return false;
		got = read(in, bytes, sizeof bytes);
		if (got < 0 && errno != EINTR)
			return false;
		if (got == 0)
			return true;
		if (got > 0)
			buffer_add(answer, bytes, (size_t)got);
	}
}

/* The lines that begin with a mark, without it. What stands in them is what a machine calls
 * itself, of which some are within reach of a radio only. */
static char *marked(const char *lines, char mark)
{
	struct buffer some = { 0 };
	char *text;

	while (*lines) {
		size_t length = strcspn(lines, "\n");

		length += lines[length] == '\n';
		if (*lines == mark)
			buffer_add(&some, lines + 1, length - 1);
		lines += length;
	}
	text = memory_copy(buffer_string(&some));
	buffer_free(&some);
	plain_text_show(text);
	return text;
}

static bool collect(pid_t child, int in, struct audio_devices *devices,
		    struct error *error)
{
	struct buffer answer = { 0 };
	bool in_time = read_answer(in, &answer), ok;
	int status = 0;

	if (!in_time)
		kill(child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	ok = in_time && WIFEXITED(status) && WEXITSTATUS(status) == 0;
	if (ok) {
		devices->play = marked(buffer_string(&answer), PLAYS);
		devices->record = marked(buffer_string(&answer), RECORDS);
	}
	buffer_free(&answer);
	return ok ||
	       error_set(error, in_time ? "the sound system failed when it was asked for its "
					  "devices"
					: "the sound system did not answer within 5 seconds");
}

bool audio_list_devices(struct audio_devices *devices, struct error *error)
{
	pid_t parent = getpid(), child;
	int ends[2];
	bool ok;

	*devices = (struct audio_devices){ NULL, NULL };
	if (pipe2(ends, O_CLOEXEC))
		return error_set(error, "the sound devices cannot be listed: %s",
				 strerror(errno));
	child = fork();
	if (child == 0)
		ask(ends[1], parent);
	close(ends[1]);
	if (child < 0)
		ok = error_set(error, "the sound devices cannot be listed: %s",
			       strerror(errno));
	else
		ok = collect(child, ends[0], devices, error);
	close(ends[0]);
	return ok;
}

bool audio_try_device(const char *device, int *rate, struct error *error)
{
	int64_t until_ms = now_ms() + TRIAL_MS;
	struct speaker *speaker = speaker_open(device, 0, now_ms());
	bool plays;

	speaker_want(speaker, now_ms());
	do {
		poll(NULL, 0, LOOK_MS);
		speaker_watch(speaker, now_ms());
		plays = speaker_state(speaker) == SPEAKER_RUNNING;
	} while (!plays && speaker_trouble(speaker) == SPEAKER_WELL && now_ms() < until_ms);
	*rate = plays ? speaker_rate(speaker) : 0;
	if (!plays)
		error_set(error, "%s", speaker_trouble(speaker) == SPEAKER_WELL
						? "the sound device does not answer"
						: speaker_words(speaker));
	speaker_close(speaker);
	return plays;
}
