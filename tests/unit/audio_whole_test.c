/* tests/unit/audio_whole_test.c -- a recording is heard to its end, or it is said where and
 * why it is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio/measure.h"
#include "audio/source.h"
#include "base/error.h"

enum { RATE = 48000, MP3 = 0x230082 };

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

struct bytes {
	unsigned char *at;
	size_t count;
};

static struct bytes read_bytes(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct bytes bytes = { malloc(1 << 22), 0 };

	bytes.count = fread(bytes.at, 1, 1 << 22, file);
	fclose(file);
	return bytes;
}

static void write_bytes(const char *path, const struct bytes *one, const struct bytes *other)
{
	FILE *file = fopen(path, "wb");

	fwrite(one->at, 1, one->count, file);
	if (other)
		fwrite(other->at, 1, other->count, file);
	fclose(file);
}

static unsigned char *find_bytes(const struct bytes *bytes, const char *word, size_t length)
{
	unsigned char *found = memmem(bytes->at, bytes->count, word, length);

	if (!found)
		fail_msg("%s is not in the file", word);
	return found;
}

/* Three seconds of noise and nine of silence: what the first frames need tells nothing of
 * the whole. */
static char *write_uneven_mp3(const char *name)
{
	char *path = measure_path(folder, name);
	SF_INFO info = { .samplerate = RATE, .channels = 2, .format = MP3 };
	SNDFILE *file = sf_open(path, SFM_WRITE, &info);
	int vbr = 2;	/* SF_BITRATE_MODE_VARIABLE, of libsndfile 1.1 */

	sf_command(file, 0x1305 /* SFC_SET_BITRATE_MODE */, &vbr, sizeof vbr);
	srand(1);
	for (int i = 0; i < 12 * RATE; i++) {
		float loud = i < 3 * RATE ? (float)rand() / (float)RAND_MAX - 0.5f : 0;
		float frame[2] = { loud, loud };

		sf_writef_float(file, frame, 1);
	}
	sf_close(file);
	return path;
}

/* A recording of that kind that lasts 2 seconds. */
static char *write_kind(const char *name, int kind)
{
	return measure_write_sine(folder, name, kind, RATE, 2, 2, 441, 0.5);
}

