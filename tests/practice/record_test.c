/* record_test.c -- a voice of one's own: which lines it has, what a kept clip is
 * called and holds, and that a practice then speaks with it. */
#include "app/here.h"

#include "practice/voice_recording.h"
#include "audio/loud.h"
#include "base/file.h"
#include "model/narration.h"

#include <sys/resource.h>

enum { SECOND = 48000 };

#define FIRST "This takes a minute. Eyes open or lowered, any posture, and q stops it at " \
	      "any moment."
#define SECOND_LINE "Notice one sound, near or far."

static struct voice_recording *record;

/* A sine in a file of the home: what somebody "said". */
static const char *said(const char *name, double hz, double seconds)
{
	static char path[512];
	char *made = measure_write_sine(here.place.home, name,
					SF_FORMAT_WAV | SF_FORMAT_PCM_16, SECOND, 1, seconds, hz,
					0.3);

	snprintf(path, sizeof path, "%s", made);
	free(made);
	return path;
}

static const char *clip_path(const char *voice, const char *text, const char *ending)
{
	char key[NARRATION_KEY], name[256];

	narration_key(voice, text, key);
	snprintf(name, sizeof name, "data/groundwork/audio/voices/%s/%s.%s", voice, key, ending);
	return check_path(here.place.home, name);
}

static int make(void **state)
{
	(void)state;
	here_make(&here);
	setenv("GROUNDWORK_AUDIO", check_path(here.place.home, "shipped"), 1);
	unsetenv("GROUNDWORK_TEST_MICROPHONE");
	here_open(&here);
	record = NULL;
	return 0;
}

static int unmake(void **state)
{
	(void)state;
	voice_recording_close(record);
	here_remove(&here);
	return 0;
}

static void open_as(const char *id, const char *voice)
{
	const struct voice_recording_options options = { .voice = voice };

	if (!voice_recording_open(&record, here.app, app_practice(here.app, id), &options,
				  &here.error))
		fail_msg("%s", here.error.text);
}

static void expect_well(bool ok)
{
	if (!ok)
		fail_msg("%s", here.error.text);
}

static void every_spoken_line_is_there_once_and_in_order(void **state)
{
	static const char *const wanted[] = { FIRST, SECOND_LINE, NARRATION_IN, NARRATION_OUT };

	(void)state;
	open_as("small", NULL);
	assert_int_equal(voice_recording_look(record).line_count, 4);
	assert_string_equal(voice_recording_look(record).voice, "own");
	for (size_t i = 0; i < 4; i++) {
		enum voice_recording_speaker speaker;

		assert_string_equal(voice_recording_line(record, i, &speaker), wanted[i]);
		assert_int_equal(speaker, SPOKEN_NOWHERE);
	}
	voice_recording_go(record, -1);
	assert_int_equal(voice_recording_look(record).line, 0);
	voice_recording_go(record, 100);
	assert_int_equal(voice_recording_look(record).line, 3);
}

static void what_cannot_be_recorded_is_told(void **state)
{
	static const char *const names[] = { "", "Own", "my voice", "../own", "own/x", "-x",
					     "\033[1m" };
	struct voice_recording_options options = { NULL, NULL };

	(void)state;
	assert_false(voice_recording_open(&record, here.app, app_practice(here.app, "page"),
					  &options,
					  &here.error));
	assert_string_equal(here.error.text,
			    "page has no spoken lines, so there is nothing to record");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		options.voice = names[i];
		assert_false(voice_recording_open(&record, here.app,
						  app_practice(here.app, "small"),
						  &options, &here.error));
		program_expect(here.error.text, "cannot be the name of a voice");
		assert_null(record);
	}
}

