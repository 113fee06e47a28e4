/* engine/session.c -- first the time that passed, then the event, then whatever
 * has come to its end by that. */
#include "engine/session.h"

enum { FADE_MOVE_MS = 150, FADE_PAUSE_MS = 400, FADE_LEAVE_MS = 800 };
enum { BACK_TO_START_MS = 3000 };

/* The most that one event causes besides steps that end by themselves. */
enum { EFFECTS_OF_EVENT = 4 };

static const struct timed_step *timed_step(const struct session *session)
{
	return &session->timeline->steps[session->step];
}

static size_t step_count(const struct session *session)
{
	return session->timeline->practice->step_count;
}

static struct effect *cause(const struct session *session, struct effects *effects,
			    enum effect_kind kind)
{
	struct effect *effect = &effects->at[effects->count++];

	*effect = (struct effect){
		.kind = kind,
		.step = session->step,
		.at_ms = session->position_ms,
		.spent_ms = session->spent_ms,
	};
	return effect;
}

static void hush(const struct session *session, struct effects *effects,
		 int64_t fade_ms)
{
	cause(session, effects, EFFECT_HUSH)->fade_ms = fade_ms;
}

static void end(struct session *session, enum ending ending, struct effects *effects)
{
	session->state = SESSION_ENDED;
	session->away = false;
	session->ending = ending;
	cause(session, effects, EFFECT_ENDED)->ending = ending;
}

/* Stands in `step` from now on; the sound is the caller's business. */
static void stand_in(struct session *session, size_t step, int64_t position_ms,
		     struct effects *effects)
{
	session->step = step;
	session->position_ms = position_ms;
	session->away = false;
	session->state = timed_step(session)->timed ? SESSION_RUNNING : SESSION_WAITING;
	cause(session, effects, EFFECT_STEP);
}

/* Goes to a step by the person's will: its sound begins anew. */
static void go_to(struct session *session, size_t step, struct effects *effects)
{
	if (session->state == SESSION_RUNNING)
		hush(session, effects, FADE_MOVE_MS);
	stand_in(session, step, 0, effects);
	if (session->state == SESSION_RUNNING)
		cause(session, effects, EFFECT_PLAY);
}

/* Passes the ends of timed steps that time has reached, while there is room. */
static void settle(struct session *session, struct effects *effects, size_t room)
{
	while (session->state == SESSION_RUNNING && effects->count < room &&
	       session->position_ms >= timed_step(session)->length_ms) {
		int64_t over_ms = session->position_ms - timed_step(session)->length_ms;

		if (session->step + 1 < step_count(session)) {
			stand_in(session, session->step + 1, over_ms, effects);
			continue;
		}
		session->position_ms -= over_ms;
		session->spent_ms -= over_ms;
		end(session, ENDED_FINISHED, effects);
	}
}

/* Lets the time since the last event pass; tells whether it was a gap in what
 * ran. */
static bool pass_time(struct session *session, int64_t now_ms,
		      struct effects *effects)
{
	int64_t passed_ms = now_ms > session->last_ms ? now_ms - session->last_ms : 0;

	session->last_ms += passed_ms;
	if ((session->state != SESSION_RUNNING && session->state != SESSION_WAITING) ||
	    session->away)
		return false;
	if (passed_ms <= SESSION_GAP_MS) {
		session->position_ms += passed_ms;
		session->spent_ms += passed_ms;
		settle(session, effects, SESSION_EFFECTS - EFFECTS_OF_EVENT);
		return false;
	}
	if (session->state == SESSION_WAITING)
		return false;
	hush(session, effects, FADE_PAUSE_MS);
	cause(session, effects, EFFECT_PAUSED)->gap = true;
	session->state = SESSION_PAUSED;
	return true;
}

static void pause_or_go_on(struct session *session, struct effects *effects)
{
	if (session->state == SESSION_RUNNING) {
		hush(session, effects, FADE_PAUSE_MS);
		cause(session, effects, EFFECT_PAUSED);
		session->state = SESSION_PAUSED;
	} else if (session->state == SESSION_PAUSED) {
		session->state = SESSION_RUNNING;
		cause(session, effects, EFFECT_RESUMED);
		cause(session, effects, EFFECT_PLAY);
	}
}

