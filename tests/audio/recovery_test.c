/* tests/audio/recovery_test.c -- the card or its process fails, and sound comes
 * back where the score stands by then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rig.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

/* Sound is back in a new process, at the place where the score stands. */
static void expect_recovery(struct rig *rig, pid_t old)
{
	int64_t apart_ms;

	wait_for(rig, has_another_process, old);
	wait_for(rig, has_state, AUDIO_PLAYING);
	apart_ms = audio_heard_ms(rig->audio, device_now_ms()) -
		   (device_now_ms() - rig->start_ms);
	if (apart_ms < -700 || apart_ms > 700)
		fail_msg("came back %d ms off", (int)apart_ms);
}

static void sound_comes_back_when_its_process_is_killed_or_frozen(void **state)
{
	static const int signals[] = { SIGKILL, SIGSTOP, SIGSEGV };
	struct rig rig;
	size_t count;
	float *played;

	(void)state;
	if (!rig_up(&rig))
		skip();
	open_audio(&rig);
	play(&rig, 0);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		pid_t pid;
		size_t before;

		wait_for(&rig, is_heard_after, 2100);
		pid = audio_process(rig.audio);
		before = device_count(&rig.device);
		assert_int_equal(kill(pid, signals[i]), 0);
		expect_recovery(&rig, pid);
		wait_for(&rig, has_played, (int64_t)before + 2 * SECOND);
	}
	played = device_played(&rig.device, &count);
	assert_true(measure_tone(played + (count - SECOND / 2) * 2, SECOND / 4, 441) > 0.35);
	free(played);
	rig_down(&rig);
}

static void sound_comes_back_when_the_card_stops_or_vanishes(void **state)
{
	static const char *const troubles[] = { "GWTEST_HANG_MS", "GWTEST_DIE_MS" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct rig rig;
		char *first;
		pid_t pid;

		if (!rig_up(&rig))
			skip();
		first = measure_path(rig.device.folder, "first");
		setenv(troubles[i], "3000", 1);
		setenv("GWTEST_FIRST", first, 1);
		open_audio(&rig);
		pid = audio_process(rig.audio);
		play(&rig, 0);
		wait_for(&rig, is_heard_after, 2100);
		wait_for(&rig, has_state, AUDIO_LOST);
		assert_non_null(strstr(audio_words(rig.audio), "the sound device"));
		assert_int_equal(audio_heard_ms(rig.audio, device_now_ms()), -1);
		expect_recovery(&rig, pid);
		free(first);
		rig_down(&rig);
	}
}

/* Turns until something is heard, and returns what; sound may not be in `never`. */
static int64_t first_heard_ms(struct rig *rig, enum audio_state never)
{
	while (!is_heard_after(rig, -1)) {
		assert_true(device_now_ms() - rig->start_ms < PATIENCE_MS);
		assert_int_not_equal(audio_state(rig->audio), never);
		turn(rig);
	}
	return audio_heard_ms(rig->audio, device_now_ms());
}

/* Its buffer fills at once; for a while it takes nothing more, and then it plays. */
static void a_card_that_wakes_is_not_taken_for_lost(void **state)
{
	struct rig rig;
	pid_t pid;

	(void)state;
	if (!rig_up(&rig))
		skip();
	setenv("GWTEST_WAKES_MS", "1800", 1);
	open_audio(&rig);
	pid = audio_process(rig.audio);
	play(&rig, 5000);
	assert_in_range(first_heard_ms(&rig, AUDIO_LOST), 5000, 5600);
	assert_int_equal(audio_process(rig.audio), pid);
	assert_int_equal(audio_state(rig.audio), AUDIO_PLAYING);
	rig_down(&rig);
}

static void lost_at_the_first_words_it_begins_anew(void **state)
{
	struct rig rig;
	char *first;

	(void)state;
	if (!rig_up(&rig))
		skip();
	first = measure_path(rig.device.folder, "first");
	setenv("GWTEST_HANG_MS", "1000", 1);
	setenv("GWTEST_FIRST", first, 1);
	open_audio(&rig);
	play(&rig, 5000);
	first_heard_ms(&rig, AUDIO_LOST);
	wait_for(&rig, has_state, AUDIO_LOST);
	assert_in_range(first_heard_ms(&rig, AUDIO_NO_DEVICE), 5000, 5600);
	free(first);
	rig_down(&rig);
}

static void a_machine_without_a_card_says_so_and_finds_one_later(void **state)
{
	struct rig rig;

	(void)state;
	if (!rig_up(&rig))
		skip();
	device_write_config(&rig.device, false);
	open_audio(&rig);
	play(&rig, 0);
	wait_for(&rig, has_state, AUDIO_NO_DEVICE);
	assert_true(strlen(audio_words(rig.audio)) > 10);
	assert_int_equal(audio_heard_ms(rig.audio, device_now_ms()), -1);
	device_write_config(&rig.device, true);
	wait_for(&rig, is_heard_after, 0);
	wait_for(&rig, has_state, AUDIO_PLAYING);
	rig_down(&rig);
}

static void a_device_that_is_not_there_is_named_in_words(void **state)
{
	struct audio_setup setup = loud;
	struct rig rig;

	(void)state;
	if (!rig_up(&rig))
		skip();
	setup.device = "Headphones";
	rig.audio = audio_open(&setup, device_now_ms());
	play(&rig, 0);
	wait_for(&rig, has_state, AUDIO_NO_DEVICE);
	assert_string_equal(audio_words(rig.audio),
			    "no sound device has this in its name: Headphones");
	assert_int_equal(device_count(&rig.device), 0);
	rig_down(&rig);
}

static void a_lid_that_was_closed_costs_no_process(void **state)
{
	struct rig rig;
	pid_t pid;

	(void)state;
	if (!rig_up(&rig))
		skip();
	open_audio(&rig);
	play(&rig, 0);
	wait_for(&rig, is_heard_after, 300);
	pid = audio_process(rig.audio);
	for (int i = 1; i <= 3; i++)	/* the clock leaps; the child had no time */
		audio_pump(rig.audio, -1, device_now_ms() + i * 3600000);
	assert_int_equal(audio_process(rig.audio), pid);
	assert_int_equal(audio_state(rig.audio), AUDIO_PLAYING);
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
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	assert_int_equal(pipe(pipe_ends), 0);
	parent = fork();
	if (parent == 0) {
		open_audio(&rig);
		child = audio_process(rig.audio);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sound_comes_back_when_its_process_is_killed_or_frozen),
		cmocka_unit_test(sound_comes_back_when_the_card_stops_or_vanishes),
		cmocka_unit_test(a_card_that_wakes_is_not_taken_for_lost),
		cmocka_unit_test(lost_at_the_first_words_it_begins_anew),
		cmocka_unit_test(a_machine_without_a_card_says_so_and_finds_one_later),
		cmocka_unit_test(a_device_that_is_not_there_is_named_in_words),
		cmocka_unit_test(a_lid_that_was_closed_costs_no_process),
		cmocka_unit_test(the_process_dies_with_its_parent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