static void a_kept_clip_has_the_name_of_its_words_and_is_private(void **state)
{
	struct stat about;

	(void)state;
	open_as("small", "anna");
	voice_recording_go(record, 1);
	expect_well(voice_recording_take_in(record, said("said.wav", 300, 1.5),
					    &here.error));
	assert_int_equal(voice_recording_look(record).state, RECORDING_TAKEN);
	assert_false(file_exists(check_path(here.place.home, "data/groundwork/audio")));
	expect_well(voice_recording_keep(record, &here.error));
	assert_int_equal(voice_recording_look(record).state, RECORDING_READY);
	assert_int_equal(voice_recording_look(record).speaker, SPOKEN_HERE);
	assert_int_equal(voice_recording_look(record).kept_count, 1);
	assert_int_equal(stat(clip_path("anna", SECOND_LINE, "flac"), &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	assert_int_equal(stat(check_path(here.place.home, "data/groundwork/audio"), &about), 0);
	assert_int_equal(about.st_mode & 0777, 0700);
	assert_false(voice_recording_keep(record, &here.error));		/* there is no other take */
}

/* How strong a tone is in a second of a rendered practice. */
static double tone_at(const char *path, double seconds, double hz)
{
	SF_INFO info = { 0 };
	SNDFILE *file = sf_open(path, SFM_READ, &info);
	float *frames = measure_frames(SECOND);
	double level;

	assert_non_null(file);
	sf_seek(file, (sf_count_t)(seconds * SECOND), SEEK_SET);
	assert_int_equal(sf_readf_float(file, frames, SECOND), SECOND);
	sf_close(file);
	level = measure_tone(frames, SECOND, hz);
	free(frames);
	return level;
}

/* The shipped voice speaks both lines at 700 Hz, the own one the first at 300 Hz. */
static void a_practice_speaks_with_it_where_it_can(void **state)
{
	const char *path = check_path(here.place.home, "rendered.wav");
	static const char *const lines[] = { FIRST, SECOND_LINE };
	struct player_plan plan;

	(void)state;
	check_write(check_path(here.place.home, "shipped/voices/heart-1/x"), "", 0);
	for (size_t i = 0; i < 2; i++) {
		char key[NARRATION_KEY], name[100];

		narration_key(NARRATION_VOICE, lines[i], key);
		snprintf(name, sizeof name, "shipped/voices/heart-1/%s.wav", key);
		said(name, 700, 3);
	}
	check_write(check_path(here.place.home, "shipped/sounds/x"), "", 0);
	said("shipped/sounds/bowl.wav", 100, 1);	/* what it rings and plays as well */
	said("shipped/sounds/small.wav", 100, 1);
	said("shipped/sounds/rain.wav", 100, 1);
	said("shipped/sounds/note.wav", 100, 1);
	open_as("small", NULL);
	assert_int_equal(voice_recording_look(record).speaker, SPOKEN_ELSEWHERE);
	expect_well(voice_recording_take_in(record, said("said.wav", 300, 3), &here.error));
	expect_well(voice_recording_keep(record, &here.error));
	assert_false(voice_recording_look(record).chosen);
	expect_well(player_render(here.app, app_practice(here.app, "small"), 0, path,
				  &plan, &here.error));
	assert_true(tone_at(path, 1, 700) > 0.1 && tone_at(path, 1, 300) < 0.01);
	expect_well(voice_recording_choose(record, true, &here.error));
	assert_true(voice_recording_look(record).chosen);
	expect_well(player_render(here.app, app_practice(here.app, "small"), 0, path,
				  &plan, &here.error));
	assert_true(tone_at(path, 1, 300) > 0.1 && tone_at(path, 1, 700) < 0.01);
	for (double at = 3.5; tone_at(path, at, 700) < 0.05; at += 0.5)
		if (at > 20)
			fail_msg("the second line is not spoken by the shipped voice");
	expect_well(voice_recording_choose(record, false, &here.error));
	assert_false(voice_recording_look(record).chosen);
}

static void a_new_take_stands_in_the_place_of_the_old(void **state)
{
	const char *old = clip_path("own", FIRST, "opus");

	(void)state;
	check_write(old, "an older take", 13);	/* it would be found before a flac */
	open_as("small", NULL);
	assert_int_equal(voice_recording_look(record).speaker, SPOKEN_HERE);
	expect_well(voice_recording_take_in(record, said("said.wav", 300, 1), &here.error));
	expect_well(voice_recording_keep(record, &here.error));
	assert_false(file_exists(old));
	assert_true(file_exists(clip_path("own", FIRST, "flac")));
	assert_int_equal(voice_recording_look(record).speaker, SPOKEN_HERE);
}

static size_t count_files(const char *folder)
{
	const char **names;
	size_t count = 0;

	return folder_list(here.arena, folder, "", &names, &count, NULL) ? count : 0;
}

/* A disk that is full: no file of this process may grow beyond 8 kB. */
static void a_full_disk_costs_nothing_that_is_there(void **state)
{
	const struct rlimit small = { 8000, RLIM_INFINITY };
	const struct rlimit none = { RLIM_INFINITY, RLIM_INFINITY };
	const char *folder = check_path(here.place.home, "data/groundwork/audio/voices/own");
	char *bytes, *again;
	size_t length, other;
	bool ok;

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	open_as("small", NULL);
	expect_well(voice_recording_take_in(record, said("said.wav", 300, 1), &here.error));
	expect_well(voice_recording_keep(record, &here.error));
	expect_well(file_read(here.arena, clip_path("own", FIRST, "flac"), 1 << 20, &bytes,
			      &length, &here.error));
	expect_well(voice_recording_take_in(record, said("said.wav", 440, 2), &here.error));
	setrlimit(RLIMIT_FSIZE, &small);
	ok = voice_recording_keep(record, &here.error);
	setrlimit(RLIMIT_FSIZE, &none);
	assert_false(ok);
	program_expect(here.error.text, "cannot be written: File too large");
	assert_int_equal(voice_recording_look(record).state, RECORDING_TAKEN);
	assert_int_equal(count_files(folder), 1);
	expect_well(file_read(here.arena, clip_path("own", FIRST, "flac"), 1 << 20, &again,
			      &other, &here.error));
	assert_int_equal(length, other);
	assert_memory_equal(bytes, again, length);
	expect_well(voice_recording_keep(record,
					 &here.error));	/* room was made: it still waits */
	assert_int_equal(count_files(folder), 1);
}

static void a_folder_that_is_a_file_is_told(void **state)
{
	(void)state;
	check_write(check_path(here.place.home, "data/groundwork/audio"), "", 0);
	open_as("small", NULL);
	expect_well(voice_recording_take_in(record, said("said.wav", 300, 1), &here.error));
	assert_false(voice_recording_keep(record, &here.error));
	program_expect(here.error.text, "groundwork/audio");
	assert_int_equal(voice_recording_look(record).state, RECORDING_TAKEN);
}

/* Lets the clock go on, as a main loop would. */
static void pass(int64_t ms)
{
	struct clock *clock = app_clock(here.app);
	int64_t until_ms = clock_now_ms(clock) + ms;

	while (clock_now_ms(clock) < until_ms) {
		int64_t due_ms = voice_recording_due_ms(record);

		voice_recording_turn(record);
		clock_wait(clock, NULL, 0, due_ms < until_ms ? due_ms : until_ms);
	}
	voice_recording_turn(record);
}

static void a_line_goes_from_the_microphone_to_the_folder(void **state)
{
	struct voice_recording_view view;

	(void)state;
	setenv("GROUNDWORK_TEST_MICROPHONE", said("heard.wav", 300, 2), 1);
	open_as("small", NULL);
	assert_true(voice_recording_due_ms(record) == INT64_MAX);
	voice_recording_begin(record);
	pass(500);
	view = voice_recording_look(record);
	assert_int_equal(view.state, RECORDING_RUNNING);
	assert_int_equal(view.length_ms, 500);
	assert_true(view.level > 0.5 && view.level < 1);
	assert_string_equal(view.level_words, "a good level");
	voice_recording_go(record, 1);			/* not while it listens */
	assert_int_equal(voice_recording_look(record).line, 0);
	pass(2500);
	voice_recording_end(record);
	voice_recording_turn(record);
	view = voice_recording_look(record);
	assert_int_equal(view.state, RECORDING_TAKEN);
	assert_in_range(view.length_ms, 2000, 2300);
	assert_true(view.playing);
	pass(5000);
	assert_false(voice_recording_look(record).playing);
	expect_well(voice_recording_keep(record, &here.error));
	assert_true(file_exists(clip_path("own", FIRST, "flac")));
}

static void without_a_microphone_nothing_is_changed(void **state)
{
	(void)state;
	open_as("small", NULL);
	voice_recording_begin(record);
	voice_recording_turn(record);
	assert_int_equal(voice_recording_look(record).state, RECORDING_READY);
	program_expect(voice_recording_look(record).note,
		       "This machine has no microphone.");
	assert_false(file_exists(check_path(here.place.home, "data/groundwork/audio")));
}

static void the_closing_words_say_how_to_hear_it(void **state)
{
	char text[RECORDING_CLOSING];

	(void)state;
	open_as("small", NULL);
	voice_recording_closing(record, text);
	assert_string_equal(text, "0 of 4 lines of \"A small round\" are recorded in the voice "
				  "own.");
	expect_well(voice_recording_take_in(record, said("said.wav", 300, 1), &here.error));
	expect_well(voice_recording_keep(record, &here.error));
	voice_recording_closing(record, text);
	program_expect(text, "1 of 4 lines");
	program_expect(text, "set voice_folder = own below [sound] in\n");
	program_expect(text, "The other lines stay with the voice that came with Groundwork");
	expect_well(voice_recording_choose(record, true, &here.error));
	for (int i = 0; i < 3; i++) {
		voice_recording_go(record, 1);
		expect_well(voice_recording_take_in(record, said("said.wav", 300, 1),
						    &here.error));
		expect_well(voice_recording_keep(record, &here.error));
	}
	voice_recording_closing(record, text);
	assert_string_equal(text, "4 of 4 lines of \"A small round\" are recorded in the voice "
				  "own.\nIt is the voice that speaks now.");
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, make, unmake)

int main(void)
{
	const struct CMUnitTest tests[] = {
		HERE(every_spoken_line_is_there_once_and_in_order),
		HERE(what_cannot_be_recorded_is_told),
		HERE(a_kept_clip_has_the_name_of_its_words_and_is_private),
		HERE(a_practice_speaks_with_it_where_it_can),
		HERE(a_new_take_stands_in_the_place_of_the_old),
		HERE(a_full_disk_costs_nothing_that_is_there),
		HERE(a_folder_that_is_a_file_is_told),
		HERE(a_line_goes_from_the_microphone_to_the_folder),
		HERE(without_a_microphone_nothing_is_changed),
		HERE(the_closing_words_say_how_to_hear_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
