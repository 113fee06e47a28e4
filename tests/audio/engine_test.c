/* tests/audio/engine_test.c -- the whole way from a score to a sound card. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio/mixer.h"
#include "base/error.h"
#include "rig.h"

#include <errno.h>
#include <signal.h>

static void the_card_gets_what_the_mixer_makes(void **state)
{
	struct rig rig;
	struct mixer *mixer = mixer_open();
	float *made = measure_frames(2 * SECOND), *played;
	size_t count, at, first;

	(void)state;
	if (!rig_up(&rig))
		skip();
	open_audio(&rig);
	play(&rig, 0);
	wait_for(&rig, has_played, 5 * SECOND / 2);
	mixer_set_score(mixer, &rig.score, 0);
	mixer_render(mixer, made, 2 * SECOND);
	played = device_played(&rig.device, &count);
	first = measure_first(made, 2 * SECOND, 0.1);
	at = measure_first(played, count, 0.1) - first;
	assert_true(at + SECOND < count);
	/* 16 bits and their dither are all the difference */
	assert_true(measure_difference(played + at * 2, made, SECOND) < 5.0 / 32768);
	mixer_close(mixer);
	free(made);
	free(played);
	rig_down(&rig);
}

static void what_is_heard_goes_on_with_the_clock(void **state)
{
	struct rig rig;
	int64_t last_ms = -1, first_ms, began_ms;

	(void)state;
	if (!rig_up(&rig))
		skip();
	open_audio(&rig);
	assert_int_equal(audio_state(rig.audio), AUDIO_IDLE);
	assert_int_equal(audio_heard_ms(rig.audio, device_now_ms()), -1);
	play(&rig, 5000);
	assert_int_equal(audio_state(rig.audio), AUDIO_STARTING);
	wait_for(&rig, is_heard_after, 5000);
	began_ms = device_now_ms();
	first_ms = audio_heard_ms(rig.audio, began_ms);
	assert_true(first_ms < 7000);
	while (last_ms < first_ms + 1500) {
		int64_t now_ms = device_now_ms();
		int64_t heard_ms = audio_heard_ms(rig.audio, now_ms);

		assert_true(heard_ms >= last_ms);
		assert_true(heard_ms <= first_ms + (now_ms - began_ms) + 100);
		last_ms = heard_ms;
		turn(&rig);
	}
	assert_int_equal(audio_state(rig.audio), AUDIO_PLAYING);
	assert_string_equal(audio_words(rig.audio), "default");
	rig_down(&rig);
}

/* JACK converts nothing, and a bare card may not either. */
static void a_device_of_another_rate_hears_the_same_tone(void **state)
{
	static const int rates[] = { 44100, 96000, 8000 };

	(void)state;
	for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
		struct rig rig;
		char number[16];
		size_t count, from;
		float *played;

		if (!rig_up(&rig))
			skip();
		snprintf(number, sizeof number, "%d", rates[i]);
		setenv("GWTEST_OUT_RATE", number, 1);
		open_audio(&rig);
		play(&rig, 5000);
		wait_for(&rig, is_heard_after, 6500);
		wait_for(&rig, has_played, 2 * rates[i]);
		played = device_played(&rig.device, &count);
		from = measure_first(played, count, 0.1) + (size_t)rates[i] / 10;
		/* a tone for the measure, which counts in the house's rate */
		assert_true(measure_tone(played + from * 2, (size_t)rates[i] / 2,
					 441.0 * SECOND / rates[i]) > 0.35);
		free(played);
		rig_down(&rig);
	}
}

static void the_device_is_tried_before_a_practice(void **state)
{
	struct error error;
	struct rig rig;
	int rate;

	(void)state;
	if (!rig_up(&rig))
		skip();
	assert_true(audio_try_device("", &rate, &error));
	assert_int_equal(rate, 48000);
	setenv("GWTEST_OUT_RATE", "44100", 1);
	assert_true(audio_try_device("", &rate, &error));
	assert_int_equal(rate, 44100);
	setenv("GWTEST_HANG_MS", "1", 1);
	assert_false(audio_try_device("", &rate, &error));
	assert_non_null(strstr(error.text, "does not answer"));
	assert_false(audio_try_device("Headphones", &rate, &error));
	assert_string_equal(error.text, "no sound device has this in its name: Headphones");
	rig_down(&rig);
}

