/* practice/sound_check.c -- a score of one sound. */
#include "practice/sound_check.h"

#include "app/app.h"
#include "app/sounds.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>

enum { FADE_MS = 800, STARTS_MS = 2000 };

struct sound_check {
	struct app *app;
	struct arena *arena;
	struct sound bell;
	struct score score;
	bool playing, missing;
	int64_t until_ms;	/* it has rung out by then */
	char words[160];
};

struct sound_check *sound_check_open(struct app *app)
{
	struct sound_check *check = memory_take(sizeof *check);
	struct error unsaid;

	check->app = app;
	check->arena = arena_open();
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
	int64_t now_ms = clock_now_ms(app_clock(check->app));

	if (check->missing || !app_audio(check->app))
		return;
	audio_play(app_audio(check->app), &check->score, 0, now_ms);
	check->playing = true;
	check->until_ms = now_ms + STARTS_MS + check->score.length_ms;
}

void sound_check_stop(struct sound_check *check)
{
	if (check->playing)
		audio_hush(app_audio(check->app), FADE_MS, clock_now_ms(app_clock(check->app)));
	check->playing = false;
}

void sound_check_turn(struct sound_check *check)
{
	int64_t now_ms = clock_now_ms(app_clock(check->app));

	if (!check->playing)
		return;
	audio_pump(app_audio(check->app), -1, now_ms);
	if (now_ms >= check->until_ms)
		sound_check_stop(check);
}

int64_t sound_check_due_ms(const struct sound_check *check)
{
	if (!check->playing || audio_state(app_audio(check->app)) == AUDIO_SILENT)
		return INT64_MAX;
	return clock_now_ms(app_clock(check->app)) + AUDIO_PUMP_MS;
}

void sound_check_volume(struct sound_check *check, int change)
{
	int volume = app_settings(check->app)->volume + change;
	struct error unsaid;
	char number[16];

	volume = volume < 0 ? 0 : volume > 100 ? 100 : volume;
	snprintf(number, sizeof number, "%d", volume);
	app_set(check->app, "sound", "volume", number, &unsaid);
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
	if (!app_audio(check->app) || (audio_state(app_audio(check->app)) != AUDIO_NO_DEVICE &&
				   audio_state(app_audio(check->app)) != AUDIO_LOST))
		return NULL;
	snprintf(check->words, sizeof check->words, "No sound comes out just now: %s.",
		 audio_words(app_audio(check->app)));
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
