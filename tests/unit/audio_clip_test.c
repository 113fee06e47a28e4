/* tests/unit/audio_clip_test.c -- any file is heard as it should be, or ends
 * softly, or is silence; never a crash. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio/clip.h"
#include "audio/measure.h"
#include "base/error.h"

#include <dirent.h>
#include <fcntl.h>

/* libsndfile 1.2 forgets a little memory when it refuses a torn Vorbis file. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libvorbis\n";
}

enum { SECOND = 48000, ROOM = 4 * SECOND };

static char *folder;

static int make_folder(void **state)
{
	(void)state;
	folder = measure_folder();
	return 0;
}

static int remove_folder(void **state)
{
	char command[600];

	(void)state;
	snprintf(command, sizeof command, "rm -r '%s'", folder);
	free(folder);
	return system(command);
}

static size_t read_all(const char *path, enum clip_edges edges, float *frames)
{
	struct clip *clip;
	struct error error;
	size_t got;

	if (!clip_open(&clip, path, edges, &error))
		fail_msg("%s", error.text);
	got = clip_read(clip, frames, ROOM);
	clip_close(clip);
	return got;
}

struct kind {
	const char *name;
	int format;
	int rate, channels;
	size_t slack;		/* frames that the codec may add or lose */
};

static const struct kind kinds[] = {
	{ "a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 48000, 2, 0 },
	{ "b.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44100, 1, 2 },
	{ "c.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_U8, 8000, 1, 4 },
	{ "d.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, 96000, 2, 2 },
	{ "e.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 48000, 6, 0 },
	{ "f.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 48000, 2, 0 },
	{ "g.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_24, 22050, 1, 3 },
	{ "h.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 48000, 2, 0 },
	{ "i.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 44100, 1, 2 },
	{ "j.opus", SF_FORMAT_OGG | SF_FORMAT_OPUS, 48000, 2, 0 },
	{ "k.opus", SF_FORMAT_OGG | SF_FORMAT_OPUS, 24000, 1, 3 },
	{ "l.mp3", 0x230082, 48000, 2, 1200 },
	{ "m.mp3", 0x230082, 44100, 1, 1300 },
	{ "n.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16, 48000, 1, 0 },
	{ "o.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 11027, 1, 6 },
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static bool can_write(const struct kind *kind)
{
	SF_INFO info = { .samplerate = kind->rate, .channels = kind->channels,
			 .format = kind->format };

	return sf_format_check(&info);
}

static void every_format_rate_and_width_sounds_at_its_pitch_and_length(void **state)
{
	float *frames = measure_frames(ROOM);

	(void)state;
	for (size_t i = 0; i < KINDS; i++) {
		const struct kind *kind = &kinds[i];
		char *path;
		size_t got;

		if (!can_write(kind))
			continue;
		path = measure_write_sine(folder, kind->name, kind->format, kind->rate,
					  kind->channels, 2, 441, 0.5);
		got = read_all(path, CLIP_SOFT, frames);
		if (got + kind->slack < 2 * SECOND || got > 2 * SECOND + kind->slack)
			fail_msg("%s: %zu frames", kind->name, got);
		if (fabs(measure_tone(frames + SECOND, SECOND, 441) - 0.5) > 0.03)
			fail_msg("%s: tone %f", kind->name,
				 measure_tone(frames + SECOND, SECOND, 441));
		/* the last 5 ms of a lossy file are the codec's own affair */
		if (measure_leap(frames, got - 240, false) >= 0.05)
			fail_msg("%s: a leap of %f", kind->name,
				 measure_leap(frames, got - 240, false));
		assert_true(fabsf(frames[got * 2 - 1]) < 1e-6f);
		assert_memory_equal(&frames[SECOND], &frames[SECOND + 1], sizeof *frames);
		free(path);
	}
	free(frames);
}

static void reading_from_the_middle_gives_the_middle(void **state)
{
	float *whole = measure_frames(ROOM), *part = measure_frames(ROOM);
	static const int64_t places[] = { 1, 4800, 12345, 47999, 60001 };

	(void)state;
	for (size_t i = 0; i < KINDS; i++) {
		struct clip *clip;
		char *path;

		if (!can_write(&kinds[i]))
			continue;
		path = measure_write_sine(folder, kinds[i].name, kinds[i].format,
					  kinds[i].rate, kinds[i].channels, 2, 441, 0.5);
		read_all(path, CLIP_AS_IT_IS, whole);
		assert_true(clip_open(&clip, path, CLIP_AS_IT_IS, NULL));
		for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
			double apart;

			clip_seek(clip, places[p]);
			assert_int_equal(clip_read(clip, part, 10000), 10000);
			apart = measure_difference(part + 480, whole + places[p] * 2 + 480,
						   9760);
			if (apart > 0.02)
				fail_msg("%s from %d: %f", kinds[i].name, (int)places[p],
					 apart);
		}
		clip_seek(clip, 99 * SECOND);
		assert_int_equal(clip_read(clip, part, 100), 0);
		clip_close(clip);
		free(path);
	}
	free(whole);
	free(part);
}

static void a_torn_or_cut_file_ends_softly_or_goes_on(void **state)
{
	float *frames = measure_frames(ROOM);

	(void)state;
	for (size_t i = 0; i < KINDS * 3; i++) {
		const struct kind *kind = &kinds[i / 3];
		struct clip *clip;
		struct error error;
		char *path;
		size_t got;

		if (!can_write(kind))
			continue;
		path = measure_write_sine(folder, kind->name, kind->format, kind->rate,
					  kind->channels, 3, 441, 0.5);
		if (i % 3 == 0)
			measure_tear(path);
		else
			measure_cut(path, i % 3 == 1 ? 0.4 : 0.002);
		if (clip_open(&clip, path, CLIP_SOFT, &error)) {
			got = clip_read(clip, frames, ROOM);
			assert_true(got <= ROOM);
			for (size_t s = 0; s < got * 2; s++)
				assert_true(isfinite(frames[s]) && fabsf(frames[s]) <= 3);
			if (i % 3 == 1 && measure_leap(frames, got, true) >= 0.06)
				fail_msg("%s: a leap of %f", kind->name,
					 measure_leap(frames, got, true));
			clip_seek(clip, 5000);
			clip_read(clip, frames, ROOM);
			clip_close(clip);
		}
		free(path);
	}
	free(frames);
}

/* Older libsndfile tells no length of it, newer ones that of what is left. */
static void a_cut_ogg_file_has_no_length_to_be_believed(void **state)
{
	char *path = measure_write_sine(folder, "cut.opus", SF_FORMAT_OGG | SF_FORMAT_OPUS,
					48000, 1, 3, 441, 0.5);
	float *frames = measure_frames(ROOM);
	struct clip *clip;
	int64_t length;
	size_t got;

	(void)state;
	measure_cut(path, 0.5);
	assert_true(clip_open(&clip, path, CLIP_SOFT, NULL));
	length = clip_length(clip);
	assert_true(length == -1 || (length > 0 && length < 3 * SECOND));
	got = clip_read(clip, frames, ROOM);
	assert_true(got > SECOND / 2 && got < 3 * SECOND);
	assert_true(measure_leap(frames, got, true) < 0.06);
	clip_close(clip);
	free(frames);
	free(path);
}

static void samples_that_are_no_numbers_are_silence(void **state)
{
	float given[2000] = { 0 }, frames[2000];
	struct clip *clip;
	char *path;

	(void)state;
	given[500] = NAN;
	given[600] = INFINITY;
	given[700] = -1e30f;
	given[800] = 0.25f;
	path = measure_write_frames(folder, "nan.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT,
				    given, 1000);
	assert_true(clip_open(&clip, path, CLIP_AS_IT_IS, NULL));
	assert_int_equal(clip_read(clip, frames, 1000), 1000);
	assert_true(frames[500] == 0 && frames[600] == 0 && frames[700] == -2);
	assert_true(frames[800] == 0.25f);
	clip_close(clip);
	free(path);
}

static void what_is_no_sound_is_refused_in_words(void **state)
{
	char *text = measure_path(folder, "text.opus"), *gone = measure_path(folder, "gone.wav");
	char *pipe_path = measure_path(folder, "pipe.wav");
	FILE *file = fopen(text, "w");
	struct clip *clip;
	struct error error;

	(void)state;
	fputs("this is not a sound\n", file);
	fclose(file);
	assert_false(clip_open(&clip, text, CLIP_SOFT, &error));
	assert_non_null(strstr(error.text, "text.opus: is not a sound file"));
	assert_false(clip_open(&clip, gone, CLIP_SOFT, &error));
	assert_non_null(strstr(error.text, "gone.wav: cannot be read: No such file"));
	assert_false(clip_open(&clip, folder, CLIP_SOFT, &error));
	assert_non_null(strstr(error.text, "is not a file"));
	assert_int_equal(mkfifo(pipe_path, 0600), 0);
	assert_false(clip_open(&clip, pipe_path, CLIP_SOFT, &error));
	assert_null(clip);
	free(text);
	free(gone);
	free(pipe_path);
}

static int open_descriptors(void)
{
	DIR *folder_of_fds = opendir("/proc/self/fd");
	int count = 0;

	while (readdir(folder_of_fds))
		count++;
	closedir(folder_of_fds);
	return count;
}

static void no_descriptor_is_lost_whether_it_opens_or_not(void **state)
{
	char *good = measure_write_sine(folder, "good.mp3", 0x230082, 48000, 1, 1, 441, 0.5);
	char *bad = measure_path(folder, "bad.wav");
	FILE *file = fopen(bad, "w");
	int before = open_descriptors();
	struct clip *clip;
	struct error error;
	float frames[2000];

	(void)state;
	fputs("RIFFxxxxWAVEfmt ", file);
	fclose(file);
	before = open_descriptors();
	for (int i = 0; i < 5; i++) {
		assert_false(clip_open(&clip, bad, CLIP_SOFT, &error));
		assert_true(clip_open(&clip, good, CLIP_SOFT, NULL));
		clip_read(clip, frames, 1000);
		clip_close(clip);
	}
	assert_int_equal(open_descriptors(), before);
	free(good);
	free(bad);
}

static void nothing_is_printed_when_a_torn_mp3_is_played(void **state)
{
	char *path = measure_write_sine(folder, "torn.mp3", 0x230082, 24000, 1, 3, 441, 0.5);
	char *heard = measure_path(folder, "stderr.txt");
	int kept = dup(STDERR_FILENO);
	int file = open(heard, O_CREAT | O_RDWR | O_TRUNC, 0600);
	float frames[2000];
	struct clip *clip;
	struct stat about;

	(void)state;
	measure_tear(path);
	dup2(file, STDERR_FILENO);
	assert_true(clip_open(&clip, path, CLIP_SOFT, NULL));
	for (int i = 0; i < 40; i++) {
		clip_seek(clip, (i * 7919) % 90000);
		clip_read(clip, frames, 1000);
	}
	clip_close(clip);
	dup2(kept, STDERR_FILENO);
	close(kept);
	assert_int_equal(fstat(file, &about), 0);
	assert_int_equal(about.st_size, 0);
	close(file);
	free(path);
	free(heard);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_format_rate_and_width_sounds_at_its_pitch_and_length),
		cmocka_unit_test(reading_from_the_middle_gives_the_middle),
		cmocka_unit_test(a_torn_or_cut_file_ends_softly_or_goes_on),
		cmocka_unit_test(a_cut_ogg_file_has_no_length_to_be_believed),
		cmocka_unit_test(samples_that_are_no_numbers_are_silence),
		cmocka_unit_test(what_is_no_sound_is_refused_in_words),
		cmocka_unit_test(no_descriptor_is_lost_whether_it_opens_or_not),
		cmocka_unit_test(nothing_is_printed_when_a_torn_mp3_is_played),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
