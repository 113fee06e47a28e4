/* hard_moment_test.c -- a hard moment has its words whatever else is broken, and
 * its sound whenever there is a device. */
#include "support/check.h"
#include "support/terminal.h"

#include "audio/device.h"

#include <string.h>
#include <sys/wait.h>

enum { SECOND = 48000, PATIENCE_MS = 30000, SETTINGS_MOST = 12 };

/* Nobody is to be asked the first questions: it opens on Today. */
#define ASKED "[journey]\nsince = 2026-11-22\n"

static const char *home;

static int make_home(void **state)
{
	(void)state;
	home = check_folder();
	check_write(check_path(home, "config/groundwork/groundwork.ini"), ASKED, strlen(ASKED));
	return 0;
}

static int remove_home(void **state)
{
	(void)state;
	check_remove(home);
	return 0;
}

/* Starts in the home with more settings, NAME=value, ended by NULL. */
static void start(struct terminal *terminal, const char *clock, int rows, int cols,
		  const char *const *more)
{
	const char *named = getenv("GROUNDWORK");
	const char *arguments[] = { named && *named ? named : "build/groundwork", NULL };
	static char lines[4][300];
	const char *settings[SETTINGS_MOST] = { lines[0], lines[1], lines[2], lines[3],
						"GROUNDWORK_CONFIG=config" };

	snprintf(lines[0], sizeof *lines, "HOME=%s", home);
	snprintf(lines[1], sizeof *lines, "XDG_DATA_HOME=%s/data", home);
	snprintf(lines[2], sizeof *lines, "XDG_CONFIG_HOME=%s/config", home);
	snprintf(lines[3], sizeof *lines, "XDG_STATE_HOME=%s/state", home);
	for (size_t i = 0; more[i]; i++) {
		assert_true(i + 6 < SETTINGS_MOST);
		settings[5 + i] = more[i];
	}
	terminal_start(terminal, &(struct terminal_start){ rows, cols, arguments, settings,
							   clock });
}

static void ends_well(struct terminal *terminal, int signal)
{
	int status;

	kill(terminal->program, signal);
	status = terminal_end(terminal);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 128 + signal);
}

/* ---- what may be broken */

struct broken {
	const char *what;
	const char *file, *bytes;	/* in the home; NULL: none */
	const char *settings[4];
	const char *on_today;		/* what shows that it has begun */
	int rows, cols;
};

static const struct broken all_broken[] = {
	{ "the database", "data/groundwork/groundwork.db", "this was a database once",
	  { "GROUNDWORK_CONTENT=tests/screens/content" }, "Four breaths", 24, 80 },
	{ "the place of the database", "data", "a file where a folder should be",
	  { "GROUNDWORK_CONTENT=tests/screens/content" }, "Four breaths", 24, 80 },
	{ "the content", NULL, NULL, { "GROUNDWORK_CONTENT=/nowhere" }, "no practice", 24, 80 },
	{ "the sounds", NULL, NULL, { "GROUNDWORK_CONTENT=tests/screens/content",
				      "GROUNDWORK_AUDIO=/nowhere" }, "Four breaths", 24, 80 },
	{ "the settings", "config/groundwork/groundwork.ini", "[sound\nvolume = much\n" ASKED,
	  { "GROUNDWORK_CONTENT=tests/screens/content" }, "Four breaths", 24, 80 },
	{ "the sound, which is off", "config/groundwork/groundwork.ini",
	  "[sound]\nsound = off\n" ASKED, { "GROUNDWORK_CONTENT=tests/screens/content" },
	  "Four breaths", 24, 80 },
	{ "the window, which is tiny", NULL, NULL, { "GROUNDWORK_CONTENT=/nowhere" },
	  "This window", 6, 30 },
	{ "everything", "data/groundwork/groundwork.db", "this was a database once",
	  { "GROUNDWORK_CONTENT=/nowhere", "GROUNDWORK_AUDIO=/nowhere" }, "cannot be read",
	  12, 40 },
};

static void its_words_come_whatever_is_broken(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof all_broken / sizeof *all_broken; i++) {
		const struct broken *broken = &all_broken[i];
		struct terminal terminal;

		make_home(NULL);
		if (broken->file)
			check_write(check_path(home, broken->file), broken->bytes,
				    strlen(broken->bytes));
		start(&terminal, "2026-11-22T08:00:00Z", broken->rows, broken->cols,
		      broken->settings);
		if (!terminal_wait(&terminal, broken->on_today))
			fail_msg("with %s broken it did not begin", broken->what);
		terminal_press(&terminal, "!");
		if (!terminal_wait(&terminal, "Eyes open"))
			fail_msg("with %s broken no words came", broken->what);
		assert_true(terminal_advance(&terminal, 20000));
		assert_true(terminal_wait(&terminal, "Feel your feet"));
		assert_true(terminal_advance(&terminal, 60000));
		terminal_press(&terminal, "x");
		assert_true(terminal_wait(&terminal, broken->on_today));
		ends_well(&terminal, SIGTERM);
		check_remove(home);
	}
	make_home(NULL);
}

