/* render_test.c -- files of every kind last exactly what was said, and sound as
 * they should: measured by libsndfile itself. */
#include "app/here.h"

#include <math.h>
#include <sndfile.h>
#include <sys/stat.h>

struct measured {
	sf_count_t frames;
	int rate, channels, format;
	float peak;
};

static struct measured measure(const char *path)
{
	struct measured measured = { 0 };
	float frames[2 * 4096];
	SF_INFO info = { 0 };
	SNDFILE *file = sf_open(path, SFM_READ, &info);
	sf_count_t got;

	if (!file)
		fail_msg("%s: %s", path, sf_strerror(NULL));
	measured.rate = info.samplerate;
	measured.channels = info.channels;
	measured.format = info.format;
	while ((got = sf_readf_float(file, frames, 4096)) > 0) {
		measured.frames += got;
		for (sf_count_t i = 0; i < got * info.channels; i++)
			measured.peak = fmaxf(measured.peak, fabsf(frames[i]));
	}
	sf_close(file);
	return measured;
}

/* So long the bell of the tests rings; the last one stands on the end. */
enum { RING_MS = 1000 };

static bool render(const char *id, int64_t minutes_ms, const char *name,
		   int64_t *length_ms)
{
	struct player_plan plan;
	bool rendered = player_render(here.app, app_practice(here.app, id), minutes_ms,
				      check_path(here.place.home, name), &plan, &here.error);

	*length_ms = plan.length_ms;
	return rendered;
}

static bool written_here(const char *ending)
{
	SF_INFO info = { .samplerate = 48000, .channels = 2,
			 .format = SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III };

	return strcmp(ending, "mp3") || sf_format_check(&info);
}

static void every_kind_of_file_is_exactly_as_long_as_said(void **state)
{
	static const char *const endings[] = { "wav", "flac", "ogg", "opus", "mp3" };

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		char name[16];
		int64_t length_ms = 0;
		struct measured measured;

		snprintf(name, sizeof name, "out.%s", endings[i]);
		if (!written_here(endings[i])) {
			assert_false(render("small", 45000, name, &length_ms));
			program_expect(here.error.text, "mp3");
			continue;
		}
		assert_true(render("small", 45000, name, &length_ms));
		assert_int_equal(length_ms, 45000 + RING_MS);
		measured = measure(check_path(here.place.home, name));
		assert_int_equal(measured.rate, 48000);
		assert_int_equal(measured.channels, 2);
		assert_int_equal(measured.frames, length_ms * 48);
		assert_true(measured.peak > 0.01f && measured.peak <= 1);
	}
}

static void the_length_said_is_the_length_written(void **state)
{
	static const int64_t wanted_ms[] = { 0, 60000, 90000, 100000, 123456 };

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		int64_t length_ms;

		assert_true(render("quiet", wanted_ms[i], "out.wav", &length_ms));
		assert_int_equal(length_ms, (wanted_ms[i] ? wanted_ms[i] : 120000) + RING_MS);
		assert_int_equal(measure(check_path(here.place.home, "out.wav")).frames,
				 length_ms * 48);
	}
}

static void the_same_practice_gives_the_same_bytes(void **state)
{
	size_t one_length, two_length;
	char *one, *two;
	int64_t length_ms;

	(void)state;
	assert_true(render("small", 45000, "one.wav", &length_ms));
	assert_true(render("small", 45000, "two.wav", &length_ms));
	one = store_place_bytes(check_path(here.place.home, "one.wav"), &one_length);
	two = store_place_bytes(check_path(here.place.home, "two.wav"), &two_length);
	assert_int_equal(one_length, two_length);
	assert_memory_equal(one, two, one_length);
	free(one);
	free(two);
}

static void the_last_bell_rings_out(void **state)
{
	const char *path = check_path(here.place.home, "out.wav");
	SF_INFO info = { 0 };
	float frames[RING_MS * 48 * 2], loudest = 0;
	int64_t length_ms;
	SNDFILE *file;

	(void)state;
	assert_true(render("quiet", 60000, "out.wav", &length_ms));
	file = sf_open(path, SFM_READ, &info);
	sf_seek(file, 60000 * 48, SEEK_SET);
	assert_int_equal(sf_readf_float(file, frames, RING_MS * 48), RING_MS * 48);
	sf_close(file);
	for (int i = 0; i < RING_MS * 48 * 2; i++)
		loudest = fmaxf(loudest, fabsf(frames[i]));
	assert_true(loudest > 0.05f);
	assert_true(fabsf(frames[RING_MS * 48 * 2 - 1]) < 0.001f);
}

static void what_cannot_be_rendered_leaves_no_file(void **state)
{
	int64_t length_ms;

	(void)state;
	assert_false(render("page", 0, "out.wav", &length_ms));
	program_expect(here.error.text, "nothing to hear");
	assert_false(render("quiet", 6000000, "out.wav", &length_ms));
	program_expect(here.error.text, "cannot last 100 minutes");
	assert_false(render("quiet", 0, "out.xyz", &length_ms));
	assert_false(render("quiet", 0, "no/such/folder/out.wav", &length_ms));
	program_expect(here.error.text, "no/such/folder/out.wav");
	assert_int_equal(access(check_path(here.place.home, "out.wav"), F_OK), -1);
	assert_int_equal(store_place_files(here.place.home, "out", ""), 0);
}

static void a_file_that_was_there_stays_until_the_new_one_is_whole(void **state)
{
	const char *path = check_path(here.place.home, "out.wav");
	int64_t length_ms;

	(void)state;
	check_write(path, "mine", 4);
	assert_false(render("quiet", 6000000, "out.wav", &length_ms));
	assert_int_equal(store_place_files(here.place.home, "out.wav", ""), 1);
	assert_true(render("small", 45000, "out.wav", &length_ms));
	assert_int_equal(measure(path).frames, length_ms * 48);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, here_set_up_open, here_tear_down)
		TEST(every_kind_of_file_is_exactly_as_long_as_said),
		TEST(the_length_said_is_the_length_written),
		TEST(the_same_practice_gives_the_same_bytes),
		TEST(the_last_bell_rings_out),
		TEST(what_cannot_be_rendered_leaves_no_file),
		TEST(a_file_that_was_there_stays_until_the_new_one_is_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
