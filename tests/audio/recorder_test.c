/* tests/audio/recorder_test.c -- what the virtual card hears is recorded through
 * PortAudio, and trouble with the card is told and costs one take. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio/recorder.h"
#include "audio/recording.h"
#include "base/error.h"
#include "device.h"
#include "loud.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

/* The sound libraries keep some memory of their own until the process ends. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libasound\nleak:libportaudio\nleak:libjack\n";
}

enum { SECOND = 48000, PATIENCE_MS = 30000 };

struct rig {
	struct device device;
	char *heard;
	struct recorder *recorder;
};

static bool rig_up(struct rig *rig)
{
	memset(rig, 0, sizeof *rig);
	if (!device_ready(&rig->device))
		return false;
	rig->heard = measure_path(rig->device.folder, "heard.raw");
	setenv("GWTEST_HEARS", rig->heard, 1);
	return true;
}

static void rig_down(struct rig *rig)
{
	recorder_close(rig->recorder);
	free(rig->heard);
	device_remove(&rig->device);
}

/* What the card is to hear: a sine between two moments, else nothing. */
static void let_it_hear(const struct rig *rig, int rate, double hz, double level,
			double from, double to)
{
	FILE *file = fopen(rig->heard, "wb");
	long end = lround((to + 1) * rate);

	for (long i = 0; i < end; i++) {
		double t = (double)i / rate;
		double x = t >= from && t < to ? level * sin(MEASURE_TURN * hz * t) : 0;
		int16_t sample = (int16_t)lround(x * 32767);

		if (fwrite(&sample, sizeof sample, 1, file) != 1)
			abort();
	}
	fclose(file);
}

static void open_recorder(struct rig *rig, const char *device)
{
	const struct recorder_setup setup = { .device = device };

	rig->recorder = recorder_open(&setup);
}

/* One turn of a main loop. */
static void turn(struct rig *rig)
{
	recorder_pump(rig->recorder, device_now_ms());
	poll(NULL, 0, 15);
}

static void wait_for_state(struct rig *rig, enum recorder_state state)
{
	int64_t until_ms = device_now_ms() + PATIENCE_MS;

	while (recorder_state(rig->recorder) != state) {
		if (device_now_ms() > until_ms)
			fail_msg("waited in vain; state %d: %s",
				 (int)recorder_state(rig->recorder),
				 recorder_words(rig->recorder));
		turn(rig);
	}
}

/* Records until so much is there, and ends. */
static const float *record(struct rig *rig, int64_t ms, size_t *count, int *rate)
{
	recorder_begin(rig->recorder, device_now_ms());
	wait_for_state(rig, RECORDER_RUNNING);
	while (recorder_length_ms(rig->recorder) < ms)
		turn(rig);
	recorder_end(rig->recorder, device_now_ms());
	wait_for_state(rig, RECORDER_IDLE);
	return recorder_frames(rig->recorder, count, rate);
}

static double tone_of(const float *frames, size_t count, double hz)
{
	float *stereo = measure_frames(count);
	double level;

	for (size_t i = 0; i < count; i++)
		stereo[i * 2] = frames[i];
	level = measure_tone(stereo, count, hz);
	free(stereo);
	return level;
}

/* The first frame of the card's file is the first of the take, none is lost or
 * twice there: the samples are the very ones. */
static void every_frame_that_the_card_heard_is_there(void **state)
{
	const float *frames;
	struct rig rig;
	size_t count;
	int rate;

	(void)state;
	if (!rig_up(&rig))
		skip();
	let_it_hear(&rig, SECOND, 441, 0.25, 0, 3);
	open_recorder(&rig, "");
	frames = record(&rig, 2000, &count, &rate);
	assert_int_equal(rate, SECOND);
	assert_in_range(count, 2 * SECOND, 4 * SECOND);
	assert_int_equal(recorder_lost_ms(rig.recorder), 0);
	assert_string_equal(recorder_words(rig.recorder), "default");
	assert_int_equal(recorder_process(rig.recorder), 0);
	for (size_t i = 0; i < 2 * SECOND; i++) {
		double wanted = 0.25 * sin(MEASURE_TURN * 441 * (double)i / SECOND);

		if (fabs((double)frames[i] - wanted) > 3.0 / 32768)
			fail_msg("frame %zu is %f, not %f", i, (double)frames[i], wanted);
	}
	rig_down(&rig);
}

/* From the card to the clip: as long as what was said, as loud as the house. */
static void a_known_tone_becomes_a_clip(void **state)
{
	struct error error = { "" };
	const float *frames;
	struct recording take;
	struct rig rig;
	size_t count;
	int rate;

	(void)state;
	if (!rig_up(&rig))
		skip();
	let_it_hear(&rig, SECOND, 441, 0.05, 0.6, 1.8);
	open_recorder(&rig, "default");
	frames = record(&rig, 2600, &count, &rate);
	if (!recording_make(&take, frames, count, rate, &error))
		fail_msg("%s", error.text);
	assert_in_range(recording_length_ms(&take), 1200 + 60, 1200 + 400);
	assert_true(fabs(loud_lufs(take.frames, take.count) - TAKE_LUFS) < 0.5);
	assert_true(loud_true_peak_db(take.frames, take.count) <= TAKE_PEAK_DB + 0.05);
	assert_true(tone_of(take.frames + SECOND / 2, SECOND / 2, 441) > 0.05);
	assert_true(take.frames[0] == 0 && take.frames[take.count - 1] == 0);
	assert_false(take.clipped || take.faint || take.noisy);
	recording_free(&take);
	rig_down(&rig);
}

