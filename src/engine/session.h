/* engine/session.h -- a session as a pure machine.
 *
 * Promise: events and the time go in, effects come out, and a view says what
 *          there is to see. The same events at the same times give the same
 *          effects. When two ticks are more than SESSION_GAP_MS apart while a
 *          timed step runs (the lid was closed, the process was stopped), the
 *          session pauses where it stood at the earlier one: never a leap.
 *          A step that ends by itself goes over into the next without
 *          EFFECT_PLAY while steps are timed (their sound is one score); before
 *          a step that waits the sound rings out by itself. A step without
 *          length is passed at once. Should one event cause more effects than
 *          there is room for, the rest comes with the next.
 * Owner:   struct session is the caller's; it borrows the timeline, and effects
 *          borrow what the events carried.
 * Threads: one at a time. No clock, no allocation, no I/O.
 * Fails:   never; an event that makes no sense where it stands does nothing.
 *
 * Life:    session_begin() -> any number of session_do() -> a state of
 *          SESSION_ENDED. Tick at least as often as session_due_ms() says.
 */
#ifndef ENGINE_SESSION_H
#define ENGINE_SESSION_H

#include "engine/breath.h"
#include "engine/timeline.h"
#include "model/practice.h"
#include "model/record.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SESSION_GAP_MS = 2000 };
enum { SESSION_EFFECTS = 12 };	/* the most that one event can cause */

enum session_state { SESSION_RUNNING, SESSION_WAITING, SESSION_PAUSED, SESSION_ENDED };

enum session_event_kind {
	SESSION_TICK,		/* nothing but the time */
	SESSION_PAUSE,		/* pause a timed step, or go on when paused; when it
				   comes after a gap, the gap was the pause */
	SESSION_BACK,		/* to a timed step's start; in its first 3 s, and from
				   a step that waits, a step back; goes on if paused */
	SESSION_ON,		/* a step on, past the last one the end is reached
				   (finished); goes on if paused */
	SESSION_DONE,		/* the person has finished a waiting step; not one that
				   only began with this event */
	SESSION_ANSWER,		/* something was written or chosen in this step; kept
				   in every state but ended */
	SESSION_AWAY,		/* the person looks at something else: a timed step
				   pauses, and in one that waits no time is spent */
	SESSION_HERE,		/* and is back: a step that waits is spent in again */
	SESSION_LEAVE,		/* stop here */
	SESSION_INTERRUPT	/* the program is being ended from outside */
};

struct session_event {
	enum session_event_kind kind;
	const struct answer *answer;	/* SESSION_ANSWER */
};

enum effect_kind {
	EFFECT_STEP,		/* `step` begins (also on back, on and resume) */
	EFFECT_PLAY,		/* sound plays from `at_ms` of `step` on, through all
				   following timed steps up to the next that waits */
	EFFECT_HUSH,		/* sound fades out over `fade_ms` */
	EFFECT_PAUSED,		/* `at_ms` of `step`; `gap`: by a gap, not a key */
	EFFECT_RESUMED,
	EFFECT_KEEP_ANSWER,	/* store `answer` */
	EFFECT_ENDED		/* `ending`, after `spent_ms` */
};

/* Every effect tells where the session stands: step, at_ms, spent_ms. */
struct effect {
	enum effect_kind kind;
	size_t step;
	int64_t at_ms, fade_ms, spent_ms;
	bool gap;
	enum ending ending;
	const struct answer *answer;
};

struct effects {
	size_t count;
	struct effect at[SESSION_EFFECTS];
};

struct session {
	const struct timeline *timeline;
	enum session_state state;
	size_t step;
	int64_t position_ms;	/* into the step: time that ran, pauses left out */
	int64_t spent_ms;	/* in all steps, waited or run; pauses, gaps and the time
				   away left out */
	int64_t last_ms;	/* the time of the last event */
	bool away;		/* from a step that waits */
	enum ending ending;
};

/* What there is to see, and to hear next. */
struct session_view {
	enum session_state state;
	const struct practice *practice;
	size_t step_index, step_count;
	const struct step *step;
	int64_t position_ms, step_ms;	/* step_ms is 0 when the step waits */
	int64_t elapsed_ms, total_ms;	/* over all timed steps */
	int64_t spent_ms;
	bool has_breath;		/* breathe: */
	struct breath_view breath;
	int breaths;			/* of this step in all */
	bool has_caption;		/* guide: */
	size_t cue_index;		/* of the say line last begun */
	const char *caption;		/* its words */
	bool speaking;			/* it is being spoken now */
	enum ending ending;		/* when ended */
};

/* Begins at `step` and `position_ms` into it (0, 0 for the beginning); a step
 * that waits begins at its beginning. */
void session_begin(struct session *session, const struct timeline *timeline,
		   size_t step, int64_t position_ms, int64_t now_ms,
		   struct effects *effects);

/* Takes one event at `now_ms`; time that has passed since the last one is dealt
 * with first. */
void session_do(struct session *session, struct session_event event,
		int64_t now_ms, struct effects *effects);

/* The next time at which something changes by itself (a caption, a phase, a
 * step's end; at the latest a second from the last event, so that a gap can be
 * told); INT64_MAX when ended, paused or away. */
int64_t session_due_ms(const struct session *session);

/* The present moment, to draw from. */
struct session_view session_look(const struct session *session);

#endif