static char *as_it_is_wav(void) { return write_kind("a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16); }
static char *as_it_is_flac(void) { return write_kind("b.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16); }
static char *as_it_is_ogg(void) { return write_kind("c.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS); }
static char *as_it_is_opus(void) { return write_kind("d.opus", SF_FORMAT_OGG | SF_FORMAT_OPUS); }
static char *as_it_is_mp3(void) { return write_kind("e.mp3", MP3); }
static char *variable_mp3(void) { return write_uneven_mp3("f.mp3"); }

static char *mp3_without_its_header(void)
{
	char *path = write_uneven_mp3("g.mp3");
	struct bytes bytes = read_bytes(path);

	memset(find_bytes(&bytes, "Xing", 4), 0, 4);
	write_bytes(path, &bytes, NULL);
	free(bytes.at);
	return path;
}

static char *wav_never_finished(void)
{
	char *path = write_kind("h.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24);
	struct bytes bytes = read_bytes(path);

	memset(find_bytes(&bytes, "data", 4) + 4, 0, 4);
	memset(bytes.at + 4, 0, 4);
	write_bytes(path, &bytes, NULL);
	free(bytes.at);
	return path;
}

static char *wav_of_a_pipe(void)
{
	char *path = write_kind("i.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16);
	struct bytes bytes = read_bytes(path);

	memset(find_bytes(&bytes, "data", 4) + 4, 0xff, 4);
	write_bytes(path, &bytes, NULL);
	free(bytes.at);
	return path;
}

static char *cut(char *path)
{
	measure_cut(path, 0.5);
	return path;
}

static char *cut_wav(void) { return cut(write_kind("j.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16)); }
static char *cut_flac(void) { return cut(write_kind("k.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16)); }

static char *empty_wav(void)
{
	return measure_write_sine(folder, "l.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, RATE, 1, 0,
				  441, 0.5);
}

static char *joined(const char *name, char *one, char *other)
{
	char *path = measure_path(folder, name);
	struct bytes first = read_bytes(one), second = read_bytes(other);

	write_bytes(path, &first, &second);
	free(first.at);
	free(second.at);
	free(one);
	free(other);
	return path;
}

static char *joined_ogg(void) { return joined("m.ogg", as_it_is_ogg(), as_it_is_ogg()); }
static char *joined_opus(void) { return joined("n.opus", as_it_is_opus(), as_it_is_opus()); }
static char *joined_mp3(void) { return joined("o.mp3", as_it_is_mp3(), variable_mp3()); }

static const struct {
	char *(*write)(void);
	double seconds;		/* that are heard, give or take a tenth */
	const char *words;	/* that stand in the error; NULL: it is whole */
} files[] = {
	{ as_it_is_wav, 2, NULL },
	{ as_it_is_flac, 2, NULL },
	{ as_it_is_ogg, 2, NULL },
	{ as_it_is_opus, 2, NULL },
	{ as_it_is_mp3, 2, NULL },
	{ variable_mp3, 12, NULL },
	{ mp3_without_its_header, 12, NULL },
	{ wav_never_finished, 2, NULL },
	{ wav_of_a_pipe, 2, NULL },
	{ cut_wav, 1, "j.wav: breaks off after 1.0 seconds" },
	{ cut_flac, 1, "k.flac: breaks off after" },
	{ empty_wav, 0, "l.wav: holds no sound" },
	{ joined_ogg, 4, NULL },
	{ joined_opus, 4, NULL },
	{ joined_mp3, 14, NULL },
};

static double heard_seconds(struct source *source)
{
	float frames[1024];
	double count = 0;
	size_t got;

	while ((got = source_read(source, frames, 512)) > 0)
		count += (double)got;
	return count / source_rate(source);
}

static void what_is_heard_is_the_whole_or_it_is_said(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		char *path = files[i].write();
		struct source *source;
		struct error error;
		bool whole;

		if (!source_open(&source, path, &error))
			fail_msg("%s", error.text);
		if (fabs(heard_seconds(source) - files[i].seconds) > 0.1)
			fail_msg("%s is not heard as it should", path);
		source_close(source);
		source_open(&source, path, &error);
		whole = source_is_whole(source, path, &error);
		if (whole != !files[i].words || (!whole && !strstr(error.text, files[i].words)))
			fail_msg("%s: %s", path, whole ? "is taken for whole" : error.text);
		source_close(source);
		free(path);
	}
}

static void the_length_of_an_mp3_is_counted_not_guessed(void **state)
{
	char *path = mp3_without_its_header();
	struct source *source;
	struct error error;

	(void)state;
	assert_true(source_open(&source, path, &error));
	assert_true(fabs((double)source_length(source) / RATE - 12) < 0.1);
	assert_true(source_seek(source, 11 * RATE));
	assert_true(fabs(heard_seconds(source) - 1) < 0.1);
	source_close(source);
	free(path);
}

/* The two recordings of a chain differ in pitch, so that it is heard which is read. */
static void any_place_of_a_chain_is_found(void **state)
{
	static const struct { int64_t second; double hz; } places[] = {
		{ 3, 882 }, { 1, 441 }, { 2, 882 }, { 0, 441 } };
	char *low = measure_write_sine(folder, "low.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, RATE,
				       2, 2, 441, 0.5);
	char *high = measure_write_sine(folder, "high.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS,
					RATE, 2, 2, 882, 0.5);
	char *path = joined("p.ogg", low, high);
	float *frames = measure_frames(RATE / 2);
	struct source *source;
	struct error error;

	(void)state;
	assert_true(source_open(&source, path, &error));
	assert_int_equal(source_length(source), 4 * RATE);
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		assert_true(source_seek(source, places[i].second * RATE + RATE / 4));
		assert_int_equal(source_read(source, frames, RATE / 2), RATE / 2);
		if (measure_tone(frames, RATE / 2, places[i].hz) < 0.4)
			fail_msg("second %d is not that of %.0f Hz", (int)places[i].second,
				 places[i].hz);
	}
	source_close(source);
	free(frames);
	free(path);
}

/* Where the last page of a recording is torn, its length is known to nobody. */
/* Older libsndfile tells no length of a torn recording, newer ones that of what is left. */
static void a_chain_with_a_torn_recording_has_no_length_to_be_believed(void **state)
{
	char *torn = as_it_is_ogg(), *path;
	struct bytes bytes = read_bytes(torn);
	struct source *source;
	struct error error;

	(void)state;
	bytes.at[bytes.count - 1] ^= 1;
	write_bytes(torn, &bytes, NULL);
	free(bytes.at);
	path = joined("r.ogg", torn, write_kind("s.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS));
	assert_true(source_open(&source, path, &error));
	assert_true(source_length(source) == -1 || source_length(source) <= 4 * RATE);
	assert_true(heard_seconds(source) > 1.9);
	source_close(source);
	free(path);
}

static void recordings_that_do_not_go_together_say_so(void **state)
{
	char *path = joined("q.ogg", as_it_is_ogg(),
			    measure_write_sine(folder, "mono.ogg",
					       SF_FORMAT_OGG | SF_FORMAT_VORBIS, 24000, 1, 1, 441,
					       0.5));
	struct source *source;
	struct error error;

	(void)state;
	assert_false(source_open(&source, path, &error));
	assert_non_null(strstr(error.text, "q.ogg: holds several recordings of different kinds"));
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_heard_is_the_whole_or_it_is_said),
		cmocka_unit_test(any_place_of_a_chain_is_found),
		cmocka_unit_test(a_chain_with_a_torn_recording_has_no_length_to_be_believed),
		cmocka_unit_test(recordings_that_do_not_go_together_say_so),
		cmocka_unit_test(the_length_of_an_mp3_is_counted_not_guessed),
	};

	return cmocka_run_group_tests_name("audio_whole", tests, make_folder, remove_folder);
}
