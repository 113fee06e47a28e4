/* practice/grounding.c -- turns laid out once, and a clock that walks along them. */
#include "practice/grounding.h"

#include "practice/follow.h"
#include "practice/grounding_plan.h"
#include "app/app.h"
#include "app/sounds.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/memory.h"

#include <stdlib.h>

enum { FADE_MS = 800, AFTER_FADE_MS = 1000 };

/* Its time is the clock's less what the device was late, as in a practice. */
struct grounding {
	struct app *app;
	struct arena *arena;
	struct grounding_plan plan;
	struct follow follow;
	int64_t zero_ms;	/* the followed time at which the plan begins */
	int64_t at_ms;		/* where it stands, at the last turn */
	int64_t play_ms;	/* when sound is to be asked for; INT64_MAX: it was */
	bool held, resting;
};

static int64_t clock_ms(const struct grounding *grounding)
{
	return clock_now_ms(app_clock(grounding->app));
}

/* Begins at a place of the plan when `after_ms` have passed. */
static void begin(struct grounding *grounding, int64_t at_ms, int64_t after_ms)
{
	int64_t now_ms = clock_ms(grounding);

	grounding->at_ms = at_ms;
	grounding->play_ms = now_ms + after_ms;
	grounding->zero_ms = follow_now_ms(&grounding->follow, grounding->play_ms) - at_ms;
}

struct grounding *grounding_open(struct app *app, bool sounded)
{
	struct grounding *grounding = memory_take(sizeof *grounding);

	grounding->app = app;
	grounding->arena = arena_open();
	grounding->plan = grounding_lay_out(app, grounding->arena);
	begin(grounding, 0, sounded ? AFTER_FADE_MS : 0);
	return grounding;
}

static void silence(struct grounding *grounding)
{
	if (app_audio(grounding->app) && grounding->play_ms == INT64_MAX)
		audio_hush(app_audio(grounding->app), FADE_MS, clock_ms(grounding));
	grounding->play_ms = INT64_MAX;
	follow_end(&grounding->follow);
}

/* Asks for the sound when it is time, and listens to how far it is. */
static void keep_sounding(struct grounding *grounding, int64_t now_ms)
{
	struct audio *audio = app_audio(grounding->app);

	if (!audio)
		return;
	if (now_ms >= grounding->play_ms) {
		grounding->play_ms = INT64_MAX;
		audio_play(audio, &grounding->plan.score, grounding->at_ms, now_ms);
		follow_begin(&grounding->follow, now_ms);
	}
	if (grounding->play_ms != INT64_MAX)
		return;
	audio_pump(audio, grounding->at_ms, now_ms);
	follow_heard(&grounding->follow, grounding->at_ms, audio_heard_ms(audio, now_ms),
		     audio_state(audio) == AUDIO_STARTING, now_ms);
}

void grounding_turn(struct grounding *grounding)
{
	int64_t now_ms = clock_ms(grounding), at_ms;

	if (grounding->held || grounding->resting)
		return;
	at_ms = follow_now_ms(&grounding->follow, now_ms) - grounding->zero_ms;
	if (at_ms > grounding->at_ms)
		grounding->at_ms = at_ms;
	if (grounding->at_ms >= grounding->plan.length_ms) {
		grounding->resting = true;
		silence(grounding);
		return;
	}
	keep_sounding(grounding, now_ms);
}

int64_t grounding_due_ms(const struct grounding *grounding)
{
	const struct grounding_plan *plan = &grounding->plan;
	const struct audio *audio = app_audio(grounding->app);
	size_t next = grounding_turn_at(plan, grounding->at_ms) + 1;
	int64_t now_ms = clock_ms(grounding), due_ms;

	if (grounding->held || grounding->resting)
		return INT64_MAX;
	due_ms = next < GROUNDING_TURNS ? plan->from_ms[next] : plan->length_ms;
	due_ms = follow_clock_ms(&grounding->follow, grounding->zero_ms + due_ms);
	if (audio && grounding->play_ms < due_ms)
		due_ms = grounding->play_ms;
	else if (audio && audio_state(audio) != AUDIO_SILENT && now_ms + AUDIO_PUMP_MS < due_ms)
		due_ms = now_ms + (follow_is_waiting(&grounding->follow) ? 10
									 : AUDIO_PUMP_MS);
	return due_ms;
}

bool grounding_look(const struct grounding *grounding, size_t *sentence, double *part)
{
	const struct grounding_plan *plan = &grounding->plan;
	size_t turn = grounding_turn_at(plan, grounding->at_ms);
	int64_t from_ms, to_ms;

	if (turn == GROUNDING_TURNS)
		return false;
	from_ms = plan->from_ms[turn];
	to_ms = turn + 1 < GROUNDING_TURNS ? plan->from_ms[turn + 1] : plan->length_ms;
	*sentence = turn % GROUNDING_SENTENCES;
	*part = (double)(grounding->at_ms - from_ms) / (double)(to_ms - from_ms);
	return true;
}

void grounding_hold(struct grounding *grounding)
{
	if (grounding->held || grounding->resting)
		return;
	grounding->held = true;
	silence(grounding);
}

void grounding_go_on(struct grounding *grounding)
{
	size_t turn = grounding_turn_at(&grounding->plan, grounding->at_ms);

	if (!grounding->held)
		return;
	grounding->held = false;
	begin(grounding, grounding->plan.from_ms[turn], 0);
}

void grounding_close(struct grounding *grounding)
{
	if (!grounding)
		return;
	if (!grounding->held && !grounding->resting)
		silence(grounding);
	arena_close(grounding->arena);
	free(grounding);
}