static void go_away(struct session *session, struct effects *effects)
{
	if (session->state == SESSION_RUNNING)
		pause_or_go_on(session, effects);
	session->away = session->state == SESSION_WAITING;
}

/* The step before; one without length would only lead back here. */
static bool step_before(const struct session *session, size_t *step)
{
	for (*step = session->step; (*step)-- > 0;) {
		const struct timed_step *before = &session->timeline->steps[*step];

		if (!before->timed || before->length_ms > 0)
			return true;
	}
	return false;
}

static void go_back(struct session *session, struct effects *effects)
{
	bool timed = timed_step(session)->timed;
	size_t step = session->step;

	if (timed && session->position_ms >= BACK_TO_START_MS)
		go_to(session, session->step, effects);
	else if (step_before(session, &step))
		go_to(session, step, effects);
	else if (timed)
		go_to(session, session->step, effects);
}

static void go_on(struct session *session, struct effects *effects)
{
	if (session->step + 1 < step_count(session)) {
		go_to(session, session->step + 1, effects);
		return;
	}
	if (session->state == SESSION_RUNNING)
		hush(session, effects, FADE_MOVE_MS);
	end(session, ENDED_FINISHED, effects);
}

/* Also a waiting step's last bells are hushed. */
static void leave(struct session *session, struct effects *effects)
{
	if (session->state != SESSION_PAUSED)
		hush(session, effects, FADE_LEAVE_MS);
	end(session, ENDED_LEFT, effects);
}

static void obey(struct session *session, struct session_event event,
		 struct effects *effects)
{
	switch (event.kind) {
	case SESSION_TICK:
		break;
	case SESSION_PAUSE:
		pause_or_go_on(session, effects);
		break;
	case SESSION_BACK:
		go_back(session, effects);
		break;
	case SESSION_ON:
		go_on(session, effects);
		break;
	case SESSION_DONE:
		go_on(session, effects);
		break;
	case SESSION_ANSWER:
		if (event.answer)
			cause(session, effects, EFFECT_KEEP_ANSWER)->answer =
				event.answer;
		break;
	case SESSION_AWAY:
		go_away(session, effects);
		break;
	case SESSION_HERE:
		session->away = false;
		break;
	case SESSION_LEAVE:
		leave(session, effects);
		break;
	case SESSION_INTERRUPT:
		end(session, ENDED_INTERRUPTED, effects);
		break;
	}
}

/* A key is pressed for what was last seen: "done" is not for a step that has only
 * begun with this event, and "pause" is there already after a gap. */
static bool meant_otherwise(enum session_event_kind kind, bool waited, bool gap)
{
	return (kind == SESSION_DONE && !waited) || (kind == SESSION_PAUSE && gap);
}

void session_begin(struct session *session, const struct timeline *timeline,
		   size_t step, int64_t position_ms, int64_t now_ms,
		   struct effects *effects)
{
	const struct timed_step *timed;

	*session = (struct session){ .timeline = timeline, .last_ms = now_ms };
	effects->count = 0;
	if (step >= step_count(session)) {
		session->step = step_count(session) > 0 ? step_count(session) - 1 : 0;
		end(session, ENDED_FINISHED, effects);
		return;
	}
	timed = &timeline->steps[step];
	if (position_ms < 0 || !timed->timed)
		position_ms = 0;
	if (position_ms > timed->length_ms)
		position_ms = timed->length_ms;
	stand_in(session, step, position_ms, effects);
	if (session->state == SESSION_RUNNING)
		cause(session, effects, EFFECT_PLAY);
	settle(session, effects, SESSION_EFFECTS);
}

void session_do(struct session *session, struct session_event event,
		int64_t now_ms, struct effects *effects)
{
	bool waited = session->state == SESSION_WAITING, gap;

	effects->count = 0;
	if (session->state == SESSION_ENDED)
		return;
	gap = pass_time(session, now_ms, effects);
	if (session->state == SESSION_ENDED)
		return;
	if (!meant_otherwise(event.kind, waited, gap))
		obey(session, event, effects);
	settle(session, effects, SESSION_EFFECTS);
}
