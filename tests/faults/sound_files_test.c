/* sound_files_test.c -- clips, bells and beds that are missing, cut off or no
 * sound at all: that is told, captions go on, and every length stays exact. */
#include "app/here.h"
#include "app/sounds.h"

#include "audio/engine.h"

#include <sys/stat.h>

static void use_sounds_without(const char *clip, const char *bytes, size_t length)
{
	const char *audio = check_path(here.place.home, "audio");
	char command[512];

	snprintf(command, sizeof command, "rm -rf '%s' && cp -rL tests/commands/audio '%s'",
		 audio, audio);
	assert_int_equal(system(command), 0);
	unlink(check_path(audio, clip));
	if (bytes)
		check_write(check_path(audio, clip), bytes, length);
	setenv("GROUNDWORK_AUDIO", audio, 1);
	here_close(&here);
	here_open(&here);
}

/* `told`: what the practice says of the sound while it goes on, and why it is not written
 * as a file; NULL: it is not told, for it is a line of the voice, shown as words. */
static void expect_captions_and_length(const char *told)
{
	struct player *player = here_play(&here, "small");
	bool captioned = false, noted = false;

	while (player_look(player).state == SESSION_RUNNING) {
		struct session_view view = player_look(player);
		const char *note = player_note(player);

		captioned |= view.has_caption &&
			     !strcmp(view.caption, "Notice one sound, near or far.");
		noted |= note && told && strstr(note, told);
		here_pass(&here, player, 500);
	}
	assert_true(captioned);
	assert_int_equal(noted, told != NULL);
	assert_int_equal(player_look(player).spent_ms, 60000);
	player_close(player);
}

static void expect_no_file(const char *told)
{
	const char *file = check_path(here.place.home, "out.wav");
	struct player_plan plan;

	unlink(file);
	assert_false(player_render(here.app, app_practice(here.app, "small"), 0, file, &plan,
				   &here.error));
	if (!strstr(here.error.text, told))
		fail_msg("%s", here.error.text);
	assert_int_not_equal(access(file, F_OK), 0);
}

/* The last bell rings on for so long. */
enum { RING_MS = 1000 };

static void expect_file(void)
{
	const char *file = check_path(here.place.home, "out.wav");
	struct player_plan plan;
	struct stat about;

	assert_true(player_render(here.app, app_practice(here.app, "small"), 0, file, &plan,
				  &here.error));
	assert_int_equal(plan.length_ms, 60000 + RING_MS);
	assert_int_equal(stat(file, &about), 0);	/* and not one frame beside it */
	assert_int_equal(about.st_size, 44 + plan.length_ms * 48 * 4);
}

static void expect_told(const char *told)
{
	expect_captions_and_length(told);
	expect_no_file(told);
}

static const char line_clip[] = "voices/heart-1/f01dfe284fab7312.wav";

static void a_missing_clip_is_captioned(void **state)
{
	(void)state;
	use_sounds_without(line_clip, NULL, 0);
	expect_captions_and_length(NULL);
	expect_file();
	assert_int_equal(app_lines_without_clip(here.app, app_practice(here.app, "small")),
			 2);
}

static void a_truncated_clip_is_captioned(void **state)
{
	size_t length;
	char *whole = store_place_bytes("tests/commands/audio/sounds/bowl.wav", &length);

	(void)state;
	use_sounds_without(line_clip, whole, length / 3);
	expect_captions_and_length(NULL);
	expect_file();
	use_sounds_without(line_clip, whole, 30);	/* within its head */
	expect_told("f01dfe284fab7312.wav: is not a sound file that can be read");
	free(whole);
}

static void a_clip_that_is_no_sound_is_captioned(void **state)
{
	(void)state;
	use_sounds_without(line_clip, "These are words.", 16);
	expect_told("f01dfe284fab7312.wav: is not a sound file that can be read");
	use_sounds_without(line_clip, "", 0);
	expect_told("f01dfe284fab7312.wav: is not a sound file that can be read");
}

static void without_bells_beds_and_recordings_the_length_stays(void **state)
{
	(void)state;
	use_sounds_without("sounds/rain.wav", "no sound", 8);
	expect_told("rain.wav: is not a sound file that can be read");
	use_sounds_without("sounds/bowl.wav", NULL, 0);
	expect_told("bowl: there is no sound of that name");
	use_sounds_without("sounds/note.wav", NULL, 0);
	expect_told("note: there is no sound of that name");
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
