/* practice/sound_check.c -- a score of one sound. */
#include "practice/sound_check.h"

#include "practice/playback.h"
#include "app/app.h"
#include "app/sounds.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>

enum { FADE_MS = 800, RINGS_OUT_MS = 500 };

struct sound_check {
	struct app *app;
	struct arena *arena;
	struct sound bell;
	struct score score;
	struct playback playback;
	bool missing;
	char words[320];
};

struct sound_check *sound_check_open(struct app *app)
{
	struct sound_check *check = memory_alloc(sizeof *check);
	struct error unsaid;

	check->app = app;
	check->arena = arena_open();
	check->playback = playback_make(app_audio(app), app_clock(app));
	check->bell = (struct sound){ .kind = SOUND_CLIP, .bus = BUS_BELLS };
	check->bell.path = app_sound(app, check->arena, bell_name(BELL_BOWL));
	check->missing = !check->bell.path ||
			 !audio_file_length_ms(check->bell.path, &check->bell.length_ms,
					       &unsaid);
	check->score = (struct score){ .sounds = &check->bell, .sound_count = 1,
				       .length_ms = check->bell.length_ms };
	return check;
}

void sound_check_play(struct sound_check *check)
{
	if (!check->missing)
		playback_play(&check->playback, &check->score, 0);
}

void sound_check_stop(struct sound_check *check)
{
	playback_hush(&check->playback, FADE_MS);
}

/* What the device still holds may ring out. */
void sound_check_turn(struct sound_check *check)
{
	playback_turn(&check->playback);
	if (check->playback.at_ms >= check->score.length_ms + RINGS_OUT_MS)
		sound_check_stop(check);
}

int64_t sound_check_due_ms(const struct sound_check *check)
{
	return playback_due_ms(&check->playback);
}

void sound_check_volume(struct sound_check *check, int change)
{
	playback_change_volume(check->app, change);
}

const char *sound_check_words(struct sound_check *check)
{
	const struct settings *settings = app_settings(check->app);

	if (check->missing)
		return "The file of the bell is missing or cannot be read; groundwork doctor "
		       "says where it should be.";
	if (!settings->sound)
		return "Sound is off in the settings.";
	if (!settings->volume || !settings->bells)
		return "The volume stands at 0.";
	if (!playback_trouble(&check->playback))
		return NULL;
	snprintf(check->words, sizeof check->words, "No sound comes out just now: %s.",
		 playback_trouble(&check->playback));
	return check->words;
}

void sound_check_close(struct sound_check *check)
{
	if (!check)
		return;
	sound_check_stop(check);
	arena_close(check->arena);
	free(check);
}
