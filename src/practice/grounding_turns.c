/* practice/grounding_turns.c -- a tone, the words, and time to do what they say. */
#include "practice/grounding_turns.h"

#include "app/app.h"
#include "app/sounds.h"
#include "base/arena.h"
#include "base/error.h"
#include "model/narration.h"

#include <assert.h>

/* Quiet after each sentence: as long as doing what it says takes, unhurried. */
static const int64_t stderr_mute_ms[] = {
	5000,			/* you are here */
	8000,			/* feet */
	10000,			/* around the room */
	15000,			/* five things */
	14000,			/* something cool, a sip, the day */
	9000			/* people */
};
static_assert(sizeof stderr_mute_ms / sizeof *stderr_mute_ms == GROUNDING_SENTENCES,
	      "each sentence has its quiet");

struct texts grounding_lines(void)
{
	struct texts all = safety_hard_moment();

	assert(all.count >= GROUNDING_SENTENCES);
	return (struct texts){ all.at, GROUNDING_SENTENCES };
}

/* The clip of a line, and how long it speaks, or the line is read. */
static const char *clip_of(const struct app *app, struct arena *arena, const char *line,
			   int64_t *length_ms)
{
	const char *clip = app_clip(app, arena, line);

	if (clip && audio_file_length_ms(clip, length_ms, ERROR_NO_MATTER("check says it")))
		return clip;
	*length_ms = narration_reading_ms(line);
	return NULL;
}

struct grounding_turns grounding_lay_out(const struct app *app, struct arena *arena)
{
	struct sound *sounds = arena_array(arena, 2 * GROUNDING_TURNS, sizeof *sounds);
	struct grounding_turns turns = { .score = { .sounds = sounds } };
	struct texts lines = grounding_lines();

	for (size_t turn = 0; turn < GROUNDING_TURNS; turn++) {
		size_t sentence = turn % GROUNDING_SENTENCES;
		int64_t length_ms, at_ms = turns.length_ms;
		const char *clip = clip_of(app, arena, lines.at[sentence], &length_ms);

		turns.from_ms[turn] = at_ms;
		turns.length_ms += GROUNDING_SPEAK_MS + length_ms + stderr_mute_ms[sentence];
		sounds[turns.score.sound_count++] = (struct sound){
			.kind = SOUND_MARK, .bus = BUS_BELLS, .at_ms = at_ms,
			.length_ms = GROUNDING_MARK_MS };
		if (!clip)
			continue;
		turns.spoken++;
		sounds[turns.score.sound_count++] = (struct sound){
			.kind = SOUND_CLIP, .bus = BUS_VOICE, .path = clip,
			.at_ms = at_ms + GROUNDING_SPEAK_MS };
	}
	turns.score.length_ms = turns.length_ms;
	return turns;
}

size_t grounding_turn_at(const struct grounding_turns *turns, int64_t at_ms)
{
	size_t turn = 0;

	if (at_ms >= turns->length_ms)
		return GROUNDING_TURNS;
	while (turn + 1 < GROUNDING_TURNS && turns->from_ms[turn + 1] <= at_ms)
		turn++;
	return turn;
}
