/* tests/unit/audio_take_test.c -- from what a microphone heard to a clip: where it
 * is cut, how loud it is, how it begins and ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio/normalize.h"
#include "audio/recording.h"
#include "audio/trim_silence.h"
#include "audio/loud.h"
#include "base/error.h"

#include <fcntl.h>

enum { SECOND = 48000, MS = 48 };

/* A voice for tests: a hum whose loudness moves as syllables do, over a room. */
struct scene {
	double seconds, from, to;	/* the voice speaks between them */
	double voice_db, room_db;	/* the voice's loudest samples, the room's noise */
	double offset;			/* a constant that a cheap device adds */
	double click_at, click_db;	/* a key: 15 ms of noise; 0: none */
};

static double noise(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (double)(*seed >> 8) / 8388608 - 1;
}

static double amplitude(double db)
{
	return pow(10, db / 20);
}

static double syllables(double t, double from, double to)
{
	double rise = fmin(1, (t - from) / 0.03), fall = fmin(1, (to - t) / 0.06);

	return rise * fall * (0.6 + 0.4 * cos(MEASURE_TURN * 4 * (t - from)));
}

static float *make(const struct scene *scene, int rate, size_t *count)
{
	uint32_t seed = 7;
	float *frames;

	*count = (size_t)lround(scene->seconds * rate);
	frames = calloc(*count, sizeof *frames);
	for (size_t i = 0; i < *count; i++) {
		double t = (double)i / rate, x = scene->offset;

		x += amplitude(scene->room_db) * noise(&seed) * 1.7;
		if (t > scene->from && t < scene->to)
			x += amplitude(scene->voice_db) * syllables(t, scene->from, scene->to) *
			     (0.7 * sin(MEASURE_TURN * 180 * t) +
			      0.3 * sin(MEASURE_TURN * 1440 * t));
		if (scene->click_at > 0 && t > scene->click_at && t < scene->click_at + 0.015)
			x += amplitude(scene->click_db) * noise(&seed);
		frames[i] = (float)x;
	}
	return frames;
}

static struct recording take_of(const struct scene *scene, int rate)
{
	struct recording take;
	struct error error = { "" };
	size_t count;
	float *frames = make(scene, rate, &count);

	if (!recording_make(&take, frames, count, rate, &error))
		fail_msg("%s", error.text);
	free(frames);
	return take;
}

static double margin_ms(const struct trim_span *trim, double seconds, bool before)
{
	double edge = before ? (double)trim->from : (double)trim->to;

	return (before ? seconds * SECOND - edge : edge - seconds * SECOND) / MS;
}

/* Where the words are cut out: a margin stays at each side, in soft and loud rooms. */
static void words_are_found_with_a_margin_at_both_sides(void **state)
{
	static const struct scene scenes[] = {
		{ 4, 1.0, 2.6, -12, -96, 0, 0, 0 },	/* a still room */
		{ 4, 1.0, 2.6, -12, -55, 0, 0, 0 },	/* an ordinary one */
		{ 4, 1.0, 2.6, -30, -66, 0, 0, 0 },	/* a soft voice */
		{ 9, 7.5, 8.2, -12, -55, 0, 0, 0 },	/* long thought before */
		{ 4, 1.0, 2.6, -12, -55, 0, 3.4, -20 },	/* a key is heard after it */
		{ 4, 1.0, 2.6, -12, -55, 0, 0.3, -20 },	/* and before it */
	};

	(void)state;
	for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++) {
		size_t count;
		float *frames = make(&scenes[i], SECOND, &count);
		struct trim_span trim = trim_silence_find(frames, count);
		double before = margin_ms(&trim, scenes[i].from, true);
		double after = margin_ms(&trim, scenes[i].to, false);

		if (!trim.heard || before < 60 || before > 140 || after < 140 || after > 270)
			fail_msg("scene %zu: %d, %.0f ms before and %.0f ms after", i,
				 trim.heard, before, after);
		free(frames);
	}
}

static void where_noise_hides_the_edges_all_is_kept(void **state)
{
	const struct scene scene = { 3, 1.0, 2.0, -20, -34, 0, 0, 0 };
	size_t count;
	float *frames = make(&scene, SECOND, &count);
	struct trim_span trim = trim_silence_find(frames, count);
	struct recording take = take_of(&scene, SECOND);

	(void)state;
	assert_true(trim.heard);
	assert_true(trim.from < SECOND / 2);
	assert_true(trim.to > 5 * SECOND / 2);
	assert_true(take.noisy);
	recording_free(&take);
	free(frames);
}