static void another_place_is_heard_soon_and_without_a_click(void **state)
{
	struct rig rig;
	size_t count, asked, from;
	float *played;

	(void)state;
	if (!rig_up(&rig))
		skip();
	rig.sound.bus = BUS_VOICE;
	open_audio(&rig);
	play(&rig, 0);
	wait_for(&rig, has_played, SECOND);
	free(rig.path);
	rig.path = measure_write_sine(rig.device.folder, "other.flac",
				      SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 48000, 1, 60, 700, 0.4);
	rig.sound.path = rig.path;
	asked = device_count(&rig.device);
	play(&rig, 20000);
	wait_for(&rig, is_heard_after, 20000);
	wait_for(&rig, has_played, (int64_t)asked + SECOND);
	played = device_played(&rig.device, &count);
	from = measure_first(played, count, 0.1);
	assert_true(measure_leap(played + from * 2 + 2, count - from - 1, false) -
		    measure_sine_leap(700, 0.4) < 0.3);
	for (size_t i = from + 1; i < count; i++)
		assert_true(fabs((double)(played[i * 2] - played[i * 2 - 2])) <
			    measure_sine_leap(700, 0.4) * 1.15);
	/* the old fades within 60 ms, the new is there within half a second */
	assert_true(measure_tone(played + (asked + SECOND / 2) * 2, SECOND / 4, 700) > 0.35);
	assert_true(measure_tone(played + (asked + SECOND / 2) * 2, SECOND / 4, 441) < 0.01);
	free(played);
	rig_down(&rig);
}

static void a_hush_fades_and_then_is_silent_until_the_next_score(void **state)
{
	struct rig rig;
	size_t count, asked, end;
	float *played;

	(void)state;
	if (!rig_up(&rig))
		skip();
	open_audio(&rig);
	play(&rig, 0);
	wait_for(&rig, has_played, SECOND);
	asked = device_count(&rig.device);
	audio_hush(rig.audio, 1000, device_now_ms());
	memset(&rig.score, 0xFF, sizeof rig.score);	/* it is not looked at any more */
	assert_int_equal(audio_heard_ms(rig.audio, device_now_ms()), -1);
	wait_for(&rig, has_played, (int64_t)asked + 2 * SECOND);
	played = device_played(&rig.device, &count);
	for (end = count; end > 0 && fabsf(played[end * 2 - 1]) < 0.001f; end--)
		;
	assert_true(end > asked + SECOND * 9 / 10 && end < asked + SECOND * 3 / 2);
	assert_true(measure_rms(played + (asked + SECOND / 2) * 2, SECOND / 10) > 0.05);
	for (size_t i = asked; i < count; i++)
		assert_true(fabs((double)(played[i * 2] - played[i * 2 - 2])) <
			    measure_sine_leap(441, 0.4) * 1.15);
	free(played);
	rig.score = (struct score){ .sounds = &rig.sound, .sound_count = 1,
				    .length_ms = 60000 };
	play(&rig, 3000);
	wait_for(&rig, is_heard_after, 3000);
	rig_down(&rig);
}

static void gains_change_in_the_midst_of_a_tone_without_a_gap(void **state)
{
	struct rig rig;
	size_t count, asked, turned, from;
	float *played;

	(void)state;
	if (!rig_up(&rig))
		skip();
	open_audio(&rig);
	play(&rig, 0);
	wait_for(&rig, has_played, SECOND);
	asked = device_count(&rig.device);
	audio_set_gain(rig.audio, BUS_BELLS, 50, device_now_ms());
	wait_for(&rig, has_played, (int64_t)asked + SECOND);
	for (int i = 0; i < 30; i++) {
		audio_set_gain(rig.audio, BUS_BELLS, 50 + i % 7 * 5, device_now_ms());
		turn(&rig);
	}
	turned = device_count(&rig.device);
	audio_set_volume(rig.audio, 50, device_now_ms());
	wait_for(&rig, has_played, (int64_t)asked + 3 * SECOND);
	played = device_played(&rig.device, &count);
	from = measure_first(played, count, 0.1);
	assert_true(fabs(measure_tone(played + (asked + SECOND / 2) * 2, SECOND / 4, 441) -
			 0.1) < 0.005);
	for (size_t i = from + 1; i < count; i++)
		assert_true(fabs((double)(played[i * 2] - played[i * 2 - 2])) <
			    measure_sine_leap(441, 0.4) * 1.1);
	/* never a hole: each tenth of a second has its tone */
	for (size_t i = from; i + 4800 < turned; i += 4800)
		assert_true(measure_tone(played + i * 2, 4800, 441) > 0.08);
	/* half a volume is a quarter of the factor */
	assert_true(measure_tone(played + (count - SECOND / 2) * 2, SECOND / 4, 441) < 0.08);
	free(played);
	rig_down(&rig);
}

