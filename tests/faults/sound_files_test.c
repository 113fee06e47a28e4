/* sound_files_test.c -- clips, bells and beds that are missing, cut off or no
 * sound at all: captions go on, and every length stays exact. */
#include "app/here.h"
#include "app/sounds.h"

#include "audio/engine.h"

#include <sys/stat.h>

static void use_sounds_without(const char *clip, const char *bytes, size_t length)
{
	const char *audio = check_path(here.place.home, "audio");
	char command[512];

	snprintf(command, sizeof command, "cp -rL tests/commands/audio '%s'", audio);
	assert_int_equal(system(command), 0);
	unlink(check_path(audio, clip));
	if (bytes)
		check_write(check_path(audio, clip), bytes, length);
	setenv("GROUNDWORK_AUDIO", audio, 1);
	here_close(&here);
	here_open(&here);
}

static void expect_captions_and_length(void)
{
	struct player *player = here_play(&here, "small");
	const char *file = check_path(here.place.home, "out.wav");
	bool captioned = false;
	struct stat about;
	int64_t length_ms;

	while (player_look(player).state == SESSION_RUNNING) {
		struct session_view view = player_look(player);

		captioned |= view.has_caption &&
			     !strcmp(view.caption, "Notice one sound, near or far.");
		here_pass(&here, player, 500);
	}
	assert_true(captioned);
	assert_int_equal(player_look(player).spent_ms, 60000);
	player_close(player);
	assert_true(player_render(here.app, app_practice(here.app, "small"), 0, file,
				  &length_ms, &here.error));
	assert_int_equal(length_ms, 60000);
	assert_true(audio_file_length_ms(file, &length_ms, &here.error));
	assert_int_equal(length_ms, 60000);
	assert_int_equal(stat(file, &about), 0);	/* and not one frame beside it */
	assert_int_equal(about.st_size, 44 + 60 * 48000 * 4);
}

static const char line_clip[] = "voices/heart-1/f01dfe284fab7312.wav";

static void a_missing_clip_is_captioned(void **state)
{
	(void)state;
	use_sounds_without(line_clip, NULL, 0);
	expect_captions_and_length();
	assert_int_equal(app_lines_without_clip(here.app, app_practice(here.app, "small")),
			 2);
}

static void a_truncated_clip_is_captioned(void **state)
{
	size_t length;
	char *whole = store_place_bytes("tests/commands/audio/sounds/bowl.wav", &length);

	(void)state;
	use_sounds_without(line_clip, whole, length / 3);
	expect_captions_and_length();
	use_sounds_without(line_clip, whole, 30);	/* within its head */
	expect_captions_and_length();
	free(whole);
}

static void a_clip_that_is_no_sound_is_captioned(void **state)
{
	(void)state;
	use_sounds_without(line_clip, "These are words.", 16);
	expect_captions_and_length();
	use_sounds_without(line_clip, "", 0);
	expect_captions_and_length();
}

static void without_bells_beds_and_recordings_the_length_stays(void **state)
{
	(void)state;
	use_sounds_without("sounds/rain.wav", "no sound", 8);
	expect_captions_and_length();
	use_sounds_without("sounds/bowl.wav", NULL, 0);
	expect_captions_and_length();
	use_sounds_without("sounds/note.wav", NULL, 0);
	expect_captions_and_length();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, here_set_up_open, here_tear_down)
		TEST(a_missing_clip_is_captioned),
		TEST(a_truncated_clip_is_captioned),
		TEST(a_clip_that_is_no_sound_is_captioned),
		TEST(without_bells_beds_and_recordings_the_length_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