static void silence_and_a_click_alone_are_nothing(void **state)
{
	static const struct scene scenes[] = {
		{ 2, 0, 0, 0, -96, 0, 0, 0 },
		{ 2, 0, 0, 0, -62, 0, 0, 0 },
		{ 2, 0, 0, 0, -70, 0.1, 0, 0 },		/* a constant is no sound */
		{ 2, 0, 0, 0, -90, 0, 1.9, -3 },	/* a key, and nobody spoke */
		{ 0.005, 0, 0, 0, -10, 0, 0, 0 },	/* too short to tell */
		{ 0, 0, 0, 0, 0, 0, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++) {
		struct error error = { "" };
		struct recording take;
		size_t count;
		float *frames = make(&scenes[i], SECOND, &count);

		if (recording_make(&take, frames, count, SECOND, &error))
			fail_msg("scene %zu was heard", i);
		assert_string_equal(error.text, "nothing was heard");
		free(frames);
	}
}

/* Loudness and peak are reckoned by tests/audio/loud.h, not by the program. */
static void every_take_is_as_loud_as_the_house(void **state)
{
	static const struct scene scenes[] = {
		{ 2, 0.3, 1.6, -6, -70, 0, 0, 0 },
		{ 2, 0.3, 1.6, -20, -70, 0, 0, 0 },
		{ 2, 0.3, 1.6, -40, -80, 0, 0, 0 },
		{ 1, 0.3, 0.55, -12, -70, 0, 0, 0 },	/* one short word */
		{ 2, 0.3, 1.6, -20, -70, 0.05, 0, 0 },	/* a constant offset */
	};

	(void)state;
	for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++) {
		struct recording take = take_of(&scenes[i], SECOND);
		double lufs = loud_lufs(take.frames, take.count);
		double peak = loud_true_peak_db(take.frames, take.count);

		if (fabs(lufs - TAKE_LUFS) > 0.5 || peak > TAKE_PEAK_DB + 0.05 || take.faint)
			fail_msg("scene %zu: %.2f LUFS, peak %.2f dB", i, lufs, peak);
		recording_free(&take);
	}
}

static void a_single_loud_peak_does_not_make_the_rest_soft(void **state)
{
	const struct scene scene = { 2, 0.2, 1.8, -30, -80, 0, 0, 0 };
	size_t count;
	float *frames = make(&scene, SECOND, &count);
	double lufs, peak;

	(void)state;
	for (size_t i = 0; i < 96; i++)		/* a bump of 2 ms, 30 dB above the voice */
		frames[SECOND + i] += (float)sin(MEASURE_TURN * (double)i / 96);
	assert_true(normalize_raise(frames, count, -22, -1.2, 36));
	lufs = loud_lufs(frames, count);
	peak = loud_true_peak_db(frames, count);
	if (fabs(lufs + 22) > 0.8 || peak > -1.15)
		fail_msg("%.2f LUFS, peak %.2f dB", lufs, peak);
	/* a tenth of a second away nothing is heard of it: the voice has one level */
	assert_true(fabs(loud_true_peak_db(frames + 5 * SECOND / 4, SECOND / 2) -
			 loud_true_peak_db(frames + SECOND / 4, SECOND / 2)) < 0.5);
	free(frames);
}

static void what_cannot_be_lifted_whole_says_so(void **state)
{
	const struct scene scene = { 2, 0.5, 1.5, -56, -96, 0, 0, 0 };
	struct recording take = take_of(&scene, SECOND);

	(void)state;
	assert_true(take.faint);
	assert_true(loud_lufs(take.frames, take.count) < -23);
	recording_free(&take);
}

static void it_begins_and_ends_without_a_click(void **state)
{
	static const struct scene scenes[] = {
		{ 3, 1.0, 2.0, -12, -40, 0, 0, 0 },
		{ 3, 0, 3, -12, -90, 0.1, 0, 0 },	/* spoken from edge to edge */
	};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct recording take = take_of(&scenes[i], SECOND);
		double first = 0, last = 0;

		assert_true(take.frames[0] == 0 && take.frames[take.count - 1] == 0);
		for (size_t k = 0; k < 5 * MS; k++) {	/* within the ramp it is softer */
			double gain = 0.5 - 0.5 * cos(MEASURE_TURN / 2 * (double)k / (10 * MS));

			first = fmax(first, fabs((double)take.frames[k]) - gain);
			last = fmax(last, fabs((double)take.frames[take.count - 1 - k]) - gain);
		}
		assert_true(first <= 0 && last <= 0);
		recording_free(&take);
	}
}

static void other_rates_become_the_house_s(void **state)
{
	static const int rates[] = { 8000, 16000, 44100, 96000 };
	const struct scene scene = { 2, 0.4, 1.8, -12, -80, 0, 0, 0 };

	(void)state;
	for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
		struct recording take = take_of(&scene, rates[i]);
		float *stereo = measure_frames(SECOND / 4);

		assert_in_range(recording_length_ms(&take), 1540, 1760);
		for (size_t k = 0; k < SECOND / 4; k++)
			stereo[k * 2] = take.frames[SECOND / 2 + k];
		assert_true(fabs(measure_pitch(stereo, SECOND / 4, 172, 188) - 180) < 1);
		assert_true(fabs(loud_lufs(take.frames, take.count) - TAKE_LUFS) < 0.5);
		free(stereo);
		recording_free(&take);
	}
}