static void a_card_of_another_rate_is_recorded_at_its_own(void **state)
{
	struct recording take;
	const float *frames;
	struct rig rig;
	size_t count;
	int rate;

	(void)state;
	if (!rig_up(&rig))
		skip();
	setenv("GWTEST_RATE", "44100", 1);
	let_it_hear(&rig, 44100, 441, 0.1, 0.5, 1.5);
	open_recorder(&rig, "");
	frames = record(&rig, 2000, &count, &rate);
	assert_int_equal(rate, 44100);
	assert_true(recording_make(&take, frames, count, rate, NULL));
	assert_true(tone_of(take.frames + SECOND / 4, SECOND / 2, 441) >
		    2 * tone_of(take.frames + SECOND / 4, SECOND / 2, 480));
	recording_free(&take);
	rig_down(&rig);
}

static void the_meter_shows_how_loud_it_is(void **state)
{
	struct recorder_level level;
	struct rig rig;

	(void)state;
	if (!rig_up(&rig))
		skip();
	let_it_hear(&rig, SECOND, 441, 0.5, 0.3, 0.8);
	open_recorder(&rig, "");
	recorder_begin(rig.recorder, device_now_ms());
	while (recorder_length_ms(rig.recorder) < 1500)
		turn(&rig);
	level = recorder_level(rig.recorder);
	assert_true(fabs((double)level.lately - 0.5) < 0.01);
	assert_true(level.now < 0.001f);
	while (recorder_length_ms(rig.recorder) < 4500)
		turn(&rig);
	assert_true(recorder_level(rig.recorder).lately < 0.001f);
	rig_down(&rig);
}

static void the_next_take_has_nothing_of_the_last(void **state)
{
	const float *frames;
	struct rig rig;
	size_t count;
	int rate;

	(void)state;
	if (!rig_up(&rig))
		skip();
	let_it_hear(&rig, SECOND, 441, 0.5, 0, 3);
	open_recorder(&rig, "");
	record(&rig, 600, &count, &rate);
	let_it_hear(&rig, SECOND, 700, 0.25, 0, 3);
	frames = record(&rig, 600, &count, &rate);
	assert_true(tone_of(frames, SECOND / 2, 441) < 0.01);
	assert_true(tone_of(frames, SECOND / 2, 700) > 0.24);
	recorder_begin(rig.recorder, device_now_ms());	/* ended before it was open */
	recorder_end(rig.recorder, device_now_ms());
	wait_for_state(&rig, RECORDER_IDLE);
	rig_down(&rig);
}