/* ---- a device to be heard on */

static void write_practice(void)
{
	static const char practice[] =
		"[practice]\ntitle = Breaths\nsummary = Breaths.\nkind = breathing\n"
		"stage = prepare\nminutes = 1\nintensity = 1\nanchors = breath, sound\n"
		"contains = breath\ncaution = None.\nsource = A test\n"
		"[breathe one]\npattern = 4 6\nminutes = 1\ncue = tone\n";
	static const char settings[] = "[screen]\nmotion = none\n"
					"[practice]\nask_before = off\n" ASKED;

	check_write(check_path(home, "content/practices/breaths.ini"), practice,
		    strlen(practice));
	check_write(check_path(home, "config/groundwork/groundwork.ini"), settings,
		    strlen(settings));
}

static void wait_for_frames(const struct device *device, size_t frames)
{
	int64_t until_ms = device_now_ms() + PATIENCE_MS;

	while (device_count(device) < frames) {
		if (device_now_ms() > until_ms)
			fail_msg("the card played %zu frames of %zu", device_count(device),
				 frames);
		poll(NULL, 0, 20);
	}
}

/* The first frame from `at` on after which `count` frames are silent. */
static size_t silence_from(const float *frames, size_t at, size_t count, size_t all)
{
	while (at + count < all && measure_peak(frames + at * 2, count) > 0.001)
		at += 480;
	return at;
}

static void expect_no_click(const float *frames, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++)
		assert_true(fabs((double)(frames[i * 2] - frames[i * 2 - 2])) < 0.02);
}

/* The practice fades, the tone comes, the voice follows; a key, and it is still. */
static void expect_story(const float *frames, size_t asked, size_t left, size_t count)
{
	size_t still = silence_from(frames, asked, SECOND / 10, count), mark;

	assert_true(measure_peak(frames + (asked - SECOND / 2) * 2, SECOND / 2) > 0.02);
	assert_true(still < asked + SECOND);
	mark = still + measure_first(frames + still * 2, count - still, 0.002);
	assert_true(mark < asked + 2 * SECOND);
	expect_no_click(frames, asked - SECOND / 2, mark + SECOND);
	assert_true(measure_tone(frames + (mark + SECOND / 2) * 2, SECOND / 2, 174.61) > 0.004);
	assert_true(measure_rms(frames + (mark + 2 * SECOND) * 2, 2 * SECOND) > 0.01);
	assert_true(silence_from(frames, left, SECOND / 2, count) < left + SECOND * 3 / 2);
}

static void the_voice_is_heard_after_the_practice_has_faded(void **state)
{
	const char *more[] = { NULL, NULL, NULL, "GROUNDWORK_AUDIO=audio", NULL };
	char content[300], config[300], file[300];
	struct terminal terminal;
	struct device device;
	size_t asked, left, count;
	float *played;

	(void)state;
	if (!device_ready(&device))
		skip();
	write_practice();
	snprintf(content, sizeof content, "GROUNDWORK_CONTENT=%s/content", home);
	snprintf(config, sizeof config, "ALSA_CONFIG_PATH=%s", device.config);
	snprintf(file, sizeof file, "GWTEST_FILE=%s", device.played);
	more[0] = content;
	more[1] = config;
	more[2] = file;
	start(&terminal, NULL, 24, 80, more);
	assert_true(terminal_wait(&terminal, "Breaths"));
	terminal_press(&terminal, "<Enter>");
	assert_true(terminal_wait(&terminal, "breath 1 of 6"));
	wait_for_frames(&device, 2 * SECOND);
	terminal_press(&terminal, "!");
	asked = device_count(&device);
	assert_true(terminal_wait(&terminal, "Stopping here counts"));
	wait_for_frames(&device, asked + 7 * SECOND);
	terminal_press(&terminal, "x");
	left = device_count(&device);
	assert_true(terminal_wait(&terminal, "Paused. Space goes on."));
	assert_true(terminal_wait(&terminal, "breath 1 of 6"));
	wait_for_frames(&device, left + 2 * SECOND);
	ends_well(&terminal, SIGTERM);
	played = device_played(&device, &count);
	expect_story(played, asked, left, count);
	free(played);
	device_remove(&device);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(its_words_come_whatever_is_broken, make_home,
						remove_home),
		cmocka_unit_test_setup_teardown(
			the_voice_is_heard_after_the_practice_has_faded, make_home, remove_home),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