static void what_the_device_cut_off_is_noticed(void **state)
{
	struct scene scene = { 3, 0.5, 2.5, 6, -80, 0, 0, 0 };
	struct recording take;
	size_t count;
	float *frames = make(&scene, SECOND, &count);

	(void)state;
	for (size_t i = 0; i < count; i++)
		frames[i] = fmaxf(-1, fminf(0.99997f, frames[i]));
	assert_true(recording_make(&take, frames, count, SECOND, NULL));
	assert_true(take.clipped);
	recording_free(&take);
	free(frames);
	scene.voice_db = -3;
	take = take_of(&scene, SECOND);
	assert_false(take.clipped);
	assert_false(take.noisy);
	recording_free(&take);
}

static void a_file_holds_the_very_frames(void **state)
{
	const struct scene scene = { 3, 1.0, 2.0, -12, -70, 0, 0, 0 };
	struct recording take = take_of(&scene, SECOND), again;
	char *folder = measure_folder(), *path = measure_path(folder, "take.flac");
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
	SF_INFO info = { 0 };
	struct error error;
	SNDFILE *file;
	float *read;

	(void)state;
	assert_true(recording_write(&take, fd, &error));
	close(fd);
	file = sf_open(path, SFM_READ, &info);
	assert_non_null(file);
	assert_int_equal(info.channels, 1);
	assert_int_equal(info.samplerate, SECOND);
	assert_int_equal(info.frames, take.count);
	read = calloc(take.count, sizeof *read);
	assert_int_equal(sf_readf_float(file, read, info.frames), info.frames);
	for (size_t i = 0; i < take.count; i++)
		assert_true(fabsf(read[i] - take.frames[i]) < 1.0f / 32000);
	sf_close(file);
	/* taken in once more it stays what it is */
	assert_true(recording_make_from(&again, path, &error));
	assert_true(fabs(loud_lufs(again.frames, again.count) - TAKE_LUFS) < 0.5);
	assert_true(labs((long)again.count - (long)take.count) < SECOND / 10);
	recording_free(&again);
	recording_free(&take);
	unlink(path);
	rmdir(folder);
	free(read);
	free(path);
	free(folder);
}

static char *write_stillness(const char *folder, const char *name, int seconds)
{
	static const float second[SECOND];
	SF_INFO info = { .samplerate = SECOND, .channels = 1,
			 .format = SF_FORMAT_WAV | SF_FORMAT_PCM_U8 };
	char *path = measure_path(folder, name);
	SNDFILE *file = sf_open(path, SFM_WRITE, &info);

	for (int i = 0; i < seconds; i++)
		sf_writef_float(file, second, SECOND);
	sf_close(file);
	return path;
}

static void files_that_cannot_be_a_line_say_why(void **state)
{
	char *folder = measure_folder();
	char *still = measure_write_sine(folder, "still.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16,
					 48000, 1, 1, 100, 0);
	char *far_too_long = write_stillness(folder, "long.wav", 181);
	struct error error;
	struct recording take;

	(void)state;
	assert_false(recording_make_from(&take, "/nowhere/line.wav", &error));
	assert_non_null(strstr(error.text, "/nowhere/line.wav: cannot be read"));
	assert_false(recording_make_from(&take, still, &error));
	assert_non_null(strstr(error.text, "still.wav: nothing is to be heard in it"));
	assert_false(recording_make_from(&take, far_too_long, &error));
	assert_non_null(strstr(error.text, "lasts longer than 3 minutes; a file holds one line"));
	measure_cut(far_too_long, 0.01);
	assert_false(recording_make_from(&take, far_too_long, &error));
	assert_non_null(strstr(error.text, "long.wav: breaks off after 1.8 seconds"));
	unlink(still);
	unlink(far_too_long);
	rmdir(folder);
	free(still);
	free(far_too_long);
	free(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_found_with_a_margin_at_both_sides),
		cmocka_unit_test(where_noise_hides_the_edges_all_is_kept),
		cmocka_unit_test(silence_and_a_click_alone_are_nothing),
		cmocka_unit_test(every_take_is_as_loud_as_the_house),
		cmocka_unit_test(a_single_loud_peak_does_not_make_the_rest_soft),
		cmocka_unit_test(what_cannot_be_lifted_whole_says_so),
		cmocka_unit_test(it_begins_and_ends_without_a_click),
		cmocka_unit_test(other_rates_become_the_house_s),
		cmocka_unit_test(what_the_device_cut_off_is_noticed),
		cmocka_unit_test(a_file_holds_the_very_frames),
		cmocka_unit_test(files_that_cannot_be_a_line_say_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
