/* practice/grounding.c -- turns laid out once, and a playback that walks along them. */
#include "practice/grounding.h"

#include "practice/grounding_turns.h"
#include "practice/playback.h"
#include "app/app.h"
#include "app/sounds.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/memory.h"

#include <stdlib.h>

enum { FADE_MS = 800, AFTER_FADE_MS = 1000 };

enum state { TO_BEGIN, PLAYING, HELD, RESTING };

struct grounding {
	struct app *app;
	struct arena *arena;
	struct grounding_turns turns;
	struct playback playback;
	enum state state;
	int64_t begin_ms;	/* TO_BEGIN: at this time of the clock, */
	int64_t at_ms;		/* where it stands, or begins */
};

static int64_t clock_ms(const struct grounding *grounding)
{
	return clock_now_ms(app_clock(grounding->app));
}

struct grounding *grounding_open(struct app *app, bool sounded)
{
	struct grounding *grounding = memory_alloc(sizeof *grounding);

	grounding->app = app;
	grounding->arena = arena_open();
	grounding->turns = grounding_lay_out(app, grounding->arena);
	grounding->playback = playback_make(app_audio(app), app_clock(app));
	grounding->begin_ms = clock_ms(grounding) + (sounded ? AFTER_FADE_MS : 0);
	return grounding;
}

/* A turn that comes late begins as far into the score as it is late. */
static void begin_when_due(struct grounding *grounding)
{
	int64_t late_ms = clock_ms(grounding) - grounding->begin_ms;

	if (late_ms < 0)
		return;
	grounding->state = PLAYING;
	playback_play(&grounding->playback, &grounding->turns.score,
		      grounding->at_ms + late_ms);
}

void grounding_turn(struct grounding *grounding)
{
	if (grounding->state == TO_BEGIN)
		begin_when_due(grounding);
	if (grounding->state != PLAYING)
		return;
	playback_turn(&grounding->playback);
	grounding->at_ms = grounding->playback.at_ms;
	if (grounding->at_ms < grounding->turns.length_ms)
		return;
	grounding->state = RESTING;
	playback_hush(&grounding->playback, FADE_MS);
}

/* The end of the turn that runs, by the clock. */
static int64_t turn_ends_ms(const struct grounding *grounding)
{
	const struct grounding_turns *turns = &grounding->turns;
	size_t next = grounding_turn_at(turns, grounding->at_ms) + 1;
	int64_t end_ms = next < GROUNDING_TURNS ? turns->from_ms[next] : turns->length_ms;

	end_ms += grounding->playback.zero_ms;
	return playback_clock_ms(&grounding->playback, end_ms);
}

int64_t grounding_due_ms(const struct grounding *grounding)
{
	int64_t end_ms, sound_ms;

	switch (grounding->state) {
	case TO_BEGIN:
		return grounding->begin_ms;
	case PLAYING:
		end_ms = turn_ends_ms(grounding);
		sound_ms = playback_due_ms(&grounding->playback);
		return sound_ms < end_ms ? sound_ms : end_ms;
	case HELD:
	case RESTING:
		break;
	}
	return INT64_MAX;
}

bool grounding_look(const struct grounding *grounding, size_t *sentence, double *part)
{
	const struct grounding_turns *turns = &grounding->turns;
	size_t turn = grounding_turn_at(turns, grounding->at_ms);
	int64_t from_ms, to_ms;

	if (turn == GROUNDING_TURNS)
		return false;
	from_ms = turns->from_ms[turn];
	to_ms = turn + 1 < GROUNDING_TURNS ? turns->from_ms[turn + 1] : turns->length_ms;
	*sentence = turn % GROUNDING_SENTENCES;
	*part = (double)(grounding->at_ms - from_ms) / (double)(to_ms - from_ms);
	return true;
}

void grounding_hold(struct grounding *grounding)
{
	if (grounding->state == RESTING)
		return;
	grounding->state = HELD;
	playback_hush(&grounding->playback, FADE_MS);
}

void grounding_go_on(struct grounding *grounding)
{
	size_t turn = grounding_turn_at(&grounding->turns, grounding->at_ms);

	if (grounding->state != HELD)
		return;
	grounding->state = TO_BEGIN;
	grounding->begin_ms = clock_ms(grounding);
	grounding->at_ms = grounding->turns.from_ms[turn];
}

void grounding_close(struct grounding *grounding)
{
	if (!grounding)
		return;
	playback_hush(&grounding->playback, FADE_MS);
	arena_close(grounding->arena);
	free(grounding);
}
