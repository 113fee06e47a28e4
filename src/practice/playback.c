/* practice/playback.c -- asks the audio room to play, and lets time follow the ear. */
#include "practice/playback.h"

#include "app/app.h"
#include "audio/engine.h"
#include "base/clock.h"
#include "base/error.h"

#include <assert.h>
#include <stdio.h>

/* Time stands still just as long as the audio room takes a score from its beginning. */
static_assert((int)FOLLOW_PATIENCE_MS == (int)AUDIO_PATIENCE_MS, "one patience");

/* So soon a turn comes while time stands still: the first word is not missed. */
enum { WAITING_MS = 10 };

struct playback playback_make(struct audio *audio, struct clock *clock)
{
	return (struct playback){ .audio = audio, .clock = clock, .heard_ms = -1 };
}

void playback_play(struct playback *playback, const struct score *score, int64_t from_ms)
{
	int64_t clock_ms = clock_now_ms(playback->clock);

	assert(from_ms >= 0);
	playback->score = *score;
	playback->zero_ms = follow_now_ms(&playback->follow, clock_ms) - from_ms;
	playback->at_ms = from_ms;
	playback->heard_ms = -1;
	playback->playing = true;
	playback->heard = false;
	if (playback->audio)
		audio_play(playback->audio, &playback->score, from_ms, clock_ms);
	follow_begin(&playback->follow, clock_ms);
}

void playback_hush(struct playback *playback, int64_t fade_ms)
{
	if (!playback->playing)
		return;
	if (playback->audio)
		audio_hush(playback->audio, fade_ms, clock_now_ms(playback->clock));
	playback->playing = false;
	playback->heard_ms = -1;
	follow_end(&playback->follow);
}

int64_t playback_now_ms(const struct playback *playback)
{
	return follow_now_ms(&playback->follow, clock_now_ms(playback->clock));
}

int64_t playback_clock_ms(const struct playback *playback, int64_t time_ms)
{
	return follow_clock_ms(&playback->follow, time_ms);
}

/* Where the score stands when its time is `time_ms`: never before where it stood. */
static int64_t score_ms(const struct playback *playback, int64_t time_ms)
{
	int64_t at_ms = time_ms - playback->zero_ms;

	return at_ms > playback->at_ms ? at_ms : playback->at_ms;
}

/* The device is being opened, or its first frames are on their way to the ear. */
static bool is_on_its_way(const struct audio *audio)
{
	return audio_state(audio) == AUDIO_STARTING || audio_state(audio) == AUDIO_PLAYING;
}

/* What is said of sound that is not there. */
static void note_turn(struct playback *playback, int64_t clock_ms)
{
	struct sound_trouble *trouble = &playback->trouble;

	sound_trouble_turn(trouble, audio_state(playback->audio),
			   audio_words(playback->audio), clock_ms);
	if (trouble->told == AUDIO_LOST)
		snprintf(playback->note, sizeof playback->note,
			 "The sound went away for a moment; captions go on by the clock.");
	else if (trouble->told == AUDIO_NO_DEVICE)
		snprintf(playback->note, sizeof playback->note,
			 "No sound: captions and pacing go on by the clock. (%s)",
			 trouble->why);
}

/* Sound is mixed ahead, and time is drawn towards what is heard. */
static void sound_turn(struct playback *playback, int64_t clock_ms)
{
	struct audio *audio = playback->audio;
	int64_t at_ms = score_ms(playback, follow_now_ms(&playback->follow, clock_ms));

	audio_pump(audio, at_ms, clock_ms);
	note_turn(playback, clock_ms);
	playback->heard_ms = audio_heard_ms(audio, clock_ms);
	playback->heard |= playback->heard_ms >= 0;
	follow_heard(&playback->follow, at_ms, playback->heard_ms,
		     is_on_its_way(audio), clock_ms);
}

int64_t playback_turn(struct playback *playback)
{
	int64_t clock_ms = clock_now_ms(playback->clock);
	int64_t time_ms;

	if (playback->playing && playback->audio)
		sound_turn(playback, clock_ms);
	time_ms = follow_now_ms(&playback->follow, clock_ms);
	if (playback->playing)
		playback->at_ms = score_ms(playback, time_ms);
	return time_ms;
}

bool playback_rings(const struct playback *playback)
{
	const struct score *score = &playback->score;

	return playback->playing && playback->audio && is_on_its_way(playback->audio) &&
	       playback->at_ms < (score->rings_ms > score->length_ms ? score->rings_ms
								     : score->length_ms);
}

int64_t playback_due_ms(const struct playback *playback)
{
	bool waits = follow_is_waiting(&playback->follow);

	if (!playback->playing || !playback->audio ||
	    audio_state(playback->audio) == AUDIO_SILENT)
		return INT64_MAX;
	return clock_now_ms(playback->clock) + (waits ? WAITING_MS : AUDIO_PUMP_MS);
}

const char *playback_note(const struct playback *playback)
{
	return playback->trouble.told == AUDIO_SILENT ? NULL : playback->note;
}

const char *playback_trouble(const struct playback *playback)
{
	return playback->trouble.told == AUDIO_SILENT ? NULL : playback->trouble.why;
}

int playback_change_volume(struct app *app, int change)
{
	int volume = app_settings(app)->volume + change;
	struct error unsaid;
	char number[16];

	volume = volume < 0 ? 0 : volume > 100 ? 100 : volume;
	snprintf(number, sizeof number, "%d", volume);
	app_set(app, "sound", "volume", number, &unsaid);
	return volume;
}
