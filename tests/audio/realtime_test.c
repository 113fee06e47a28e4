/* tests/audio/realtime_test.c -- while the card asks for frames, or gives them,
 * nothing is allocated, locked, faulted in or asked of the kernel.
 *
 * The test runs itself again with the watchman (device/rtcheck.c) loaded, lets
 * it play or record on the virtual card and reads the watchman's report.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio/engine.h"
#include "audio/recorder.h"
#include "device.h"
#include "device/rtcheck.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>

enum { CALLBACKS = 80, PATIENCE_MS = 30000 };

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define UNDER_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define UNDER_SANITIZER 1
#endif
#endif
#ifndef UNDER_SANITIZER
#define UNDER_SANITIZER 0
#endif

static const struct rtcheck_report *map_report(const char *path)
{
	int file = open(path, O_RDONLY);
	struct stat about;
	void *memory = MAP_FAILED;

	if (file >= 0 && !fstat(file, &about) && about.st_size > 0)
		memory = mmap(NULL, sizeof(struct rtcheck_report), PROT_READ, MAP_SHARED, file,
			      0);
	if (file >= 0)
		close(file);
	return memory == MAP_FAILED ? NULL : memory;
}

/* The other life of this program: plays, changes gains and places, until the
 * card has asked often enough. */
static int play_under_watch(const char *tone)
{
	const struct audio_setup loud = { .volume = 100, .gains = { 100, 100, 100, 100 } };
	struct sound sounds[] = { { SOUND_CLIP, BUS_VOICE, 0, 0, tone, 0 },
				  { SOUND_BREATH_IN, BUS_CUES, 0, 4000, NULL, 0 } };
	struct score score = { .sounds = sounds, .sound_count = 2, .length_ms = 60000 };
	const struct rtcheck_report *report = NULL;
	int64_t start_ms = device_now_ms(), now_ms = start_ms;
	struct audio *audio = audio_open(&loud, now_ms);
	int turns = 0;

	audio_play(audio, &score, 0, now_ms);
	while ((!report || report->callbacks < CALLBACKS) &&
	       now_ms < start_ms + PATIENCE_MS) {
		now_ms = device_now_ms();
		audio_pump(audio, now_ms - start_ms, now_ms);
		if (!report)
			report = map_report(getenv("RTCHECK_REPORT"));
		if (turns % 20 == 10)
			audio_set_gain(audio, BUS_VOICE, turns % 100, now_ms);
		if (turns % 30 == 20)
			audio_play(audio, &score, now_ms - start_ms, now_ms);
		audio_set_volume(audio, 50 + turns++ % 50, now_ms);
		poll(NULL, 0, 20);
	}
	audio_close(audio);
	return report && report->callbacks >= CALLBACKS ? 0 : 1;
}

/* Yet another life: records, and takes what was heard now and then, so that the
 * ring runs full as well. */
static int voice_recording_under_watch(void)
{
	const struct recorder_setup setup = { .device = "" };
	const struct rtcheck_report *report = NULL;
	int64_t start_ms = device_now_ms(), now_ms = start_ms;
	struct recorder *recorder = recorder_open(&setup);

	recorder_begin(recorder, now_ms);
	while ((!report || report->callbacks < CALLBACKS) &&
	       now_ms < start_ms + PATIENCE_MS) {
		now_ms = device_now_ms();
		if (!report || report->callbacks % 40 < 20)
			recorder_pump(recorder, now_ms);
		if (!report)
			report = map_report(getenv("RTCHECK_REPORT"));
		poll(NULL, 0, 20);
	}
	recorder_close(recorder);
	return report && report->callbacks >= CALLBACKS ? 0 : 1;
}

/* Runs a life; `fault` plants a crime in the callback. */
static struct rtcheck_report watch(const char *life, const char *fault)
{
	struct device device;
	struct rtcheck_report report = { 0 };
	const struct rtcheck_report *mapped;
	char watchman[512], program[512] = "";
	char *path, *tone, *link;
	int status;
	pid_t child;

	if (UNDER_SANITIZER || !device_ready(&device)) {
		skip();
		return report;	/* gcc does not know that skip() never returns */
	}
	device_find("rtcheck.so", watchman);
	/* LD_PRELOAD parts names at blanks, which the path of the build may have */
	link = measure_path(device.folder, "watchman.so");
	assert_int_equal(symlink(watchman, link), 0);
	path = measure_path(device.folder, "report");
	tone = measure_write_sine(device.folder, "tone.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
				  48000, 1, 30, 441, 0.4);
	assert_true(readlink("/proc/self/exe", program, sizeof program - 1) > 0);
	child = fork();
	if (child == 0) {
		setenv("RTCHECK_REPORT", path, 1);
		setenv("RTCHECK_FAULT", fault, 1);
		setenv("LD_PRELOAD", link, 1);
		setenv("GWTEST_HEARS", tone, 1);
		execl(program, program, life, tone, (char *)NULL);
		_exit(127);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	mapped = map_report(path);
	assert_non_null(mapped);
	report = *mapped;
	munmap((void *)(uintptr_t)mapped, sizeof report);
	free(path);
	free(tone);
	free(link);
	device_remove(&device);
	return report;
}

static void the_callback_enters_no_kernel_takes_no_lock_and_no_memory(void **state)
{
	static const char *const lives[] = { "play", "resample", "record" };

	(void)state;
	for (size_t i = 0; i < sizeof lives / sizeof *lives; i++) {
		struct rtcheck_report report = watch(lives[i], "");

		assert_true(report.callbacks >= CALLBACKS);
		if (report.armed) /* a kernel from before 2020 cannot trap system calls */
			assert_int_equal(report.syscalls, 0);
		assert_int_equal(report.allocations, 0);
		assert_int_equal(report.locks, 0);
		assert_int_equal(report.page_faults, 0);
	}
}

static void the_watchman_sees_an_allocation(void **state)
{
	struct rtcheck_report report = watch("record", "malloc");

	(void)state;
	assert_true(report.allocations >= 2 * CALLBACKS);
}

static void the_watchman_sees_a_lock(void **state)
{
	struct rtcheck_report report = watch("play", "lock");

	(void)state;
	assert_true(report.locks >= CALLBACKS);
}

static void the_watchman_sees_a_system_call(void **state)
{
	struct rtcheck_report report = watch("record", "syscall");

	(void)state;
	if (!report.armed)
		skip();
	assert_true(report.syscalls >= CALLBACKS);
}

int main(int count, char **words)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_callback_enters_no_kernel_takes_no_lock_and_no_memory),
		cmocka_unit_test(the_watchman_sees_an_allocation),
		cmocka_unit_test(the_watchman_sees_a_lock),
		cmocka_unit_test(the_watchman_sees_a_system_call),
	};

	if (count == 3 && !strcmp(words[1], "play"))
		return play_under_watch(words[2]);
	if (count == 3 && !strcmp(words[1], "resample")) {
		setenv("GWTEST_OUT_RATE", "44100", 1);
		return play_under_watch(words[2]);
	}
	if (count == 3 && !strcmp(words[1], "record"))
		return voice_recording_under_watch();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
