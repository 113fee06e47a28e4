/* tests/audio/render_test.c -- a score in a file: as long as it should be, the
 * same samples that play, and whole or not there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio/engine.h"
#include "audio/mixer.h"
#include "base/error.h"
#include "measure.h"

#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>

enum { SECOND = 48000 };

static const struct audio_setup plain = { .volume = 10, .gains = { 100, 80, 100, 60 } };

static char *folder, *voice, *bell, *bed;

static int make_sounds(void **state)
{
	(void)state;
	folder = measure_folder();
	voice = measure_write_sine(folder, "voice.opus", SF_FORMAT_OGG | SF_FORMAT_OPUS, 24000,
				   1, 1.5, 300, 0.3);
	bell = measure_write_sine(folder, "bell.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 48000,
				  2, 9, 880, 0.4);
	bed = measure_write_sine(folder, "bed.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 48000, 2,
				 1, 200, 0.3);
	return 0;
}

static int remove_sounds(void **state)
{
	char command[600];

	(void)state;
	snprintf(command, sizeof command, "rm -r '%s'", folder);
	free(folder);
	free(voice);
	free(bell);
	free(bed);
	return system(command);
}

/* A little practice of 7.037 s whose last bell would ring on for 6 s. */
static const struct score *a_score(void)
{
	static struct sound sounds[4];
	static struct bed_span span;
	static struct score score;

	sounds[0] = (struct sound){ SOUND_CLIP, BUS_VOICE, 500, 0, voice, 0 };
	sounds[1] = (struct sound){ SOUND_BREATH_IN, BUS_CUES, 2500, 1500, NULL, 0 };
	sounds[2] = (struct sound){ SOUND_CLIP, BUS_BELLS, 4000, 0, bell, -3 };
	sounds[3] = (struct sound){ SOUND_BREATH_OUT, BUS_CUES, 4000, 2000, NULL, 0 };
	span = (struct bed_span){ bed, 0, 7037 };
	score = (struct score){ sounds, 4, &span, 1, 7037, 0 };
	return &score;
}

static float *read_file(const char *path, size_t *count)
{
	SF_INFO info = { 0 };
	SNDFILE *file = sf_open(path, SFM_READ, &info);
	float *frames;

	assert_non_null(file);
	assert_int_equal(info.samplerate, 48000);
	assert_int_equal(info.channels, 2);
	frames = measure_frames((size_t)info.frames + SECOND);
	*count = (size_t)sf_readf_float(file, frames, info.frames + SECOND);
	sf_close(file);
	return frames;
}

static void a_file_of_each_kind_is_exactly_as_long_as_the_score(void **state)
{
	static const char *const names[] = { "a.wav", "a.flac", "a.ogg", "a.opus", "a.FLAC" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char *path = measure_path(folder, names[i]);
		struct error error;
		int64_t length_ms;
		size_t count;
		float *frames;

		if (!audio_render(a_score(), &plain, path, &error))
			fail_msg("%s", error.text);
		frames = read_file(path, &count);
		assert_int_equal(count, 7037 * 48);
		assert_true(measure_tone(frames + SECOND * 2, SECOND / 2, 300) > 0.25);
		/* the bell still rings, and is led to silence over 50 ms */
		assert_true(measure_tone(frames + 6 * SECOND * 2, SECOND / 2, 880) > 0.2);
		if (measure_peak(frames + (count - 40) * 2, 40) >= 0.01)
			fail_msg("%s ends at %f", names[i],
				 measure_peak(frames + (count - 40) * 2, 40));
		assert_true(audio_file_length_ms(path, &length_ms, &error));
		assert_int_equal(length_ms, 7037);
		free(frames);
		free(path);
	}
}

static void an_mp3_is_written_where_the_library_can(void **state)
{
	SF_INFO info = { .samplerate = 48000, .channels = 2, .format = 0x230082 };
	char *path = measure_path(folder, "a.mp3");
	struct error error;
	int64_t length_ms;

	(void)state;
	if (sf_format_check(&info)) {
		assert_true(audio_render(a_score(), &plain, path, &error));
		assert_true(audio_file_length_ms(path, &length_ms, &error));
		assert_in_range(length_ms, 7000, 7110);
	} else {
		assert_false(audio_render(a_score(), &plain, path, &error));
		assert_non_null(strstr(error.text, "cannot write mp3 files"));
	}
	free(path);
}

static void the_file_has_the_very_samples_that_play(void **state)
{
	char *path = measure_path(folder, "same.wav");
	struct mixer *mixer = mixer_open();
	float *made = measure_frames(7 * SECOND), *frames;
	size_t count;

	(void)state;
	for (int bus = 0; bus < BUS_COUNT; bus++)
		mixer_set_gain(mixer, (enum bus)bus, plain.gains[bus]);
	mixer_set_score(mixer, a_score(), 0);
	mixer_render(mixer, made, 6 * SECOND);
	assert_true(audio_render(a_score(), &plain, path, NULL));
	frames = read_file(path, &count);
	assert_true(measure_difference(frames, made, 6 * SECOND) <= 1.0 / 32768);
	mixer_close(mixer);
	free(made);
	free(frames);
	free(path);
}