static void many_leaps_in_a_row_end_where_the_last_one_went(void **state)
{
	struct rig rig;

	(void)state;
	if (!rig_up(&rig))
		skip();
	open_audio(&rig);
	for (int i = 0; i < 60; i++) {
		play(&rig, i * 500);
		if (i % 3 == 0)
			turn(&rig);
		if (i % 10 == 9)
			audio_hush(rig.audio, 20, device_now_ms());
	}
	play(&rig, 40000);
	wait_for(&rig, is_heard_after, 40000);
	assert_true(audio_heard_ms(rig.audio, device_now_ms()) < 45000);
	rig_down(&rig);
}

static void at_the_end_the_process_is_gone_and_the_last_frames_were_a_fade(void **state)
{
	struct rig rig;
	size_t count;
	float *played;
	pid_t pid;

	(void)state;
	if (!rig_up(&rig))
		skip();
	open_audio(&rig);
	play(&rig, 0);
	wait_for(&rig, has_played, SECOND);
	pid = audio_process(rig.audio);
	audio_close(rig.audio);
	rig.audio = NULL;
	assert_int_equal(kill(pid, 0), -1);
	assert_int_equal(errno, ESRCH);
	played = device_played(&rig.device, &count);
	assert_true(measure_peak(played + (count - 480) * 2, 480) < 0.001);
	free(played);
	rig_down(&rig);
}

static void the_silent_end_has_no_process_and_hears_nothing(void **state)
{
	const struct audio_setup silent = { .silent = true };
	struct score score = { .length_ms = 1000 };
	struct audio *audio = audio_open(&silent, 0);

	(void)state;
	assert_int_equal(audio_state(audio), AUDIO_SILENT);
	audio_play(audio, &score, 0, 0);
	audio_set_volume(audio, 10, 0);
	audio_set_gain(audio, BUS_BED, 10, 0);
	for (int64_t ms = 0; ms < 2000; ms += 100)
		audio_pump(audio, ms, ms);
	assert_int_equal(audio_heard_ms(audio, 2000), -1);
	assert_int_equal(audio_process(audio), 0);
	audio_hush(audio, 100, 2000);
	assert_string_equal(audio_words(audio), "sound is off");
	audio_close(audio);
	audio_close(NULL);
}

static void forget_devices(struct audio_devices *devices)
{
	free(devices->play);
	free(devices->record);
}

static void the_devices_are_listed_or_the_failure_is_told(void **state)
{
	struct audio_devices devices;
	struct rig rig;
	struct error error;

	(void)state;
	if (!rig_up(&rig))
		skip();
	assert_true(audio_list_devices(&devices, &error));
	assert_string_equal(devices.play, "default (ALSA), the default\n");
	assert_string_equal(devices.record, "");
	forget_devices(&devices);
	setenv("GWTEST_HEARS", rig.path, 1);
	assert_true(audio_list_devices(&devices, &error));
	assert_string_equal(devices.record, "default (ALSA), the default\n");
	forget_devices(&devices);
	device_write_config(&rig.device, false);
	if (!audio_list_devices(&devices, &error))
		assert_string_equal(error.text, "the sound system failed when it was asked "
						"for its devices");
	forget_devices(&devices);
	rig_down(&rig);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_card_gets_what_the_mixer_makes),
		cmocka_unit_test(what_is_heard_goes_on_with_the_clock),
		cmocka_unit_test(a_device_of_another_rate_hears_the_same_tone),
		cmocka_unit_test(the_device_is_tried_before_a_practice),
		cmocka_unit_test(another_place_is_heard_soon_and_without_a_click),
		cmocka_unit_test(a_hush_fades_and_then_is_silent_until_the_next_score),
		cmocka_unit_test(gains_change_in_the_midst_of_a_tone_without_a_gap),
		cmocka_unit_test(many_leaps_in_a_row_end_where_the_last_one_went),
		cmocka_unit_test(at_the_end_the_process_is_gone_and_the_last_frames_were_a_fade),
		cmocka_unit_test(the_silent_end_has_no_process_and_hears_nothing),
		cmocka_unit_test(the_devices_are_listed_or_the_failure_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
