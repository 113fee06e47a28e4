/* practice/sound_trouble.c -- two spans of time: how long it must last, and how long it
 * stands. */
#include "practice/sound_trouble.h"

#include <stdio.h>

enum { LASTS_MS = 1500, STANDS_MS = 4000 };

static bool stands(const struct sound_trouble *trouble, int64_t now_ms)
{
	return trouble->told != AUDIO_SILENT && now_ms - trouble->told_ms < STANDS_MS;
}

void sound_trouble_turn(struct sound_trouble *trouble, enum audio_state state,
			const char *why, int64_t now_ms)
{
	bool lasted = trouble->lasts;

	trouble->lasts = state == AUDIO_LOST || state == AUDIO_NO_DEVICE;
	if (trouble->lasts && !lasted)
		trouble->since_ms = now_ms;
	if (stands(trouble, now_ms) || trouble->told == state)
		return;
	if (!trouble->lasts) {
		trouble->told = AUDIO_SILENT;
	} else if (now_ms - trouble->since_ms >= LASTS_MS) {
		trouble->told = state;
		trouble->told_ms = now_ms;
		snprintf(trouble->why, sizeof trouble->why, "%s", why);
	}
}