static void rendering_twice_gives_the_same_bytes(void **state)
{
	char *one = measure_path(folder, "one.flac"), *two = measure_path(folder, "two.flac");
	char command[1200];

	(void)state;
	assert_true(audio_render(a_score(), &plain, one, NULL));
	assert_true(audio_render(a_score(), &plain, two, NULL));
	snprintf(command, sizeof command, "cmp '%s' '%s'", one, two);
	assert_int_equal(system(command), 0);
	free(one);
	free(two);
}

static size_t count_files(void)
{
	DIR *open_folder = opendir(folder);
	size_t count = 0;

	while (readdir(open_folder))
		count++;
	closedir(open_folder);
	return count;
}

static void what_cannot_be_written_is_told_and_leaves_nothing_behind(void **state)
{
	static const char *const names[] = { "noending", "a.doc", "no/such/folder/a.wav", "a." };
	static const char *const words[] = { "must end in .wav, .flac", ".doc files cannot",
					     "cannot be written: No such file",
					     "must end in .wav, .flac" };
	size_t before = count_files();

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		char *path = measure_path(folder, names[i]);
		struct error error;

		assert_false(audio_render(a_score(), &plain, path, &error));
		if (!strstr(error.text, words[i]))
			fail_msg("%s", error.text);
		free(path);
	}
	assert_int_equal(count_files(), before);
}

/* A disk that is full: no file of this process may grow beyond 20 kB. */
static void a_failed_write_keeps_the_file_that_was_there(void **state)
{
	static const char *const names[] = { "old.wav", "old.flac", "old.opus" };
	const struct rlimit small = { 20000, RLIM_INFINITY };
	const struct rlimit none = { RLIM_INFINITY, RLIM_INFINITY };

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	for (size_t i = 0; i < 3; i++) {
		char *path = measure_path(folder, names[i]);
		FILE *file = fopen(path, "w");
		struct error error;
		char line[20] = "";
		size_t before;
		bool ok;

		fputs("what was there", file);
		fclose(file);
		before = count_files();
		setrlimit(RLIMIT_FSIZE, &small);
		ok = audio_render(a_score(), &plain, path, &error);
		setrlimit(RLIMIT_FSIZE, &none);
		assert_false(ok);
		if (!strstr(error.text, "cannot be written"))
			fail_msg("%s", error.text);
		assert_int_equal(count_files(), before);
		file = fopen(path, "r");
		assert_non_null(fgets(line, sizeof line, file));
		assert_string_equal(line, "what was there");
		fclose(file);
		free(path);
	}
}

static void loud_sounds_together_are_not_torn(void **state)
{
	struct sound sounds[6];
	struct score score = { .sounds = sounds, .sound_count = 6, .length_ms = 3000 };
	char *path = measure_path(folder, "loud.flac");
	float *frames;
	size_t count;

	(void)state;
	for (size_t i = 0; i < 6; i++)
		sounds[i] = (struct sound){ SOUND_CLIP, BUS_BELLS, 0, 0, bell, 6 };
	assert_true(audio_render(&score, &plain, path, NULL));
	frames = read_file(path, &count);
	assert_true(measure_peak(frames, count) <= 0.8915);
	assert_true(measure_leap(frames, count, true) < measure_sine_leap(880, 0.9) * 1.1);
	free(frames);
	free(path);
}

static void an_empty_score_is_an_empty_or_silent_file(void **state)
{
	struct score score = { 0 };
	char *path = measure_path(folder, "empty.wav");
	float *frames;
	size_t count;

	(void)state;
	assert_true(audio_render(&score, &plain, path, NULL));
	score.length_ms = 1000;
	assert_true(audio_render(&score, &plain, path, NULL));
	frames = read_file(path, &count);
	assert_int_equal(count, SECOND);
	assert_true(measure_peak(frames, count) == 0);
	free(frames);
	free(path);
}

static void the_length_of_a_file_is_told_or_why_not(void **state)
{
	char *path = measure_write_sine(folder, "cut.opus", SF_FORMAT_OGG | SF_FORMAT_OPUS,
					48000, 1, 4, 300, 0.3);
	struct error error;
	int64_t length_ms = -1;

	(void)state;
	assert_true(audio_file_length_ms(voice, &length_ms, &error));
	assert_int_equal(length_ms, 1500);
	measure_cut(path, 0.5);
	assert_true(audio_file_length_ms(path, &length_ms, &error));
	assert_in_range(length_ms, 500, 3500);
	assert_false(audio_file_length_ms("/nowhere/at/all.wav", &length_ms, &error));
	assert_non_null(strstr(error.text, "/nowhere/at/all.wav: cannot be read"));
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_of_each_kind_is_exactly_as_long_as_the_score),
		cmocka_unit_test(an_mp3_is_written_where_the_library_can),
		cmocka_unit_test(the_file_has_the_very_samples_that_play),
		cmocka_unit_test(rendering_twice_gives_the_same_bytes),
		cmocka_unit_test(what_cannot_be_written_is_told_and_leaves_nothing_behind),
		cmocka_unit_test(a_failed_write_keeps_the_file_that_was_there),
		cmocka_unit_test(loud_sounds_together_are_not_torn),
		cmocka_unit_test(an_empty_score_is_an_empty_or_silent_file),
		cmocka_unit_test(the_length_of_a_file_is_told_or_why_not),
	};

	return cmocka_run_group_tests(tests, make_sounds, remove_sounds);
}
