/* practice/player_sound.c -- a score for each run of timed steps, made again when the
 * person wants other sounds. */
#include "practice/player_parts.h"

#include "app/sounds.h"

#include "base/arena.h"
#include "base/clock.h"
#include "store/store.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct audio *player_audio(const struct player *player)
{
	return player->rehearse ? NULL : app_audio(player->app);
}

/* Where in the score the session stands; -1 when no score plays. */
int64_t player_score_ms(const struct player *player)
{
	int64_t at_ms = player->session.position_ms;

	if (!player->sounding || player->session.step < player->run_first)
		return -1;
	for (size_t s = player->run_first; s < player->session.step; s++)
		at_ms += player->plan.timeline.steps[s].length_ms;
	return at_ms;
}

void player_sound(struct player *player, size_t step, int64_t at_ms)
{
	struct arena *old = player->score_arena;
	int64_t now_ms = clock_now_ms(player->clock);

	if (!player_audio(player))
		return;
	player->score_arena = arena_open();
	player->score = plan_score(&player->plan, player->app, player->score_arena,
				   &player->sound, step,
				   plan_run_end(&player->plan, step));
	player->run_first = step;
	audio_play(player_audio(player), &player->score, at_ms, now_ms);
	player->sounding = true;
	follow_begin(&player->follow, now_ms);
	arena_close(old);
}

/* The same place again with other sounds: a bed was chosen, a voice left out. */
static void play_again(struct player *player)
{
	if (player->session.state == SESSION_RUNNING)
		player_sound(player, player->session.step, player->session.position_ms);
}

void player_silence(struct player *player, int64_t fade_ms)
{
	if (player_audio(player))
		audio_hush(player_audio(player), fade_ms, clock_now_ms(player->clock));
	player->sounding = false;
	follow_end(&player->follow);
}

static const char *say_notice(struct player *player, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static const char *say_notice(struct player *player, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(player->notice, sizeof player->notice, format, args);
	va_end(args);
	return player->notice;
}

const char *player_volume(struct player *player, int change)
{
	int volume = app_settings(player->app)->volume + change;
	struct error unsaid;
	char number[16];

	volume = volume < 0 ? 0 : volume > 100 ? 100 : volume;
	snprintf(number, sizeof number, "%d", volume);
	app_set(player->app, "sound", "volume", number, &unsaid);
	return say_notice(player, "volume %d", volume);
}

const char *player_next_bed(struct player *player)
{
	const char *now = player->sound.bed;
	enum bed bed;

	if (!now)
		player->sound.bed = "none";
	else if (!strcmp(now, "none"))
		player->sound.bed = bed_name((enum bed)0);
	else if (bed_find(now, &bed) && bed + 1 < BED_COUNT)
		player->sound.bed = bed_name((enum bed)(bed + 1));
	else
		player->sound.bed = NULL;
	play_again(player);
	return say_notice(player, "bed: %s",
			  player->sound.bed ? player->sound.bed : "as written");
}

const char *player_toggle_voice(struct player *player)
{
	player->sound.voice = !player->sound.voice;
	play_again(player);
	return say_notice(player, player->sound.voice ? "voice on" : "voice off");
}

const char *player_toggle_bells_only(struct player *player)
{
	player->sound.bells_only = !player->sound.bells_only;
	play_again(player);
	return say_notice(player, player->sound.bells_only ? "bells only"
							   : "every sound");
}

void player_hush(struct player *player)
{
	player_do(player, SESSION_AWAY);
	player_silence(player, 800);
}

void player_back(struct player *player)
{
	if (player->session.away)
		player_do(player, SESSION_HERE);
}

static const char *sound_note(const struct player *player)
{
	const struct audio *audio = player_audio(player);

	if (!audio)
		return NULL;
	switch (audio_state(audio)) {
	case AUDIO_LOST:
		return "The sound went away for a moment; captions go on by the clock.";
	case AUDIO_NO_DEVICE:
		return "No sound: captions and pacing go on by the clock.";
	case AUDIO_SILENT:
	case AUDIO_IDLE:
	case AUDIO_STARTING:
	case AUDIO_PLAYING:
		break;
	}
	return NULL;
}

const char *player_note(const struct player *player)
{
	const char *words = player->row ? store_words(app_store(player->app)) : NULL;

	if (player->trouble.text[0])
		return player->trouble.text;
	return words ? words : sound_note(player);
}
