/* practice/record_sound.c -- a score of one sound, and where in it the ear is. */
#include "practice/record_parts.h"

#include "app/sounds.h"

#include "base/clock.h"

#include <stdio.h>

enum {
	START_MS = 1500,	/* a device may take so long to open */
	FADE_MS = 60,
	ECHO_MS = 400		/* a fade, and what the device still holds */
};

int64_t record_silence(struct record *record)
{
	bool sounds = record->playing.on && record->playing.heard;

	if (record->playing.on && app_audio(record->app))
		audio_hush(app_audio(record->app), FADE_MS, clock_now_ms(app_clock(record->app)));
	record->playing.on = false;
	return sounds ? ECHO_MS : 0;
}

static void play(struct record *record, const char *path, int64_t length_ms)
{
	int64_t now_ms = clock_now_ms(app_clock(record->app));

	record_silence(record);
	snprintf(record->playing.path, sizeof record->playing.path, "%s", path);
	record->playing.sound = (struct sound){ .bus = BUS_VOICE,
						.path = record->playing.path };
	record->playing.score = (struct score){ .sounds = &record->playing.sound,
						.sound_count = 1, .length_ms = length_ms };
	record->playing.on = true;
	record->playing.heard = false;
	record->playing.began_ms = now_ms;
	record->playing.at_ms = 0;
	if (app_audio(record->app))
		audio_play(app_audio(record->app), &record->playing.score, 0, now_ms);
}

void record_play(struct record *record)
{
	struct arena *arena = arena_open();
	const char *path = NULL;
	int64_t length_ms = 0;

	if (record->state == RECORD_TAKEN)
		path = arena_print(arena, "/proc/self/fd/%d", record->take_file);
	else if (record->state == RECORD_READY)
		path = app_clip_of_voice(record->app, arena, record->voice,
				     record->lines.at[record->line].text);
	if (!path && record->state == RECORD_READY)
		path = app_clip(record->app, arena, record->lines.at[record->line].text);
	if (path && audio_file_length_ms(path, &length_ms, NULL))
		play(record, path, length_ms);
	else if (record->state == RECORD_READY)
		record_say(record, "There is no clip of this line yet.");
	arena_close(arena);
}

/* Tells whether nothing can be heard here; says so of a take. */
static bool is_unheard(struct record *record)
{
	bool off = !app_settings(record->app)->sound;

	if (!off && (record->playing.heard ||
		     audio_state(app_audio(record->app)) != AUDIO_NO_DEVICE))
		return false;
	if (record->state == RECORD_TAKEN && !record->note[0])
		record_say(record, "It cannot be heard here: %s. It can be kept all the same.",
			   audio_words(app_audio(record->app)));
	return true;
}

/* Follows what leaves the loudspeaker; where none can be told, the clock. */
void record_play_turn(struct record *record, int64_t now_ms)
{
	struct audio *audio = app_audio(record->app);
	int64_t heard_ms = -1;

	if (audio) {
		audio_pump(audio, record->playing.on ? record->playing.at_ms : -1, now_ms);
		heard_ms = audio_heard_ms(audio, now_ms);
	}
	if (!record->playing.on)
		return;
	if (heard_ms >= 0) {
		record->playing.began_ms = now_ms - heard_ms;
		record->playing.heard = true;
	} else if (audio && !record->playing.heard && audio_state(audio) == AUDIO_STARTING &&
		   now_ms - record->playing.began_ms < START_MS) {
		return;
	}
	record->playing.at_ms = now_ms - record->playing.began_ms;
	if (record->playing.at_ms >= record->playing.score.length_ms ||
	    (audio && is_unheard(record)))
		record_silence(record);
}