/* Each trouble ends the take with its sentence; the next take is whole. */
static void a_card_or_process_that_fails_costs_one_take(void **state)
{
	static const struct { const char *variable; int signal; const char *words; } cases[] = {
		{ "GWTEST_HANG_MS", 0, "the microphone stopped answering" },
		{ "GWTEST_DIE_MS", 0, "the microphone " },	/* as PortAudio takes it */
		{ NULL, SIGKILL, "the microphone went away" },
		{ NULL, SIGSEGV, "the microphone went away" },
		{ NULL, SIGSTOP, "the microphone stopped answering" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct rig rig;
		size_t count;
		char *first;
		int rate;

		if (!rig_up(&rig))
			skip();
		first = measure_path(rig.device.folder, "first");
		setenv("GWTEST_FIRST", first, 1);
		if (cases[i].variable)
			setenv(cases[i].variable, "400", 1);
		let_it_hear(&rig, SECOND, 441, 0.5, 0, 3);
		open_recorder(&rig, "");
		recorder_begin(rig.recorder, device_now_ms());
		wait_for_state(&rig, RECORDER_RUNNING);
		if (cases[i].signal)
			kill(recorder_process(rig.recorder), cases[i].signal);
		wait_for_state(&rig, RECORDER_FAILED);
		if (strncmp(recorder_words(rig.recorder), cases[i].words,
			    strlen(cases[i].words)))
			fail_msg("case %zu: %s", i, recorder_words(rig.recorder));
		record(&rig, 500, &count, &rate);
		assert_true(count >= SECOND / 2);
		free(first);
		rig_down(&rig);
	}
}

static void a_device_that_is_not_there_is_told_in_words(void **state)
{
	struct rig rig;

	(void)state;
	if (!rig_up(&rig))
		skip();
	open_recorder(&rig, "");	/* there is no file to hear: no microphone */
	recorder_begin(rig.recorder, device_now_ms());
	wait_for_state(&rig, RECORDER_FAILED);
	assert_string_equal(recorder_words(rig.recorder), "this machine has no microphone");
	recorder_close(rig.recorder);
	let_it_hear(&rig, SECOND, 441, 0.5, 0, 1);
	open_recorder(&rig, "Headset");
	recorder_begin(rig.recorder, device_now_ms());
	wait_for_state(&rig, RECORDER_FAILED);
	assert_string_equal(recorder_words(rig.recorder),
			    "no microphone has this in its name: Headset");
	rig_down(&rig);
}

static void a_lid_that_was_closed_is_not_held_against_it(void **state)
{
	struct rig rig;

	(void)state;
	if (!rig_up(&rig))
		skip();
	let_it_hear(&rig, SECOND, 441, 0.5, 0, 3);
	open_recorder(&rig, "");
	recorder_begin(rig.recorder, device_now_ms());
	wait_for_state(&rig, RECORDER_RUNNING);
	for (int i = 1; i <= 3; i++)	/* the clock leaps; the child had no time */
		recorder_pump(rig.recorder, device_now_ms() + i * 3600000);
	assert_int_equal(recorder_state(rig.recorder), RECORDER_RUNNING);
	rig_down(&rig);
}

static void the_process_dies_with_its_parent(void **state)
{
	struct rig rig;
	int pipe_ends[2], status;
	pid_t parent, child = 0;

	(void)state;
	if (!rig_up(&rig))
		skip();
	let_it_hear(&rig, SECOND, 441, 0.5, 0, 1);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	assert_int_equal(pipe(pipe_ends), 0);
	parent = fork();
	if (parent == 0) {
		open_recorder(&rig, "");
		recorder_begin(rig.recorder, device_now_ms());
		wait_for_state(&rig, RECORDER_RUNNING);
		child = recorder_process(rig.recorder);
		if (write(pipe_ends[1], &child, sizeof child) != (ssize_t)sizeof child)
			_exit(1);
		raise(SIGKILL);
	}
	assert_int_equal(read(pipe_ends[0], &child, sizeof child), sizeof child);
	assert_true(child > 0);
	assert_int_equal(waitpid(parent, &status, 0), parent);
	assert_int_equal(waitpid(child, &status, 0), child);	/* else this hangs */
	prctl(PR_SET_CHILD_SUBREAPER, 0);
	close(pipe_ends[0]);
	close(pipe_ends[1]);
	rig_down(&rig);
}

/* With a file in a device's place time is the caller's: what the screens' tests
 * stand on. */
static void a_file_is_heard_at_the_pace_of_the_clock(void **state)
{
	char *folder = measure_folder();
	char *path = measure_write_sine(folder, "tone.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
					48000, 1, 1, 441, 0.5);
	const struct recorder_setup setup = { .file = path }, none = { .file = "" };
	struct recorder *recorder = recorder_open(&setup);
	const float *frames;
	size_t count;
	int rate;

	(void)state;
	recorder_begin(recorder, 1000);
	recorder_pump(recorder, 1000);
	assert_int_equal(recorder_state(recorder), RECORDER_RUNNING);
	recorder_pump(recorder, 1400);
	assert_int_equal(recorder_length_ms(recorder), 400);
	assert_true(fabs((double)recorder_level(recorder).now - 0.5) < 0.01);
	recorder_pump(recorder, 3000);
	assert_true(recorder_level(recorder).now < 0.001f);
	recorder_end(recorder, 3100);
	assert_int_equal(recorder_state(recorder), RECORDER_IDLE);
	frames = recorder_frames(recorder, &count, &rate);
	assert_int_equal(count, 2100 * 48);
	assert_true(tone_of(frames, SECOND / 2, 441) > 0.49);
	recorder_begin(recorder, 5000);		/* a take has an end */
	recorder_pump(recorder, 5000);
	recorder_pump(recorder, 5000 + 1000 * RECORDER_LONGEST_S + 1);
	assert_int_equal(recorder_state(recorder), RECORDER_IDLE);
	assert_int_equal(recorder_length_ms(recorder), 1000 * RECORDER_LONGEST_S);
	recorder_close(recorder);
	recorder = recorder_open(&none);
	recorder_begin(recorder, 0);
	assert_int_equal(recorder_state(recorder), RECORDER_FAILED);
	assert_string_equal(recorder_words(recorder), "this machine has no microphone");
	recorder_close(recorder);
	unlink(path);
	rmdir(folder);
	free(path);
	free(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_frame_that_the_card_heard_is_there),
		cmocka_unit_test(a_known_tone_becomes_a_clip),
		cmocka_unit_test(a_card_of_another_rate_is_recorded_at_its_own),
		cmocka_unit_test(the_meter_shows_how_loud_it_is),
		cmocka_unit_test(the_next_take_has_nothing_of_the_last),
		cmocka_unit_test(a_card_or_process_that_fails_costs_one_take),
		cmocka_unit_test(a_device_that_is_not_there_is_told_in_words),
		cmocka_unit_test(a_lid_that_was_closed_is_not_held_against_it),
		cmocka_unit_test(the_process_dies_with_its_parent),
		cmocka_unit_test(a_file_is_heard_at_the_pace_of_the_clock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
