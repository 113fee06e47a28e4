/* engine/session_view.c -- what there is to see now, and when that changes. */
#include "engine/session.h"

/* So often at least a tick is wanted, to tell a gap from a quiet minute. */
enum { WATCH_MS = 1000 };

static bool says(const struct step *step, size_t cue)
{
	return step->cues[cue].kind == CUE_SAY;
}

static int64_t earlier(int64_t one_ms, int64_t other_ms)
{
	return one_ms < other_ms ? one_ms : other_ms;
}

/* The next time in a guide at which a line begins or has been spoken. */
static int64_t caption_change(const struct step *step, const struct timed_step *timed,
			      int64_t at_ms)
{
	for (size_t i = 0; i < step->cue_count; i++) {
		const struct moment *moment = &timed->moments[i];

		if (!says(step, i))
			continue;
		if (moment->at_ms > at_ms)
			return moment->at_ms;
		if (moment->at_ms + moment->length_ms > at_ms)
			return moment->at_ms + moment->length_ms;
	}
	return timed->length_ms;
}

static void look_at_breath(const struct step *step, const struct timed_step *timed,
			   int64_t at_ms, struct session_view *view)
{
	/* The very end is still the last breath, not the first of more. */
	if (at_ms >= timed->length_ms && at_ms > 0)
		at_ms = timed->length_ms - 1;
	view->has_breath = true;
	view->breath = breath_at(&step->pattern, at_ms);
	view->breaths = timed->breaths;
}

static void look_at_caption(const struct step *step, const struct timed_step *timed,
			    int64_t at_ms, struct session_view *view)
{
	for (size_t i = 0; i < step->cue_count; i++) {
		const struct moment *moment = &timed->moments[i];

		if (!says(step, i))
			continue;
		if (moment->at_ms > at_ms)
			break;
		view->has_caption = true;
		view->cue_index = i;
		view->caption = step->cues[i].text;
		view->speaking = at_ms < moment->at_ms + moment->length_ms;
	}
}

static int64_t elapsed_before(const struct timeline *timeline, size_t step)
{
	int64_t sum_ms = 0;

	for (size_t i = 0; i < step; i++)
		sum_ms += timeline->steps[i].length_ms;
	return sum_ms;
}

int64_t session_due_ms(const struct session *session)
{
	const struct timed_step *timed;
	const struct step *step;
	int64_t at_ms = session->position_ms, next_ms;

	if (session->state == SESSION_PAUSED || session->state == SESSION_ENDED ||
	    session->away)
		return INT64_MAX;
	if (session->state == SESSION_WAITING)
		return session->last_ms + WATCH_MS;
	timed = &session->timeline->steps[session->step];
	step = &session->timeline->practice->steps[session->step];
	next_ms = timed->length_ms;
	if (step->kind == STEP_GUIDE)
		next_ms = earlier(next_ms, caption_change(step, timed, at_ms));
	if (step->kind == STEP_BREATHE)
		next_ms = earlier(next_ms,
				  at_ms + breath_at(&step->pattern, at_ms).left_ms);
	/* What found no room in the last effects is due at once. */
	if (next_ms < at_ms)
		next_ms = at_ms;
	return session->last_ms + earlier(next_ms - at_ms, WATCH_MS);
}

struct session_view session_look(const struct session *session)
{
	const struct timeline *timeline = session->timeline;
	const struct practice *practice = timeline->practice;
	const struct timed_step *timed;
	struct session_view view = {
		.state = session->state,
		.practice = practice,
		.step_index = session->step,
		.step_count = practice->step_count,
		.position_ms = session->position_ms,
		.total_ms = timeline->length_ms,
		.spent_ms = session->spent_ms,
		.ending = session->ending,
	};

	if (practice->step_count == 0)
		return view;
	timed = &timeline->steps[session->step];
	view.step = &practice->steps[session->step];
	view.step_ms = timed->length_ms;
	view.elapsed_ms = elapsed_before(timeline, session->step);
	if (!timed->timed)
		return view;
	view.position_ms = earlier(view.position_ms, view.step_ms);
	view.elapsed_ms += view.position_ms;
	if (view.step->kind == STEP_BREATHE)
		look_at_breath(view.step, timed, view.position_ms, &view);
	if (view.step->kind == STEP_GUIDE)
		look_at_caption(view.step, timed, view.position_ms, &view);
	return view;
}
